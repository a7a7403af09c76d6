"""The inflected forms of the words that rules name, from simplemma's dictionaries.

The forms of the packs' own words are kept with the packs made ready, since a dictionary takes up to two
seconds to load.
"""

from collections.abc import Mapping
from functools import cache

from humanize_cli.rules.ready import ready

# A form that is also another word's may be listed there alone ("umfassender", "maßgeschneiderte").
_ADJECTIVE_ENDS = ("e", "em", "en", "er", "es")


def forms(lemma: str, language: str) -> tuple[str, ...]:
    """Return a word's forms in a language (an ISO 639-1 code), itself among them, in alphabetical order.

    A word in small letters has forms in small letters only, a German noun only capitalised ones.
    """
    known = ready(language).get("forms", {}).get(lemma)
    return tuple(known) if known is not None else dictionary_forms(lemma, language)


def dictionary_forms(lemma: str, language: str) -> tuple[str, ...]:
    """Return a word's forms as the dictionary has them, which it takes up to two seconds to read."""
    found = _inverted(language).get(lemma, ())
    if lemma[0].isupper():
        return tuple(sorted({lemma, *(form for form in found if form[0].isupper())}))
    small = {lemma, *(form.lower() for form in found)}
    if language == "de" and lemma + "em" in small:
        small.update(lemma + ending for ending in _ADJECTIVE_ENDS)
    return tuple(sorted(small))


@cache
def _inverted(language: str) -> Mapping[str, list[str]]:
    """Return the forms of each word that a dictionary leads forms back to."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    found: dict[str, list[str]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        found.setdefault(str(lemma), []).append(str(form))
    return found
