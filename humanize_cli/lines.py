"""Lines: which lines of a text may be touched, and what of its prose lies on them.

Lines are git's: each ends at a newline character, and they are counted from 1. A sentence is looked at where
it overlaps one of them. What it has on other lines is protected, and paragraphs are not filled again, so that
no other line changes and a later run is allowed the same lines.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from humanize_cli.reading import Reading
from humanize_cli.text.document import Block, Sentence, Span


@dataclass(frozen=True, slots=True)
class Lines:
    """Ranges of lines, each as its first and last one, in order and apart."""

    ranges: tuple[tuple[int, int], ...] = ()

    def __contains__(self, line: int) -> bool:
        """Say whether a line is among them."""
        return self.overlap(line, line)

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.ranges)

    def overlap(self, first: int, last: int) -> bool:
        """Say whether any of the lines `first` to `last` is among them."""
        index = bisect_right(self.ranges, last, key=lambda each: each[0]) - 1
        return index >= 0 and self.ranges[index][1] >= first

    def hold(self, first: int, last: int) -> bool:
        """Say whether all of the lines `first` to `last` are among them."""
        return any(start <= first and last <= end for start, end in self.ranges)

    def after(self, before: str, after: str) -> "Lines | None":
        """Return the same lines in an edited text, new ones included; None where another line has changed."""
        old, new = before.split("\n"), after.split("\n")
        found: list[int] = []
        for i1, i2, j1, j2 in _pairs(old, new):
            if old[i1:i2] == new[j1:j2]:
                found += (j1 - i1 + line for line in range(i1 + 1, i2 + 1) if line in self)
            elif (
                all(index in self for index in range(i1 + 1, i2 + 1)) if i1 < i2 else self.overlap(i1, i1 + 1)
            ):
                found += range(j1 + 1, j2 + 1)
            else:
                return None
        return from_numbers(found)


EVERY = Lines(((1, 1 << 62),))
"""All lines of any text."""


def from_numbers(numbers: Sequence[int]) -> Lines:
    """Return the lines of rising numbers, neighbours as one range."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number <= ranges[-1][1] + 1:
            ranges[-1] = ranges[-1][0], max(number, ranges[-1][1])
        else:
            ranges.append((number, number))
    return Lines(tuple(ranges))


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What of a reading lies on chosen lines.

    The blocks are those that have some of it. `elsewhere` are the texts on other lines that sentences across
    both have.
    """

    reading: Reading
    elsewhere: frozenset[str] = frozenset()


def narrowed(reading: Reading, lines: Lines) -> Narrowed:
    """Return the sentences of a reading that overlap lines, with what they have on other lines protected.

    The indices of blocks are new ones. A block that has other lines, too, has no width to be filled to.
    """
    starts = _starts(reading.document.text)
    kept: list[tuple[Block, str | None, tuple[Sentence, ...]]] = []
    elsewhere: set[str] = set()
    for block, language, group in zip(
        reading.document.blocks, reading.languages, reading.sentences, strict=True
    ):
        outside = _outside(block, starts, lines)
        if not outside:
            kept.append((block, language, group))
        elif outside != [Span(0, len(block.text))]:
            inside = tuple(part for sentence in group if (part := _part(sentence, outside)) is not None)
            elsewhere.update(literal for sentence in inside for literal in sentence.literals)
            elsewhere.difference_update(literal for sentence in group for literal in sentence.literals)
            kept.append((replace(block, width=None), language, inside))
    blocks, languages, sentences = zip(*kept, strict=True) if kept else ((), (), ())
    document = replace(reading.document, blocks=blocks)
    return Narrowed(Reading(document, languages, sentences), frozenset(elsewhere))


def spans(reading: Reading, lines: Lines) -> list[tuple[int, int, Sentence]]:
    """Return the sentences that overlap lines, each with its first character in the document and its end."""
    starts = _starts(reading.document.text)
    found = []
    for block, group in zip(reading.document.blocks, reading.sentences, strict=True):
        for sentence in group:
            begin = _offset(block, sentence.start)
            end = _offset(block, sentence.start + len(sentence.text) - 1) + 1
            if lines.overlap(bisect_right(starts, begin), bisect_right(starts, end - 1)):
                found.append((begin, end, sentence))
    return found


def _starts(text: str) -> list[int]:
    """Return the characters at which lines start."""
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return starts


def _offset(block: Block, position: int) -> int:
    """Return the document's character for one of a block's flat text."""
    for line in block.lines:
        size = line.end - line.start
        if position <= size:
            return line.start + position
        position -= size + 1
    return block.end


def _outside(block: Block, starts: Sequence[int], lines: Lines) -> list[Span]:
    """Return what of a block's flat text lies on other lines; the spaces between such lines belong to it."""
    found: list[Span] = []
    position = 0
    for line in block.lines:
        end = position + line.end - line.start
        if bisect_right(starts, line.start) not in lines:
            if found and found[-1].end == position - 1:
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(position, end))
        position = end + 1
    return found


def _part(sentence: Sentence, outside: Sequence[Span]) -> Sentence | None:
    """Return a sentence with its part on other lines protected; None where all of it is there."""
    size = len(sentence.text)
    own = [
        Span(max(0, span.start - sentence.start), min(size, span.end - sentence.start))
        for span in outside
        if span.start < sentence.start + size and span.end > sentence.start
    ]
    if own == [Span(0, size)]:
        return None
    merged: list[Span] = []
    for span in sorted((*sentence.protected, *own)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return replace(sentence, protected=tuple(merged))


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches of two texts that belong together, equal or not, in order.

    An edit never makes or removes a blank line, so paragraphs pair up, and each pair is compared on its own.
    """
    breaks_old, breaks_new = _breaks(old), _breaks(new)
    if len(breaks_old) != len(breaks_new):
        breaks_old, breaks_new = [0, len(old)], [0, len(new)]
    for (i1, i2), (j1, j2) in zip(pairwise(breaks_old), pairwise(breaks_new), strict=True):
        if old[i1:i2] == new[j1:j2]:
            yield i1, i2, j1, j2
        else:
            # Equal lines at both ends belong together, whatever else could be paired with them.
            lead = _common(old[i1:i2], new[j1:j2])
            tail = _common(old[i1 + lead : i2][::-1], new[j1 + lead : j2][::-1])
            yield i1, i1 + lead, j1, j1 + lead
            middle = SequenceMatcher(
                None, old[i1 + lead : i2 - tail], new[j1 + lead : j2 - tail], autojunk=False
            )
            for _, a, b, c, d in middle.get_opcodes():
                yield i1 + lead + a, i1 + lead + b, j1 + lead + c, j1 + lead + d
            yield i2 - tail, i2, j2 - tail, j2


def _breaks(lines: Sequence[str]) -> list[int]:
    """Return where paragraphs begin: 0, after each blank line, and the end."""
    return [0, *(index + 1 for index, line in enumerate(lines) if not line.strip()), len(lines)]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many lines are the same at the beginning."""
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size
