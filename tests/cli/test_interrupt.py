"""Ctrl-C: code 130, one line, and every file either as it was or finished."""

import signal
import subprocess
import time
from pathlib import Path

import pytest
from drafts import EDITED, STIFF

SENTENCE = "Team number {} will utilize the new tool for every report that it writes this year.\n"


def interrupted(process: subprocess.Popen[bytes]) -> bytes:
    """Press Ctrl-C and return what was said on stderr."""
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=30)[1]


def wait_for(condition) -> None:
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("waited in vain")


def test_during_editing(cli, write):
    for number in range(400):
        write(f"docs/{number}.md", SENTENCE.format(number))
    with cli.start("-w", "docs", script="slow", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        wait_for((cli.folder / "asked").exists)
        message = interrupted(process)
    assert process.returncode == 130
    assert message == b"Interrupted; every file is either as it was or finished.\n"
    for number in range(400):
        assert (cli.folder / f"docs/{number}.md").read_text() == SENTENCE.format(number)


def test_during_writing(cli, write):
    for number in range(1500):
        write(f"docs/{number:04}.md", STIFF)
    with cli.start("-w", "-q", "docs", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        wait_for(lambda: (cli.folder / "docs/0000.md").read_text() == EDITED)
        message = interrupted(process)
    texts = [(cli.folder / f"docs/{number:04}.md").read_text() for number in range(1500)]
    assert set(texts) == {STIFF, EDITED}
    assert (process.returncode, message) == (130, b"")
    assert len(list((cli.folder / "docs").iterdir())) == 1500


def test_while_the_model_is_built(cli, write):
    write("a.md", STIFF)
    with cli.start("-w", "a.md", script="build", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        wait_for((cli.folder / "asked").exists)
        message = interrupted(process)
    assert process.returncode == 130
    assert message.decode().splitlines() == [
        "Building the model, once, about a minute: merging the adapter.",
        "Interrupted; every file is either as it was or finished.",
    ]
    assert (cli.folder / "a.md").read_text() == STIFF


def test_while_stdin_is_awaited(cli):
    with cli.start(stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        message = process.stderr.read()
    assert process.returncode == 130
    assert message == b"Interrupted; every file is either as it was or finished.\n"


@pytest.mark.parametrize("words", [["a.md"], ["-w", "a.md"], ["--diff", "a.md"]])
def test_within_the_engine(cli, write, words):
    write("a.md", STIFF)
    ran = cli(*words, script="interrupt")
    assert (ran.code, ran.out) == (130, b"")
    assert (cli.folder / "a.md").read_text() == STIFF


def test_an_engine_with_work_under_way_does_not_delay_the_end(cli, write):
    for number in range(400):
        write(f"docs/{number}.md", SENTENCE.format(number))
    with cli.start(
        "-w", "docs", script="lingering", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        wait_for((cli.folder / "asked").exists)
        message = interrupted(process)
    assert process.returncode == 130
    assert message == b"Interrupted; every file is either as it was or finished.\n"


def test_during_a_check_of_many_files(cli, write):
    for number in range(2000):
        write(f"docs/{number:04}.md", 40 * SENTENCE.format(number))
    words = ("check", "--threads", "3", "--format", "json", "docs")
    with cli.start(*words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        for _ in range(20):  # the first ones are checked before other processes are started
            process.stdout.readline()
        workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        message = interrupted(process)
    assert (process.returncode, message) == (
        130,
        b"Interrupted; every file is either as it was or finished.\n",
    )
    assert len(workers) == 3
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
