"""Finds passives by the words that make them; a heuristic without a parser, so a few are missed or wrong."""

import re
from collections.abc import Iterator

from humanize_cli.bands.words import Words

_CLAUSE = re.compile(r"[,;:()—–…]+")
_TOKEN = re.compile(r"[^\W_]+")
_REFLEXIVE = frozenset(["s", "se", "si"])
_WHOLE_CLAUSE = ("de", "nl")
_MAX_GAP = 3
_LONGEST = 40
"""Letters of the longest word looked at: no verb is longer, and the patterns' time grows with the square."""


def passives(text: str, language: str, words: Words) -> Iterator[str]:
    """Yield the passives of a sentence, each as its verb form and participle.

    In English and the Romance languages the participle follows the verb "to be" at once or after adverbs; in
    German and Dutch it stands anywhere in the clause of a form of "werden" or "worden".
    """
    for clause in _CLAUSE.split(text):
        tokens = _TOKEN.findall(clause.replace("n't", " not"))
        small = [each.lower() for each in tokens]
        if words.be.isdisjoint(small):
            continue
        if language in _WHOLE_CLAUSE:
            yield from _anywhere(tokens, words)
        else:
            yield from _following(small, words)


def _anywhere(tokens: list[str], words: Words) -> Iterator[str]:
    """Yield the passive of a clause; a capitalised word is a noun or begins the clause."""
    verb = next(each for each in tokens if each.lower() in words.be)
    for token in reversed(tokens):
        if token[0].islower() and token not in words.be and _is_participle(token, words):
            yield f"{verb} … {token}"
            return


def _following(tokens: list[str], words: Words) -> Iterator[str]:
    """Yield the passives whose participle follows the verb."""
    for index, token in enumerate(tokens):
        if token not in words.be or (index and tokens[index - 1] in _REFLEXIVE):
            continue
        place = index + 1
        while place < len(tokens) and place - index <= _MAX_GAP and words.gap.fullmatch(tokens[place]):
            place += 1
        if place < len(tokens) and _is_participle(tokens[place], words):
            yield " ".join((token, *tokens[index + 1 : place + 1]))


def _is_participle(token: str, words: Words) -> bool:
    return (
        len(token) <= _LONGEST
        and token not in words.not_participle
        and words.participle.fullmatch(token) is not None
    )
