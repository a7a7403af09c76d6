"""Files and folders that a user may not read or write, tried as a user without rights."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from drafts import STIFF

NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


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
