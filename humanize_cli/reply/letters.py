"""How letters and mails begin and end in seven languages, and which words speak of the reader's feeling."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Letters:
    """Four regular expressions, by language words and phrases in small letters, and two lists for all of
    the languages: how polite words begin, and negations.
    """

    greeting: str
    closing: str
    grief: str
    complaint: str
    acknowledge: Mapping[str, tuple[str, ...]]
    polite: tuple[str, ...]
    negations: frozenset[str]


@cache
def letters() -> Letters:
    """Return what letters.yaml says."""
    import yaml

    data = yaml.safe_load(Path(__file__).with_name("letters.yaml").read_text(encoding="utf-8"))
    return Letters(
        greeting="|".join(data["greeting"].splitlines()),
        closing="|".join(data["closing"].splitlines()),
        grief="|".join(data["grief"].splitlines()),
        complaint="|".join(data["complaint"].splitlines()),
        acknowledge={language: tuple(words) for language, words in data["acknowledge"].items()},
        polite=tuple(data["polite"].split()),
        negations=frozenset(map(str, data["negations"].split())),
    )
