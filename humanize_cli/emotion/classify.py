"""Which emotions a text speaks of, by a small linear classifier for each language.

`training/emotion.py` trains it from comments and film subtitles: short, spoken, strong. It knows words, not
the world: irony is read as it is worded, and a feeling that is only told by events is missed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from humanize_cli.emotion.labels import LABELS, NEUTRAL
from humanize_cli.emotion.linear import MOST_CHARACTERS
from humanize_cli.emotion.masking import mask
from humanize_cli.emotion.words import weights_of
from humanize_cli.style.profile import LANGUAGES

if TYPE_CHECKING:
    from humanize_cli.emotion.linear import Card, Linear

_END = re.compile(r"(?<=[.!?…])[\"'”»)]*\s+|\n\s*")

_SAID_OUTRIGHT = 1.5
"""Log-odds for a word that names the emotion: in lines of films, what stands around it may outweigh it."""

__all__ = ["LABELS", "Emotions", "emotions", "emotions_of"]


@dataclass(frozen=True, slots=True)
class Emotions:
    """The emotions of a text: each label's probability, and which of them are said."""

    probabilities: dict[str, float]
    """By label, 0 to 1, and said from one half on; a text may have several, so they need not sum to 1.

    The highest of the text's sentences; of "neutral" the lowest. One half is where saying a label was best on
    held-out text, being wrong counted twice as much as being silent; it is not the share that have it.
    """
    labels: tuple[str, ...]
    """What is said, by falling probability; "neutral" alone where no emotion is."""
    top: str
    """The first of `labels`."""


def emotions(text: str, language: str) -> Emotions:
    """Return the emotions that sentences of a text say, in one of the seven languages; others are neutral.

    A text without a letter (empty, figures, emoji) is neutral too. Only the first 20,000 characters are read.
    """
    return emotions_of([text], language)[0]


def emotions_of(texts: Sequence[str], language: str) -> list[Emotions]:
    """Return the emotions of many texts of one language, in their order; each as `emotions` would."""
    if language not in LANGUAGES:
        return [_QUIET for _ in texts]
    import numpy as np

    parts = [_parts(text[:MOST_CHARACTERS]) for text in texts]
    model, _ = classifier(language)
    every = [part for group in parts for part in group]
    odds = model.scores([mask(part, language) for part in every])[:, : len(LABELS)]
    words = weights_of(language)
    for row, part in enumerate(every):
        for label in words.said(part):
            odds[row, LABELS.index(label)] += _SAID_OUTRIGHT
    rows: list[list[float]] = (1 / (1 + np.exp(-odds))).tolist()
    found = iter(rows)
    return [_answer([next(found) for _ in group]) for group in parts]


@cache
def classifier(language: str) -> tuple[Linear, Card]:
    """Return the classifier that the package ships for a language, loaded once."""
    from humanize_cli.emotion.linear import loaded

    return loaded(resources.files("humanize_cli.emotion").joinpath(f"emotion.{language}.bin").read_bytes())


def _parts(text: str) -> list[str]:
    """Return the sentences of a text, roughly; those without a letter are left out."""
    return [part for part in _END.split(text) if any(map(str.isalpha, part))]


def _answer(rows: list[list[float]]) -> Emotions:
    """Return the emotions of a text from its sentences' probabilities.

    A sentence says an emotion that is likelier than not, and likelier than that it says none.
    """
    if not rows:
        return _QUIET
    said = {
        label for row in rows for label, chance in zip(LABELS, row, strict=True) if chance > max(0.5, row[-1])
    }
    chances = {label: max(column) for label, column in zip(LABELS, zip(*rows, strict=True), strict=True)}
    chances[NEUTRAL] = min(row[-1] for row in rows)
    labels = tuple(sorted(said, key=lambda label: (-chances[label], label))) or (NEUTRAL,)
    return Emotions(chances, labels, labels[0])


_QUIET = Emotions({label: float(label == NEUTRAL) for label in LABELS}, (NEUTRAL,), NEUTRAL)
