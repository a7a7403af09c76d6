"""Edits back into the document: its own characters everywhere else, wrapped lines filled again."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from humanize_cli.edits import Edit
from humanize_cli.text.document import Block, Document, Span
from humanize_cli.text.wrap import Break, break_places, fill, may_start_line

_WHITE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass
class _Flat:
    """A block's new flat text as it grows.

    `breaks` are the spaces that are line breaks still. `lost` are breaks whose space an edit replaced: the
    wanted place, and the stretch in which another space may take over. `kept` are copied stretches as (old
    start, old end, new start).
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    breaks: list[Break] = field(default_factory=list)
    lost: list[tuple[Break, Span]] = field(default_factory=list)
    kept: list[tuple[int, int, int]] = field(default_factory=list)
    first_change: int = 0

    def add(self, piece: str) -> None:
        """Put `piece` at the end."""
        if piece:
            self.parts.append(piece)
            self.length += len(piece)

    def is_open(self) -> bool:
        """Say whether a word may follow without a space: at the start and after a space."""
        return not self.parts or self.parts[-1].endswith(" ")

    def strip_end(self) -> None:
        """Take the spaces off the end, and the breaks they were."""
        while self.is_open() and self.parts:
            last = self.parts.pop()
            bare = last.rstrip(" ")
            self.length -= len(last) - len(bare)
            if bare:
                self.parts.append(bare)
        while self.breaks and self.breaks[-1].place >= self.length:
            self.breaks.pop()


def edited_text(block: Block, edits: Sequence[Edit]) -> str:
    """Return the block's flat text with the edits made, as `splice` puts it into the document.

    Unlike with `apply_edits`, an edit that deletes words takes the space beside them too, and a run of white
    space in an edit's new text becomes one space. Raises ValueError where edits overlap, do not fit or leave
    no word.
    """
    return "".join(_edited(block, edits).parts)


def splice(document: Document, edits: Mapping[int, Sequence[Edit]]) -> str:
    """Return the document's text with the edits made; `edits` maps a block's index to edits of its flat text.

    Everything else stays as it is, character for character. In a paragraph that was wrapped to a width, the
    lines from the first edit on are filled again if one became too long or clearly too short. Raises
    IndexError for an unknown block, and ValueError where edits overlap, do not fit or leave no word of a
    block.
    """
    text = document.text
    parts: list[str] = []
    position = 0
    for index in sorted(edits):
        if not 0 <= index < len(document.blocks):
            raise IndexError(f"the document has no block {index}")
        if not edits[index]:
            continue
        block = document.blocks[index]
        parts += (text[position : block.start], _spliced(text, block, edits[index]))
        position = block.end
    parts.append(text[position:])
    return "".join(parts)


def _spliced(text: str, block: Block, edits: Sequence[Edit]) -> str:
    """Return what stands in the document instead of the block."""
    flat = _edited(block, edits)
    new = "".join(flat.parts)
    protected = _moved(block.protected, flat.kept)
    places = break_places(new, protected)
    breaks = _breaks(block, flat, new, places)
    gaps = [text[line.end : after.start] for line, after in zip(block.lines, block.lines[1:], strict=False)]
    if block.width is not None:
        breaks = fill(
            text,
            block,
            new,
            breaks,
            sorted({*places, *(each.place for each in breaks)}),
            protected,
            flat.first_change,
        )
    parts: list[str] = []
    position = 0
    for each in breaks:
        parts += (new[position : each.place], gaps[each.gap])
        position = each.place + 1
    parts.append(new[position:])
    return "".join(parts)


def _edited(block: Block, edits: Sequence[Edit]) -> _Flat:
    """Return the new flat text and what became of the line breaks."""
    flat = _Flat()
    gaps = _gaps(block)
    position = 0
    closing = False
    for number, edit in enumerate(sorted(edits, key=lambda each: (each.start, each.end))):
        if not position <= edit.start <= edit.end or block.text[edit.start : edit.end] != edit.old:
            raise ValueError(f"edit does not fit the block: {edit!r}")
        _keep(flat, block.text, gaps, Span(position, edit.start), closing)
        if number == 0:
            flat.first_change = flat.length
        adjacent = position == edit.start
        closing = _put(flat, gaps, edit) or (closing and adjacent and not edit.new)
        position = edit.end
    _keep(flat, block.text, gaps, Span(position, len(block.text)), closing)
    if closing and position == len(block.text):
        flat.strip_end()
    if not flat.length:
        raise ValueError("edits leave no word of the block")
    return flat


def _gaps(block: Block) -> list[int]:
    """Return the places of the flat text's spaces that are line breaks."""
    places: list[int] = []
    length = -1
    for line in block.lines[:-1]:
        length += line.end - line.start + 1
        places.append(length)
    return places


def _keep(flat: _Flat, text: str, gaps: list[int], old: Span, closing: bool) -> None:
    """Copy a stretch of the old flat text; with `closing`, two runs of spaces that meet become one."""
    start, end = old.start, old.end
    if closing and start < end and text[start] == " " and flat.is_open():
        run = end - len(text[start:end].lstrip(" "))
        has_break = bisect_left(gaps, start) < bisect_left(gaps, run)
        if not flat.parts or (flat.breaks and flat.breaks[-1].place == flat.length - 1 and not has_break):
            start = run
        else:
            flat.strip_end()
    if start >= end:
        return
    for gap in range(bisect_left(gaps, start), bisect_left(gaps, end)):
        flat.breaks.append(Break(flat.length + gaps[gap] - start, gap))
    flat.kept.append((start, end, flat.length))
    flat.add(text[start:end])


def _put(flat: _Flat, gaps: list[int], edit: Edit) -> bool:
    """Add an edit's new text and note the breaks its old text held; say whether spaces may meet after it."""
    new = _WHITE.sub(" ", edit.new)
    if flat.is_open():
        new = new.lstrip(" ")
    reach = Span(flat.length - 1, flat.length + len(new) + 1)
    for gap in range(bisect_left(gaps, edit.start), bisect_left(gaps, edit.end)):
        flat.lost.append((Break(flat.length + gaps[gap] - edit.start, gap), reach))
    flat.add(new)
    return not new or new.endswith(" ")


def _moved(spans: Sequence[Span], kept: Sequence[tuple[int, int, int]]) -> list[Span]:
    """Return the spans that stayed whole, in the new text's coordinates."""
    starts = [start for start, _, _ in kept]
    result: list[Span] = []
    for span in spans:
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and span.end <= kept[index][1]:
            shift = kept[index][2] - kept[index][0]
            result.append(Span(span.start + shift, span.end + shift))
    return result


def _breaks(block: Block, flat: _Flat, new: str, places: Sequence[int]) -> list[Break]:
    """Return the new text's line breaks, each lost one moved to the nearest space that may stand for it."""
    old = _gaps(block)
    taken = {
        each.place: each
        for each in flat.breaks
        if may_start_line(new, each.place + 1) or not may_start_line(block.text, old[each.gap] + 1)
    }
    low = 0
    for lost, reach in flat.lost:
        low = max(low, reach.start)
        free = [
            place
            for place in places[bisect_left(places, low) : bisect_left(places, reach.end)]
            if place not in taken
        ]
        if free:
            place = min(free, key=lambda at: abs(at - lost.place))
            taken[place] = Break(place, lost.gap)
            low = place + 1
    return [taken[place] for place in sorted(taken)]
