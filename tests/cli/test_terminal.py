"""What a terminal sees, and no pipe: colour and moving displays."""

import os
import pty
import re
import subprocess

import pytest
from drafts import STIFF

from humanize_cli.cli.terminal import Terminal


def seen(cli, *words: str, stream: str, **more: str) -> bytes:
    """What a process writes to a stream that is a terminal."""
    main, other = pty.openpty()
    streams = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "stdin": subprocess.DEVNULL,
        stream: other,
    }
    environment = {**cli.environment, "TERM": "xterm", **more}
    shown = b""
    with subprocess.Popen(cli.words(*words), cwd=cli.folder, env=environment, **streams):
        os.close(other)
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(main)
    return shown


@pytest.mark.parametrize(
    ("setting", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_diff_and_errors_are_coloured_on_a_terminal_unless_told_otherwise(cli, write, setting, coloured):
    write("a.md", STIFF)
    difference = seen(cli, "--diff", "a.md", stream="stdout", **setting)
    plain = re.sub(rb"\x1b\[[\d;]*m", b"", difference).replace(b"\r\n", b"\n")
    assert plain == cli("--diff", "a.md").out
    assert b"will use the new tool" in plain
    assert (b"\x1b[32m+" in difference) is coloured
    assert (b"will \x1b[1;7muse\x1b[22;27m the" in difference) is coloured
    assert (b"will \x1b[1;7mutilize\x1b[22;27m the" in difference) is coloured
    message = seen(cli, "[red]nope.md", stream="stderr", **setting)
    assert b"[red]nope.md: no such file" in message
    assert (b"\x1b[1;31m" in message) is coloured


def test_the_text_is_the_same_on_a_terminal(cli, write):
    write("a.md", STIFF + "[bold]not markup[/bold] :smile:\n")
    text = seen(cli, "a.md", stream="stdout").replace(b"\r\n", b"\n").decode()
    assert text == cli("a.md").out.decode()


def test_typing_is_announced(cli, write):
    write("a.md", STIFF)
    main, other = pty.openpty()
    with cli.start("--check", stdin=other, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        os.close(other)
        os.write(main, b"The library opens at nine and closes at six on every day but Sunday.\n\x04")
        out, message = process.communicate(timeout=60)
    os.close(main)
    assert (process.returncode, out) == (0, b"")
    assert message == b"Reading what you type; end with Ctrl-D on a line of its own.\n"


def test_what_is_written_to_a_terminal_that_is_gone_is_lost_without_a_word():
    master, own = pty.openpty()
    os.close(master)
    try:
        Terminal(own).write("anyone?")
    finally:
        os.close(own)
