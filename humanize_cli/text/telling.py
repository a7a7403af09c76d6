"""Function words that tell a language from its neighbours: where there are several, no model need be asked.

A word is here if it is no usual one in the other six languages and, where there is a choice, in those close
to its own that are not edited: Galician and Asturian, Occitan and Walloon, Corsican and Venetian, Afrikaans
and Limburgish, Low German, Alemannic and Luxembourgish. Where none is told, the model is asked.
"""

from collections.abc import Sequence

_WORDS = {
    "de": "nicht ist auch eine einen einer eines werden wird sich für oder sind wurde wurden durch aber "
    "zum zur nach kann können bei sowie haben dass diese dieser dieses beim ihre ihrer ihren wenn "
    "unter vor damit jedoch müssen muss wir",
    "en": "the and that with which from have has they their would been should could these those through "
    "when where because into about other than are this your our you will must not by it its",
    "es": "las también fue muy sus sin hay puede donde hasta así según sólo estos estas dicha dicho "
    "otra otras otros deben debe nuestro nuestra ningún pero",
    "fr": "est une dans avec cette être aux sont leur leurs nous vous mais ces été ont pas afin chaque "
    "ainsi pour qui les elle par",
    "it": "non è della sono nel gli anche più questo questa alla delle degli dalla nella dei ogni "
    "essere viene può agli sul dal nei stato stata dopo prima molto",
    "nl": "een niet zijn worden voor naar wordt deze heeft hebben door kunnen maar onze tot hun zich "
    "moeten het wij zodat tussen geen",
    "pt": "não uma são também pela pelo com em à às seu sua isso pelos pelas você foram pode aos nas até ao",
}
LEAST = 4
"""So many different words tell a language, where none tells another."""
LEAST_SHARE = 0.1
"""So many of a text's words must be among those that do."""


_LANGUAGE = {word: language for language, words in _WORDS.items() for word in words.split()}


def told(words: Sequence[str]) -> str:
    """Return the language (an ISO 639-1 code) that a text's words tell beyond doubt, "" where none does."""
    telling = [word for word in words if word in _LANGUAGE]
    if len(telling) < LEAST or len(telling) < LEAST_SHARE * len(words):
        return ""
    different = set(telling)
    languages = {_LANGUAGE[word] for word in different}
    return languages.pop() if len(languages) == 1 and len(different) >= LEAST else ""
