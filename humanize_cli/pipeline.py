"""Editor: texts → Results. Prose is found, settled, and checked as a later run would see it.

A sentence at rest alone may not be at rest in its new surroundings (an edit can change where sentences end,
or which language a document seems to be in). So the edited text is parsed and settled once more, which costs
little because verdicts are remembered; blocks in which something would still change, and blocks whose edits
would change the document's structure, go back to what they were. A text that has come to rest outside its
profile's bands is brought nearer to them last, if it comes to rest there as well.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from humanize_cli.choice import block_edits
from humanize_cli.diagnose.worth import around
from humanize_cli.draft import Draft
from humanize_cli.gate.reasons import Reason
from humanize_cli.ledger import Ledger
from humanize_cli.lines import Lines, narrowed
from humanize_cli.propose.base import Proposer
from humanize_cli.reading import Reading, read
from humanize_cli.result import Change, Result
from humanize_cli.settle import Outcome, Settler
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Format, Sentence
from humanize_cli.text.splice import splice
from humanize_cli.toward_bands import Approach
from humanize_cli.within_bands import Block, within_bands

WINDOW_CHARACTERS = 400_000
"""Text edited together: enough to fill batches of every length, little enough to keep memory flat."""
Item = tuple[str, Format] | tuple[str, Format, Lines | None]
"""A text with its format and, where not all of it may be touched, the lines that may."""
MAX_CHECKS = 5
"""How often an outcome is looked at again before the whole document goes back to what it was."""


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
        toward: Sequence[Proposer] = (),
    ) -> None:
        """Take the proposers in the order they are asked; `language` is "auto" or a code taken on trust.

        With `by_bands`, edits that would take a text further from the profile's bands are left out, but for
        those of rules, and a text outside them is brought nearer; `toward` are asked for that before the
        others.
        """
        self.profile = profile
        self.by_bands = by_bands
        self.language = None if language == "auto" else language
        self.headings = headings
        self.tables = tables
        self._settler = Settler(profile, proposers)
        self._approach = Approach(profile, [*toward, *proposers])

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
            if self.by_bands:
                self._bring_nearer(drafts)
            for draft in drafts:
                yield Ledger(draft.reading.document, self.profile).result(
                    draft.after,
                    draft.reading.languages,
                    draft.reading.sentences,
                    draft.outcomes,
                    draft.dropped,
                    draft.warnings,
                )
            self._settler.forget()
            self._approach.forget()

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

    def _draft(self, text: str, format: Format, lines: Lines | None = None) -> Draft:
        reading = self.read(text, format)
        if lines is None:
            return Draft(reading)
        part = narrowed(reading, lines)
        return Draft(part.reading, lines, part.elsewhere)

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

    def _settle(self, drafts: Sequence[Draft], progress: Callable[[int], None] | None) -> None:
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

    def _chosen(self, reading: Reading, outcomes: Mapping[Sentence, Outcome]) -> list[Block]:
        """Return the outcomes of each block's sentences, without the edits that the bands speak against."""
        found = [[(sentence, outcomes[sentence]) for sentence in group] for group in reading.sentences]
        return within_bands(found, self.profile) if self.by_bands else found

    def _write(self, draft: Draft) -> None:
        """Make the draft's edits, leaving out blocks whose edits would change the document's structure."""
        document = draft.reading.document
        edits = draft.edits()
        draft.after = splice(document, edits) if edits else document.text
        if not edits or draft.keeps_structure(draft.after):
            draft.checked = draft.after == document.text
            return
        draft.dropped.update(dict.fromkeys(draft.harmful(edits), Reason.MARKUP))
        draft.after = splice(document, draft.edits())
        if not draft.keeps_structure(draft.after):
            self._give_up(draft)

    def _check(self, drafts: Sequence[Draft]) -> None:
        """Read each outcome as a later run would; take back the blocks that it would change again."""
        readings = [draft.again(self.read) for draft in drafts]
        sentences = [sentence for reading in readings for group in reading.sentences for sentence in group]
        outcomes = self._settler.settle(sentences)
        for draft, reading in zip(drafts, readings, strict=True):
            if len(reading.sentences) != len(draft.reading.sentences):
                self._give_up(draft)
                continue
            moving = draft.moving(self._chosen(reading, outcomes))
            draft.checked = not moving
            draft.dropped.update(dict.fromkeys(moving, Reason.UNSETTLED))
            if moving:
                self._write(draft)

    def _bring_nearer(self, drafts: Sequence[Draft]) -> None:
        """Make the edits that bring drafts nearer to the bands; none in one that would not come to rest."""
        settled = [(draft.outcomes, draft.after) for draft in drafts]
        changed: dict[int, Draft] = {}
        open_drafts = dict(enumerate(drafts))
        for _ in range(MAX_CHECKS):
            found = self._approach.nearer([(each.outcomes, each.dropped) for each in open_drafts.values()])
            pairs = zip(open_drafts.items(), found, strict=True)
            open_drafts = {index: draft for (index, draft), nearer in pairs if draft.take(nearer)}
            changed |= open_drafts
            if not open_drafts:
                break
        for index, draft in changed.items():
            draft.after = splice(draft.reading.document, draft.edits())
            if index in open_drafts or not draft.keeps_structure(draft.after) or not self._rests(draft):
                draft.outcomes, draft.after = settled[index]

    def _rests(self, draft: Draft) -> bool:
        """Say whether a later run would leave a draft's outcome as it is."""
        reading = draft.again(self.read)
        sentences = [sentence for group in reading.sentences for sentence in group]
        found = self._chosen(reading, self._settler.settle(sentences))
        return (
            len(found) == len(draft.outcomes)
            and not draft.moving(found)
            and self._approach.nearer([(dict(enumerate(found)), draft.dropped)]) == [None]
        )

    def _give_up(self, draft: Draft) -> None:
        """Return a draft to its original text, with a warning: better nothing than something unsure."""
        reasons = dict.fromkeys(draft.outcomes, Reason.UNSETTLED)
        draft.dropped = {**reasons, **draft.dropped}
        draft.after, draft.checked = draft.reading.document.text, True
        draft.warnings.append(
            "left as it was: its edits together would not keep the document's structure or settle"
        )


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
