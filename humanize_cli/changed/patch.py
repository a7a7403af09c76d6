"""What `git diff` prints, read: the files that differ, and the lines that a patch adds or changes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from humanize_cli.lines import Lines

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that differs: its status letter, its mode now, its names before and now."""

    status: str
    mode: str
    old: bytes
    name: bytes
    binary: bool = False


def read_entries(data: bytes) -> list[Entry]:
    """Return the files in what `git diff --raw --numstat -z` prints."""
    found: dict[bytes, Entry] = {}
    binary: set[bytes] = set()
    fields = iter(data.split(b"\0"))
    for field in fields:
        if field.startswith(b":"):
            _, mode, _, _, status = field.decode().split()
            old = next(fields)
            name = next(fields) if status[0] in "RC" else old
            # An unmerged file has a second entry, which says nothing more.
            found.setdefault(name, Entry(status[0], mode, old, name))
        elif field:
            added, _, name = field.split(b"\t", 2)
            if not name:
                next(fields)
                name = next(fields)
            if added == b"-":
                binary.add(name)
    return [
        Entry(each.status, each.mode, each.old, each.name, binary=each.name in binary)
        for each in found.values()
    ]


def read_lines(patch: bytes) -> dict[bytes, Lines]:
    """Return, by file, the lines that what `git diff -U0` prints adds or changes."""
    found: dict[bytes, list[tuple[int, int]]] = {}
    name: bytes | None = None
    for line in _heads(patch):
        hunk = _HUNK.match(line)
        if hunk is None:
            # Its end: a name with spaces is followed by a tab.
            name = _unquoted(line.removeprefix(b"+++ ").rstrip(b"\t")).removeprefix(b"b/")
        elif name is not None and _number(hunk[3]):
            first = int(hunk[2])
            found.setdefault(name, []).append((first, first + _number(hunk[3]) - 1))
    return {name: Lines(tuple(ranges)) for name, ranges in found.items()}


def _heads(patch: bytes) -> Iterator[bytes]:
    """Yield the lines that name a new file or begin a hunk; a hunk's own lines may look like either."""
    left = 0
    for line in patch.split(b"\n"):
        if left and line.startswith((b"-", b"+")):
            left -= 1
        elif hunk := _HUNK.match(line):
            left = _number(hunk[1]) + _number(hunk[3])
            yield line
        elif line.startswith(b"+++ "):
            yield line


def _number(size: bytes | None) -> int:
    """Return the number of lines in a hunk's head, where 1 is left out."""
    return 1 if size is None else int(size)


def _unquoted(name: bytes) -> bytes:
    """Return a file's name as it is, not as git quotes one with odd characters."""
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(
        lambda found: bytes((int(found[1], 8),)) if found[1].isdigit() else _ESCAPED.get(found[1], found[1]),
        name[1:-1],
    )
