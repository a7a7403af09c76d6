"""Reading and writing so that nothing is lost: a file is the old one or the new one, never a mixture."""

import contextlib
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from humanize_cli.errors import InputError

TEMPORARY_PREFIX = ".humanize-"
"""How the names of temporary files begin; a folder walk passes over them."""

_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's bytes, and what tells later whether it is still the same file."""

    data: bytes
    signature: tuple[int, int, int]


def display_name(path: str | os.PathLike[str]) -> str:
    """Return a path as one printable line, with control characters and bytes that are no UTF-8 escaped."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in name)


def is_folder(path: Path) -> bool:
    """Say whether a path leads to a folder; Path.is_dir raises where a path may not be looked at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Say whether a path leads to a regular file; Path.is_file raises where a path may not be looked at."""
    try:
        return path.is_file()
    except OSError:
        return False


def read(path: Path) -> Loaded:
    """Return the bytes of a file; raises InputError where it is missing, a folder or unreadable."""
    name = display_name(path)
    try:
        with path.open("rb") as file:
            return Loaded(file.read(), _signature(os.fstat(file.fileno())))
    except FileNotFoundError:
        raise InputError(f"{name}: no such file; check the spelling and the folder") from None
    except IsADirectoryError:
        raise InputError(f"{name}: is a folder, not a file") from None
    except PermissionError:
        raise InputError(f"{name}: may not be read; check its permissions (ls -l)") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror}") from None
    except ValueError:
        raise InputError(f"{name}: is not a possible file name") from None


def rewrite(path: Path, data: bytes, loaded: Loaded) -> None:
    """Put new bytes in an existing file's place.

    Mode, owner and extended attributes stay, and a symbolic link stays a link. The caller's `loaded` says
    what was read: a file that vanished or changed since then is left alone. A second hard link to the file
    keeps the old content. Raises InputError, the file then being as it was.
    """
    name = display_name(path)
    target = Path(os.path.realpath(path))
    try:
        now = target.stat()
    except OSError:
        raise InputError(f"{name}: vanished while it was edited; nothing was written") from None
    if stat.S_ISREG(now.st_mode) and _signature(now) != loaded.signature:
        raise InputError(f"{name}: was changed by another program meanwhile; nothing was written, run again")
    if not stat.S_ISREG(now.st_mode):
        raise InputError(f"{name}: is no regular file and cannot be rewritten; leave out --write")
    if not now.st_mode & _ANY_WRITE or not os.access(target, os.W_OK):
        raise InputError(f"{name}: is read-only; nothing was written (chmod u+w allows it)")
    _replace(target, lambda file: file.write(data), name, like=target)


def create(path: Path, data: bytes, *, like: Path | None = None) -> None:
    """Write an output file, replacing what was there.

    Missing folders are made; devices and pipes are written into. `like` is a file whose mode the new one
    takes. Raises InputError, an earlier output then being as it was.
    """
    _create(path, lambda file: file.write(data), like)


def copy(source: Path, path: Path) -> None:
    """Copy a file byte for byte with its mode; raises InputError as `read` and `create` do."""
    try:
        original = source.open("rb")
    except OSError as error:
        raise InputError(f"{display_name(source)}: cannot be read: {error.strerror}") from None
    with original:
        _create(path, lambda file: shutil.copyfileobj(original, file, 1 << 20), source)


def _create(path: Path, write: Callable[[BinaryIO], object], like: Path | None) -> None:
    """Write an output file by a function that gets the open file."""
    name = display_name(path)
    target = Path(os.path.realpath(path))
    try:
        if target.is_dir():
            raise InputError(f"{name}: is a folder; give --output a file's name here")
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                write(file)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(name, error) from None
    if target.exists() and not os.access(target, os.W_OK):
        raise InputError(f"{name}: is read-only; nothing was written (chmod u+w allows it)")
    _replace(target, write, name, like=target if target.exists() else like)


def _replace(target: Path, write: Callable[[BinaryIO], object], name: str, *, like: Path | None) -> None:
    """Write beside the target, then rename over it; whatever happens, no temporary file stays."""
    temporary = target.with_name(f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}.tmp")
    try:
        try:
            # With a model to follow, nobody else may look in before its mode is taken over.
            mode = 0o666 if like is None else 0o600
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(descriptor, "wb") as file:
                write(file)
                if like is not None:
                    _take_over(file.fileno(), temporary, like, owner=like == target)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritten(name, error) from None
    # The new bytes are in place; a file system that cannot flush a folder (some network ones) loses only
    # the guarantee that the rename survives a power cut.
    with contextlib.suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _take_over(descriptor: int, temporary: Path, like: Path, *, owner: bool) -> None:
    """Give the temporary file the mode of another, and its owner; raises OSError where that cannot be."""
    old, new = like.stat(), os.fstat(descriptor)
    if owner and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        os.fchown(descriptor, old.st_uid, old.st_gid)
    shutil.copystat(like, temporary)
    os.utime(temporary)


def _signature(status: os.stat_result) -> tuple[int, int, int]:
    """Return what differs when a file was changed or exchanged: inode, size and time of change."""
    return status.st_ino, status.st_size, status.st_mtime_ns


def _unwritten(name: str, error: OSError) -> InputError:
    """Return the message for a failed write."""
    return InputError(f"{name}: cannot be written: {error.strerror}; what was there is as it was")
