"""Places: from a block's flat text to the document, and to lines and columns."""

import re
from bisect import bisect_right
from functools import cached_property

from humanize_cli.diagnose.diagnosis import Place
from humanize_cli.reading import Reading
from humanize_cli.text.document import Block

_AROUND = 1_000  # characters of a sentence shown before and after a place
_LINE_END = re.compile(r"\r\n|[\r\n]")


class Places:
    """Places in one document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._starts: dict[int, list[int]] = {}

    def place(self, index: int, start: int, end: int) -> Place:
        """Return the place of the characters `start` to `end` of the flat text of a block."""
        begin, finish = self.offset(index, start), self.offset(index, max(start, end - 1)) + (end > start)
        line, column = self._line_and_column(begin)
        end_line, end_column = self._line_and_column(finish)
        excerpt, low = self._excerpt(index, start, end)
        return Place(line, column, end_line, end_column, begin, finish, excerpt, start - low, end - low)

    def offset(self, index: int, position: int) -> int:
        """Return the document's character for one of a block's flat text."""
        block = self._reading.document.blocks[index]
        if len(block.lines) == 1:
            return block.start + position
        starts = self._starts.get(index) or self._starts.setdefault(index, _flat_starts(block))
        number = bisect_right(starts, position) - 1
        line = block.lines[number]
        return min(line.start + position - starts[number], line.end)

    def _line_and_column(self, position: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, position)
        return line, position - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" in self._text:
            return [0, *(end.end() for end in _LINE_END.finditer(self._text))]
        starts = [0]
        while (end := self._text.find("\n", starts[-1])) >= 0:
            starts.append(end + 1)
        return starts

    def _excerpt(self, number: int, start: int, end: int) -> tuple[str, int]:
        """Return the sentences that a place of a block lies in, and where they begin; at worst the block.

        Of something longer than any sentence, only what is near.
        """
        text = self._reading.document.blocks[number].text
        sentences = self._reading.sentences[number]
        starts = [each.start for each in sentences]
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, max(start, end - 1)) - 1
        low, high = 0, len(text)
        if first >= 0 and end <= sentences[last].start + len(sentences[last].text):
            low, high = sentences[first].start, sentences[last].start + len(sentences[last].text)
        low, high = max(low, start - _AROUND), min(high, end + _AROUND)
        return text[low:high], low


def _flat_starts(block: Block) -> list[int]:
    """Return where each of a block's lines starts in its flat text."""
    starts = [0]
    for line in block.lines[:-1]:
        starts.append(starts[-1] + line.end - line.start + 1)
    return starts
