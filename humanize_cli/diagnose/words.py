"""Word lists of the structural checks, by language, from words.json.

`openers` are what begins sentences for grammar's sake, so that its repetition says nothing; `denials` what a
fragment such as "No meetings." begins with; `and` what joins the last of three; `small` the words that have
no capital inside a heading, in languages where other words have one of their own.
"""

import json
from functools import cache
from importlib import resources


@cache
def words(kind: str, language: str) -> frozenset[str]:
    """Return a list's words, in lower case; none where the language has no such list."""
    return frozenset(_table()[kind].get(language, "").split())


def source(kind: str, language: str) -> str:
    """Return a list that is a regular expression."""
    return _table()[kind][language]


@cache
def _table() -> dict[str, dict[str, str]]:
    text = resources.files("humanize_cli.diagnose").joinpath("words.json").read_text("utf-8")
    table: dict[str, dict[str, str]] = json.loads(text)
    return table
