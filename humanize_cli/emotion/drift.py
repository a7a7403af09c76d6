"""The gate's guard against drift: an edit may not bring a feeling that the sentence does not have.

It is one of the gate's checks, kept out of the gate's room because the gate knows no model. Words decide
whether it looks at all (`words.yaml`): only an edit that takes or brings a word with an emotion can change
one. The classifier then says whether the sentence has that emotion anyway.
"""

from __future__ import annotations

from collections.abc import Iterable

from humanize_cli.emotion.classify import emotions
from humanize_cli.emotion.words import Weights, weights_of
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial

_BAD = frozenset(("anger", "sadness", "fear", "disgust"))


def drift(trial: Trial) -> Finding | None:
    """Find a word that brings an emotion the sentence does not have, or turns anger or sadness into joy."""
    weights = weights_of(trial.sentence.language)
    brought = [(word, weights.of(word)) for word in trial.gained]
    brought = [(word, found) for word, found in brought if found]
    if not brought:
        return None
    before = _all(weights, trial.before.norms)
    new = [(word, found) for word, found in brought if not found & before]
    if not new:
        return None
    felt = {*emotions(trial.before.text, trial.sentence.language).labels}
    for word, found in new:
        turned = found == {"joy"} and before & _BAD
        if turned or not found & felt:
            return Finding(Reason.EMOTION, word)
    return None


def _all(weights: Weights, words: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*(weights.of(word) for word in words))
