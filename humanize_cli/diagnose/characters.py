"""Characters that cannot be seen and do not belong where they stand."""

import re
from collections.abc import Iterator, Sequence

from humanize_cli.diagnose.passages import Hit, Passage

_ODD = re.compile(
    "[\u00a0\u202f\u2007]"
    "|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]+"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Scripts whose letters are joined or kept apart by zero-width characters.
_JOINING = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)
_PICTURE = re.compile("[\u00a9\u00ae\u200d\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# A fixed space belongs beside a figure, a mark, an abbreviation, an initial or a one-letter word.
_FIXED_AFTER = re.compile(r"(?:^|[\s(«“\"'’])(?:[^\W\d_]{1,2}|[^\W\d_]{1,5}\.)\Z|[\d\W_]\Z")
_FIXED_BEFORE = re.compile(r"[\d\W_]|[^\W\d_](?:[\s.,;:!?)]|\Z)")


def invisible_characters(passages: Sequence[Passage], language: str) -> Iterator[Hit]:  # noqa: ARG001
    """Yield zero-width and direction marks, soft hyphens, and fixed spaces between two ordinary words.

    Those that belong are left alone: joiners in emoji and in the scripts that need them, direction marks in
    a paragraph with letters written from right to left, and fixed spaces where typography asks for them (a
    figure and its unit, French punctuation, initials and abbreviations, a dash).
    """
    for passage in passages:
        text = passage.block.text
        if text.isascii():
            continue
        for found in _ODD.finditer(text):
            if not _belongs(text, found) and not any(
                span.overlaps(*found.span()) for span in passage.block.protected
            ):
                yield Hit(passage.number, *found.span())


def _belongs(text: str, found: re.Match[str]) -> bool:
    before, after = text[max(0, found.start() - 8) : found.start()], text[found.end() : found.end() + 8]
    mark = found[0]
    if mark in "\u00a0\u202f\u2007":
        return bool(_FIXED_AFTER.search(before) or _FIXED_BEFORE.match(after))
    if mark == "\u200d" and _PICTURE.match(before[-1:]) and _PICTURE.match(after[:1]):
        return True
    if mark in "\u200c\u200d" and (_JOINING.match(before[-1:]) or _JOINING.match(after[:1])):
        return True
    if mark[0] >= "\U000e0000":
        return before.endswith("\U0001f3f4")
    return all(each in _DIRECTION for each in mark) and _RIGHT_TO_LEFT.search(text) is not None
