"""The patterns of a language, from its YAML file, compiled when they are first asked for.

A file has `words` and, for `harmless` and each kind of harm, patterns, one a line. In a pattern a space
stands for any white space, `{name}` for one of the file's `words`, `{gap}` for up to 40 characters of the
same sentence, and `{near}` for up to 20 of the same clause. A match begins and ends at a word's edge.
Everything is written as `fold` leaves it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from humanize_cli.harm.kinds import Kind

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
"""The languages that have patterns, as ISO 639-1 codes."""

_GAPS = {"gap": r"[^.!?]{0,40}", "near": r"[^.!?,;:]{0,20}"}
_NAME = re.compile(r"\{([a-z]+)\}")
_DEPTH = 4
_MEMORY = 64 << 20  # bytes that RE2 may use for one language's automata


@dataclass(frozen=True, slots=True)
class Patterns:
    """What is searched in one language; `harmless` is blanked first."""

    harmless: Any
    kinds: tuple[tuple[Kind, Any], ...]


@cache
def patterns(language: str) -> Patterns:
    """Return a language's patterns."""
    import yaml

    path = Path(__file__).with_name("words") / f"{language}.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = {**_GAPS, **data["words"]}
    return Patterns(
        harmless=_compiled(_joined(data["harmless"], words)),
        kinds=tuple((Kind(kind), _compiled(_joined(data[kind], words))) for kind in Kind if data.get(kind)),
    )


def _joined(sources: str, words: Mapping[str, str]) -> str:
    """Return one expression that matches whatever any of the lines does, in its group 1."""
    return rf"\b({'|'.join(_expanded(each, words) for each in sources.splitlines())})(?:\b|$|[^a-z])"


def _expanded(source: str, words: Mapping[str, str]) -> str:
    """Return a source with its names filled in and its spaces stretched."""
    for _ in range(_DEPTH):
        source = _NAME.sub(lambda found: f"(?:{words[found[1]]})", source)
    groups = source.replace("(", "(?:").replace("(?:?:", "(?:")
    return groups.replace(" ?", "\0").replace(" ", " +").replace("\0", " *")


def _compiled(source: str) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    return re2.compile(source, options)
