"""Reading grade: each language's own formula, and the years of school that its score stands for.

Flesch-Kincaid (Kincaid, Fishburne, Rogers, Chissom 1975) and the first Wiener Sachtextformel (Bamberger,
Vanecek 1984) give school years themselves. Kandel-Moles (1958, French), Szigriszt-Pazos (1993, Spanish),
Flesch as adapted by Martins, Ghiraldelo, Nunes, Oliveira (1996, Portuguese) and Douma (1960, Dutch) give an
ease of 0 to 100, which Flesch's table ("The Art of Readable Writing", 1949) turns into school years. So does
Gulpease (Lucisano, Piemontese 1988, Italian), with a table of its own.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from humanize_cli.bands.syllables import syllables

_FLESCH = ((95.0, 5.0), (85.0, 6.0), (75.0, 7.0), (65.0, 8.5), (55.0, 11.0), (40.0, 14.5), (15.0, 17.0))
"""Ease and school years: the middle of each row of Flesch's table."""
_GULPEASE = ((100.0, 3.0), (80.0, 5.0), (60.0, 8.0), (40.0, 13.0), (20.0, 18.0))
"""Ease and school years: below 80 hard after primary, 60 after lower, 40 after upper secondary school."""
MAX_GRADE = 20.0

_NAMES = {
    "en": "Flesch-Kincaid",
    "de": "Wiener Sachtextformel",
    "fr": "Kandel-Moles",
    "es": "Szigriszt-Pazos",
    "it": "Gulpease",
    "pt": "Flesch-Martins",
    "nl": "Douma",
}


@dataclass(frozen=True, slots=True)
class Grade:
    """A reading grade in school years (0 to 20), and the formula's name and own score."""

    years: float
    formula: str
    score: float


def word_sizes(words: Iterable[str], language: str) -> Counter[str]:
    """Return what a grade needs to know of words, which adds up: how many, and their sizes.

    `wide` are words of more than six letters, `long` of three syllables or more, `single` of one.
    """
    found: Counter[str] = Counter()
    for word in words:
        size, letters = syllables(word, language), sum(map(str.isalpha, word))
        found["graded"] += 1
        found["syllables"] += size
        found["letters"] += letters
        found["wide"] += letters > 6
        found["long"] += size >= 3
        found["single"] += size == 1
    return found


def grade(sizes: Mapping[str, int], sentence_words: float, language: str) -> Grade:
    """Return the reading grade of a text from the sizes of its words and the mean length of its sentences.

    The sizes are those of `word_sizes`, of one word at least; the length is in words, the language an
    ISO 639-1 code.
    """
    count = sizes["graded"]
    mean = sizes["syllables"] / count
    if language == "en":
        score = 0.39 * sentence_words + 11.8 * mean - 15.59
    elif language == "de":
        long, wide, single = (100 * sizes[each] / count for each in ("long", "wide", "single"))
        score = 0.1935 * long + 0.1672 * sentence_words + 0.1297 * wide - 0.0327 * single - 0.875
    elif language == "it":
        score = 89 + 300 / sentence_words - 10 * sizes["letters"] / count
    else:
        base, by_sentence, by_word = {
            "fr": (207.0, 1.015, 73.6),
            "es": (206.835, 1.0, 62.3),
            "pt": (248.835, 1.015, 84.6),
            "nl": (206.84, 0.93, 77.0),
        }[language]
        score = base - by_sentence * sentence_words - by_word * mean
    years = score if language in ("en", "de") else _years(score, _GULPEASE if language == "it" else _FLESCH)
    return Grade(min(max(years, 0.0), MAX_GRADE), _NAMES[language], score)


def _years(ease: float, table: Sequence[tuple[float, float]]) -> float:
    """Return the school years of an ease: between a table's rows, and on from its ends, in straight lines."""
    index = next((at for at in range(1, len(table) - 1) if ease >= table[at][0]), len(table) - 1)
    (high, low_years), (low, high_years) = table[index - 1], table[index]
    return low_years + (high - ease) / (high - low) * (high_years - low_years)
