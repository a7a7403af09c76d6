"""The sentence of a disclosure that people read: in the text's language, or in the user's own words."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from string import Formatter

_SENTENCES = {
    "en": "Edited with {tool} (AI copy editor); about {share} of the words were changed.",
    "de": "Bearbeitet mit {tool} (KI-Textbearbeitung); geänderte Wörter: etwa {share}.",
    "fr": "Texte retouché avec {tool} (révision par IA)\u00a0; environ {share} des mots ont été modifiés.",
    "es": "Texto editado con {tool} (edición con IA); se cambió aproximadamente el {share} de las palabras.",
    "it": "Testo rivisto con {tool} (revisione con IA); parole modificate: circa {share}.",
    "pt": "Texto editado com {tool} (edição com IA); cerca de {share} das palavras foram alteradas.",
    "nl": "Bewerkt met {tool} (AI-eindredactie); ongeveer {share} van de woorden is gewijzigd.",
}
_SPACED = frozenset(("de", "fr", "es"))


def needs_date(wording: str) -> bool:
    """Say whether a wording that was checked names the date."""
    return any(name == "date" for _, name, _, _ in Formatter().parse(wording))


def sentence(wording: str | None, language: str, values: Mapping[str, str]) -> str:
    """Return the sentence: a checked wording, or the usual one in a language, with the values put in.

    `values` has all placeholders; `share` in it is a number from 0 to 1 and is said as a percentage.
    """
    template = wording if wording is not None else _SENTENCES.get(language, _SENTENCES["en"])
    percent = Decimal(values["share"]) * 100
    whole = max(1, int(percent.quantize(Decimal(1), rounding=ROUND_HALF_UP)))
    shown = f"{whole}\u00a0%" if language in _SPACED else f"{whole}%"
    return Formatter().vformat(template, (), {**values, "share": shown})
