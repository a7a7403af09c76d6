"""Packs made ready: a pack's rules as JSON, which loads ten times as fast as its YAML is read and checked.

`scripts/make_packs.py` writes LANG.json beside LANG.yaml; it counts only while the YAML is unchanged since.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from humanize_cli.rules.pattern import Phrase
from humanize_cli.rules.rule import Confidence, Part, Role, Rule, Scope
from humanize_cli.style.profile import Example, Tone

_DEFAULTS = Rule("", "", "")


def made_ready(
    rules: Iterable[Rule], yaml: str, forms: Mapping[str, Iterable[str]], language: str
) -> dict[str, Any]:
    """Return what a language's JSON file holds: its rules, and the forms of the words that they name."""
    tables: list[Mapping[str, str]] = []
    return {
        "language": language,
        "yaml": _digest(yaml),
        "forms": {word: list(each) for word, each in sorted(forms.items())},
        "rules": [_record(rule, tables) for rule in rules],
        "tables": tables,
    }


def ready_rules(language: str, yaml: str) -> tuple[Rule, ...] | None:
    """Return the rules of a language's JSON file, None where it is not made from this YAML."""
    data = ready(language)
    if data.get("yaml") != _digest(yaml):
        return None
    return tuple(_rule(record, data["tables"]) for record in data["rules"])


@cache
def ready(language: str) -> Mapping[str, Any]:
    """Return what a language's JSON file holds, nothing where there is none."""
    source = resources.files("humanize_cli.rules").joinpath(f"{language}.json")
    if not source.is_file():
        return {}
    found: dict[str, Any] = json.loads(source.read_text("utf-8"))
    return found


def _digest(yaml: str) -> str:
    return hashlib.sha256(yaml.encode()).hexdigest()


def _record(rule: Rule, tables: list[Mapping[str, str]]) -> dict[str, Any]:
    """Return a rule's values, but those that every rule has; its tables by their places among `tables`."""
    record = {
        each.name: getattr(rule, each.name)
        for each in fields(rule)
        if getattr(rule, each.name) != getattr(_DEFAULTS, each.name)
    }
    for name in ("tones", "registers_off"):
        if name in record:
            record[name] = sorted(record[name])
    if rule.phrases:
        record["phrases"] = [
            [phrase.text, new, phrase.at_start, phrase.at_end] for phrase, new in rule.phrases
        ]
    if rule.guards:
        record["guards"] = dict(rule.guards)
    if rule.tables:
        tables += (each for each in rule.tables.values() if each not in tables)
        record["tables"] = {name: tables.index(table) for name, table in rule.tables.items()}
    if rule.examples:
        record["examples"] = [[each.before, each.after, each.language] for each in rule.examples]
    return record


def _rule(record: Mapping[str, Any], tables: Sequence[Mapping[str, str]]) -> Rule:
    """Return the rule of a record."""
    values: dict[str, Any] = {
        name: tuple(each) if isinstance(each, list) else each for name, each in record.items()
    }
    for name, kind in (("role", Role), ("confidence", Confidence), ("part", Part), ("scope", Scope)):
        if name in record:
            values[name] = kind(record[name])
    for name in ("tones", "registers_off"):
        if name in record:
            values[name] = frozenset(map(Tone, record[name]))
    if "phrases" in record:
        values["phrases"] = tuple(
            (Phrase(text, (), at_start, at_end), new) for text, new, at_start, at_end in record["phrases"]
        )
    if "guards" in record:
        values["guards"] = MappingProxyType(record["guards"])
    if "tables" in record:
        values["tables"] = {name: tables[place] for name, place in record["tables"].items()}
    if "examples" in record:
        values["examples"] = tuple(Example(*each) for each in record["examples"])
    return Rule(**values)
