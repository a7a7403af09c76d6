"""Band, a range that a measure of a text should lie in, and the table of what has bands."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

LONGEST_SENTENCE = 100
"""Words of the longest sentence that a band reckons with; it limits how far lengths can spread."""

_ALL = ("en", "de", "fr", "es", "it", "pt", "nl")
_ADDRESSING = ("de", "fr", "es", "it", "pt", "nl")


@dataclass(frozen=True, slots=True)
class Band:
    """The range from `low` to `high`, both inside."""

    low: float
    high: float

    def miss(self, value: float) -> float:
        """Return how far outside a value is: negative below, positive above, 0 inside.

        The unit is the band's width (for a band of no width, its value, or 1), so that misses of different
        measures can be added up, and too much counts like too little.
        """
        unit = self.high - self.low or self.high or 1.0
        return (min(value - self.low, 0.0) + max(value - self.high, 0.0)) / unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something measured in a text: what it is, the values it can have, and where it can be measured."""

    label: str
    description: str
    low: float = 0.0
    high: float = 100.0
    digits: int = 1
    languages: tuple[str, ...] = _ALL


MEAN, SPREAD = "sentence_words.mean", "sentence_words.spread"
GRADE, CONTRACTIONS = "reading_grade", "contractions_per_100_words"
VARIETY = "lexical_variety"

_PER_100 = " per 100 words"


def _in_100_sentences(label: str, counted: str) -> Quantity:
    """Return a quantity of which a sentence has one or none, and more now and then."""
    return Quantity(label, f"{counted} per 100 sentences", high=300, digits=0)


QUANTITIES: Mapping[str, Quantity] = {
    MEAN: Quantity("sentence length", "mean length of a sentence in words", 1, LONGEST_SENTENCE),
    SPREAD: Quantity(
        "sentence length, spread", "standard deviation of the sentences' lengths in words", 0, 50
    ),
    GRADE: Quantity(
        "reading grade", "years of school that a reader needs, by the language's own formula", 0, 20
    ),
    VARIETY: Quantity(
        "lexical variety", "share of different words among any 50 in a row, 0 to 1 (MATTR)", 0, 1, 2
    ),
    "long_words_per_100_words": Quantity("long words", "words of three syllables or more" + _PER_100),
    CONTRACTIONS: Quantity(
        "contractions", 'contractions ("don\'t", "geht\'s", "\'t")' + _PER_100, languages=("en", "de", "nl")
    ),
    "first_person_per_100_words": Quantity("I, we", "pronouns of the first person" + _PER_100),
    "second_person_per_100_words": Quantity("you", "pronouns of the second person" + _PER_100),
    "third_person_per_100_words": Quantity("he, she, they", "pronouns of the third person" + _PER_100),
    "passives_per_100_sentences": _in_100_sentences("passives", "verbs in the passive voice"),
    "nominalizations_per_100_sentences": _in_100_sentences(
        "nominalizations", 'nouns made from verbs and adjectives ("utilization")'
    ),
    "transitions_per_100_sentences": _in_100_sentences("transitions", 'linking words ("however")'),
    "abbreviations_per_100_words": Quantity(
        "abbreviations", 'abbreviations and signs a voice stumbles over ("e.g.", "&")' + _PER_100
    ),
    "commas_per_100_words": Quantity("commas", "commas" + _PER_100),
    "parentheses_per_100_words": Quantity("parentheses", "pairs of parentheses" + _PER_100),
    "dashes_per_100_words": Quantity("dashes", "dashes between words" + _PER_100),
    "semicolons_per_100_words": Quantity("semicolons", "semicolons" + _PER_100),
    "colons_per_100_words": Quantity("colons", "colons" + _PER_100),
    "questions_per_100_sentences": _in_100_sentences("questions", "question marks"),
    "exclamations_per_100_sentences": _in_100_sentences("exclamations", "exclamation marks"),
    "formal_address": Quantity(
        "formal address",
        "share of formal forms (Sie, vous, usted, Lei, u) among those that address the reader, 0 to 1",
        0,
        1,
        2,
        _ADDRESSING,
    ),
}
"""What is measured, by the key of its band (in `sentence_words`, two of them); all are two-sided."""


def unit_of(name: str) -> str:
    """Return of what a quantity is counted in a hundred, "words" or "sentences"; "" of others."""
    return name.partition("_per_100_")[2]


ADDRESS = "formal_address"
"""The quantity that the key `address` sets a band for."""

ADDRESSES: Mapping[str, Band] = {
    "formal": Band(0.95, 1.0),
    "informal": Band(0.0, 0.05),
    "any": Band(0.0, 1.0),
}
"""What `address` may say; one slip among twenty is within the band."""


def widest_spread(mean: Band) -> float:
    """Return the largest standard deviation that sentences of 1 to LONGEST_SENTENCE words can have.

    The Bhatia-Davis inequality (American Mathematical Monthly 107, 2000) bounds it by the mean.
    """
    middle = (1 + LONGEST_SENTENCE) / 2
    best = min(max(middle, mean.low), mean.high)
    return sqrt(max(0.0, (best - 1) * (LONGEST_SENTENCE - best)))
