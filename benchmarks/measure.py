"""Shared by the benchmarks: a command as a process with its time and peak memory, and a machine line."""

import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: wall and processor seconds, peak resident megabytes, and what it printed."""

    seconds: float
    peak_mb: float
    output: bytes
    processor_seconds: float


def run(
    command: Sequence[str],
    *,
    text: bytes = b"",
    environment: dict[str, str] | None = None,
    accepted: Collection[int] = (0,),
) -> Run:
    """Run a command with `text` on its standard input; raise CalledProcessError if it fails.

    It has failed if its exit code is not among the `accepted` ones.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **(environment or {})}
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(text)
    process.stdin.close()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Run(seconds, _megabytes(usage.ru_maxrss), output, usage.ru_utime + usage.ru_stime)


def median_of(runs: int, command: Sequence[str], *, text: bytes = b"") -> Run:
    """Run a command `runs` times after a warm-up and return the run with the median time."""
    run(command, text=text)
    done = sorted((run(command, text=text) for _ in range(runs)), key=lambda each: each.seconds)
    return done[len(done) // 2]


def own_peak_mb() -> float:
    """Return this process's peak resident memory in megabytes."""
    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def machine() -> str:
    """Return one line that says what the figures were taken on."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip()
            for line in info.read_text().splitlines()
            if line[:10] == "model name"
        ]
        model = names[0] if names else model
    return f"{model}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}"


def humanize(*arguments: str) -> list[str]:
    """Return the command line of this environment's humanize."""
    return [sys.executable, "-m", "humanize_cli", *arguments]


def spread(values: Sequence[float]) -> str:
    """Return "median (min to max)"."""
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def _megabytes(maxrss: int) -> float:
    """Linux counts kilobytes, macOS bytes."""
    return maxrss / 1024 if sys.platform != "darwin" else maxrss / 1024**2
