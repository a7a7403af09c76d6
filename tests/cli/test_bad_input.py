"""Bad input of every kind: one line that helps, the right code, and no file harmed."""

import json
import os
import resource
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from drafts import CLEAN, EDITED, STIFF

NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


def harmless(cli, before: dict[str, bytes]) -> bool:
    """Whether the folder holds exactly the files it held."""
    return {
        str(path.relative_to(cli.folder)): path.read_bytes()
        for path in cli.folder.rglob("*")
        if path.is_file()
    } == before


def test_missing_file(cli):
    ran = cli("nope.md")
    assert (ran.code, ran.out) == (3, b"")
    assert ran.err == "error: nope.md: no such file; check the spelling and the folder\n"


def test_missing_file_among_others(cli, write):
    write("a.md", STIFF)
    ran = cli("-w", "nope.md", "a.md")
    assert ran.code == 3
    assert (cli.folder / "a.md").read_text() == EDITED


def test_folder_instead_of_a_file(cli):
    (cli.folder / "docs").mkdir()
    ran = cli("docs")
    assert (ran.code, ran.out) == (2, b"")
    assert "a folder cannot go to stdout" in ran.err


def test_empty_file(cli, write):
    write("a.md", "")
    assert cli("a.md").out == b""
    assert cli("a.md").code == 0
    before = (cli.folder / "a.md").stat().st_mtime_ns
    assert cli("-w", "a.md").code == 0
    assert (cli.folder / "a.md").stat().st_mtime_ns == before


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\xef\xbb\xbf"])
def test_a_blank_text_needs_no_model(cli, write, data):
    write("a.md", data)
    ran = cli("a.md", script="never")
    assert (ran.code, ran.out, ran.err) == (0, data, "")
    ran = cli("a.md", "-o", "b.md", "--json", script="never")
    assert ran.code == 0
    assert json.loads(ran.out)["profile"] == "plain"
    assert harmless(cli, {"a.md": data, "b.md": data})


def test_only_edits_that_the_encoding_cannot_hold_are_left_out(cli, write):
    text = (
        "M\x81ller and the whole team will utilize the new tool for every report that it writes.\n\n"
        "They do not write any reports in July, since the whole office is closed then.\n"
    ).encode("latin-1")
    write("a.txt", text)
    for words in (["a.txt"], ["a.txt"], ["--check", "a.txt"]):
        ran = cli("-w" if words == ["a.txt"] else "-q", *words, script="typographic")
        assert ran.code == 0, ran.err
        assert (cli.folder / "a.txt").read_bytes() == text.replace(b"utilize", b"use")
    ran = cli("a.txt", script="typographic")
    assert "some edits were left out: cp850 cannot hold their characters (U+2019)" in ran.err
    write("b.txt", text.decode("cp850"))
    assert "They don’t write" in cli("b.txt", script="typographic").out.decode()


@pytest.mark.parametrize("data", [b" ", b"\n\n\n", b"\xef\xbb\xbf", b"\r\n\t", b"---\n---\n", b"```\n"])
def test_nothing_but_marks_and_space(cli, data):
    ran = cli(stdin=data)
    assert (ran.code, ran.out) == (0, data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n\0",
        b"PK\x03\x04\0\0",
        b"a text with a \0 inside it\n",
    ],
    ids=["png", "pdf", "zip", "nul"],
)
def test_binary(cli, write, data):
    write("a.md", data)
    for words in (["a.md"], ["-w", "a.md"], ["--check", "a.md"]):
        ran = cli(*words)
        assert (ran.code, ran.out) == (3, b"")
        assert ran.err.startswith("error: a.md: ")
        assert len(ran.err.splitlines()) == 1
    assert harmless(cli, {"a.md": data})


@pytest.mark.parametrize(
    "data",
    [
        b"The caf\xe9 will utilize the new tool for every report that it writes this year.\n",
        b"\xff\xfeT\0h\0e\0 \0",
        b"good \xc3\x28 bad utf-8 here and nothing else to see in this line\n",
        b"\xed\xa0\x80 half a surrogate pair\n",
    ],
    ids=["latin-1", "utf-16", "broken utf-8", "surrogate"],
)
def test_invalid_utf8_comes_back_in_its_own_bytes_or_is_refused(cli, data):
    ran = cli(stdin=data)
    assert (ran.code, ran.out) in [(0, data), (0, data.replace(b"utilize", b"use")), (3, b"")]
    assert "Traceback" not in ran.err


def test_one_line_of_a_megabyte(cli):
    line = b"The whole team will utilize the new tool for every report that it writes. " * 14_000 + b"\n"
    ran = cli(stdin=line)
    assert ran.code == 0, ran.err
    assert len(ran.out) > 900_000
    assert b"utilize" not in ran.out


