import json
import subprocess
import sys
from pathlib import Path

import pytest
from drafts import CLEAN, EDITED, STIFF


def test_stdin_to_stdout_and_not_a_word_on_stderr(cli):
    ran = cli(stdin=STIFF.encode())
    assert (ran.code, ran.out.decode(), ran.err) == (0, EDITED, "")


def test_dash_is_stdin(cli):
    assert cli("-", stdin=STIFF.encode()).out.decode() == EDITED


def test_one_file_goes_to_stdout_and_stays_as_it_was(cli, write):
    draft = write("draft.md", STIFF)
    ran = cli("draft.md")
    assert (ran.code, ran.out.decode(), ran.err) == (0, EDITED, "")
    assert draft.read_text() == STIFF


def test_good_writing_comes_back_byte_for_byte(cli):
    assert cli(stdin=CLEAN.encode()).out == CLEAN.encode()


@pytest.mark.parametrize(
    "data",
    [
        STIFF.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + STIFF.encode(),
        STIFF.replace("Report", "Café").encode("latin-1"),
        STIFF.encode("utf-16"),
        STIFF.rstrip("\n").encode(),
    ],
    ids=["crlf", "bom", "latin-1", "utf-16", "no-final-newline"],
)
def test_bytes_beside_the_edit_are_the_inputs(cli, data):
    ran = cli("--lang", "en", stdin=data)
    wide = data.startswith(b"\xff\xfe")
    old, new = (
        ("utilize the".encode("utf-16-le"), "use the".encode("utf-16-le"))
        if wide
        else (b"utilize the", b"use the")
    )
    assert ran.code == 0, ran.err
    assert ran.out == data.replace(old, new)


def test_write_rewrites_and_says_which(cli, write):
    stiff, clean = write("a.md", STIFF), write("b.md", CLEAN)
    before = clean.stat()
    ran = cli("-w", "a.md", "b.md")
    assert (ran.code, ran.out) == (0, b"")
    assert stiff.read_text() == EDITED
    assert (clean.read_text(), clean.stat().st_mtime_ns, clean.stat().st_ino) == (
        CLEAN,
        before.st_mtime_ns,
        before.st_ino,
    )
    assert ran.err.splitlines()[0] == "a.md: 1 edit"
    assert "1 file edited, 1 unchanged: 1 edit" in ran.err


def test_write_quiet_says_nothing(cli, write):
    write("a.md", STIFF)
    ran = cli("-w", "-q", "a.md")
    assert (ran.code, ran.out, ran.err) == (0, b"", "")


def test_output_of_one_file_is_a_file(cli, write):
    write("a.md", STIFF)
    ran = cli("a.md", "-o", "new/b.md")
    assert (ran.code, ran.out) == (0, b"")
    assert (cli.folder / "new/b.md").read_text() == EDITED
    assert (cli.folder / "a.md").read_text() == STIFF


def test_output_of_stdin_is_a_file(cli):
    assert cli("-o", "b.md", stdin=STIFF.encode()).code == 0
    assert (cli.folder / "b.md").read_text() == EDITED


def test_output_into_an_existing_folder(cli, write):
    write("a.md", STIFF)
    (cli.folder / "out").mkdir()
    assert cli("a.md", "-o", "out").code == 0
    assert (cli.folder / "out/a.md").read_text() == EDITED


def test_output_with_a_slash_is_a_folder(cli, write):
    write("a.md", STIFF)
    assert cli("a.md", "-o", "new/").code == 0
    assert (cli.folder / "new/a.md").read_text() == EDITED


def test_output_replaces_an_earlier_output_and_follows_a_link_to_it(cli, write):
    write("a.md", STIFF)
    write("kept/old.md", "old")
    (cli.folder / "b.md").symlink_to("kept/old.md")
    assert cli("a.md", "-o", "b.md").code == 0
    assert (cli.folder / "b.md").is_symlink()
    assert (cli.folder / "kept/old.md").read_text() == EDITED


def test_an_output_that_is_a_link_to_the_input_is_refused(cli, write):
    write("a.md", STIFF)
    (cli.folder / "b.md").symlink_to("a.md")
    assert cli("a.md", "-o", "b.md").code == 2
    assert (cli.folder / "a.md").read_text() == STIFF


def test_stdin_and_a_file_can_be_checked_together(cli, write):
    write("a.md", STIFF)
    ran = cli("--check", "-", "a.md", stdin=STIFF.encode())
    assert (ran.code, ran.out.decode()) == (1, "stdin: 1 edit to make\na.md: 1 edit to make\n")


def test_check_lists_what_would_change(cli, write):
    write("a.md", STIFF)
    write("b.md", CLEAN)
    ran = cli("--check", "a.md", "b.md")
    assert (ran.code, ran.out.decode()) == (1, "a.md: 1 edit to make\n")
    assert (cli.folder / "a.md").read_text() == STIFF


def test_check_of_clean_files_is_silent(cli, write):
    write("b.md", CLEAN)
    ran = cli("--check", "b.md")
    assert (ran.code, ran.out, ran.err) == (0, b"", "")


