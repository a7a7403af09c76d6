"""A result as a unified diff that `patch -p0` and `git apply -p0` take."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_CONTEXT = 3
_NO_NEWLINE = b"\n\\ No newline at end of file\n"

Range = tuple[int, int, int, int]
"""Lines i1 up to i2 of the old text that became lines j1 up to j2 of the new one."""


def unified(before: bytes, after: bytes, name: str, *, comments: Iterable[str] = ()) -> bytes:
    """Return the diff of a file's bytes, line endings and encoding as they are; empty where they are equal.

    `comments` stand before the diff as lines beginning with "# ", which patch programs pass over.
    """
    if before == after:
        return b""
    old, new = _lines(before), _lines(after)
    header = _quoted(name).encode("utf-8", "surrogateescape")
    parts = [f"# {each}\n".encode("utf-8", "backslashreplace") for each in comments]
    parts += (b"--- ", header, b"\n+++ ", header, b"\n")
    for group in _groups(list(_changes(old, new))):
        parts += _hunk(group, old, new)
    return b"".join(parts)


def _lines(data: bytes) -> list[bytes]:
    """Return the lines as patch programs see them, each with its \\n."""
    lines = [each + b"\n" for each in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _changes(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[Range]:
    """Yield the changed ranges in order.

    An edit never makes or removes a blank line, so paragraphs pair up, and each pair is compared on its
    own: comparing whole files takes time that grows with the square of their length.
    """
    breaks_old, breaks_new = _breaks(old), _breaks(new)
    if len(breaks_old) != len(breaks_new):
        breaks_old, breaks_new = [0, len(old)], [0, len(new)]
    for (i1, i2), (j1, j2) in zip(pairwise(breaks_old), pairwise(breaks_new), strict=True):
        if old[i1:i2] != new[j1:j2]:
            matcher = SequenceMatcher(None, old[i1:i2], new[j1:j2], autojunk=False)
            for tag, a, b, c, d in matcher.get_opcodes():
                if tag != "equal":
                    yield i1 + a, i1 + b, j1 + c, j1 + d


def _breaks(lines: Sequence[bytes]) -> list[int]:
    """Return where paragraphs begin: 0, after each blank line, and the end."""
    return [0, *(index + 1 for index, line in enumerate(lines) if not line.strip()), len(lines)]


def _groups(changes: Sequence[Range]) -> Iterator[list[Range]]:
    """Yield the changes that share a hunk: those less than two contexts apart."""
    group: list[Range] = []
    for change in changes:
        if group and change[0] - group[-1][1] > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(group: Sequence[Range], old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the parts of one hunk: its head, then its lines with a mark each."""
    lead = min(_CONTEXT, group[0][0])
    tail = min(_CONTEXT, len(old) - group[-1][1])
    place_old = _place(group[0][0] - lead, group[-1][1] + tail)
    place_new = _place(group[0][2] - lead, group[-1][3] + tail)
    yield f"@@ -{place_old} +{place_new} @@\n".encode()
    position = group[0][0] - lead
    for i1, i2, j1, j2 in group:
        yield from _marked(b" ", old[position:i1])
        yield from _marked(b"-", old[i1:i2])
        yield from _marked(b"+", new[j1:j2])
        position = i2
    yield from _marked(b" ", old[position : position + tail])


def _marked(mark: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines with their mark; one that lacks its newline says so."""
    for line in lines:
        yield mark + line if line.endswith(b"\n") else mark + line + _NO_NEWLINE


def _place(start: int, end: int) -> str:
    """Return a hunk head's range: the first line, from 1, and the number of lines unless that is 1."""
    length = end - start
    first = start + 1 if length else start
    return str(first) if length == 1 else f"{first},{length}"


def _quoted(name: str) -> str:
    """Return a file name for a header: C-quoted where misread bare, with a tab where it has spaces."""
    if any(each < " " or each in '"\\\x7f' for each in name):
        escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
        return (
            '"'
            + "".join(escapes.get(each, f"\\{ord(each):03o}" if each < " " else each) for each in name)
            + '"'
        )
    return name + "\t" if " " in name else name
