"""The pattern language of rule packs: a pattern stands for a finite list of phrases.

    in order to                     these words
    (end|final) result              one of them
    it is [also] important          "also" may be there, with the space after it
    at last[ of all]                " of all" may be there
    {verb} use of                   one of the table's keys; its value is {verb} in the replacement
    ^should you                     only where the sentence begins
    I hope this helps(.|!)$         only where the sentence ends

The first letter may be a capital in the text; everything else must stand as written. A straight apostrophe
also stands for a curly one, and a space for one space.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

MAX_PHRASES = 4000
"""The most phrases one pattern may stand for; more is a mistake in a pattern, not a rule."""

_PIECE = re.compile(r"\(([^()\[\]{}]*)\)|\[([^()\[\]{}]*)\] ?|\{([a-z_]+)\}|([^()\[\]{}]+)|(.)", re.DOTALL)


class Phrase(NamedTuple):
    """One spelling that a pattern stands for, with the chosen value of each table."""

    text: str
    values: tuple[tuple[str, str], ...] = ()
    at_start: bool = False
    at_end: bool = False

    def fill(self, template: str) -> str:
        """Return the template with each {table} replaced by its chosen value."""
        for name, value in self.values:
            template = template.replace("{" + name + "}", value)
        return template


def expand(pattern: str, tables: Mapping[str, Mapping[str, str]]) -> list[Phrase]:
    """Return the phrases that a pattern stands for, in order, without repetitions.

    Raises ValueError, with a message for the author, when the pattern is malformed or stands for too many.
    """
    at_start, at_end = pattern.startswith("^"), pattern.endswith("$")
    body = pattern.removeprefix("^").removesuffix("$")
    choices = [list(piece) for piece in _pieces(body, tables)]
    size = 1
    for choice in choices:
        size *= len(choice)
    if size > MAX_PHRASES:
        raise ValueError(f"stands for {size} phrases; the limit is {MAX_PHRASES}")
    phrases: dict[str, Phrase] = {}
    for parts in product(*choices):
        text = "".join(part for part, _ in parts)
        if not text[:1].isalnum():
            raise ValueError(f'begins with "{text[:1]}"; a phrase begins with a word')
        values = tuple(chosen for _, chosen in parts if chosen)
        phrases.setdefault(text, Phrase(text, values, at_start, at_end))
    return list(phrases.values())


def _pieces(
    body: str, tables: Mapping[str, Mapping[str, str]]
) -> Iterator[list[tuple[str, tuple[str, str] | None]]]:
    """Yield the alternatives of each piece of a pattern, with the name and value of their table, if any."""
    for match in _PIECE.finditer(body):
        alternatives, optional, table, literal, stray = match.groups()
        if stray is not None:
            raise ValueError(f'has a stray "{stray}"; brackets do not nest')
        if alternatives is not None:
            yield [(each, None) for each in alternatives.split("|")]
        elif optional is not None:
            tail = " " if match[0].endswith(" ") else ""
            without = tail if optional.startswith(" ") else ""
            yield [(without, None), *((each + tail, None) for each in optional.split("|"))]
        elif table is not None:
            if table not in tables:
                raise ValueError(f'names the table "{table}", which "forms" does not have')
            rows = tables[table].items()
            yield [(phrase.text, (table, value)) for key, value in rows for phrase in expand(key, {})]
        else:
            yield [(literal, None)]
