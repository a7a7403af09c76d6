"""Disks that take no more: the old file is whole, and the message says why."""

import resource
import subprocess

import pytest
from drafts import STIFF
from unharmed import harmless


def test_full_disk(cli):
    """On a file system of 64 KiB: the old file is whole, the message says why, nothing is left behind."""
    words = " ".join(f"'{each}'" for each in cli.words("-w", "a.md"))
    script = f"""
        set -e
        mount -t tmpfs -o size=64k none .
        cd "$PWD"
        cat > a.md
        set +e
        {words}
        echo "code $?"
        ls -A
        cat a.md
    """
    text = STIFF * 180
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script],
        input=text,
        text=True,
        capture_output=True,
        cwd=cli.folder,
        env=dict(cli.environment),
        check=False,
    )
    if "code" not in done.stdout:
        pytest.skip(f"no file system can be mounted here: {done.stderr}")
    assert done.stdout == "code 3\na.md\n" + text
    assert (
        done.stderr
        == "error: a.md: cannot be written: No space left on device; what was there is as it was\n"
    )


def test_file_size_limit(cli, write):
    text = STIFF * 180
    write("a.md", text)
    ran = cli("-w", "a.md", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    assert ran.code == 3
    assert ran.err == "error: a.md: cannot be written: File too large; what was there is as it was\n"
    assert harmless(cli, {"a.md": text.encode()})
