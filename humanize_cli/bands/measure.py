"""Measures a text's style: numbers that a profile's bands can be held against.

Headings, table cells, code, links and quotations are not measured; code counts as a word of its sentence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import sqrt

from humanize_cli.bands.grade import Grade, grade, word_sizes
from humanize_cli.bands.syllables import syllables
from humanize_cli.bands.verbs import passives
from humanize_cli.bands.words import Words, words
from humanize_cli.reading import Reading
from humanize_cli.style.band import (
    ADDRESS,
    CONTRACTIONS,
    GRADE,
    MEAN,
    QUANTITIES,
    SPREAD,
    Band,
    unit_of,
)
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Sentence

WINDOW = 50
"""Words of the moving window of MATTR (Covington, McFall 2010)."""

_WORD = re.compile(r"[^\W_]+(?:[.,:'/-][^\W_]+)*")
_PIECE = re.compile(r"[^\W\d_]+")
_MARKS = {
    "commas_per_100_words": re.compile(r",(?!\d)"),
    "parentheses_per_100_words": re.compile(r"\([^()]++\)"),
    "dashes_per_100_words": re.compile(r"[^\W\d_] ?[—–] ?(?=\w)|(?<=\w) -- ?(?=\w)|(?<=\w) - (?=\w)"),
    "semicolons_per_100_words": re.compile(";"),
    "colons_per_100_words": re.compile(r":(?!\d)"),
    "questions_per_100_sentences": re.compile(r"\?+"),
    "exclamations_per_100_sentences": re.compile("!+"),
}
_CAPITAL_ADDRESS = ("de", "it")
_CAPITAL_PRONOUNS = frozenset("IU")


@dataclass(frozen=True)
class Measures:
    """What was measured in the text of one language: values by the keys of QUANTITIES.

    A value that the text is too short for, or that its language does not have, is missing. `found` are the
    commonest of what was counted. `formula` and `score` are the reading grade's own. `other_words` are in
    another language and were left out. `language` is None where there is no prose.
    """

    language: str | None = None
    words: int = 0
    sentences: int = 0
    values: Mapping[str, float] = field(default_factory=dict)
    found: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    formula: str = ""
    score: float = 0.0
    other_words: int = 0


def measure(reading: Reading) -> Measures:
    """Return the measures of a text in the language that most of its words are in."""
    counts: Counter[str] = Counter()
    for sentence in chain.from_iterable(reading.sentences):
        counts[sentence.language] += len(_words(_shown(sentence)))
    language = max(LANGUAGES, key=lambda code: counts[code])
    if not counts[language]:
        return Measures()
    count = _Count(language)
    for sentence in chain.from_iterable(reading.sentences):
        if sentence.language == language:
            count.add(sentence)
    return count.measures(sum(counts[code] for code in LANGUAGES) - counts[language])


def distance(values: Mapping[str, float], bands: Mapping[str, Band], most: float = 3.0) -> float:
    """Return how far a text's values are from the bands: the mean of the misses either way, each at most
    `most` widths.

    A measure that is missing counts for nothing; 0 where every band holds or there is none.
    """
    misses = [min(abs(band.miss(values[name])), most) for name, band in bands.items() if name in values]
    return sum(misses) / len(misses) if misses else 0.0


class _Count:
    """Counts over the sentences of one language."""

    def __init__(self, language: str) -> None:
        """Start with nothing counted."""
        self._language = language
        self._lists = words(language)
        self._words: list[str] = []
        self._lengths: list[int] = []
        self._found: dict[str, Counter[str]] = {name: Counter() for name in _counted(language)}
        self._formal = 0
        self._informal = 0
        self._first_words: Counter[str] = Counter()

    def add(self, sentence: Sentence) -> None:
        """Count one sentence."""
        shown = _shown(sentence)
        here = _words(shown)
        length = len(here) + sum(_literal_words(each) for each in sentence.literals)
        if not length:
            return
        self._words += here
        self._lengths.append(length)
        lists, small = self._lists, shown.lower()
        if self._language in QUANTITIES[CONTRACTIONS].languages:
            self._note(CONTRACTIONS, _matches(lists.contraction, small))
        self._note("transitions_per_100_sentences", _matches(lists.transitions, small))
        self._note("abbreviations_per_100_words", _matches(lists.abbreviations, shown))
        self._note("passives_per_100_sentences", passives(shown, self._language, lists))
        self._note(
            "nominalizations_per_100_sentences",
            (
                word
                for word in map(_bare, here)
                if lists.nominal.fullmatch(word) and word.lower() not in lists.not_nominal
            ),
        )
        self._note(
            "long_words_per_100_words",
            (word for word in here if word[0].isalpha() and syllables(word, self._language) >= 3),
        )
        for name, pattern in _MARKS.items():
            self._found[name].update(_matches(pattern, shown))
        self._count_pronouns(shown, lists)

    def tally(self) -> Counter[str]:
        """Return the numbers of what was counted, which add up over sentences."""
        plain = (word for word in self._words if word[0].isalpha())
        sizes: Mapping[str, int] = {
            "sentences": len(self._lengths),
            "words": len(self._words),
            "length": sum(self._lengths),
            "square": sum(each * each for each in self._lengths),
            "formal": self._formal,
            "informal": self._informal,
            "first_words": self._first_words.total(),
        }
        found = {name: each.total() for name, each in self._found.items()}
        return Counter({**sizes, **found, **word_sizes(plain, self._language)})

    def measures(self, other_words: int) -> Measures:
        """Return what was counted."""
        tally = self.tally()
        values = values_of(tally, self._language)
        if len(self._words) >= WINDOW:
            values["lexical_variety"] = moving_variety(self._words)
        self._settle_first_words()
        graded = _graded(tally, self._language)
        return Measures(
            self._language,
            len(self._words),
            len(self._lengths),
            {name: values[name] for name in QUANTITIES if name in values},
            {name: _commonest(found) for name, found in self._found.items() if found and name not in _MARKS},
            graded.formula if graded else "",
            graded.score if graded else 0.0,
            other_words,
        )

    def _note(self, what: str, found: Iterator[str]) -> None:
        self._found[what].update(found)

    def _count_pronouns(self, shown: str, lists: Words) -> None:
        """Count the pronouns and the forms of address.

        German "Sie" and Italian "Lei" are formal inside a sentence; as its first word they may as well be
        "they" and "she", so what they are is settled at the end.
        """
        capital = self._language in _CAPITAL_ADDRESS
        pieces = _PIECE.findall(shown.replace("-t-", "-") if self._language == "fr" else shown)
        for index, piece in enumerate(pieces):
            if piece.isupper() and piece not in _CAPITAL_PRONOUNS:
                continue
            small = piece.lower()
            if capital and piece in lists.formal:
                if index:
                    self._formal += 1
                    self._found["second_person_per_100_words"][piece] += 1
                else:
                    self._first_words[piece] += 1
                continue
            for person in ("first", "second", "third"):
                if small in getattr(lists, person):
                    self._found[f"{person}_person_per_100_words"][small] += 1
                    break
            self._formal += not capital and small in lists.formal
            self._informal += small in lists.informal

    def _settle_first_words(self) -> None:
        """Show the first words that may be an address among the words of the person they are of."""
        person = "second" if self._formal else "third"
        self._found[f"{person}_person_per_100_words"].update(self._first_words)


def tally(sentence: Sentence) -> Counter[str]:
    """Return the numbers that one sentence adds to its text's."""
    count = _Count(sentence.language)
    count.add(sentence)
    return count.tally()


