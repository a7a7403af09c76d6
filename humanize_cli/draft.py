"""Draft, a document under way: what was read, what was decided, and the text that comes of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from humanize_cli.edits import Edit
from humanize_cli.gate.reasons import Reason
from humanize_cli.lines import EVERY, Lines, narrowed
from humanize_cli.reading import Reading
from humanize_cli.settle import Outcome, placed
from humanize_cli.text.document import Format
from humanize_cli.text.splice import splice
from humanize_cli.text.structure import structure
from humanize_cli.within_bands import Block


@dataclass
class Draft:
    """A document under way: what was read, what was decided for each block, and what was taken back."""

    reading: Reading
    lines: Lines = EVERY
    elsewhere: frozenset[str] = frozenset()
    outcomes: dict[int, Block] = field(default_factory=dict)
    dropped: dict[int, Reason] = field(default_factory=dict)
    after: str = ""
    checked: bool = False
    warnings: list[str] = field(default_factory=list)

    @cached_property
    def structure(self) -> bytes:
        """The structure of the text as it was; found only where something would change it."""
        return structure(self.reading.document.text, self.reading.document.format)

    def keeps_structure(self, after: str) -> bool:
        """Say whether a text differs from the one that was read in words of prose on its lines alone."""
        document = self.reading.document
        kept = self.lines is EVERY or self.lines.after(document.text, after) is not None
        return kept and structure(after, document.format) == self.structure

    def block_edits(self, index: int) -> list[Edit]:
        """Return a block's edits in its flat text's coordinates."""
        text = self.reading.document.blocks[index].text
        return [
            placed(edit, sentence, text)
            for sentence, outcome in self.outcomes.get(index, ())
            for edit in outcome.edits
        ]

    def take(self, outcomes: dict[int, Block] | None) -> bool:
        """Take outcomes in place of those there are, and say whether there were any to take."""
        self.outcomes = outcomes or self.outcomes
        return outcomes is not None

    def own(self, outcome: Outcome) -> Outcome:
        """Return an outcome without the refusals to touch other lines, which nobody asked for."""
        if not self.elsewhere:
            return outcome
        refused = (
            each
            for each in outcome.refused
            if each.reason is not Reason.PROTECTED or each.detail not in self.elsewhere
        )
        return replace(outcome, refused=tuple(refused))

    def again(self, read: Callable[[str, Format], Reading]) -> Reading:
        """Return the outcome as a later run would read it."""
        reading = read(self.after, self.reading.document.format)
        if self.lines is EVERY:
            return reading
        return narrowed(reading, self.lines.after(self.reading.document.text, self.after) or Lines()).reading

    def moving(self, found: Sequence[Block]) -> list[int]:
        """Return the blocks, but those taken back, that what a later run found would change again."""
        return [
            index
            for index, block in enumerate(found)
            if index not in self.dropped and any(outcome.edits for _, outcome in block)
        ]

    def edits(self) -> dict[int, list[Edit]]:
        """Return the edits of all blocks that have any and were not taken back."""
        found = {index: self.block_edits(index) for index in self.outcomes if index not in self.dropped}
        return {index: edits for index, edits in found.items() if edits}

    def harmful(self, edits: Mapping[int, Sequence[Edit]]) -> Iterator[int]:
        """Yield the blocks whose edits change the structure, found by halving: each check reads all."""
        groups = [sorted(edits)]
        while groups:
            group = groups.pop()
            if len(group) == len(edits) > 1:
                harmful = True
            else:
                after = splice(self.reading.document, {index: edits[index] for index in group})
                harmful = not self.keeps_structure(after)
            if harmful and len(group) == 1:
                yield group[0]
            elif harmful:
                middle = len(group) // 2
                groups += (group[middle:], group[:middle])
