"""Editor: texts → Results. Prose is found, settled, and checked as a later run would see it.

A sentence at rest alone may not be at rest in its new surroundings (an edit can change where sentences end,
or which language a document seems to be in). So the edited text is parsed and settled once more, which costs
little because verdicts are remembered; blocks in which something would still change, and blocks whose edits
would change the document's structure, go back to what they were.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from humanize_cli.choice import block_edits
from humanize_cli.diagnose.worth import around
from humanize_cli.edits import Edit
from humanize_cli.gate.reasons import Reason
from humanize_cli.ledger import Ledger
from humanize_cli.lines import EVERY, Lines, narrowed
from humanize_cli.propose.base import Proposer
from humanize_cli.reading import Reading, read
from humanize_cli.result import Change, Result
from humanize_cli.settle import Outcome, Settler, placed
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Format, Sentence
from humanize_cli.text.splice import splice
from humanize_cli.text.structure import structure
from humanize_cli.within_bands import within_bands

WINDOW_CHARACTERS = 400_000
"""Text edited together: enough to fill batches of every length, little enough to keep memory flat."""
Item = tuple[str, Format] | tuple[str, Format, Lines | None]
"""A text with its format and, where not all of it may be touched, the lines that may."""
MAX_CHECKS = 5
"""How often an outcome is looked at again before the whole document goes back to what it was."""


@dataclass
class _Draft:
    """A document under way: what was read, what was decided for each block, and what was taken back."""

    reading: Reading
    lines: Lines = EVERY
    elsewhere: frozenset[str] = frozenset()
    outcomes: dict[int, list[tuple[Sentence, Outcome]]] = field(default_factory=dict)
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

    def edits(self) -> dict[int, list[Edit]]:
        """Return the edits of all blocks that have any and were not taken back."""
        found = {index: self.block_edits(index) for index in self.outcomes if index not in self.dropped}
        return {index: edits for index, edits in found.items() if edits}


class Editor:
    """Edits texts in one profile's tone."""

    def __init__(
        self,
        profile: Profile,
        proposers: Sequence[Proposer],
        *,
        language: str = "auto",
        headings: bool = False,
        tables: bool = False,
        by_bands: bool = True,
    ) -> None:
        """Take the proposers in the order they are asked; `language` is "auto" or a code taken on trust.

        With `by_bands`, edits that would take a text further from the profile's bands are left out, but for
        those of rules.
        """
        self.profile = profile
        self.by_bands = by_bands
        self.language = None if language == "auto" else language
        self.headings = headings
        self.tables = tables
        self._settler = Settler(profile, proposers)

    def edit(self, text: str, format: Format = Format.MARKDOWN, lines: Lines | None = None) -> Result:
        """Return what becomes of one text; where `lines` are given, of the sentences on those."""
        return next(self.edit_many([(text, format, lines)]))

    def edit_many(
        self, items: Iterable[Item], progress: Callable[[int], None] | None = None
    ) -> Iterator[Result]:
        """Yield what becomes of each text, in order; texts are read as needed, and those of one window share
        batches.

        `progress` is told how many more words are done, as it goes.
        """
        for window in _windows(items):
            drafts = [self._draft(*item) for item in window]
            self._settle(drafts, progress)
            for _ in range(MAX_CHECKS):
                if not (open_drafts := [draft for draft in drafts if not draft.checked]):
                    break
                self._check(open_drafts)
            for draft in drafts:
                if not draft.checked:
                    self._give_up(draft)
                yield Ledger(draft.reading.document, self.profile).result(
                    draft.after,
                    draft.reading.languages,
                    draft.reading.sentences,
                    draft.outcomes,
                    draft.dropped,
                    draft.warnings,
                )
            self._settler.forget()

    def keep(
        self,
        result: Result,
        chosen: Sequence[Change],
        format: Format = Format.MARKDOWN,
        lines: Lines | None = None,
    ) -> Result:
        """Return one of this editor's results with the chosen changes alone; some may be others' own.

        Raises ValueError where they would change more than words of prose.
        """
        draft = self._draft(result.before, format, lines)
        edits, changes = block_edits(draft.reading, chosen)
        after = splice(draft.reading.document, edits)
        if not draft.keeps_structure(after):
            raise ValueError("that would change the document's structure")
        return replace(result, after=after, changes=tuple(changes))

    def _draft(self, text: str, format: Format, lines: Lines | None = None) -> _Draft:
        reading = self.read(text, format)
        if lines is None:
            return _Draft(reading)
        part = narrowed(reading, lines)
        return _Draft(part.reading, lines, part.elsewhere)

    def read(self, text: str, format: Format) -> Reading:
        """Find a text's prose, its languages and its sentences, and what they say of each other."""
        found = read(
            text,
            format,
            language=self.language,
            headings=self.headings,
            tables=self.tables,
            keep=self.profile.keep,
        )
        shift = around((sentence for group in found.sentences for sentence in group), self.profile.tone)
        groups = (tuple(replace(each, around=shift) for each in group) for group in found.sentences)
        return replace(found, sentences=tuple(groups))

    def _settle(self, drafts: Sequence[_Draft], progress: Callable[[int], None] | None) -> None:
        """Decide every sentence of the drafts and write the texts that come of it."""
        every = [sentence for draft in drafts for group in draft.reading.sentences for sentence in group]
        words = sum(len(sentence.text.split()) for sentence in every)
        mean = words / max(1, len(set(every)))
        outcomes = self._settler.settle(
            every, (lambda more: progress(round(more * mean))) if progress else None
        )
        for draft in drafts:
            for index, found in enumerate(self._chosen(draft.reading, outcomes)):
                draft.outcomes[index] = [(sentence, draft.own(outcome)) for sentence, outcome in found]
            self._write(draft)

    def _chosen(
        self, reading: Reading, outcomes: Mapping[Sentence, Outcome]
    ) -> list[list[tuple[Sentence, Outcome]]]:
        """Return the outcomes of each block's sentences, without the edits that the bands speak against."""
        found = [[(sentence, outcomes[sentence]) for sentence in group] for group in reading.sentences]
        return within_bands(found, self.profile) if self.by_bands else found

    def _write(self, draft: _Draft) -> None:
        """Make the draft's edits, leaving out blocks whose edits would change the document's structure."""
        document = draft.reading.document
        edits = draft.edits()
        draft.after = splice(document, edits) if edits else document.text
        if not edits or draft.keeps_structure(draft.after):
            draft.checked = draft.after == document.text
            return
        draft.dropped.update(dict.fromkeys(_harmful(draft, edits), Reason.MARKUP))
        draft.after = splice(document, draft.edits())
        if not draft.keeps_structure(draft.after):
            self._give_up(draft)

    def _check(self, drafts: Sequence[_Draft]) -> None:
        """Read each outcome as a later run would; take back the blocks that it would change again."""
        readings = [draft.again(self.read) for draft in drafts]
        sentences = [sentence for reading in readings for group in reading.sentences for sentence in group]
        outcomes = self._settler.settle(sentences)
        for draft, reading in zip(drafts, readings, strict=True):
            if len(reading.sentences) != len(draft.reading.sentences):
                self._give_up(draft)
                continue
            moving = [
                index
                for index, found in enumerate(self._chosen(reading, outcomes))
                if index not in draft.dropped and any(outcome.edits for _, outcome in found)
            ]
            draft.checked = not moving
            draft.dropped.update(dict.fromkeys(moving, Reason.UNSETTLED))
            if moving:
                self._write(draft)

    def _give_up(self, draft: _Draft) -> None:
        """Return a draft to its original text, with a warning: better nothing than something unsure."""
        reasons = dict.fromkeys(draft.outcomes, Reason.UNSETTLED)
        draft.dropped = {**reasons, **draft.dropped}
        draft.after, draft.checked = draft.reading.document.text, True
        draft.warnings.append(
            "left as it was: its edits together would not keep the document's structure or settle"
        )


def _harmful(draft: _Draft, edits: Mapping[int, Sequence[Edit]]) -> Iterator[int]:
    """Yield the blocks whose edits change the structure, found by halving, as each check reads the text."""
    groups = [sorted(edits)]
    while groups:
        group = groups.pop()
        if len(group) == len(edits) > 1:
            harmful = True
        else:
            after = splice(draft.reading.document, {index: edits[index] for index in group})
            harmful = not draft.keeps_structure(after)
        if harmful and len(group) == 1:
            yield group[0]
        elif harmful:
            middle = len(group) // 2
            groups += (group[middle:], group[:middle])


def _windows(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Group texts so that a window holds about `WINDOW_CHARACTERS`, or one longer text."""
    window: list[Item] = []
    size = 0
    for item in items:
        if window and size + len(item[0]) > WINDOW_CHARACTERS:
            yield window
            window, size = [], 0
        window.append(item)
        size += len(item[0])
    if window:
        yield window
