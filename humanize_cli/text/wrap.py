"""Hard-wrapped paragraphs: the width they were wrapped at, and where a line may break."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from humanize_cli.text.document import Block, Span

_NARROWEST = 40
_TAB = 4
# An eighth of the width too little on a line is raggedness that nobody sees.
_RAGGED = 8
_PREFIX_REACH = 4000
_ENDS_CLAUSE = re.compile(r"[.!?:;,…][\"'”’»)\]*_]*$")
_BLOCK_MARK = re.compile(
    r"""[-+*]+(?:[ \t|:-]|$) | \d{1,9}[.)](?:[ \t]|$) | [#>|=:<{] | ~~~ | ``` | !!! | \?\?\? | /// | ___
    | \$\$ | \\(?:[\[(]|[a-zA-Z]) | \[(?:!|[^\]]*\]:|\[?_?toc) | [•‣◦–—](?:[ \t]|$)
    | (?:from|to|cc|bcc|subject|date|reply-to|sent):
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Break:
    """A space of a flat text at which its line ends, and the number of the gap that stands there instead."""

    place: int
    gap: int


def column(text: str, start: int, end: int) -> int:
    """Return the column after `text[start:end]`, a tab going to the next multiple of four."""
    count = 0
    position = start
    while (tab := text.find("\t", position, end)) >= 0:
        count += tab - position
        count += _TAB - count % _TAB
        position = tab + 1
    return count + end - position


def line_start(text: str, position: int) -> int:
    """Return where the physical line of `position` starts; no line prefix is longer than the reach."""
    low = max(0, position - _PREFIX_REACH)
    return max(text.rfind("\n", low, position), text.rfind("\r", low, position), low - 1) + 1


def fill_range(text: str, lines: Sequence[Span]) -> tuple[int, int] | None:
    """Return the least and the greatest width at which greedy filling gives these lines; None if none does.

    Lines that each end a clause are broken by meaning, and narrow ones are an address or a verse as likely as
    not.
    """
    if len(lines) < 2:
        return None
    least, most = 0, 1 << 30
    by_meaning = True
    for index, line in enumerate(lines):
        end = column(text, line_start(text, line.start), line.end)
        least = max(least, end)
        if index + 1 < len(lines):
            by_meaning = by_meaning and bool(_ENDS_CLAUSE.search(text[line.start : line.end]))
            after = lines[index + 1]
            word = re.compile(r"\S+").match(text, after.start, after.end)
            most = min(most, end + (word.end() - word.start() if word else 0))
    return (least, most) if _NARROWEST <= least <= most and not by_meaning else None


def widths(text: str, blocks: Sequence[Block]) -> list[int | None]:
    """Return each block's width: its longest line, or the document's usual width where that fits too."""
    ranges = [fill_range(text, block.lines) for block in blocks]
    usual = max(
        (found[0] for block, found in zip(blocks, ranges, strict=True) if found and len(block.lines) > 2),
        default=0,
    )
    return [found and (usual if found[0] <= usual <= found[1] else found[0]) for found in ranges]


def may_start_line(text: str, position: int) -> bool:
    """Say whether a line that begins with `text[position:]` stays what it was, a part of its paragraph."""
    return not _BLOCK_MARK.match(text, position)


def break_places(text: str, protected: Sequence[Span]) -> list[int]:
    """Return the spaces of a flat text where its line may be broken, in order.

    Not inside a protected span, not at a run of spaces (a break would make it one), not after a backslash (it
    would break hard), not where the next line would begin with what Markdown or mail reads as a mark.
    """
    places: list[int] = []
    index = 0
    for match in re.finditer(r"(?<=[^\s\\]) (?=\S)", text):
        at = match.start()
        while index < len(protected) and protected[index].end <= at:
            index += 1
        inside = index < len(protected) and protected[index].start <= at
        if not inside and may_start_line(text, at + 1):
            places.append(at)
    return places


def fill(
    text: str,
    block: Block,
    new: str,
    breaks: Sequence[Break],
    places: Sequence[int],
    protected: Sequence[Span],
    changed: int,
) -> list[Break]:
    """Return the breaks of a wrapped block's new flat text, filled to its width where an edit asks for that.

    Lines before the one of `changed`, and before the first that is too long or clearly too short, keep
    theirs, and so does a break inside a protected span. `places` are the spaces that may be breaks, present
    ones included.
    """
    width = block.width or 0
    indents = _indents(text, block)
    forced = {each.place for each in breaks if _inside(each.place, protected)}
    start = _first_unfit(new, breaks, places, indents, width, changed)
    if start is None:
        return list(breaks)
    result = list(breaks[:start])
    position = result[-1].place + 1 if result else 0
    stops = sorted(forced)
    while True:
        number = len(result)
        indent = indents[min(number, len(indents) - 1)]
        stop = stops[at] if (at := bisect_right(stops, position)) < len(stops) else len(new)
        if indent + stop - position <= width:
            place = stop
        else:
            index = bisect_right(places, position + width - indent)
            best = places[index - 1] if index and places[index - 1] > position else None
            if best is None:
                best = places[index] if index < len(places) else len(new)
            place = min(best, stop)
        if place >= len(new):
            return result
        result.append(Break(place, min(number, len(block.lines) - 2)))
        position = place + 1


def _inside(place: int, spans: Sequence[Span]) -> bool:
    """Say whether a place lies inside one of the sorted spans."""
    index = bisect_right(spans, Span(place, 1 << 60)) - 1
    return index >= 0 and place < spans[index].end


def _indents(text: str, block: Block) -> list[int]:
    """Return the column at which each of the block's lines starts."""
    return [column(text, line_start(text, line.start), line.start) for line in block.lines]


def _first_unfit(
    new: str,
    breaks: Sequence[Break],
    places: Sequence[int],
    indents: Sequence[int],
    width: int,
    changed: int,
) -> int | None:
    """Return the number of the first line from the changed one on that must be filled again, None if none."""
    position = 0
    for number in range(len(breaks) + 1):
        end = breaks[number].place if number < len(breaks) else len(new)
        used = indents[min(number, len(indents) - 1)] + end - position
        if end >= changed:
            index = bisect_right(places, position)
            if used > width and index < len(places) and places[index] < end:
                return number
            following = new[end + 1 : end + 1 + width].split(" ", 1)[0]
            if following and used + 1 + len(following) <= width - width // _RAGGED:
                return number
        position = end + 1
    return None
