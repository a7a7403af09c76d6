"""--interactive in a pseudo-terminal: keys in, what is written, and what is shown."""

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time
from dataclasses import dataclass

import pytest

PROMPT = b"[q]uit [?] "
ONE = "The {} team will utilize the new tool for every report that it writes this year.\n"
NAMES = ("first", "second", "third")
TEXT = "\n".join(ONE.format(name) for name in NAMES)


def text(*edited: str) -> str:
    """The text with some of its sentences edited."""
    return "\n".join(
        ONE.format(name).replace("utilize", "use") if name in edited else ONE.format(name) for name in NAMES
    )


@dataclass
class Talked:
    """How a conversation ended: the exit code, what the terminal showed, and what went to stdout."""

    code: int
    shown: str
    out: bytes


def talk(
    cli, *words: str, keys: list[str], script: str = "use", stdin: bytes | None = None, **more
) -> Talked:
    """Run a command on a terminal, and press keys: one entry at each prompt, "^C" for Ctrl-C."""
    main, other = pty.openpty()
    environment = {**cli.environment, "TERM": "xterm", "NO_COLOR": "1", **more}

    def own_terminal() -> None:
        os.setsid()
        fcntl.ioctl(other, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        cli.words(*words, script=script),
        cwd=cli.folder,
        env=environment,
        stdin=other if stdin is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=other,
        preexec_fn=own_terminal,
    )
    os.close(other)
    if stdin is not None:
        process.stdin.write(stdin)
        process.stdin.close()
    waiting, shown, seen = list(keys), b"", 0
    end = time.monotonic() + 120
    while time.monotonic() < end:
        if not select.select([main], [], [], 0.2)[0]:
            if process.poll() is not None:
                break
            continue
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
        while waiting and shown.find(PROMPT, seen) >= 0:
            seen = shown.find(PROMPT, seen) + len(PROMPT)
            key = waiting.pop(0)
            if key == "^C":
                process.send_signal(signal.SIGINT)
            elif key == "hang up":
                os.close(main)
                process.wait(timeout=30)
                return Talked(process.returncode, shown.decode(), process.stdout.read())
            else:
                os.write(main, key.encode())
    process.wait(timeout=60)
    os.close(main)
    assert not waiting, shown.decode()
    return Talked(process.returncode, shown.decode().replace("\r\n", "\n"), process.stdout.read())


@pytest.mark.parametrize(
    ("keys", "edited"),
    [
        (["y", "n", "y"], ["first", "third"]),
        (["n", "n", "n"], []),
        (["a"], NAMES),
        (["n", "a"], ["second", "third"]),
        (["y", "d"], ["first"]),
        (["y", "q"], ["first"]),
        (["q"], []),
        (["y", "y", "u", "n", "y"], ["first", "third"]),
        (["u", "y", "u", "u", "n", "n", "n"], []),
        (["?", "x", "\x1b[A", "Y", "N", "Y"], ["first", "third"]),
        (["y", "\x04"], ["first"]),
        (["y\n", "n", "n"], ["first"]),
    ],
)
def test_each_key_does_what_it_says(cli, write, keys, edited):
    path = write("a.md", TEXT)
    # Enter answers nothing, so the prompt comes again.
    keys = [part for key in keys for part in (["y", "\n"] if key == "y\n" else [key])]
    talked = talk(cli, "-i", "a.md", keys=keys)
    assert (talked.code, talked.out, path.read_text()) == (0, b"", text(*edited))


def test_what_is_shown(cli, write):
    write("a.md", TEXT)
    shown = talk(cli, "-i", "a.md", keys=["?", "d"]).shown
    assert (
        "\na.md:1:1  (1 of 3)\n"
        "  - The first team will utilize the new tool for every report that it writes this year.\n"
        "  + The first team will use the new tool for every report that it writes this year.\n"
        '    "utilize" → "use" [en.utilize]'
    ) in re.sub(r":1:\d+  ", ":1:1  ", shown)
    assert "  u  take back the last answer in this file\n" in shown
    assert shown.count("(1 of 3)") == 1


def test_the_changed_words_are_in_colour(cli, write):
    write("a.md", TEXT)
    shown = talk(cli, "-i", "a.md", keys=["q"], NO_COLOR="").shown
    assert "will \x1b[1;31mutilize\x1b[0m the" in shown
    assert "will \x1b[1;32muse\x1b[0m the" in shown


def test_several_files_until_the_user_quits(cli, write):
    paths = [write(f"docs/{name}.md", TEXT) for name in "abc"]
    talked = talk(cli, "-i", "docs", keys=["y", "d", "n", "y", "q"])
    assert talked.code == 0
    assert [path.read_text() for path in paths] == [text("first"), text("second"), TEXT]
    assert "docs/c.md" not in talked.shown


