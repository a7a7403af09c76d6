"""Finds where a text speaks of harm to oneself or to others, by hand-written patterns in seven languages.

A phrase decides, not a word: "kill" alone means processes, weeds and jokes. What only sounds like harm ("to
die for", "shoot you an email", "I would never hurt anyone") is blanked first; what is left is searched. The
patterns look for a speaker and an intention, so that reports about strangers stay out. All of it is RE2,
which takes time in proportion to the text's length.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from humanize_cli.harm.fold import folded
from humanize_cli.harm.kinds import REASONS, Kind
from humanize_cli.harm.patterns import LANGUAGES, patterns

ANY = "any"
"""In place of a language: look in all seven, as for a text too short to tell."""

_BLANK = "_"


@dataclass(frozen=True, slots=True)
class Harm:
    """Where a text speaks of harm: characters `start` up to `end`, and `quote`, the words that stand there.

    `reason` is one sentence. `language` is that of the pattern which matched; `line` and `column` count
    from 1.
    """

    kind: Kind
    reason: str
    quote: str
    start: int
    end: int
    line: int
    column: int
    language: str


def harm(text: str, language: str = ANY) -> Harm | None:
    """Return the first place where a text speaks of harm, or None.

    `language` is one of the seven codes; with any other value ("any" among them) all seven are tried, since
    a missed message is worse than a phrase that means something else in another language. Raises nothing.
    """
    flat, places = folded(text)
    languages = (language,) if language in LANGUAGES else LANGUAGES
    order = list(Kind)
    found = min(
        (each for code in languages for each in _matches(flat, code)),
        key=lambda each: (each[0], order.index(each[2]), -each[1]),
        default=None,
    )
    if found is None:
        return None
    first, last, kind, code = found
    start, end = places[first], places[last - 1] + 1
    before = f"{text[:start]}|".splitlines()
    return Harm(
        kind=kind,
        reason=REASONS[kind],
        quote=" ".join(text[start:end].split()),
        start=start,
        end=end,
        line=len(before),
        column=len(before[-1]),
        language=code,
    )


def _matches(flat: str, language: str) -> Iterator[tuple[int, int, Kind, str]]:
    """Yield the first match of each kind: start and end in the folded text, kind, language."""
    of = patterns(language)
    flat = str(of.harmless.sub(_blanked, flat))
    for kind, expression in of.kinds:
        if found := expression.search(flat):
            yield found.start(1), found.end(1), kind, language


def _blanked(found: Any) -> str:
    """Return what stands for a harmless phrase: marks, as many as it has characters, and what followed it."""
    start, end = found.span(1)
    blank: str = _BLANK * (end - start)
    rest: str = found[0][end - found.start() :]
    return blank + rest
