"""Machine-likeness of a sentence: a small fastText classifier for each language.

`training/likeness.py` trains it. It tells sentences that an editor changed from those an editor left or
wrote, and from what people wrote before 2022. It sees lower-case words that the training data has on both
sides, no names, no figures, no literals and no contractions, so that it judges wording and not subjects. What
it says of one sentence is weak, and of some forty a good deal.
"""

import gzip
import math
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from humanize_cli.text.document import Sentence

MIN_WORDS = 4
"""Shorter sentences have no value."""
STIFF = "__label__stiff"
LIMIT = 6.0
"""The most that one sentence's log-odds may say in either direction."""

_LITERAL, _NUMBER, _UNKNOWN = "§", "0", "xw"
_CHARACTERS = 4_000
_MOST_PIECES = 1 << 15  # remembered of each language
_TOKEN = re.compile(r"[^\W\d_]+'?|\d+|[,;:!?§]")
_ENGLISH_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[,;:!?§]")
_IRREGULAR = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
}
_CONTRACTED = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'m": " am", "'d": " would"}
_WITH_IS = frozenset(("it", "that", "there", "here", "he", "she", "what", "who", "where", "how", "this"))


class Vocabulary(dict[str, str]):
    """The words that a classifier knows, each standing for itself; others stand for their kind."""

    def __missing__(self, word: str) -> str:
        """Return what stands for a word that is not in the vocabulary."""
        if word[0].isdecimal():
            return _NUMBER
        if word[0] in ",;:!?§":
            return word
        if "'" not in word and word not in _IRREGULAR:
            return _UNKNOWN
        full = spelled_out(word)
        return _UNKNOWN if full == word else " ".join(self[part] for part in full.split())


def spelled_out(word: str) -> str:
    """Return an English word in lower case with its contraction spelled out; a genitive loses its mark."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, full in _CONTRACTED.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + full
    if word.endswith("'s"):
        bare = word.removesuffix("'s")
        return f"{bare} is" if bare in _WITH_IS else bare
    return word


def tokens(sentence: Sentence) -> list[str]:
    """Return a sentence's words and marks in lower case, with a mark for each literal or quotation."""
    return _tokens(_shown(sentence), sentence.language)


def _shown(sentence: Sentence) -> str:
    """Return the text that is judged, with a mark for each literal or quotation."""
    text = sentence.text
    if sentence.protected:
        parts: list[str] = []
        position = 0
        for span in sentence.protected:
            parts += (text[position : span.start], f" {_LITERAL} ")
            position = max(position, span.end)
        text = "".join((*parts, text[position:]))
    return text[:_CHARACTERS]


def _tokens(text: str, language: str) -> list[str]:
    pattern = _ENGLISH_TOKEN if language == "en" else _TOKEN
    return pattern.findall(text.lower().replace("’", "'"))


def features(sentence: Sentence, vocabulary: Vocabulary) -> str:
    """Return the line that stands for a sentence in training and at use."""
    return " ".join(map(vocabulary.__getitem__, tokens(sentence)))


class _Pieces(dict[str, str]):
    """The features of what stands between white space, remembered, since most of it comes again and again.

    No token reaches over white space, so the features of a text are those of its pieces.
    """

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self._vocabulary = vocabulary
        self._language = language

    def __missing__(self, piece: str) -> str:
        """Return the features of a piece that was not met before."""
        if len(self) >= _MOST_PIECES:
            self.clear()
        found = " ".join([self._vocabulary[token] for token in _tokens(piece, self._language)])
        self[piece] = found
        return found


class Classifier:
    """A language's vocabulary with its fastText model."""

    def __init__(self, words: Iterable[str], model: Any) -> None:
        """Take the words, and a model that says `STIFF` or something else of a line of features."""
        self.vocabulary = Vocabulary((word, word) for word in words)
        self._predict = model.f.predict
        self._pieces: dict[str, _Pieces] = {}

    def value(self, sentence: Sentence) -> float | None:
        """Return the log-odds of a sentence being one that an editor would change, None for a short one."""
        if sentence.text.count(" ") < MIN_WORDS - 1:
            return None
        pieces = self._pieces.get(sentence.language)
        if pieces is None:
            pieces = self._pieces[sentence.language] = _Pieces(self.vocabulary, sentence.language)
        line = " ".join(map(pieces.__getitem__, _shown(sentence).split()))
        ((chance, label),) = self._predict(f"{line}\n", 1, 0.0, "strict")
        # fastText's probabilities may exceed 1 by a little.
        odds = min(LIMIT, math.log(chance / max(1.0 - chance, 1e-5)))
        return odds if label == STIFF else -odds


def likeness(sentences: Iterable[Sentence]) -> list[float | None]:
    """Return the log-odds of each sentence being one that an editor would change, None for a short one.

    Equal sentences have equal values, whatever stands beside them. The values are cut to `LIMIT`; they rank
    well and are overconfident, so `score.Calibration` turns them into chances.
    """
    return [classifier(sentence.language).value(sentence) for sentence in sentences]


@cache
def classifier(language: str) -> Classifier:
    """Return the classifier that the package ships for a language, loaded once."""
    import fasttext

    folder = resources.files("humanize_cli.diagnose")
    packed = folder.joinpath(f"likeness.{language}.txt.gz").read_bytes()
    words = gzip.decompress(packed).decode("utf-8").split()
    with resources.as_file(folder.joinpath(f"likeness.{language}.ftz")) as path:
        return Classifier(words, fasttext.load_model(str(path)))
