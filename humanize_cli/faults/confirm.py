"""What stands of the edits that the gate lets through: those with which a reader will hardly find fault.

Words that carry what is said are more than any list holds. So edits are weighed by a scorecard of what is
known of them: how likely the model found their words, how often editors made them, and what the model says
when it is shown the sentence with those edits alone and asked whether it is faulty. The scorecard is fitted
to the verdicts of readers (`python -m training.faults`). An answer of several edits is weighed as a whole
first, since its parts may need each other ("besteht die Möglichkeit, … abzufüllen": "können … abfüllen"); if
that does not stand, each edit is weighed on its own. Where some edits of a sentence fall, the words of the
others are heard again in the text that is left: the end of a verb may have been likely only because of what
went before it.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.faults.card import scorecard
from humanize_cli.faults.evidence import evidence
from humanize_cli.gate import Reason, Refusal, Verdict
from humanize_cli.style.profile import Strength
from humanize_cli.text.document import Sentence

MAX_FAULT = {Strength.LIGHT: 0.05, Strength.NORMAL: 0.08, Strength.STRONG: 0.1}
"""Largest probability of a fault with which edits stand; `python -m training.faults` prints what these and
others keep and let through.
"""
STRICTER = {"en": 0.6}
"""The share of those limits that holds in a language: of what the same limits let through, readers found more
unfaithful in English than elsewhere.
"""
MAX_ROUNDS = 3
Edits = tuple[Edit, ...]
Ask = Callable[[Sequence[tuple[Sentence, str]]], list[float] | None]
"""Returns the model's probability of a fault in each edited sentence, None where it cannot tell."""
Hear = Callable[[Sequence[tuple[Sentence, Edits]]], list[Edits] | None]
"""Returns the edits of each sentence with how likely their words are beside those alone, None if unknown."""
_Opinions = dict[tuple[Sentence, str], float] | None


def confirmed(
    verdicts: Mapping[Sentence, Verdict], ask: Ask, hear: Hear, strength: Strength = Strength.NORMAL
) -> dict[Sentence, Verdict]:
    """Return the verdicts with the edits refused that are likely faulty; the others' probability is that they
    are not. Edits of which the model said nothing, as those of rules, stand as they are.
    """
    most = {sentence: max_fault(strength, sentence.language) for sentence in verdicts}
    found = _heard({**verdicts}, [*verdicts], hear)[0]
    several = _several(found)
    offers = [(sentence, verdict.accepted) for sentence, verdict in several.items()]
    opinions = _asked(offers, ask, most)
    whole = {
        sentence: replace(verdict, accepted=_likely(verdict.accepted, fault))
        for sentence, verdict in several.items()
        if (fault := _fault(sentence, verdict.accepted, opinions)) <= most[sentence]
    }
    offers = [
        (sentence, (edit,))
        for sentence, verdict in found.items()
        if sentence not in whole
        for edit in verdict.accepted
        if edit.said is not None
    ]
    opinions = _asked(offers, ask, most)
    found = {
        sentence: whole.get(sentence) or _weighed(sentence, verdict, opinions, most[sentence])
        for sentence, verdict in found.items()
    }
    fallen = [
        sentence
        for sentence, verdict in found.items()
        if len(verdict.accepted) < len(verdicts[sentence].accepted)
    ]
    for _ in range(MAX_ROUNDS):
        found, heard = _heard(found, fallen, hear)
        fallen = []
        for sentence in heard:
            before = len(found[sentence].accepted)
            found[sentence] = _weighed(sentence, found[sentence], opinions, most[sentence])
            if len(found[sentence].accepted) < before:
                fallen.append(sentence)
    return found


def max_fault(strength: Strength, language: str) -> float:
    """Return the largest probability of a fault, 0 to 1, with which an edit stands."""
    return MAX_FAULT[strength] * STRICTER.get(language, 1.0)


def _several(verdicts: Mapping[Sentence, Verdict]) -> dict[Sentence, Verdict]:
    """Return the verdicts that accept more than one edit of the model."""
    return {
        sentence: verdict
        for sentence, verdict in verdicts.items()
        if len(verdict.accepted) > 1 and all(edit.said is not None for edit in verdict.accepted)
    }


def _heard(
    verdicts: dict[Sentence, Verdict], among: Sequence[Sentence], hear: Hear
) -> tuple[dict[Sentence, Verdict], list[Sentence]]:
    """Return the verdicts with what is left of answers heard again, and the sentences of which it was."""
    mixed = [
        (sentence, edits)
        for sentence in among
        if verdicts[sentence].refused and (edits := verdicts[sentence].accepted) and edits[0].said is not None
    ]
    heard = hear(mixed) if mixed else None
    if heard is None:
        return verdicts, []
    anew = {
        sentence: replace(verdicts[sentence], accepted=edits)
        for (sentence, _), edits in zip(mixed, heard, strict=True)
    }
    return verdicts | anew, [*anew]


def _asked(offers: Sequence[tuple[Sentence, Edits]], ask: Ask, most: Mapping[Sentence, float]) -> _Opinions:
    """Return the model's opinion of each edited sentence; what could not stand is not worth asking about."""
    worth = [
        (sentence, apply_edits(sentence.text, edits))
        for sentence, edits in offers
        if _chance(sentence, edits, 0.0) <= most[sentence]
    ]
    said = ask(worth)
    return None if said is None else dict(zip(worth, said, strict=True))


def _weighed(sentence: Sentence, verdict: Verdict, opinions: _Opinions, most: float) -> Verdict:
    """Return a verdict with the edits refused that are likely faulty, each on its own."""
    accepted: list[Edit] = []
    refused = [*verdict.refused]
    for edit in verdict.accepted:
        if edit.said is None:
            accepted.append(edit)
        elif (fault := _fault(sentence, (edit,), opinions)) <= most:
            accepted += _likely((edit,), fault)
        else:
            refused.append(Refusal(edit, Reason.FAULT))
    return Verdict(tuple(accepted), tuple(refused))


def _likely(edits: Edits, fault: float) -> Edits:
    return tuple(replace(edit, probability=round(1 - fault, 4)) for edit in edits)


def _fault(sentence: Sentence, edits: Edits, opinions: _Opinions) -> float:
    """Return the probability of a fault; where the model was to be asked and was not, of a sure one."""
    if opinions is None:
        return _chance(sentence, edits, None)
    return _chance(sentence, edits, opinions.get((sentence, apply_edits(sentence.text, edits)), 1.0))


def _chance(sentence: Sentence, edits: Edits, opinion: float | None) -> float:
    edit = edits[0]
    if edit.said is not None and not edit.new and edit.old == sentence.text:
        # There is no edited sentence to ask about; the words alone tell.
        return 1 - math.exp(edit.said)
    return scorecard(opinion is not None).chance(evidence(edits, sentence.language, opinion))
