"""Document, Block, Sentence: the central types of a text and the coordinates between them.

Three coordinate systems meet here. A Document's are characters of its text. A Block's are characters of the
block's
flat text: its lines without indentation and quote marks, joined by one space. A Sentence's are characters of
its own text.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple


class Format(StrEnum):
    """How a file's prose is marked up."""

    MARKDOWN = "markdown"
    PLAIN = "plain"


class BlockKind(StrEnum):
    """What a block of prose is in its document."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    HEADING = "heading"
    TABLE_CELL = "table_cell"


class Span(NamedTuple):
    """Characters `start` up to but not including `end`."""

    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether an edit of `start` to `end` touches this span; an empty edit at its rim does not."""
        return (start < self.end and end > self.start) or (start == end and self.start < start < self.end)


def unprotected(text: str, protected: Sequence[Span]) -> str:
    """Return a text without its protected spans, a space in the place of each."""
    parts: list[str] = []
    position = 0
    for span in protected:
        parts.append(text[position : max(position, span.start)])
        position = max(position, span.end)
    parts.append(text[position:])
    return " ".join(parts)


@dataclass(frozen=True)
class Block:
    """A run of prose in a document: one or more whole or partial lines.

    `lines` are the prose parts of its physical lines, in document coordinates, without indentation, quote
    marks, list
    marks, trailing white space or newline. `protected` are spans, in the flat text's coordinates, that no
    edit may touch.
    `width` is the column that the author wrapped the lines at, None where they are not wrapped to a width.
    """

    kind: BlockKind
    lines: tuple[Span, ...]
    text: str
    protected: tuple[Span, ...] = ()
    width: int | None = None

    @property
    def start(self) -> int:
        """The block's first character in the document."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """The character after the block's last in the document."""
        return self.lines[-1].end


@dataclass(frozen=True)
class Document:
    """A decoded text with its prose found: `text` as in the file, line endings included; blocks in order."""

    text: str
    format: Format
    blocks: tuple[Block, ...] = ()

    @cached_property
    def line_starts(self) -> list[int]:
        """The characters at which a line starts; found only where something is to be placed."""
        return [0, *accumulate(map(len, self.text.splitlines(keepends=True)))]

    def place(self, block: Block, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character of a block's flat text."""
        for part in block.lines:
            size = part.end - part.start
            if offset <= size:
                break
            offset -= size + 1
        position = part.start + min(offset, part.end - part.start)
        line = bisect_right(self.line_starts, position)
        return line, position - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Aim:
    """Where a sentence's text as a whole should go: the measures it should have more of, and less of.

    `apostrophe` is the one that the text is written with.
    """

    more: frozenset[str] = frozenset()
    less: frozenset[str] = frozenset()
    apostrophe: str = "'"


@dataclass(frozen=True)
class Sentence:
    """One sentence as it stands in its block's flat text, with all that its edits may depend on.

    It carries no neighbours on purpose: what becomes of a sentence depends on nothing but this value. `alone`
    says that it is its block's only sentence, which therefore must not be deleted; `editing_chance`, from 0
    to 1, how likely an editor was to change it as it stood before any edit, 0 where nobody asked; `around`
    what its text as a whole adds to the log-odds of that, 0 where a text speaks neither way; `aim` where the
    text should go, None where nobody asked.
    """

    text: str
    language: str
    kind: BlockKind = BlockKind.PARAGRAPH
    protected: tuple[Span, ...] = ()
    alone: bool = False
    editing_chance: float = 0.0
    around: float = 0.0
    aim: Aim | None = None
    start: int = field(default=0, compare=False)

    @cached_property
    def words(self) -> int:
        """The number of words, which white space parts."""
        return len(self.text.split())

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The protected texts, in order."""
        return tuple(self.text[span.start : span.end] for span in self.protected)
