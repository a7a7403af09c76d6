"""Words that carry an emotion by themselves (`words.yaml`), and the words that deny it."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

_NONE: frozenset[str] = frozenset()
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 3
"""How many words after a negation are denied."""
_NEGATIONS = {
    "en": frozenset(["not", "no", "never", "nothing", "without", "t", "cannot", "hardly"]),
    "de": frozenset(["nicht", "nie", "niemals", "kein", "keine", "keinen", "keiner", "keinerlei", "ohne"]),
    "fr": frozenset(["pas", "jamais", "plus", "rien", "aucun", "aucune", "sans"]),
    "es": frozenset(["no", "nunca", "nada", "ningún", "ninguna", "sin"]),
    "it": frozenset(["non", "mai", "nessun", "nessuna", "senza"]),
    "nl": frozenset(["niet", "geen", "nooit", "zonder"]),
    "pt": frozenset(["não", "nunca", "nada", "nenhum", "nenhuma", "sem"]),
}


class Weights:
    """A language's words with an emotion, whole ones and beginnings."""

    def __init__(self, listed: Mapping[str, str], negations: frozenset[str] = _NONE) -> None:
        """Take words by emotion, with spaces between them; "stem*" is any word that begins so."""
        self.words: dict[str, frozenset[str]] = {}
        self.stems: dict[str, frozenset[str]] = {}
        self._negations = negations
        self._known: dict[str, frozenset[str]] = {}
        for emotion, text in listed.items():
            for word in text.split():
                table = self.stems if word.endswith("*") else self.words
                key = word.removesuffix("*")
                table[key] = table.get(key, _NONE) | {emotion}

    def of(self, word: str) -> frozenset[str]:
        """Return the emotions of a word in lower case."""
        found = self.words.get(word)
        if found is not None:
            return found
        for length in range(len(word), 2, -1):
            found = self.stems.get(word[:length])
            if found is not None:
                return found
        return _NONE

    def said(self, sentence: str) -> frozenset[str]:
        """Return the emotions whose words a sentence has and does not deny."""
        found, denied = _NONE, 0
        for word in _WORD.findall(sentence.lower()):
            known = self._known.get(word)
            if known is None:
                known = self.of(word)
                if len(self._known) < _MOST_KNOWN:
                    self._known[word] = known
            if known and not denied:
                found |= known
            denied = _REACH if word in self._negations else max(0, denied - 1)
        return found


_MOST_KNOWN = 50_000


@cache
def weights_of(language: str) -> Weights:
    """Return a language's words with an emotion; none for a language that has no list."""
    return Weights(_lists().get(language, {}), _NEGATIONS.get(language, _NONE))


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    import yaml

    text = resources.files("humanize_cli.emotion").joinpath("words.yaml").read_text("utf-8")
    found: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return found
