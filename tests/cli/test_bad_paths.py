"""Paths that lead to nothing, or to no file: one line that helps, the right code."""

import os
import stat
import subprocess

import pytest
from drafts import EDITED, STIFF


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


@pytest.mark.parametrize("name", ["x" * 300 + ".md", "a.md/b.md", "/proc/1/fd/999/x.md"])
def test_impossible_paths(cli, write, name):
    write("a.md", STIFF)
    ran = cli("--check", name)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, b"", 1)
    assert "unforeseen" not in ran.err


def test_write_cannot_change_a_pipe(cli):
    os.mkfifo(cli.folder / "pipe.md")
    with cli.start("-w", "pipe.md", stderr=subprocess.PIPE) as process:
        (cli.folder / "pipe.md").write_text(STIFF)
        message = process.communicate()[1]
    assert process.returncode == 3
    assert message == b"error: pipe.md: is no regular file and cannot be rewritten; leave out --write\n"
    assert stat.S_ISFIFO((cli.folder / "pipe.md").stat().st_mode)
