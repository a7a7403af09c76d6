"""The command line as a user starts it: a process, bytes in, bytes out."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("driver.py")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """What a process left behind; assertions print all of it."""

    code: int
    out: bytes
    err: str


@dataclass(frozen=True)
class Command:
    """Starts `humanize` with a scripted engine in a folder of its own."""

    folder: Path
    environment: Mapping[str, str]

    def words(self, *words: str | Path, script: str = "use") -> list[str]:
        return [sys.executable, str(DRIVER), script, *map(str, words)]

    def __call__(
        self,
        *words: str | Path,
        stdin: bytes = b"",
        script: str = "use",
        prefix: tuple[str, ...] = (),
        **more: object,
    ) -> Ran:
        done = subprocess.run(
            [*prefix, *self.words(*words, script=script)],
            input=stdin,
            capture_output=True,
            cwd=self.folder,
            env=dict(self.environment),
            timeout=550,
            check=False,
            **more,  # type: ignore[call-overload]
        )
        return Ran(done.returncode, done.stdout, done.stderr.decode())

    def start(self, *words: str | Path, script: str = "use", **more: object) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.words(*words, script=script),
            cwd=self.folder,
            env=dict(self.environment),
            **more,  # type: ignore[call-overload]
        )


@pytest.fixture
def cli(tmp_path: Path) -> Command:
    """The command, started in an empty folder with a cache folder of its own."""
    folder = tmp_path / "here"
    folder.mkdir()
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("HUMANIZE_", "COMP_", "NO_COLOR"))
    }
    environment = kept | {
        "HUMANIZE_CACHE": str(tmp_path / "cache"),
        "HUMANIZE_PROFILES": str(tmp_path / "profiles"),
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    return Command(folder, environment)


@pytest.fixture
def write(cli: Command) -> Callable[..., Path]:
    """Write a file into the command's folder, making folders on the way."""

    def to(name: str, content: str | bytes) -> Path:
        path = cli.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to
