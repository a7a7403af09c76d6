"""Which of the seven tones a passage has, by a small linear classifier for each language.

`training/tone.py` trains it on what editors wrote in each tone. Tone shows in a passage, hardly in a
sentence, so a short text has none that could be named. Emotion is another matter: a warm reply may be sad.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from humanize_cli.style.profile import LANGUAGES, Tone

if TYPE_CHECKING:
    from humanize_cli.emotion.linear import Card, Linear

UNSURE: Final = "unsure"
MIN_WORDS: Final = 8
"""Shorter passages have no tone."""


@dataclass(frozen=True, slots=True)
class ToneGuess:
    """What a passage's tone is taken for."""

    name: str
    """A tone, or "unsure" where the likeliest is not likely enough."""
    chance: float
    """How likely the likeliest tone is, 0 to 1; all tones are taken to be as frequent as each other."""
    chances: dict[str, float]
    """By tone; they sum to 1."""


def tones_of(texts: Sequence[str], language: str) -> list[ToneGuess]:
    """Return what the tone of each passage is taken for, in order; each as if it were alone.

    Languages that are not edited and passages under `MIN_WORDS` words are unsure of everything.
    """
    if language not in LANGUAGES:
        return [_NOTHING for _ in texts]
    import numpy as np

    model, card = classifier(language)
    chances = 1 / (1 + np.exp(-model.scores(texts)))
    chances /= chances.sum(axis=1, keepdims=True)
    least = card.thresholds["named"]["any"]
    found = []
    for text, row in zip(texts, chances.tolist(), strict=True):
        if len(text.split()) < MIN_WORDS:
            found.append(_NOTHING)
            continue
        best = max(row)
        name = model.labels[row.index(best)] if best >= least else UNSURE
        found.append(ToneGuess(name, best, dict(zip(model.labels, row, strict=True))))
    return found


@cache
def classifier(language: str) -> tuple[Linear, Card]:
    """Return the classifier that the package ships for a language, loaded once."""
    from humanize_cli.emotion.linear import loaded

    return loaded(resources.files("humanize_cli.emotion").joinpath(f"tone.{language}.bin").read_bytes())


_NOTHING = ToneGuess(UNSURE, 1 / len(Tone), {str(tone): 1 / len(Tone) for tone in Tone})
