"""What a terminal shows in colour: the changed words of a sentence, and of a diff."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from humanize_cli.edits import Edit

_RESET, _BOLD, _DIM, _CYAN = b"\x1b[0m", b"\x1b[1m", b"\x1b[2m", b"\x1b[36m"
_COLOURS = {b"-": b"\x1b[31m", b"+": b"\x1b[32m"}
_STAND_OUT, _STEP_BACK = b"\x1b[1;7m", b"\x1b[22;27m"
_OLD, _NEW, _END = "\x1b[1;31m", "\x1b[1;32m", "\x1b[0m"
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
# Bytes beyond ASCII are letters here, whatever the encoding.
_WORD = re.compile(rb"[\w\x80-\xff]+|[^\w\s\x80-\xff]")
_MOST_WORDS = 4000
"""More words than that are not compared: the time grows with the square of their number."""
_LEAST_ALIKE = 0.3
"""Where less of a change's words stayed, all of them are new, and none stands out."""


def sentence(before: str, edits: Sequence[Edit], *, colour: bool) -> tuple[str, str]:
    """Return a sentence before and after its edits, each printable and on one line, the words in colour."""
    old: list[str] = []
    new: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda each: each.start):
        same = _printable(before[position : edit.start])
        old += (same, _painted(_printable(edit.old), _OLD, colour))
        new += (same, _painted(_printable(edit.new), _NEW, colour))
        position = edit.end
    rest = _printable(before[position:])
    return "".join((*old, rest)), "".join((*new, rest))


def diff(data: bytes) -> bytes:
    """Return a unified diff with its lines in colour, and within changed lines the changed words marked."""
    return b"".join(_lines(_LINE.findall(data)))


def _printable(text: str) -> str:
    """Return a text without anything that a terminal obeys."""
    return "".join(
        each if each.isprintable() else " " if each.isspace() else each.encode("unicode_escape").decode()
        for each in text
    )


def _painted(text: str, code: str, colour: bool) -> str:
    return f"{code}{text}{_END}" if colour and text else text


def _lines(lines: Sequence[bytes]) -> Iterator[bytes]:
    """Yield a diff's lines in colour; a hunk is followed by its size, as its lines may look like heads."""
    old = new = 0
    group: list[bytes] = []
    for line in lines:
        hunk = None if old or new else _HUNK.match(line)
        mark = line[:1]
        if mark in _COLOURS and (old or new):
            group.append(line)
            old, new = old - (mark == b"-"), new - (mark == b"+")
            continue
        if mark == b"\\" and group:
            group.append(line)
            continue
        yield from _changed(group)
        group = []
        if hunk is not None:
            old, new = (1 if size is None else int(size) for size in hunk.groups())
            yield _whole(line, _CYAN)
        elif old or new:
            old, new = old - 1, new - 1
            yield line
        elif line.startswith((b"--- ", b"+++ ")):
            yield _whole(line, _BOLD)
        else:
            yield _whole(line, _DIM) if mark == b"#" else line
    yield from _changed(group)


def _whole(line: bytes, code: bytes) -> bytes:
    """Return a line in a colour that ends before its newline."""
    bare = line.rstrip(b"\r\n")
    return code + bare + _RESET + line[len(bare) :]


def _changed(group: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the removed and added lines that stand together."""
    marks = _standing_out(group)
    for number, line in enumerate(group):
        code = _COLOURS.get(line[:1])
        if code is None:
            yield line
            continue
        bare = line.rstrip(b"\r\n")
        parts, position = [code], 0
        for start, end in marks.get(number, ()):
            parts += (bare[position:start], _STAND_OUT, bare[start:end], _STEP_BACK)
            position = end
        yield b"".join((*parts, bare[position:], _RESET, line[len(bare) :]))


def _standing_out(group: Sequence[bytes]) -> dict[int, list[tuple[int, int]]]:
    """Return, by number of line, the stretches whose words are on one side only; spacing does not count."""
    old, new = (
        [
            (number, word.start() + 1, word.end() + 1, word[0])
            for number, line in enumerate(group)
            if line[:1] == side
            for word in _WORD.finditer(line[1:])
        ]
        for side in _COLOURS
    )
    if not old or not new or len(old) + len(new) > _MOST_WORDS:
        return {}
    matcher = SequenceMatcher(None, [word for *_, word in old], [word for *_, word in new], autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return {}
    found: dict[int, list[tuple[int, int]]] = {}
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            _join(found, (*old[i1:i2], *new[j1:j2]))
    return found


def _join(found: dict[int, list[tuple[int, int]]], words: Iterable[tuple[int, int, int, bytes]]) -> None:
    """Add words that follow each other; those of one line make one stretch."""
    last = None
    for number, start, end, _ in words:
        stretches = found.setdefault(number, [])
        if last == number:
            stretches[-1] = stretches[-1][0], end
        else:
            stretches.append((start, end))
        last = number