def test_ctrl_c_writes_what_was_accepted(cli, write):
    paths = [write(f"docs/{name}.md", TEXT) for name in "ab"]
    talked = talk(cli, "-i", "docs", keys=["n", "y", "^C"])
    assert talked.code == 130
    assert talked.shown.endswith(
        "1 file edited, 0 unchanged, 1 not looked at: 1 edit.\nInterrupted; what was accepted is written.\n"
    )
    assert [path.read_text() for path in paths] == [text("second"), TEXT]
    assert sorted(path.name for path in (cli.folder / "docs").iterdir()) == ["a.md", "b.md"]


def test_the_users_own_words(cli, write):
    path = write("a.md", TEXT)
    own = "We have no teams, and 7 dwarfs instead."
    # Ctrl-A and Ctrl-K empty the line that is begun.
    talked = talk(cli, "-i", "a.md", keys=[f"e\x01\x0b{own}\n", "d"])
    assert talked.code == 0
    assert path.read_text() == TEXT.replace(ONE.format("first"), own + "\n")


def test_a_line_that_is_left_as_it_was_begun_is_the_edit_itself(cli, write):
    path = write("a.md", TEXT)
    assert talk(cli, "-i", "a.md", keys=["e\n", "d"]).code == 0
    assert path.read_text() == text("first")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Nothing was written; the question stands."),
        ("# A heading now", "That cannot be written: that would change the document's structure"),
    ],
)
def test_what_cannot_be_written_is_asked_again(cli, write, typed, said):
    path = write("a.md", TEXT)
    talked = talk(cli, "-i", "a.md", keys=[f"e\x01\x0b{typed}\n", "n", "d"])
    assert said in talked.shown
    assert path.read_text() == TEXT


def test_a_character_that_the_encoding_lacks_is_asked_again(cli, write):
    latin = ("The café is closed.\n\n" + TEXT).encode("latin-1")
    path = write("a.txt", latin)
    keys = ["e\x01\x0bThey do not care → at all about it.\n", "y", "d"]
    talked = talk(cli, "-i", "a.txt", keys=keys)
    assert "That cannot be written: the file's encoding, cp1252, has no →; the question" in talked.shown
    assert path.read_bytes() == latin.replace(b"first team will utilize", b"first team will use")


def test_an_own_sentence_in_a_wrapped_paragraph_stays_one_paragraph(cli, write):
    wrapped = (
        "The whole team will utilize the new tool for every\n"
        "report that it writes this year. It has been so for\n"
        "a long time, and nobody minds that it is so here.\n"
    )
    path = write("a.md", wrapped)
    own = "A short one about the tool."
    talked = talk(cli, "-i", "a.md", keys=[f"e\x01\x0b{own}\n"])
    assert talked.code == 0, talked.shown
    assert " ".join(path.read_text().split()).startswith(own + " It has been so for a long time")


def test_text_from_stdin_is_asked_about_on_the_terminal(cli):
    talked = talk(cli, "-i", keys=["n", "y", "q"], stdin=TEXT.encode())
    assert (talked.code, talked.out.decode()) == (0, text("second"))


def test_an_output_file_leaves_the_input_alone(cli, write):
    path = write("a.md", TEXT)
    assert talk(cli, "-i", "a.md", "-o", "b.md", keys=["y", "d"]).code == 0
    assert (path.read_text(), (cli.folder / "b.md").read_text()) == (TEXT, text("first"))


def test_nothing_to_ask(cli, write):
    path = write("a.md", "Nobody knows.\n")
    assert talk(cli, "-i", "a.md", keys=[]).code == 0
    assert path.read_text() == "Nobody knows.\n"


def test_a_terminal_that_goes_away_is_the_end(cli, write):
    path = write("a.md", TEXT)
    talked = talk(cli, "-i", "a.md", keys=["y", "hang up"])
    assert path.read_text() in (TEXT, text("first"))
    assert talked.code in (0, -signal.SIGHUP)


@pytest.mark.parametrize("words", [["-i", "a.md"], ["-i"], ["-i", "-"]])
def test_without_a_terminal(cli, write, words):
    path = write("a.md", TEXT)
    ran = cli(*words, stdin=TEXT.encode(), script="never", start_new_session=True)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == (
        "error: --interactive asks on a terminal, and there is none; --diff shows what would change\n"
    )
    assert path.read_text() == TEXT


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["-i", "--check", "a.md"],
            "--interactive asks and then writes what was accepted; leave out --check",
        ),
        (["-i", "--json", "a.md"], "--interactive asks and then writes what was accepted; leave out --json"),
        (["-i", "a.md", "-"], "--interactive takes files or stdin (-), not both"),
    ],
)
def test_options_that_do_not_go_together(cli, write, words, message):
    write("a.md", TEXT)
    ran = cli(*words)
    assert (ran.code, ran.out, ran.err) == (2, b"", f"error: {message}\n")