def test_fifty_megabytes(cli, write):
    line = b"2026-01-01 12:00:00 INFO utilize(worker) finished the request in 12 ms\n"
    fence = b"```\n" + line * (50_000_000 // len(line)) + b"```\n\n"
    write("a.md", STIFF.encode() + b"\n" + fence + STIFF.encode())
    ran = cli("-w", "a.md")
    assert ran.code == 0, ran.err
    assert (cli.folder / "a.md").read_bytes() == EDITED.encode() + b"\n" + fence + EDITED.encode()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder outside everybody's private ones."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def as_nobody(cli, public):
    """The command as a user without rights, in a folder that belongs to them."""
    if os.getuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may read and write everything, and setpriv is missing")
    here = public / "here"
    here.mkdir()
    environment = {**cli.environment, "HUMANIZE_CACHE": str(public / "cache"), "HOME": str(public)}
    command = type(cli)(here, environment)
    if os.getuid() == 0:
        os.chown(here, 65534, 65534)
    prefix = NOBODY if os.getuid() == 0 else ()
    if command("--version", prefix=prefix).code != 0:
        pytest.skip("the checkout is not readable for a user without rights")
    return lambda *words, **more: command(*words, prefix=prefix, **more), here


def test_unreadable_file(as_nobody):
    run, here = as_nobody
    (here / "a.md").write_text(STIFF)
    (here / "a.md").chmod(0o000)
    ran = run("a.md")
    assert (ran.code, ran.out) == (3, b"")
    assert ran.err == "error: a.md: may not be read; check its permissions (ls -l)\n"


def test_read_only_file(as_nobody):
    run, here = as_nobody
    (here / "a.md").write_text(STIFF)
    (here / "a.md").chmod(0o444)
    ran = run("-w", "a.md")
    assert (ran.code, ran.out) == (3, b"")
    assert ran.err == "error: a.md: is read-only; nothing was written (chmod u+w allows it)\n"
    assert (here / "a.md").read_text() == STIFF


def test_read_only_folder(as_nobody):
    run, here = as_nobody
    (here / "a.md").write_text(STIFF)
    (here / "a.md").chmod(0o666)
    if os.getuid() == 0:
        os.chown(here, 0, 0)
    here.chmod(0o555)
    try:
        ran = run("-w", "a.md")
    finally:
        here.chmod(0o755)
    assert ran.code == 3
    assert ran.err == "error: a.md: cannot be written: Permission denied; what was there is as it was\n"
    assert [each.name for each in here.iterdir()] == ["a.md"]
    assert (here / "a.md").read_text() == STIFF


def test_unreadable_folder_within(as_nobody):
    run, here = as_nobody
    (here / "docs" / "locked").mkdir(parents=True)
    (here / "docs" / "a.md").write_text(STIFF)
    (here / "docs" / "locked").chmod(0o000)
    try:
        ran = run("--check", "docs")
    finally:
        (here / "docs" / "locked").chmod(0o755)
    assert ran.code == 3
    assert "docs/locked: cannot be listed: Permission denied" in ran.err
    assert ran.out == b"docs/a.md: 1 edit to make\n"


def test_a_log_that_cannot_be_written_hides_no_error(cli, write):
    write("a.md", STIFF)
    environment = {**cli.environment, "HUMANIZE_CACHE": "/proc/nowhere", "TMPDIR": "/proc/nowhere"}
    ran = type(cli)(cli.folder, environment)("a.md", script="crash")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, b"", 1)
    assert "unforeseen ZeroDivisionError" in ran.err


@pytest.mark.parametrize("name", ["x" * 300 + ".md", "a.md/b.md", "/proc/1/fd/999/x.md"])
def test_impossible_paths(cli, write, name):
    write("a.md", STIFF)
    ran = cli("--check", name)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, b"", 1)
    assert "unforeseen" not in ran.err


def test_a_path_that_may_not_be_looked_at(as_nobody):
    run, here = as_nobody
    (here / "locked").mkdir()
    (here / "locked" / "a.md").write_text(STIFF)
    (here / "locked").chmod(0o000)
    try:
        ran = run("locked/a.md")
    finally:
        (here / "locked").chmod(0o755)
    assert ran.code == 3
    assert ran.err == "error: locked/a.md: may not be read; check its permissions (ls -l)\n"


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


def test_a_fault_in_the_program_leaves_a_log_without_the_users_text(cli, write, tmp_path):
    write("a.md", STIFF)
    ran = cli("-p", "plain", "a.md", script="crash")
    log = tmp_path / "cache" / "crash.log"
    assert (ran.code, ran.out) == (3, b"")
    assert ran.err == (
        "error: a.md: unforeseen ZeroDivisionError in humanize; your files are unharmed. "
        f"Please report it with {log}, which holds none of your text\n"
    )
    report = log.read_text()
    assert "builtins.ZeroDivisionError" in report
    assert "options: -p" in report
    for private in ("utilize", "a.md", "cannot divide", str(cli.folder)):
        assert private not in report
    assert harmless(cli, {"a.md": STIFF.encode()})


def test_write_cannot_change_a_pipe(cli):
    os.mkfifo(cli.folder / "pipe.md")
    with cli.start("-w", "pipe.md", stderr=subprocess.PIPE) as process:
        (cli.folder / "pipe.md").write_text(STIFF)
        message = process.communicate()[1]
    assert process.returncode == 3
    assert message == b"error: pipe.md: is no regular file and cannot be rewritten; leave out --write\n"
    assert stat.S_ISFIFO((cli.folder / "pipe.md").stat().st_mode)


def test_clean_text_survives_everything(cli, write):
    write("a.md", CLEAN)
    assert cli("a.md", script="use").out == CLEAN.encode()
