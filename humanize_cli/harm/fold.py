"""A text in the form that the patterns are written for: small ASCII letters."""

import re
import unicodedata
from functools import lru_cache

_PARAGRAPH = re.compile(r"\n[ \t>*#|-]*\n")
_SAME = {
    "’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'",
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ı": "i", "…": ".",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-",
    "*": "", "_": "", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "",
}  # fmt: skip


def folded(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters the place in `text` that it comes from.

    White space becomes spaces and an empty line a full stop; accents, soft hyphens and marks of emphasis go.
    """
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    if breaks := [found.start() for found in _PARAGRAPH.finditer(text)]:
        marked = list(text)
        for place in breaks:
            marked[place] = "."
        text = "".join(marked)
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = _plain(character)
        pieces.append(plain)
        if len(plain) == 1:
            places.append(place)
        else:
            places.extend([place] * len(plain))
    return "".join(pieces), places


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """Return a character in small letters without its accents; one that no pattern has is "x" or a space."""
    if character in _SAME:
        return _SAME[character]
    if character.isspace():
        return " "
    lower = character.lower()
    if lower in _SAME:
        return _SAME[lower]
    parts = unicodedata.normalize("NFKD", lower)
    kept = "".join(each for each in parts if not unicodedata.combining(each))
    if kept.isascii():
        return kept if kept.isprintable() else " "
    return "x" if kept.isalpha() else " "
