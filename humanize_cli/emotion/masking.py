"""Takes out of a text what says who speaks of whom, and not how anybody feels.

Names become one word, as do third-person pronouns, titles, and words for men and women; common spellings of
dialects become those of the standard language. A classifier that reads texts in this form cannot learn that a
name is sad. A name is a word with a capital that is listed as one, stands inside a sentence (not in German,
which writes every noun so), or has never been seen as a word (training/known_words.py).
"""

import gzip
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

NAME, PERSON, PRONOUN = "name", "person", "they"
"""What names, words for men and women, and third-person pronouns become."""

_DATA = Path(__file__).with_name("masking.json")
_KNOWN = Path(__file__).with_name("known.txt.gz")
_WORD = re.compile(r"\[NAME\]|[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:\n])[\"'“”«»„(\[¡¿\s–—-]*\Z")
_LOOK_BACK = 12
_MOST_REMEMBERED = 50_000
_LONG_PART = 5
_LONGEST = 60
_GERMAN_NOUN = re.compile(
    r"(?:ung|heit|keit|schaft|tion|ität|nis|tum|ling|chen|lein|ismus|erei|ment|enz|anz|ur|age)(?:en|s|es|se|e|n)?\Z"
)
_RUN = re.compile(rf"\b{NAME}(?:[ -]{NAME})+\b")


def mask(text: str, language: str) -> str:
    """Return a text as the classifier reads it; `language` is one of the seven codes.

    In any other language only names with a capital inside a sentence are taken out.
    """
    return _RUN.sub(NAME, _WORD.sub(_replacer(language), text))


@cache
def _replacer(language: str) -> Callable[[re.Match[str]], str]:
    """Return the function that gives each word's replacement."""
    data = json.loads(_DATA.read_text(encoding="utf-8"))
    names = frozenset(data["names"])
    tables = data["languages"].get(language, {})
    words = {
        **dict.fromkeys(tables.get("pronouns", ()), PRONOUN),
        **dict.fromkeys(tables.get("people", ()), PERSON),
        **tables.get("dialect", {}),
    }
    titles = frozenset(tables.get("titles", ()))
    seen = _seen().get(language, frozenset())
    by_capital = language != "de"

    def is_word(lower: str) -> bool:
        return lower in seen or (not by_capital and _is_german_noun(lower, seen))

    alone: dict[str, str] = {}

    def by_itself(word: str) -> str | None:
        """Return what a word becomes wherever it stands, None where that depends on the place."""
        lower = word.lower().replace("’", "'")
        if (replaced := words.get(lower)) is not None:
            return str(replaced)
        if word == "[NAME]":
            return NAME
        if not word[0].isupper():
            # "d'Aïcha", "dell'Anna": what the article or preposition is joined to.
            head, mark, tail = word.partition("'" if "'" in word else "’")
            return f"{head}{mark}{NAME}" if tail[:1].isupper() else word
        bare = lower.removesuffix("'s").rstrip("'")
        if bare in names or bare in titles:
            return NAME
        if len(word) < 2 or word.isupper() or lower.startswith(("i'", "l'", "d'")):
            return word
        # "Don't", "C'est", "You're": one word with what it is joined to, unless that is a name ("O'Brien").
        if "'" in bare and word.replace("’", "'").partition("'")[2][:1].islower():
            return word
        return None if is_word(bare) or not seen else NAME

    def replacement(found: re.Match[str]) -> str:
        word = found[0]
        if (known := alone.get(word)) is not None:
            return known
        known = by_itself(word)
        if known is not None:
            if len(alone) < _MOST_REMEMBERED:
                alone[word] = known
            return known
        text, start = found.string, found.start()
        before = text[max(0, start - _LOOK_BACK) : start]
        after_title = before.rstrip(" .").rpartition(" ")[2].lower() in titles
        inside = by_capital and not _SENTENCE_START.search(before)
        return NAME if after_title or inside else word

    return replacement


@cache
def _seen() -> dict[str, frozenset[str]]:
    """Return by language the words that were seen as words, in small letters."""
    lines = gzip.decompress(_KNOWN.read_bytes()).decode().splitlines()
    return {code: frozenset(words.split()) for code, _, words in (line.partition(" ") for line in lines)}


def _is_german_noun(lower: str, seen: frozenset[str]) -> bool:
    """Say whether a word ends as nouns do, or in a word that is known: a compound."""
    if _GERMAN_NOUN.search(lower) or len(lower) > _LONGEST:
        return True
    parts = (lower[cut:] for cut in range(_LONG_PART, len(lower) - _LONG_PART + 1))
    return any(part in seen for part in parts)
