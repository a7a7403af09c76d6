"""Quotations in the marks of the seven languages: somebody else's words, which no edit may touch."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from humanize_cli.text.document import Span

_MARK = re.compile("[\"“”„‟«»‹›‚‘’'「」『』]")
_DIRECTED = {
    "“": ("”",),
    "„": ("“", "”", "‟"),
    "‟": ("”",),
    "「": ("」",),
    "『": ("』",),
    "«": ("»",),
    "‹": ("›",),
}
_STRAY = frozenset("”»›」』")
_ELISION = re.compile(
    r"['‘’](?:\d{2}s?|s|t|n|k|r|m|em|er|im|til|till|tis|twas|cause|cos|coz|bout|round|neath|nother|tude|ne|nen|nem|rin|"
    r"rein|raus|rauf|runter|rüber|ran|was|ns|zijn|ie)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_SINGLE = 400
_TRIES = 8


def quotations(text: str, literals: Sequence[Span] = ()) -> list[Span]:
    """Return the quotations in a block's flat text, marks included, in order and apart.

    Marks inside `literals` (sorted, apart) do not count. A quotation that is not closed runs to the end of
    the text, and a closing mark without an opening one ends a quotation that began before it. Straight and
    curly apostrophes open one only where a closing mark follows.
    """
    marks = [found.start() for found in _MARK.finditer(text) if not _inside(literals, found.start())]
    spans: list[Span] = []
    for span in _scan(text, marks):
        if span.start == 0:
            spans.clear()
        spans.append(span)
    return spans


def _inside(spans: Sequence[Span], position: int) -> bool:
    index = bisect_left(spans, position + 1, key=lambda span: span.start) - 1
    return index >= 0 and position < spans[index].end


def _scan(text: str, marks: Sequence[int]) -> Iterator[Span]:
    singles = [position for position in marks if text[position] in "'’" and _may_close(text, position)]
    index = 0
    while index < len(marks):
        start = marks[index]
        mark = text[start]
        end: int | None
        if mark in "'‘’":
            end = _single_end(text, start, singles)
        elif mark == "‚":
            end = _low_single_end(text, marks, index)
        elif mark == '"':
            end = _straight_end(text, marks, index)
        else:
            end = _directed_end(text, marks, index)
        if end is None:
            index += 1
            continue
        yield Span(0 if end == start + 1 else start, end)
        index = bisect_left(marks, end)


def _opens(text: str, position: int) -> bool:
    """Say whether a mark stands as an opening one does: after a space or bracket, before a word."""
    before, after = text[position - 1 : position] if position else "", text[position + 1 : position + 4]
    if before and not before.isspace() and before not in '([{—–-/*_¿¡>"“„«‹:|':
        return False
    return bool(after) and not after[0].isspace() and (after[0] not in ".,;:!?)]}" or after == "...")


def _may_close(text: str, position: int) -> bool:
    before, after = text[position - 1 : position] if position else "", text[position + 1 : position + 2]
    return bool(before) and not before.isspace() and not (after.isalnum() or after == "_")


def _directed_end(text: str, marks: Sequence[int], index: int) -> int | None:
    """Return the end of a quotation in marks whose halves differ; nested ones are counted."""
    start, mark = marks[index], text[marks[index]]
    closers = _DIRECTED.get(mark)
    if closers is None:
        # German and Danish turn guillemets round, Swedish opens with the closing mark.
        if not _opens(text, start) and not (start == 0 and mark in "»›"):
            return start + 1 if mark in _STRAY and _ends_earlier(text, start) else None
        closers = {"»": ("«", "»"), "›": ("‹", "›")}.get(mark, (mark,))
    depth = 1
    for position in _after(marks, index):
        if text[position] in closers:
            depth -= 1
            if depth == 0:
                return position + 1
        elif text[position] == mark:
            depth += 1
    return len(text)


def _after(marks: Sequence[int], index: int) -> Iterator[int]:
    return (marks[following] for following in range(index + 1, len(marks)))


def _ends_earlier(text: str, position: int) -> bool:
    """Say whether a lone closing mark ends a quotation; an inch mark does not, nor "Home » News"."""
    if text[position] == "”" and text[position - 1].isdigit():
        return False
    return _may_close(text, position) or text[position + 1 : position + 2] in (".", ",", ";", ":", "")


def _straight_end(text: str, marks: Sequence[int], index: int) -> int | None:
    """Return the end of a quotation in straight marks; after a digit a mark opens none, but is an inch."""
    start = marks[index]
    if not _opens(text, start):
        if text[start - 1 : start].isdigit():
            return None
        if _may_close(text, start) and start > 0:
            return start + 1
    for position in _after(marks, index):
        if text[position] == '"' and not (
            text[position - 1].isspace() and text[position + 1 : position + 2].isalnum()
        ):
            return position + 1
    return len(text)


def _low_single_end(text: str, marks: Sequence[int], index: int) -> int | None:
    """Return the end of a German single quotation, which ‘ closes; ’ does where it is no apostrophe."""
    fallback: int | None = None
    for position in _after(marks, index):
        if text[position] == "‘":
            return position + 1
        if text[position] == "‚" and fallback is not None:
            return fallback
        if text[position] == "’" and fallback is None and _may_close(text, position):
            fallback = position + 1
    return len(text) if fallback is None else fallback


def _single_end(text: str, start: int, closers: Sequence[int]) -> int | None:
    """Return the end of a quotation in single marks, None where the mark is an apostrophe.

    A plural's apostrophe ("the dogs’ tails") may look like the end: between several candidates within a
    sentence the one beside punctuation wins, then the last.
    """
    mark = text[start]
    if mark != "‘" and not _opens(text, start):
        return None
    closing = "'" if mark == "'" else "’"
    best: int | None = None
    for position in closers[(first := bisect_left(closers, start + 2)) : first + _TRIES]:
        if position - start > _LONGEST_SINGLE or (
            best is not None and re.search("[.!?]\\s", text[best:position])
        ):
            break
        if text[position] != closing:
            continue
        best = position
        if (
            not text[position - 1].isalnum()
            or text[position + 1 : position + 2] in set(".,;:!?)]…—")
            or (text[position - 1] not in "sxz")
        ):
            break
    if best is not None:
        return None if _ELISION.match(text, start) and mark != "‘" else best + 1
    return len(text) if mark == "‘" and not _ELISION.match(text, start) else None