def test_check_quiet_answers_by_its_code(cli, write):
    write("a.md", STIFF)
    ran = cli("--check", "--quiet", "a.md")
    assert (ran.code, ran.out, ran.err) == (1, b"", "")


def test_diff_can_be_applied(cli, write):
    draft = write("my notes/a b.md", STIFF)
    ran = cli("--diff", "my notes/a b.md", "--check")
    assert ran.code == 1
    subprocess.run(["patch", "-p0", "-s"], input=ran.out, cwd=cli.folder, check=True)
    assert draft.read_text() == EDITED


def test_diff_with_reasons_can_be_applied(cli, write):
    draft = write("a.md", STIFF)
    ran = cli("--diff", "--explain", "a.md")
    assert ran.code == 1
    assert ran.out.startswith(b'# line 3: "utilize" \xe2\x86\x92 "use" [')
    subprocess.run(["patch", "-p0", "-s"], input=ran.out, cwd=cli.folder, check=True)
    assert draft.read_text() == EDITED


def test_diff_of_nothing_is_nothing(cli, write):
    write("b.md", CLEAN)
    ran = cli("--diff", "b.md")
    assert (ran.code, ran.out) == (0, b"")


def test_diff_is_without_colour_in_a_pipe(cli, write):
    write("a.md", STIFF)
    assert b"\x1b" not in cli("--diff", "a.md").out


def test_explain_keeps_stdout_for_the_text(cli, write):
    write("a.md", STIFF)
    ran = cli("--explain", "a.md")
    assert ran.out.decode() == EDITED
    assert "a.md:3:" in ran.err
    assert '"utilize" → "use"' in ran.err


def test_explain_is_the_report_of_check(cli, write):
    write("a.md", STIFF)
    ran = cli("--check", "--explain", "a.md")
    assert ran.code == 1
    assert '"utilize" → "use"' in ran.out.decode()
    assert ran.err == ""


def test_json_is_one_object_a_line(cli, write):
    write("a.md", STIFF)
    write("b.md", CLEAN)
    ran = cli("--json", "a.md", "missing.md", "b.md")
    first, second, third = map(json.loads, ran.out.splitlines())
    assert ran.code == 3
    assert (first["file"], first["changed"], first["text"], first["error"]) == ("a.md", True, EDITED, None)
    assert (first["edits"][0]["old"], first["edits"][0]["new"], first["edits"][0]["line"]) == (
        "utilize",
        "use",
        3,
    )
    assert (second["file"], "no such file" in second["error"]) == ("missing.md", True)
    assert (third["changed"], third["edits"]) == (False, [])


def test_json_with_write_leaves_the_text_out(cli, write):
    draft = write("a.md", STIFF)
    ran = cli("--json", "-w", "a.md")
    assert json.loads(ran.out)["text"] is None
    assert draft.read_text() == EDITED


def test_stdin_filename_names_and_gives_the_format(cli):
    mail = b"Hello,\n\n> The team will utilize the old tool for every report it writes.\n\nThanks\n"
    ran = cli(
        "--stdin-filename",
        "mail.txt",
        "--check",
        "--lang",
        "en",
        stdin=b"We will utilize the new tool.\n\n" + mail,
    )
    assert ran.out.decode() == "mail.txt: 1 edit to make\n"


def test_verbose_says_how_it_went(cli, write):
    write("a.md", STIFF)
    ran = cli("-v", "a.md")
    assert ran.out.decode() == EDITED
    assert "a.md: 1 edit" in ran.err


def test_module_and_script_are_the_same_program(cli):
    words = [sys.executable, "-m", "humanize_cli", "--version"]
    done = subprocess.run(words, capture_output=True, text=True, env=dict(cli.environment), check=True)
    from humanize_cli import __version__

    assert done.stdout == f"humanize {__version__}\n"
    assert cli("--version").out.decode() == done.stdout
    assert cli("-q", "--version").out.decode() == done.stdout


def test_two_names_of_one_file_are_one_input(cli, write):
    write("a.md", STIFF)
    (cli.folder / "link.md").symlink_to("a.md")
    ran = cli("--check", "a.md", "./a.md", "link.md")
    assert ran.out.decode() == "a.md: 1 edit to make\n"


def test_a_name_like_markup_is_shown_as_it_is(cli, write):
    write("[bold]a[/bold].md", STIFF)
    ran = cli("-w", "[bold]a[/bold].md")
    assert ran.err.splitlines()[0] == "[bold]a[/bold].md: 1 edit"


def test_a_name_that_is_no_utf8(cli):
    import os

    path = os.fsencode(cli.folder) + b"/caf\xe9.md"
    Path(os.fsdecode(path)).write_text(STIFF)
    ran = cli("-w", ".")
    assert ran.code == 0
    assert "caf\\xe9.md: 1 edit" in ran.err


def test_a_fifo_can_be_read(cli):
    ran = cli("/dev/stdin", stdin=STIFF.encode())
    assert ran.out.decode() == EDITED
