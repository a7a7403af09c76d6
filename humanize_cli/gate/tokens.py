"""Tokens: words, figures and marks of a text, contractions and elisions taken apart."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

_WORD = r"[^\W\d_][\w·]*(?:[’'\-.][^\W_]+)*[’']?"
# Digits first: "8GB" is a figure and a unit. A space may group thousands, as French and German write them.
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,:/’']\d+)*"
_TOKEN = re.compile(rf"{_NUMBER}|{_WORD}|[^\w\s]|_")


class Token(NamedTuple):
    """A word, figure or mark as it stands in a text (`text`, `start`, `end`), and in lower case without
    typography (`norm`).
    """

    text: str
    norm: str
    start: int
    end: int


def split_tokens(
    text: str,
    contractions: Mapping[str, tuple[str, ...]],
    clitics: Sequence[tuple[str, tuple[str, ...]]],
    elisions: Sequence[str],
) -> Iterable[Token]:
    """Yield the tokens of a text; the parts of a contraction share its place, or split it where it has an end
    of its own.

    `contractions` maps a spelling to its words, `clitics` are endings with theirs ("n't": not), `elisions`
    beginnings.
    """
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        norm = word.lower().replace("’", "'")
        if not norm[0].isalpha():
            yield Token(word, norm, start, end)
            continue
        if norm.endswith("'") and norm not in elisions:
            norm, word, end = norm[:-1], word[:-1], end - 1
        for prefix in elisions:
            if norm.startswith(prefix) and norm not in contractions:
                cut = len(prefix)
                for part in contractions.get(prefix, (prefix,)):
                    yield Token(word[:cut], part, start, start + cut)
                word, norm, start = word[cut:], norm[cut:], start + cut
                break
        if not norm:
            continue
        if norm in contractions:
            for part in contractions[norm]:
                yield Token(word, part, start, end)
            continue
        for suffix, parts in clitics:
            if norm.endswith(suffix) and len(norm) > len(suffix):
                cut = len(norm) - len(suffix)
                yield Token(word[:cut], norm[:cut], start, start + cut)
                for part in parts:
                    yield Token(word[cut:], part, start + cut, end)
                break
        else:
            yield Token(word, norm, start, end)


def without_accents(word: str) -> str:
    """Return a word without its accents (of letters in Unicode's decomposed form, the marks go)."""
    return "".join(letter for letter in normalize("NFD", word) if not combining(letter))
