"""Passage, a sentence of one of two texts with its place and what the gate reads in it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from humanize_cli.gate.reading import Reading, mask, read
from humanize_cli.reading import Reading as DocumentReading
from humanize_cli.text.document import Document, Span

_STEM = 5
_CONTENT_WEIGHT = 3


@dataclass(frozen=True)
class Passage:
    """A sentence as it stands in its document; `line` and `column` count from 1."""

    text: str
    language: str
    line: int
    column: int
    protected: tuple[Span, ...] = ()

    @cached_property
    def masked(self) -> str:
        """The text with each literal and quotation as one placeholder."""
        return mask(self.text, self.protected)

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The literals and quotations, in order."""
        return tuple(self.text[span.start : span.end] for span in self.protected)

    @cached_property
    def reading(self) -> Reading:
        """What the gate sees outside the literals."""
        return read(self.masked, self.language)

    @cached_property
    def traits(self) -> Counter[str]:
        """What the sentence is recognized by: its words, content, names and literals above all.

        Figures weigh little, since a figure may be just what a rewrite changed.
        """
        found: Counter[str] = Counter(each for each in self.reading.norms if each[0].isalnum())
        for index in self.reading.content:
            found[self.reading.norms[index][:_STEM]] += _CONTENT_WEIGHT
        for _, name in self.reading.names:
            found[name[:_STEM]] += _CONTENT_WEIGHT
        for literal in self.literals:
            found[literal] += _CONTENT_WEIGHT
        return found


def passages(reading: DocumentReading) -> list[Passage]:
    """Return the sentences of a document in the languages that are read, in order."""
    document = reading.document
    return [
        Passage(
            sentence.text,
            sentence.language,
            *document.place(document.blocks[index], sentence.start),
            protected=sentence.protected,
        )
        for index, group in enumerate(reading.sentences)
        for sentence in group
    ]


def lines_outside(document: Document) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line, not blank, that is no prose: code, tables, front matter, HTML."""
    prose: set[int] = set()
    starts = document.line_starts
    for block in document.blocks:
        for part in block.lines:
            first = bisect_right(starts, part.start)
            prose.update(range(first, bisect_right(starts, max(part.start, part.end - 1)) + 1))
    for number, line in enumerate(document.text.splitlines(), start=1):
        if number not in prose and line.strip():
            yield number, " ".join(line.split())
