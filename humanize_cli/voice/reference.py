"""The words that are counted, and how they are spread in prose that many people wrote.

words.json holds each language's function words: what an author writes without thinking of it, whatever the
subject (Mosteller and Wallace 1964). reference.json is printed by scripts/measure_voice.py: of many people's
texts of about 1,000 words, the mean and the standard deviation of each number, and how often people use the
linking words.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Spread = Mapping[str, tuple[float, float]]
"""Mean and standard deviation by name."""


@dataclass(frozen=True)
class Reference:
    """One language's spreads; `links` are linking words with their places in a thousand words of people."""

    texts: int
    words: int
    measures: Spread
    openers: Spread
    frequencies: Spread
    pairs: Spread
    links: Mapping[str, float]


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the function words of a language, an ISO 639-1 code, with straight apostrophes."""
    return frozenset(_json("words.json")[language].split())


@cache
def linking_words(language: str) -> tuple[str, ...]:
    """Return the linking words and phrases of a language: those that `transitions` counts."""
    text = resources.files("humanize_cli.bands").joinpath("words.json").read_text("utf-8")
    return tuple(sorted(json.loads(text)[language]["transitions"].split(", ")))


@cache
def reference(language: str) -> Reference:
    """Return the spreads of a language, an ISO 639-1 code."""
    found = _json("reference.json")[language]
    spreads = {
        key: {name: (mean, spread) for name, (mean, spread) in found[key].items()}
        for key in ("measures", "openers", "frequencies", "pairs")
    }
    return Reference(found["texts"], found["words"], **spreads, links=found["links"])


def _json(name: str) -> dict[str, Any]:
    text = resources.files("humanize_cli.voice").joinpath(name).read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
