"""The words and patterns that measures count, by language, from words.json.

`first`, `second`, `third` are pronouns by person; `formal` and `informal` the forms of address; `be` the verb
forms that make a passive with a `participle` (a regular expression; `not_participle` are words that only look
like one), after words that `gap` matches. `nominal` and `not_nominal` say what is a nominalization,
`contraction` what is a contraction. `transitions` and `abbreviations` are phrases.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words and patterns; they are matched with straight apostrophes."""

    first: frozenset[str]
    second: frozenset[str]
    third: frozenset[str]
    formal: frozenset[str]
    informal: frozenset[str]
    be: frozenset[str]
    gap: re.Pattern[str]
    participle: re.Pattern[str]
    not_participle: frozenset[str]
    nominal: re.Pattern[str]
    not_nominal: frozenset[str]
    contraction: re.Pattern[str]
    transitions: re.Pattern[str]
    abbreviations: re.Pattern[str]


@cache
def words(language: str) -> Words:
    """Return the words of a language, an ISO 639-1 code."""
    text = resources.files("humanize_cli.bands").joinpath("words.json").read_text("utf-8")
    lists: dict[str, str] = json.loads(text)[language]

    def words_of(name: str) -> frozenset[str]:
        return frozenset(lists[name].split())

    return Words(
        first=words_of("first"),
        second=words_of("second"),
        third=words_of("third"),
        formal=words_of("formal"),
        informal=words_of("informal"),
        be=words_of("be"),
        gap=_whole(lists["gap"]),
        participle=_whole(lists["participle"]),
        not_participle=words_of("not_participle"),
        nominal=_whole(lists["nominal"]),
        not_nominal=words_of("not_nominal"),
        contraction=_whole(lists["contraction"]),
        transitions=_phrases(lists["transitions"].split(", ")),
        abbreviations=_phrases(lists["abbreviations"].split("|")),
    )


def _whole(pattern: str) -> re.Pattern[str]:
    """Return the pattern at the borders of words; an empty one matches nothing."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if pattern else _NEVER


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of phrases in any case, the longest first."""
    forms = "|".join(re.escape(each) for each in sorted(phrases, key=lambda each: (-len(each), each)))
    return re.compile(rf"(?i)(?<!\w)(?:{forms})(?!\w)")
