"""Sample: what is counted in one text of a writer; it holds no sentence unless one asks for them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from humanize_cli.bands.measure import measure
from humanize_cli.reading import Reading
from humanize_cli.style.band import QUANTITIES
from humanize_cli.text.document import Sentence, unprotected
from humanize_cli.voice.reference import function_words

_ELIDING = ("fr", "it")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ELIDED_TOKEN = re.compile(r"aujourd'hui|[^\W\d_]{1,7}'(?=\w)|[^\W_]+")
_MARK = re.compile(r"[,;:.!?—–]")
_PIECE = re.compile(f"{_TOKEN.pattern}|{_MARK.pattern}")
_ELIDED_PIECE = re.compile(f"{_ELIDED_TOKEN.pattern}|{_MARK.pattern}")


@dataclass(frozen=True)
class Sample:
    """One text's numbers: `values` as `bands.measure` has them, then counts.

    Counted are function words, those that begin a sentence, pairs of neighbours that are function words or
    marks, and the phrases asked for: in the writer's own prose, and `anywhere`, quotations included.
    """

    name: str
    language: str
    words: int
    sentences: int
    values: Mapping[str, float]
    counts: Mapping[str, int]
    openers: Mapping[str, int]
    pairs: Mapping[str, int]
    phrases: Mapping[str, int]
    anywhere: Mapping[str, int]
    shown: tuple[Sentence, ...] = ()
    other_words: int = 0


class Phrases:
    """Phrases to count as whole words, whatever their case and the marks between the words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the phrases; what has no word in it is never found."""
        self._known: dict[str, dict[tuple[str, ...], list[str]]] = {}
        for phrase in dict.fromkeys(phrases):
            words = tuple(_TOKEN.findall(_folded(phrase)))
            if words:
                self._known.setdefault(words[0], {}).setdefault(words, []).append(phrase)
        self._lengths = {first: sorted({*map(len, each)}) for first, each in self._known.items()}

    def found(self, text: str) -> Iterator[str]:
        """Yield the phrases in a text once for each place, those within others too."""
        words = _TOKEN.findall(_folded(text))
        for index, word in enumerate(words):
            for length in self._lengths.get(word, ()):
                yield from self._known[word].get(tuple(words[index : index + length]), ())


def take(
    name: str, reading: Reading, phrases: Callable[[str], Phrases], *, sentences: bool = False
) -> Sample | None:
    """Return what is counted in a text, in the language that most of its words are in.

    `phrases` gives those to count by language; with `sentences`, the sentences are kept. None where the text
    has no prose in a language that is edited. Headings, code, links and quotations are not
    counted: they are not how the writer's sentences sound, or not the writer's words. Phrases are
    counted in quotations too, apart, so that one is known to be nowhere.
    """
    measures = measure(reading)
    if measures.language is None:
        return None
    words, wanted = function_words(measures.language), phrases(measures.language)
    counts: Counter[str] = Counter()
    openers: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    found: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    kept: list[Sentence] = []
    total = 0
    for code, every in zip(reading.languages, reading.sentences, strict=True):
        for sentence in every if code == measures.language else ():
            prose = unprotected(sentence.text, sentence.protected)
            pieces = _pieces(prose, measures.language)
            tokens = [piece for piece in pieces if not _MARK.match(piece)]
            if not tokens:
                continue
            known = [piece in words or _MARK.match(piece) is not None for piece in pieces]
            pairs.update(
                f"{piece} {pieces[index + 1]}"
                for index, piece in enumerate(pieces[:-1])
                if known[index] and known[index + 1]
            )
            total += len(tokens)
            counts.update(token for token in tokens if token in words)
            if tokens[0] in words:
                openers[tokens[0]] += 1
            found.update(wanted.found(prose))
            anywhere.update(wanted.found(sentence.text))
            kept.append(sentence)
    return Sample(
        name,
        measures.language,
        total,
        len(kept),
        {name: _possible(name, value) for name, value in measures.values.items()},
        counts,
        openers,
        pairs,
        found,
        anywhere,
        tuple(kept) if sentences else (),
        measures.other_words,
    )


def tokenize(text: str, language: str) -> list[str]:
    """Return a text's words in small letters; an elided article or pronoun ("l'") is one of its own."""
    return [piece for piece in _pieces(text, language) if not _MARK.match(piece)]


def _pieces(text: str, language: str) -> list[str]:
    """Return a text's words in small letters and its marks."""
    return (_ELIDED_PIECE if language in _ELIDING else _PIECE).findall(_folded(text))


def pooled(samples: Sequence[Sample], kind: str) -> Counter[str]:
    """Return the counts of a kind (`counts`, `openers`, `pairs`, `phrases`, `anywhere`) over all samples."""
    total: Counter[str] = Counter()
    for sample in samples:
        total.update(getattr(sample, kind))
    return total


def _possible(name: str, value: float) -> float:
    """Return a value within what a profile can say: a text without full stops has endless sentences."""
    return min(max(value, QUANTITIES[name].low), QUANTITIES[name].high)


def _folded(text: str) -> str:
    return text.replace("’", "'").lower()
