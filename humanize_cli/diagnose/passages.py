"""Passages: the blocks of a document in one language, as the structural checks see them."""

from collections.abc import Iterator
from typing import NamedTuple

from humanize_cli.reading import Reading
from humanize_cli.text.document import Block, BlockKind, Sentence


class Passage(NamedTuple):
    """A block with its number in the document and its sentences."""

    number: int
    block: Block
    sentences: tuple[Sentence, ...]


class Hit(NamedTuple):
    """A place that a structural check points at: characters of the flat text of the block `number`."""

    number: int
    start: int
    end: int


def passages_by_language(reading: Reading) -> dict[str, list[Passage]]:
    """Return the blocks of each language, in order; blocks in no edited language are in none."""
    found: dict[str, list[Passage]] = {}
    blocks = zip(reading.document.blocks, reading.languages, reading.sentences, strict=True)
    for index, (block, language, sentences) in enumerate(blocks):
        if language:
            found.setdefault(language, []).append(Passage(index, block, sentences))
    return found


def section_ends(reading: Reading) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Return which sentences are the first and which the last of the document or of a section.

    Each is given as block number and number in the block. A section goes from one heading to the next; what
    stands in tables is in none.
    """
    first: set[tuple[int, int]] = set()
    last: set[tuple[int, int]] = set()
    for section in _sections(reading):
        first.add(section[0])
        last.add(section[-1])
    return first, last


def _sections(reading: Reading) -> Iterator[list[tuple[int, int]]]:
    section: list[tuple[int, int]] = []
    for index, (block, sentences) in enumerate(zip(reading.document.blocks, reading.sentences, strict=True)):
        if block.kind is BlockKind.HEADING:
            if section:
                yield section
            section = []
        elif block.kind is not BlockKind.TABLE_CELL:
            section += ((index, number) for number in range(len(sentences)))
    if section:
        yield section
