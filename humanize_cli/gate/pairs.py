"""Words that need each other, and words that do not go together, read from the gate's words."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from humanize_cli.gate.phrases import alternatives

_BOTH, _ONE, _INSTEAD = " … ", " > ", " = "
Spell = Callable[[str], tuple[str, ...]]
"""Returns a phrase's tokens in lower case."""


class Partners(NamedTuple):
    """Words and phrases of which each needs one of the other side: "sowohl" and "als auch".

    Of those that are no `both`, only the second needs the first ("Rückmeldung geben": feedback is given, but
    much else is, too). What may take the place of one that goes is in `instead`.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    both: bool
    instead: tuple[str, ...]


class Mismatch(NamedTuple):
    """Words that open a clause, and forms of verbs that do not follow them there."""

    openers: tuple[tuple[str, ...], ...]
    forms: frozenset[str]


def partners(entries: Iterable[str], spell: Spell) -> dict[str, tuple[Partners, ...]]:
    """Return the partners of a list such as "sowohl … als auch = und", by the first words of the second.

    Raises ValueError for an entry without " … " or " > ".
    """
    found: dict[str, tuple[Partners, ...]] = {}
    for entry in entries:
        pair, _, instead = entry.partition(_INSTEAD)
        mark = _BOTH if _BOTH in pair else _ONE
        first, _, second = pair.partition(mark)
        if not second:
            raise ValueError(f"partners without {_BOTH!r} or {_ONE!r} between them: {entry!r}")
        sides = [tuple(" ".join(spell(each)) for each in alternatives(side)) for side in (first, second)]
        others = tuple(" ".join(spell(each)) for each in alternatives(instead)) if instead else ()
        each = Partners(sides[0], sides[1], mark == _BOTH, others)
        for word in dict.fromkeys(phrase.split()[0] for phrase in each.second):
            found[word] = (*found.get(word, ()), each)
    return found


def mismatches(groups: Iterable[Sequence[Sequence[str]]], spell: Spell) -> tuple[Mismatch, ...]:
    """Return groups of openers and forms, each a list of phrases and one of words."""
    return tuple(
        Mismatch(
            tuple(spell(each) for phrase in openers for each in alternatives(phrase)),
            frozenset(each for form in forms for each in alternatives(form)),
        )
        for openers, forms in groups
    )
