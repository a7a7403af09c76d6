"""How often each rule's wording stands in prose that people wrote: below that, a finding says nothing.

`scripts/measure_human_rates.py` writes rates.json, which says of each language's registers how many texts and
words were read, and of each rule the hits in 1,000 words at the 90th percentile of the texts of a register.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

MIN_TEXTS = 8
"""Registers with fewer texts say nothing."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was read of a language in one register."""

    texts: int
    words: int


def human_rate(rule_id: str, language: str) -> float | None:
    """Return a rule's hits in 1,000 words at the 90th percentile of the register that has the most.

    None where the rule was never measured; what is found by such a rule never counts alone.
    """
    rates = register_rates(rule_id, language)
    return max(rates.values()) if rates else None


def register_rates(rule_id: str, language: str) -> Mapping[str, float]:
    """Return a rule's hits in 1,000 words at the 90th percentile of each register; empty if not measured."""
    found = _table().get(language)
    if found is None or rule_id not in found["measured"]:
        return {}
    own = found["rates"].get(rule_id, {})
    corpora = human_corpora(language).items()
    return {register: own.get(register, 0.0) for register, corpus in corpora if corpus.texts >= MIN_TEXTS}


def human_corpora(language: str) -> Mapping[str, Corpus]:
    """Return what was read of a language, by register; empty where there was nothing."""
    registers = _table().get(language, {}).get("corpora", {})
    return {name: Corpus(each["texts"], each["words"]) for name, each in registers.items()}


@cache
def _table() -> dict[str, Any]:
    text = resources.files("humanize_cli.rules").joinpath("rates.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
