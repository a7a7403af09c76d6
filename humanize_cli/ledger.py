"""Ledger: the record of a text's edits and refusals with their places, from which every view is made."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.gate.reasons import Reason
from humanize_cli.result import Change, HeldBack, Result
from humanize_cli.settle import Outcome
from humanize_cli.text.document import Block, Document, Sentence
from humanize_cli.text.language import detect

UNSURE = "unsure"
"""The key under which words in no sure language are counted."""
SURE_ENOUGH = 0.5
"""Confidence from which a language that is not edited is named in the count."""


class Ledger:
    """Turns what was decided for a document's sentences into a Result."""

    def __init__(self, document: Document, profile: str) -> None:
        """Prepare for one document; `profile` is the name that the Result carries."""
        self.document = document
        self.profile = profile

    @cached_property
    def _line_starts(self) -> list[int]:
        """The document's characters at which a line starts; found only where something is to be placed."""
        return [0, *accumulate(map(len, self.document.text.splitlines(keepends=True)))]

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
                    edited = apply_edits(sentence.text, outcome.edits)
                    changes += (self._change(block, sentence, edited, edit) for edit in outcome.edits)
                if refused:
                    line = self._place(block, sentence.start)[0]
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

    def _change(self, block: Block, sentence: Sentence, edited: str, edit: Edit) -> Change:
        line, column = self._place(block, sentence.start + edit.start)
        return Change(edit, line, column, sentence.text, edited, sentence.language)

    def _place(self, block: Block, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character of a block's flat text."""
        for part in block.lines:
            size = part.end - part.start
            if offset <= size:
                break
            offset -= size + 1
        position = part.start + min(offset, part.end - part.start)
        line = bisect_right(self._line_starts, position)
        return line, position - self._line_starts[line - 1] + 1
