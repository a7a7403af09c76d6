"""The names of rules, and what the words of `select` and `ignore` stand for."""

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

from humanize_cli.style.profile import LANGUAGES
from humanize_cli.style.yaml_source import did_you_mean

# Reading the packs as YAML takes half a second; the names alone, a few milliseconds. A test compares both.
_NAME = re.compile(r"^ *(?:- )?(id|family): +([^\s#]+)", re.MULTILINE)


@cache
def known_rules() -> dict[str, str]:
    """Return the family of each rule of the packs by the rule's id."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        source = resources.files("humanize_cli.rules").joinpath(f"{language}.yaml")
        rule = ""
        for key, value in _NAME.findall(source.read_text("utf-8")):
            if key == "id":
                rule = value
            else:
                found[rule] = value
    return found


def ids_of(word: str) -> frozenset[str]:
    """Return the rules that a word stands for: one by its id, a family, or those whose ids begin so.

    A beginning ends where a part of an id ends ("en", "en.contract"), or in "*" ("en.contr*"). Raises
    ValueError, with a message for the author, where there is none.
    """
    rules = known_rules()
    if word in rules:
        return frozenset((word,))
    beginnings: tuple[str, ...] = (f"{word}.", f"{word}-")
    if word.endswith((".", "-", "*")):
        beginnings = (word.removesuffix("*"),)
    family = {rule for rule, name in rules.items() if name == word}
    found = family or {rule for rule in rules if rule.startswith(beginnings)}
    if not found:
        hint = did_you_mean(word, {*rules, *rules.values()}) or "; humanize rules list has them all"
        raise ValueError(f'"{word}" is no rule, family or beginning of an id{hint}')
    return frozenset(found)


def ids_of_all(words: Iterable[str]) -> frozenset[str]:
    """Return the rules that any of the words stands for."""
    return frozenset().union(*map(ids_of, words))
