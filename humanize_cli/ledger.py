"""Ledger: the record of a text's edits and refusals with their places, from which every view is made."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from humanize_cli.edits import Edit
from humanize_cli.gate.reasons import Reason
from humanize_cli.result import Change, HeldBack, Result
from humanize_cli.rules.removed import removed_tells
from humanize_cli.settle import Outcome, edited
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Block, Document, Sentence
from humanize_cli.text.language import detect

UNSURE = "unsure"
"""The key under which words in no sure language are counted."""
SURE_ENOUGH = 0.5
"""Confidence from which a language that is not edited is named in the count."""


class Ledger:
    """Turns what was decided for a document's sentences into a Result."""

    def __init__(self, document: Document, profile: Profile) -> None:
        """Prepare for one document, edited in a profile's tone."""
        self.document = document
        self.profile = profile.name
        self.tone = profile.tone

    def result(
        self,
        after: str,
        languages: Sequence[str | None],
        sentences: Sequence[Sequence[Sentence]],
        outcomes: Mapping[int, Sequence[tuple[Sentence, Outcome]]],
        dropped: Mapping[int, Reason],
        warnings: Iterable[str],
    ) -> Result:
        """Return the Result; edits of dropped blocks count as held back for the reason given there."""
        changes: list[Change] = []
        held_back: list[HeldBack] = []
        for index, decided in sorted(outcomes.items()):
            block = self.document.blocks[index]
            for sentence, outcome in decided:
                refused = [(each.edit, each.reason, each.detail) for each in outcome.refused]
                if index in dropped:
                    refused += ((edit, dropped[index], "") for edit in outcome.edits)
                else:
                    changes += self._changes(block, sentence, outcome.edits)
                if refused:
                    line = self.document.place(block, sentence.start)[0]
                    held_back += (
                        HeldBack(edit, reason, detail, line, sentence.text, sentence.language)
                        for edit, reason, detail in refused
                    )
        words: Counter[str] = Counter()
        skipped: Counter[str] = Counter()
        for block, language in zip(self.document.blocks, languages, strict=True):
            size = len(block.text.split())
            if language:
                words[language] += size
            else:
                guess = detect(block.text)
                skipped[guess.language if guess.confidence >= SURE_ENOUGH else UNSURE] += size
        return Result(
            before=self.document.text,
            after=after,
            changes=tuple(changes),
            held_back=tuple(held_back),
            sentences=sum(map(len, sentences)),
            words=words.total() + skipped.total(),
            languages=dict(words.most_common()),
            skipped_words=dict(skipped.most_common()),
            warnings=tuple(warnings),
            profile=self.profile,
        )

    def _changes(self, block: Block, sentence: Sentence, edits: Sequence[Edit]) -> Iterator[Change]:
        """Yield a sentence's edits as changes."""
        if not edits:
            return
        after = edited(sentence, edits)
        place = self.document.place(block, sentence.start)
        tells = removed_tells(sentence, after, edits, self.tone)
        for edit, removed in zip(edits, tells, strict=True):
            line, column = self.document.place(block, sentence.start + edit.start)
            yield Change(edit, line, column, sentence.text, after.text, sentence.language, place, removed)
