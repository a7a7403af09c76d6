"""A second opinion on edits that the gate lets through: whether the edited sentence still says it, and well.

Words that carry what is said are more than any list holds. So the model is asked, in one pass, of the
sentence and what is made of it; it learned to tell from what editors wrote and from what readers found wrong
in edits that models made (training/verdicts.py).
"""

from collections.abc import Callable, Mapping, Sequence

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.gate import Reason, Refusal, Verdict
from humanize_cli.text.document import Sentence

MAX_FAULT = 0.05
"""Largest probability of a fault with which an edit stands.

Of 1,400 edits of the development split that adapter-6 made and the gate let through, readers found 26%
unfaithful or not well formed; of those whose words it is sure of (a log-probability of -0.8 and more) 17%,
and of those that pass this limit, too, 10%, which leaves 61 of 100 good ones instead of 76
(`python -m training.sureness`).
"""
MAX_FAULT_TOGETHER = 0.5
"""The same of the edits of one sentence together, of which the model is a worse judge."""
Ask = Callable[[Sequence[tuple[Sentence, str]]], list[float] | None]
"""Returns the probability of a fault in each edited sentence, None where nobody can tell."""
_Offer = tuple[Sentence, tuple[Edit, ...]]


def reconsidered(verdicts: Mapping[Sentence, Verdict], ask: Ask) -> dict[Sentence, Verdict]:
    """Return the verdicts with the edits refused that are likely faulty, alone or together.

    Edits that are faulty alone may be the parts of one ("takes … apart" for "dismantles … completely"), so
    those of a sentence are looked at together before they fall.
    """
    alone: list[_Offer] = [
        (sentence, (edit,)) for sentence, each in verdicts.items() for edit in each.accepted
    ]
    faults = _faults(alone, ask)
    if faults is None:
        return dict(verdicts)
    left: dict[Sentence, tuple[Edit, ...]] = {sentence: () for sentence, _ in alone}
    doubtful: dict[Sentence, tuple[Edit, ...]] = {}
    for (sentence, edits), fault in zip(alone, faults, strict=True):
        stands = left if fault <= MAX_FAULT else doubtful
        stands[sentence] = stands.get(sentence, ()) + edits
    parts = _several(doubtful)
    for (sentence, edits), fault in zip(parts, _faults(parts, ask) or (), strict=True):
        if fault <= MAX_FAULT:
            left[sentence] = tuple(
                each for each in verdicts[sentence].accepted if each in left[sentence] + edits
            )
    several = [offer for offer in _several(left) if offer not in parts]
    for (sentence, _), fault in zip(several, _faults(several, ask) or (), strict=True):
        if fault > MAX_FAULT_TOGETHER:
            left[sentence] = ()
    return dict(verdicts) | {sentence: _without(verdicts[sentence], kept) for sentence, kept in left.items()}


def _several(edits: Mapping[Sentence, tuple[Edit, ...]]) -> list[_Offer]:
    """Return the sentences with more than one edit."""
    return [(sentence, each) for sentence, each in edits.items() if len(each) > 1]


def _faults(offers: Sequence[_Offer], ask: Ask) -> list[float] | None:
    return ask([(sentence, apply_edits(sentence.text, edits)) for sentence, edits in offers])


def _without(verdict: Verdict, kept: tuple[Edit, ...]) -> Verdict:
    """Return a verdict by which the kept edits alone stand."""
    refused = (Refusal(each, Reason.OPINION) for each in verdict.accepted if each not in kept)
    return Verdict(kept, (*verdict.refused, *refused))
