"""How the phrasebook cuts a sentence: words, elided words and marks, each a token of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

START = "<s>"
"""The token before a sentence's first word."""

_WORD = r"[^\W\d_]+(?:['\-][^\W\d_]+)*'?"
_TOKEN = re.compile(rf"{_WORD}|\d[\d.,:/]*|[^\w\s]")
# In these languages a word before an apostrophe is one of its own, and every word can follow it.
_ELIDED = re.compile(rf"[^\W\d_]+'(?=[^\W\d_])|{_WORD}|\d[\d.,:/]*|[^\w\s]")
_ELIDING = frozenset(("fr", "it"))
_IS_WORD = re.compile(r"[^\W\d_][^\W\d_'\-]*")


class Token(NamedTuple):
    """A word or mark of a text, and where it stands."""

    text: str
    start: int
    end: int


def tokens(text: str, language: str) -> list[Token]:
    """Return a text's tokens; typographic apostrophes count as straight ones."""
    pattern = _ELIDED if language in _ELIDING else _TOKEN
    return [Token(each[0], *each.span()) for each in pattern.finditer(text.replace("’", "'"))]


def is_word(token: str) -> bool:
    """Say whether a token is a word: no mark, no number, not the sentence's start."""
    return _IS_WORD.match(token) is not None


def first_word(found: Sequence[str]) -> int | None:
    """Return the place of the first word, which may have its capital from where it stands."""
    return next((place for place, token in enumerate(found) if is_word(token)), None)


def runs(count: int, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every run of at most `longest` of so many tokens."""
    for start in range(count):
        for end in range(start + 1, min(start + longest, count) + 1):
            yield start, end


def joined(words: Sequence[str]) -> str:
    """Return tokens as text: a space between them but before a comma and after an elided word."""
    text = ""
    for word in words:
        if text and not text.endswith("'") and word != ",":
            text += " "
        text += word
    return text
