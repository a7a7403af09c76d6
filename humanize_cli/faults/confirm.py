"""What stands of the edits that the gate lets through: those with which a reader will hardly find fault.

Words that carry what is said are more than any list holds. So each edit is weighed on its own by a scorecard
of what is known of it: how likely the model found its words, how often editors made it, and what the model
says when it is shown the sentence with that edit alone and asked whether it is faulty. The scorecard is
fitted to the verdicts of readers (`python -m training.faults`). Where some edits of a sentence fall, the
words of the others are heard again in the text that is left: the end of a verb may have been likely only
because of what went before it.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.faults.card import scorecard
from humanize_cli.faults.evidence import evidence
from humanize_cli.gate import Reason, Refusal, Verdict
from humanize_cli.text.document import Sentence

MAX_FAULT = 0.08
"""Largest probability of a fault with which an edit stands; `python -m training.faults` prints what others
would keep and let through.
"""
MAX_ROUNDS = 3
Ask = Callable[[Sequence[tuple[Sentence, str]]], list[float] | None]
"""Returns the model's probability of a fault in each edited sentence, None where it cannot tell."""
Hear = Callable[[Sequence[tuple[Sentence, tuple[Edit, ...]]]], list[tuple[Edit, ...]] | None]
"""Returns the edits of each sentence with how likely their words are beside those alone, None if unknown."""
_Key = tuple[Sentence, int, int, str]


def confirmed(verdicts: Mapping[Sentence, Verdict], ask: Ask, hear: Hear) -> dict[Sentence, Verdict]:
    """Return the verdicts with the edits refused that are likely faulty; the others' probability is that they
    are not. Edits of which the model said nothing, as those of rules, stand as they are.
    """
    offers = [
        (sentence, edit)
        for sentence, verdict in verdicts.items()
        for edit in verdict.accepted
        if edit.said is not None and _may_stand(sentence, edit)
    ]
    said = ask([(sentence, apply_edits(sentence.text, [edit])) for sentence, edit in offers])
    opinions = None if said is None else dict(zip(map(_key, offers), said, strict=True))
    found = {sentence: _weighed(sentence, verdict, opinions) for sentence, verdict in verdicts.items()}
    fallen = list(found)
    for _ in range(MAX_ROUNDS):
        mixed = [
            (sentence, edits)
            for sentence in fallen
            if found[sentence].refused and (edits := found[sentence].accepted) and edits[0].said is not None
        ]
        heard = hear(mixed) if mixed else None
        if heard is None:
            break
        fallen = []
        for (sentence, edits), anew in zip(mixed, heard, strict=True):
            found[sentence] = _weighed(sentence, replace(found[sentence], accepted=anew), opinions)
            if len(found[sentence].accepted) < len(edits):
                fallen.append(sentence)
    return found


def _weighed(sentence: Sentence, verdict: Verdict, opinions: Mapping[_Key, float] | None) -> Verdict:
    """Return a verdict with the edits refused that are likely faulty."""
    accepted: list[Edit] = []
    refused = [*verdict.refused]
    for edit in verdict.accepted:
        if edit.said is None:
            accepted.append(edit)
            continue
        # What was not worth asking about could not stand.
        opinion = None if opinions is None else opinions.get(_key((sentence, edit)), 1.0)
        fault = _chance(sentence, edit, opinion)
        if fault <= MAX_FAULT:
            accepted.append(replace(edit, probability=round(1 - fault, 4)))
        else:
            refused.append(Refusal(edit, Reason.FAULT))
    return Verdict(tuple(accepted), tuple(refused))


def _key(offer: tuple[Sentence, Edit]) -> _Key:
    sentence, edit = offer
    return sentence, edit.start, edit.end, edit.new


def _may_stand(sentence: Sentence, edit: Edit) -> bool:
    """Say whether an edit would stand if the model had no fault to find, so that it is worth asking."""
    return _chance(sentence, edit, 0.0) <= MAX_FAULT


def _chance(sentence: Sentence, edit: Edit, opinion: float | None) -> float:
    if edit.said is not None and not edit.new and edit.old == sentence.text:
        # There is no edited sentence to ask about; the words alone tell.
        return 1 - math.exp(edit.said)
    return scorecard(opinion is not None).chance(evidence(edit, sentence.language, opinion))
