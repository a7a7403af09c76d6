"""Leaves out of a text's outcomes the edits that would take it further from its profile's bands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from humanize_cli.bands.choose import Offer, chosen
from humanize_cli.edits import NOT_RULES
from humanize_cli.gate.reasons import Reason, Refusal
from humanize_cli.settle import Outcome, edited, pieces
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence

Block = list[tuple[Sentence, Outcome]]
"""A block's sentences with what became of each."""


def within_bands(blocks: Sequence[Block], profile: Profile) -> list[Block]:
    """Return the outcomes of each block's sentences, those refused whose edits the bands speak against.

    A sentence's edits stand or fall together, and stand where a rule is among their makers. Held against the
    bands are the sentences of the language that most words are in.
    """
    every = [pair for block in blocks for pair in block]
    language = main_language(every)
    bands = profile.bands_for(language) if language else {}
    held = [(sentence, outcome) for sentence, outcome in every if sentence.language == language]
    changed = [(sentence, outcome) for sentence, outcome in held if outcome.edits]
    stands = [_stands(outcome) for _, outcome in changed]
    if not bands or all(stands):
        return list(blocks)
    offers = [
        Offer(sentence, tuple(pieces(edited(sentence, outcome.edits))), settled)
        for (sentence, outcome), settled in zip(changed, stands, strict=True)
    ]
    taken = iter(chosen([sentence for sentence, _ in held], offers, bands, language))
    return [
        [
            (sentence, _refused(outcome))
            if sentence.language == language and outcome.edits and not next(taken)
            else (sentence, outcome)
            for sentence, outcome in block
        ]
        for block in blocks
    ]


def main_language(pairs: Iterable[tuple[Sentence, Outcome]]) -> str:
    """Return the language that most words are in, "" where there are none."""
    words: Counter[str] = Counter()
    for sentence, _ in pairs:
        words[sentence.language] += sentence.words
    return max(words, key=lambda code: (words[code], code), default="")


def _stands(outcome: Outcome) -> bool:
    """Say whether a rule is among the makers of an outcome's edits."""
    return any(not NOT_RULES.issuperset(edit.makers) for edit in outcome.edits)


def _refused(outcome: Outcome) -> Outcome:
    """Return an outcome whose edits are all refused."""
    refused = (Refusal(edit, Reason.BANDS) for edit in outcome.edits)
    return replace(outcome, edits=(), refused=(*outcome.refused, *refused))