def values_of(tally: Mapping[str, int], language: str) -> dict[str, float]:
    """Return the measures of sentences whose tallies were added up, all but the lexical variety.

    First words that may be an address are one where the text addresses its reader so.
    """
    sentences, words = tally["sentences"], tally["words"]
    if not sentences:
        return {}
    values: dict[str, float] = {MEAN: tally["length"] / sentences}
    if sentences > 1:
        values[SPREAD] = sqrt(max(0.0, tally["square"] / sentences - values[MEAN] ** 2))
    if graded := _graded(tally, language):
        values[GRADE] = graded.years
    if words:
        values |= {name: 100 * tally[name] / tally[unit_of(name)] for name in _counted(language)}
        person = "second" if tally["formal"] else "third"
        values[f"{person}_person_per_100_words"] += 100 * tally["first_words"] / words
    formal = tally["formal"] + (tally["first_words"] if tally["formal"] else 0)
    if addressed := formal + tally["informal"]:
        values[ADDRESS] = formal / addressed
    return values


def _graded(tally: Mapping[str, int], language: str) -> Grade | None:
    if not tally["graded"]:
        return None
    return grade(tally, tally["length"] / tally["sentences"], language)


def _counted(language: str) -> list[str]:
    """Return the quantities that are counted for each 100 words or sentences in a language."""
    return [name for name, quantity in QUANTITIES.items() if unit_of(name) and language in quantity.languages]


def moving_variety(words: Sequence[str]) -> float:
    """Return the mean share of different words in each window of WINDOW words (MATTR); no fewer are given."""
    small = [word.lower() for word in words]
    window = Counter(small[:WINDOW])
    different = [len(window)]
    for index in range(WINDOW, len(small)):
        window[small[index]] += 1
        gone = small[index - WINDOW]
        window[gone] -= 1
        if not window[gone]:
            del window[gone]
        different.append(len(window))
    return sum(different) / len(different) / WINDOW


def _shown(sentence: Sentence) -> str:
    """Return the sentence with what is protected as spaces, and apostrophes straight."""
    parts: list[str] = []
    position = 0
    for span in sentence.protected:
        parts += (sentence.text[position : span.start], " " * (span.end - span.start))
        position = span.end
    parts.append(sentence.text[position:])
    return "".join(parts).replace("’", "'")


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _bare(word: str) -> str:
    """Return a word without an elided article before it ("l'") or an English genitive after it ("'s")."""
    return word.removesuffix("'s").rpartition("'")[2]


def _literal_words(literal: str) -> int:
    """Return for how many words of its sentence a protected text stands: code for one."""
    return sum(any(map(str.isalnum, part)) for part in literal.split())


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (found[0] for found in pattern.finditer(text))


def _commonest(found: Counter[str]) -> tuple[str, ...]:
    """Return the five commonest, those as common in alphabetical order."""
    return tuple(sorted(found, key=lambda each: (-found[each], each))[:5])
