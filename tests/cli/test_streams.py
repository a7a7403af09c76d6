"""Standard streams that are full, closed, or left by their reader."""

import subprocess
from pathlib import Path

import pytest
from drafts import EDITED, STIFF


def test_full_stdout(cli, write):
    write("a.md", STIFF)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            cli.words("a.md"),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=cli.folder,
            env=dict(cli.environment),
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        3,
        b"error: stdout: cannot be written: No space left on device\n",
    )


@pytest.mark.parametrize("words", ["a.md", "--json a.md", "--explain a.md"])
def test_a_reader_that_goes_away(cli, write, words):
    write("a.md", STIFF * 2000)
    shell = (
        " ".join(f"'{each}'" for each in cli.words(*words.split())) + " | head -c 10; echo ${PIPESTATUS[0]}"
    )
    done = subprocess.run(
        ["bash", "-c", shell], capture_output=True, cwd=cli.folder, env=dict(cli.environment), check=True
    )
    assert done.stdout.split(b"\n")[-2].endswith(b"0")
    assert b"Traceback" not in done.stderr
    assert b"Broken pipe" not in done.stderr


def test_a_reader_of_a_diff_that_goes_away_has_seen_a_change(cli, write):
    for number in range(200):
        write(f"docs/{number}.md", STIFF * 20)
    shell = (
        " ".join(f"'{each}'" for each in cli.words("--diff", "docs")) + " | head -n 1; echo ${PIPESTATUS[0]}"
    )
    done = subprocess.run(
        ["bash", "-c", shell], capture_output=True, cwd=cli.folder, env=dict(cli.environment), check=True
    )
    assert done.stdout == b"--- docs/0.md\n1\n"
    assert done.stderr == b""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(cli, write, closed):
    write("a.md", STIFF)
    for words in (["a.md"], ["-w", "a.md"], ["-"]):
        shell = " ".join(f"'{each}'" for each in cli.words(*words)) + f" {closed}"
        done = subprocess.run(
            ["bash", "-c", shell],
            input=STIFF.encode(),
            capture_output=True,
            cwd=cli.folder,
            env=dict(cli.environment),
            check=False,
        )
        assert done.returncode in (0, 3)
        assert b"Traceback" not in done.stderr
        assert (cli.folder / "a.md").read_text() in (STIFF, EDITED)
