"""Counts syllables by their vowels, with each language's vowel groups."""

import re
import unicodedata
from functools import lru_cache

# One match is one syllable: the longest vowel group first. Groups are those that the spelling makes one;
# two vowels in no group are two.
_STRONG = "aeoáéóíúàèòâêôãõìù"
_ROMANCE = f"[iuü]*(?:ão|ãe|õe|[{_STRONG}](?:[iuy](?![{_STRONG}iu]))?)|[iuüy]+"
_NUCLEI = {
    "en": "[aeiouyáéèêëïöüâî]+",
    "de": r"ai|au|äu|ei|eu|ie|ey|ay|aa|ee(?!n\b)|oo|[aeiouäöüyéèàáó]",
    "fr": "[iouy]?eau|oui|[ouiy]?(?:ai|au|ei|eu|œu|oi|ou|où|oî|aî|eû|æ|œ)|i[aeouéèêà]|oy|"
    "[aeiouyàâéèêëîïôûùü]",
    "es": _ROMANCE,
    "it": _ROMANCE,
    "pt": _ROMANCE,
    "nl": "aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyéèëïöüáó]",
}
_NUCLEUS = {language: re.compile(pattern) for language, pattern in _NUCLEI.items()}
# What is written as a vowel and is none: the "u" of "qu" and "gu" before e and i, "y" before a vowel.
_MUTE_U = re.compile("(?<=[qg])u(?=[eiéèêíì])|(?<=q)u(?=[aoâ])")
_GLIDE_ES = re.compile(f"y(?=[{_STRONG}])")
# Portuguese: an unstressed "ia" shows by the accent on another vowel.
_HIATUS_PT = re.compile("[a-z]*[b-df-hj-np-tv-z]i[ao]s?")
# English: a final e is mute, so are those of -es and -ed, except after the sounds that need them.
_MUTE_EN = re.compile(
    r"(?<=[a-z][^aeiouy])e$|(?<=[^aeiouylcgsxz])es$|(?<=[aeiouy]l)es$|(?<=[^aeioutdl])ed$|(?<=[aeiouyl]l)ed$"
)
_SYLLABIC_EN = re.compile(r"[^aeiouyl]le[sd]?$")
_HIATUS_EN = re.compile(
    r"(?<![ctsg])i[ao](?!n\b|ns\b|nal|u)|(?<![aeiouqgt])ua|eo(?!ple|us)|[^aeiou]ying|[aeou]ing\b"
    r"|(?<=[lrn])ier\b|ism\b|\b(?:sci|cli|di|qui)e[nt]|\bcrea(?![kms])|[ia][dr]ea\b|\b[lz]ion"
)
_MUTE_FR = re.compile(r"(?<=[a-zéèêç])e(?:s|nt)?$")


@lru_cache(maxsize=65536)
def syllables(word: str, language: str) -> int:
    """Return a word's number of syllables, at least 1, in a language given by its ISO 639-1 code."""
    text = unicodedata.normalize("NFC", word).lower()
    if language in ("es", "fr", "it", "pt"):
        text = _MUTE_U.sub("", text)
    if language == "es":
        text = _GLIDE_ES.sub("ll", text)
    nucleus = _NUCLEUS[language]
    if language == "fr":
        bare = _MUTE_FR.sub("", text)
        text = bare if nucleus.search(bare) else text
    if language != "en":
        hiatus = language == "pt" and _HIATUS_PT.fullmatch(text) is not None
        return max(1, len(nucleus.findall(text)) + hiatus)
    extra = len(_HIATUS_EN.findall(text)) + bool(_SYLLABIC_EN.search(text))
    bare = (
        re.sub(r"(?<=[^aeiouyl])le[sd]?$", "l", text) if _SYLLABIC_EN.search(text) else _MUTE_EN.sub("", text)
    )
    return max(1, len(nucleus.findall(bare)) + extra)
