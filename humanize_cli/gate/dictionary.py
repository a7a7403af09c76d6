"""Whether a word is a word: the gate's lists, simplemma's dictionaries, and what is made of such words."""

import re
from functools import cache, lru_cache

from humanize_cli.gate.lexicon import lexicon

_UNACCENTED = str.maketrans("áéíóú", "aeiou")
_BASE_ENDS = frozenset("aeiounrdlz")


def _in_dictionary(word: str, language: str) -> bool:
    """Say whether simplemma's dictionary has a word; its compact form loads faster and into less memory."""
    import simplemma

    return bool(simplemma.is_known(word, language, low_memory=True))


@cache
def is_known(word: str, language: str) -> bool:
    """Say whether a word is the language's: in the lists, in simplemma's dictionary, or made of such words.

    The first word that the lists do not hold loads a dictionary, which takes up to a second.
    """
    lower = word.lower().replace("’", "'")
    words = lexicon(language)
    if lower in words.vocabulary or lower in words.claims or len(lower) < 2:
        return True
    if any(character.isdigit() for character in word):
        return True
    if "-" in lower:
        return all(is_known(part, language) for part in word.split("-") if part)
    if "." in lower or "'" in lower:
        return all(is_known(part, language) for part in re.split(r"[.']", lower) if len(part) > 1)
    if _in_dictionary(lower, language) or _in_dictionary(word, language):
        return True
    if lower.endswith(words.known_endings) or _has_known_base(lower, language):
        return True
    return language in ("de", "nl") and _is_compound(lower, language)


def _has_known_base(lower: str, language: str) -> bool:
    """Say whether a word is a known one with an ending of the language's list ("contarle", "lentamente")."""
    words = lexicon(language)
    for suffix in words.suffixes:
        base = lower.removesuffix(suffix)
        if len(base) < 2 or base == lower:
            continue
        forms = (base, base.translate(_UNACCENTED), *((base + "e", base + "re") if language == "it" else ()))
        if any(
            form[-1] in _BASE_ENDS and (form in words.vocabulary or _in_dictionary(form, language))
            for form in forms
        ):
            return True
    return False


def _is_compound(lower: str, language: str) -> bool:
    """Say whether a word is two known words of over three letters, perhaps with a linking sound between."""
    for cut in range(4, len(lower) - 3):
        head, tail = lower[:cut], lower[cut:]
        if not (_in_dictionary(tail, language) or _in_dictionary(tail.capitalize(), language)):
            continue
        heads = (
            head,
            *(head.removesuffix(link) for link in ("s", "es", "n", "en", "er") if head.endswith(link)),
        )
        if any(len(each) > 2 and _head_known(each, language) for each in heads):
            return True
    return False


def _head_known(head: str, language: str) -> bool:
    return bool(
        _in_dictionary(head, language)
        or _in_dictionary(head.capitalize(), language)
        or (language == "de" and _in_dictionary(head + "e", language))
        or (language == "de" and _in_dictionary(head + "en", language))
    )


def same_lemma(one: str, other: str, language: str) -> bool:
    """Say whether two words are forms of one by simplemma's dictionary ("gegangen" and "geht")."""
    return _lemma(one, language) == _lemma(other, language)


@lru_cache(maxsize=4096)
def _lemma(word: str, language: str) -> str:
    import simplemma

    return simplemma.lemmatize(word, language, low_memory=True).lower()
