"""Chooses among the edits of a text those that do not take it further from its profile's bands.

An edit may shorten sentences that are too short for the profile already, or take away the one passive too
many. What rules replace is plainly better and stands in any case. The others are taken as long as the text is
no further from the bands than it was before, or than the rules leave it: those that bring it nearer, then
those that push least. What is left out would take it further by itself, in a second run as well, so the
choice is stable.

Lexical variety is not looked at, since it does not add up over sentences.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from humanize_cli.bands.measure import distance, tally, values_of
from humanize_cli.style.band import VARIETY, Band
from humanize_cli.text.document import Sentence

FEWEST_WORDS = 100
"""Words of the shortest text that is held against bands: of a shorter one, one edit moves a measure by more
than a band is wide."""
NOTHING = 1e-9
"""A difference between distances that is none."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What edits make of a sentence: none, one or several sentences; `stands` where that is settled."""

    before: Sentence
    after: tuple[Sentence, ...]
    stands: bool = False


def chosen(
    sentences: Sequence[Sentence], offers: Sequence[Offer], bands: Mapping[str, Band], language: str
) -> list[bool]:
    """Say of each offer whether it is taken; `sentences` are the text's as it is, all in one language."""
    bands = additive(bands)
    text: Counter[str] = Counter()
    for sentence in sentences:
        text.update(tally(sentence))
    if text["words"] < FEWEST_WORDS or not bands or not offers:
        return [True] * len(offers)
    steps = [step_of(tally(offer.before), offer.after) for offer in offers]

    def after(*taken: Counter[str]) -> float:
        made = Counter(text)
        for step in taken:
            made.update(step)
        return distance(values_of(made, language), bands)

    limit = after()
    left: dict[int, Counter[str]] = {}
    for index, (offer, step) in enumerate(zip(offers, steps, strict=True)):
        if offer.stands:
            text.update(step)
        else:
            left[index] = step
    limit = max(limit, after()) + NOTHING
    if after(*left.values()) <= limit:
        return [True] * len(offers)
    moved = True
    while moved:
        distances = {index: after(step) for index, step in left.items()}
        moved = False
        for index in sorted(left, key=distances.__getitem__):
            if after(left[index]) <= limit:
                text.update(left.pop(index))
                moved = True
    return [index not in left for index in range(len(offers))]


def additive(bands: Mapping[str, Band]) -> dict[str, Band]:
    """Return the bands of the measures that add up over sentences."""
    return {name: band for name, band in bands.items() if name != VARIETY}


def step_of(before: Mapping[str, int], after: Iterable[Sentence]) -> Counter[str]:
    """Return by what its text's tally changes where sentences take the place of what had a tally `before`."""
    found: Counter[str] = Counter()
    for sentence in after:
        found.update(tally(sentence))
    found.subtract(before)
    return found
