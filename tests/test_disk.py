import os
import stat
from pathlib import Path

import pytest

from humanize_cli import disk
from humanize_cli.errors import InputError


def leftovers(folder: Path) -> list[str]:
    return [each.name for each in folder.rglob(f"{disk.TEMPORARY_PREFIX}*")]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.md"
    path.write_bytes(b"old")
    return path


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_mode_stays(old, mode):
    old.chmod(mode)
    disk.rewrite(old, b"new", disk.read(old))
    assert old.read_bytes() == b"new"
    assert stat.S_IMODE(old.stat().st_mode) == mode


def test_owner_stays(old):
    if os.getuid() != 0:
        pytest.skip("only root may give a file away")
    os.chown(old, 1234, 4321)
    disk.rewrite(old, b"new", disk.read(old))
    assert (old.stat().st_uid, old.stat().st_gid) == (1234, 4321)


def test_extended_attributes_stay(old):
    try:
        os.setxattr(old, "user.note", b"mine")
    except OSError:
        pytest.skip("the file system keeps no extended attributes")
    disk.rewrite(old, b"new", disk.read(old))
    assert os.getxattr(old, "user.note") == b"mine"


def test_a_link_stays_a_link(old, tmp_path):
    link = tmp_path / "sub" / "link.md"
    link.parent.mkdir()
    link.symlink_to("../old.md")
    disk.rewrite(link, b"new", disk.read(link))
    assert link.is_symlink()
    assert old.read_bytes() == b"new"


def test_a_rewritten_file_has_a_new_time(old):
    os.utime(old, (1, 1))
    disk.rewrite(old, b"new", disk.read(old))
    assert old.stat().st_mtime > 1_000_000


def test_a_vanished_file_is_not_made_again(old):
    loaded = disk.read(old)
    old.unlink()
    with pytest.raises(InputError, match=r"old\.md: vanished while it was edited; nothing was written"):
        disk.rewrite(old, b"new", loaded)
    assert not old.exists()


def test_a_changed_file_is_left_alone(old):
    loaded = disk.read(old)
    old.write_bytes(b"newer")
    with pytest.raises(InputError, match="was changed by another program"):
        disk.rewrite(old, b"new", loaded)
    assert old.read_bytes() == b"newer"


def test_a_file_without_a_write_bit_is_left_alone_even_for_root(old):
    old.chmod(0o444)
    with pytest.raises(InputError, match=r"old\.md: is read-only"):
        disk.rewrite(old, b"new", disk.read(old))
    assert old.read_bytes() == b"old"


@pytest.mark.parametrize("where", ["write", "fsync", "replace"])
@pytest.mark.parametrize("what", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_whatever_happens_in_the_middle_the_old_file_is_whole(old, monkeypatch, where, what):
    def fail(*_: object, **__: object) -> None:
        raise what

    loaded = disk.read(old)
    if where == "write":
        monkeypatch.setattr(disk.os, "utime", fail)
    elif where == "fsync":
        monkeypatch.setattr(disk.os, "fsync", fail)
    else:
        monkeypatch.setattr(disk.Path, "replace", fail)
    expected = KeyboardInterrupt if isinstance(what, KeyboardInterrupt) else InputError
    with pytest.raises(expected) as raised:
        disk.rewrite(old, b"new", loaded)
    assert old.read_bytes() == b"old"
    assert leftovers(old.parent) == []
    if expected is InputError:
        assert str(raised.value).endswith(
            "cannot be written: No space left on device; what was there is as it was"
        )


def test_create_makes_folders_and_replaces(tmp_path):
    target = tmp_path / "a" / "b" / "new.md"
    disk.create(target, b"one")
    disk.create(target, b"two")
    assert target.read_bytes() == b"two"
    assert leftovers(tmp_path) == []


def test_create_honours_the_umask_or_the_model(tmp_path):
    model = tmp_path / "model.sh"
    model.touch()
    model.chmod(0o750)
    before = os.umask(0o027)
    try:
        disk.create(tmp_path / "plain", b"")
        disk.create(tmp_path / "like", b"", like=model)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "plain").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "like").stat().st_mode) == 0o750


def test_create_cannot_replace_a_folder_or_pass_through_a_file(tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="folder: is a folder"):
        disk.create(tmp_path / "folder", b"")
    with pytest.raises(InputError, match="cannot be written"):
        disk.create(tmp_path / "file" / "under", b"")
    assert (tmp_path / "file").read_text() == "x"


def test_create_writes_into_a_device():
    disk.create(Path(os.devnull), b"gone")
    with pytest.raises(InputError, match="No space left"):
        disk.create(Path("/dev/full"), b"x" * 100_000)


def test_copy_keeps_bytes_and_mode(tmp_path):
    source = tmp_path / "a.bin"
    source.write_bytes(bytes(range(256)) * 10_000)
    source.chmod(0o711)
    disk.copy(source, tmp_path / "b" / "a.bin")
    assert (tmp_path / "b" / "a.bin").read_bytes() == source.read_bytes()
    assert stat.S_IMODE((tmp_path / "b" / "a.bin").stat().st_mode) == 0o711


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.md", "no such file"),
        (".", "is a folder"),
        ("nul\0", "not a possible"),
        ("x" * 300, "File name too long"),
    ],
)
def test_what_cannot_be_read(tmp_path, name, message):
    with pytest.raises(InputError, match=message):
        disk.read(tmp_path / name)


def test_display_name_is_one_printable_line():
    assert disk.display_name("a\nb\x1b[1m é") == "a\\nb\\x1b[1m é"
    assert disk.display_name(os.fsdecode(b"caf\xe9")) == "caf\\xe9"
