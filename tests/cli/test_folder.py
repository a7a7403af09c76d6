import pytest
from drafts import CLEAN, EDITED, STIFF


@pytest.fixture
def drafts(write):
    write("drafts/a.md", STIFF)
    write(
        "drafts/deep/er/b.txt", "The whole team will utilize the new tool for every report that it writes.\n"
    )
    write("drafts/clean.md", CLEAN)
    write("drafts/picture.png", b"\x89PNG\r\n\x1a\n\0\0")
    write("drafts/.git/config", "[core]")
    return write


def test_a_folder_becomes_another_with_the_same_tree(cli, drafts):
    ran = cli("drafts", "-o", "out")
    assert (ran.code, ran.out) == (0, b"")
    found = {
        str(path.relative_to(cli.folder / "out"))
        for path in (cli.folder / "out").rglob("*")
        if path.is_file()
    }
    assert found == {"a.md", "deep/er/b.txt", "clean.md", "picture.png"}
    assert (cli.folder / "out/a.md").read_text() == EDITED
    assert (cli.folder / "out/clean.md").read_text() == CLEAN
    assert (cli.folder / "out/picture.png").read_bytes() == b"\x89PNG\r\n\x1a\n\0\0"
    assert (cli.folder / "drafts/a.md").read_text() == STIFF
    assert ran.err.startswith("2 files edited, 1 unchanged, 1 copied: 2 edits")
    assert "\x1b" not in ran.err


def test_one_failure_stops_nothing_and_is_never_lost(cli, drafts):
    drafts("drafts/aaa.md", b"\x7fELF\0\0\0\0")
    drafts("drafts/zzz.md", STIFF)
    ran = cli("drafts", "-o", "out")
    assert ran.code == 3
    assert ran.err.startswith("error: drafts/aaa.md: ")
    assert "3 files edited, 1 unchanged, 1 copied, 1 failed" in ran.err
    assert not (cli.folder / "out/aaa.md").exists()
    assert (cli.folder / "out/zzz.md").read_text() == EDITED


def test_an_output_within_the_input_does_not_grow(cli, drafts):
    assert cli("drafts", "-o", "drafts/out").code == 0
    assert cli("drafts", "-o", "drafts/out").code == 0
    assert not (cli.folder / "drafts/out/out").exists()


def test_an_output_above_the_input_never_replaces_it(cli, drafts):
    drafts("drafts/drafts/a.md", STIFF)
    ran = cli("drafts", "-o", ".")
    assert ran.code == 2
    assert "would replace the input" in ran.err
    assert (cli.folder / "drafts/a.md").read_text() == STIFF


def test_write_in_a_folder(cli, drafts):
    ran = cli("-w", "drafts")
    assert ran.code == 0
    assert (cli.folder / "drafts/a.md").read_text() == EDITED
    assert (cli.folder / "drafts/.git/config").read_text() == "[core]"
    again = cli("--check", "drafts")
    assert (again.code, again.out) == (0, b"")


def test_check_of_a_folder(cli, drafts):
    ran = cli("--check", "drafts")
    assert ran.code == 1
    assert ran.out.decode().splitlines() == [
        "drafts/a.md: 1 edit to make",
        "drafts/deep/er/b.txt: 1 edit to make",
    ]


def test_diff_of_a_folder_can_be_applied(cli, drafts):
    import subprocess

    ran = cli("--diff", "drafts")
    subprocess.run(["patch", "-p0", "-s"], input=ran.out, cwd=cli.folder, check=True)
    assert (cli.folder / "drafts/a.md").read_text() == EDITED
    assert "will use" in (cli.folder / "drafts/deep/er/b.txt").read_text()


def test_an_empty_folder_is_said_and_is_no_failure(cli):
    (cli.folder / "empty").mkdir()
    ran = cli("--check", "empty")
    assert (ran.code, ran.out) == (0, b"")
    assert ran.err == "warning: nothing to edit: the folder holds none of .md, .markdown, .mdx, .txt\n"


def test_verbose_says_what_was_passed_over(cli, drafts):
    ran = cli("-v", "--check", "drafts")
    assert "passed over drafts/.git: not a folder of drafts" in ran.err


def test_a_fault_in_the_program_costs_one_file(cli, drafts):
    drafts("drafts/m.md", "This poison will utilize the new tool for every report that it writes.\n")
    ran = cli("-w", "--lang", "en", "drafts", script="crash_on_poison")
    assert ran.code == 3
    assert "error: drafts/m.md: unforeseen ZeroDivisionError" in ran.err
    assert (cli.folder / "drafts/a.md").read_text() == EDITED
    assert "utilize" in (cli.folder / "drafts/m.md").read_text()


def test_a_terminal_gets_progress_and_no_other_stream_does(cli, drafts):
    import os
    import pty
    import subprocess

    main, other = pty.openpty()
    with subprocess.Popen(
        cli.words("drafts", "-o", "out", script="slow"),
        cwd=cli.folder,
        env={**cli.environment, "TERM": "xterm"},
        stderr=other,
        stdout=subprocess.PIPE,
    ) as process:
        os.close(other)
        shown = b""
        while True:
            try:
                piece = os.read(main, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        out = process.communicate()[0]
    os.close(main)
    assert process.returncode == 0
    assert out == b""
    assert b"words/s" in shown
    assert b"files" in shown
    assert b"2 files edited" in shown
