"""Habits: how often editors made this of that, counted in the light edits (training/habits.py)."""

import re
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def words(text: str) -> list[str]:
    """Return a text's words in small letters, as habits are counted by."""
    return [each.replace("’", "'") for each in _WORD.findall(text.lower())]


def times_made(language: str, old: str, new: str) -> int:
    """Return how many sentences of the training data editors changed so; 0 for once, and in a language
    without habits.
    """
    return _habits(language).get((" ".join(words(old)), " ".join(words(new))), 0)


@lru_cache(maxsize=8)
def _habits(language: str) -> dict[tuple[str, str], int]:
    source = files("humanize_cli.faults") / f"{language}.tsv"
    if not source.is_file():
        return {}
    lines = source.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {(old, new): int(count) for old, new, count in rows}
