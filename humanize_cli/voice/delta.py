"""How far a text is from a voice: Burrows's Delta over function words and measures of style.

Burrows, "'Delta': a measure of stylistic difference and a guide to likely authorship" (Literary and
Linguistic Computing 17, 2002): the mean of the absolute differences of two texts' standard scores. The
spreads that make scores of the numbers are those of texts by many people (reference.json), so that the
distance between a text and a voice depends on these two alone. Argamon (2008) shows that it is a distance
between points, whatever the mean; it is 0 for equal numbers and about 1.1 for two texts by anybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from humanize_cli.bands.words import words
from humanize_cli.style.profile import Voice
from humanize_cli.voice.reference import Spread, reference
from humanize_cli.voice.sample import Sample, pooled

WEIGHTS: Mapping[str, float] = {"measures": 2.0, "openers": 1.0, "frequencies": 1.0, "pairs": 1.0}
"""What one number of each kind counts; chosen on writers other than those of the benchmark's test."""
PRONOUN = 0.5
"""What is left of that for a number of pronouns: they depend on the subject as much as on the writer."""


def numbers(samples: Sequence[Sample]) -> dict[str, dict[str, float]]:
    """Return the measures, openers, word and pair frequencies of one or several texts in one language.

    Measures are means over the texts, each counting by its words.
    """
    known = reference(samples[0].language)
    size = sum(sample.words for sample in samples)
    sentences = sum(sample.sentences for sample in samples)
    counts, openers, pairs = (pooled(samples, kind) for kind in ("counts", "openers", "pairs"))
    measures: dict[str, float] = {}
    for name in known.measures:
        having = [sample for sample in samples if name in sample.values]
        if weight := sum(sample.words for sample in having):
            measures[name] = sum(sample.values[name] * sample.words for sample in having) / weight
    return {
        "measures": measures,
        "openers": {name: 100 * openers[name] / sentences for name in known.openers},
        "frequencies": {name: 1000 * counts[name] / size for name in known.frequencies},
        "pairs": {name: 1000 * pairs[name] / size for name in known.pairs},
    }


def distance(samples: Sequence[Sample], voice: Voice) -> float:
    """Return how far texts in one language, taken as one, are from a voice in it; 0 where all is the same.

    A number that either side lacks counts for nothing; words that a voice names and nobody knows neither.
    """
    known = reference(samples[0].language)
    own = numbers(samples)
    total = weights = 0.0
    for kind, weight in WEIGHTS.items():
        spreads: Spread = getattr(known, kind)
        for name, difference in _differences(own[kind], getattr(voice, kind), spreads):
            counts = weight * (PRONOUN if _of_pronouns(name, samples[0].language) else 1.0)
            total += counts * difference
            weights += counts
    return total / weights if weights else 0.0


def _differences(
    own: Mapping[str, float], other: Mapping[str, float], spreads: Spread
) -> Iterator[tuple[str, float]]:
    for name, (_, spread) in spreads.items():
        if name in own and name in other:
            yield name, abs(own[name] - other[name]) / spread


@cache
def _of_pronouns(name: str, language: str) -> bool:
    """Say whether a number is of pronouns: a measure of a person, or a word or pair with one."""
    lists = words(language)
    return "_person_" in name or not {*name.split()}.isdisjoint(lists.first | lists.second | lists.third)
