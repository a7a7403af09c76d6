"""Words that need each other, and words that do not go together, read from the gate's words."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from humanize_cli.gate.phrases import alternatives

_BOTH, _ONE, _INSTEAD = " … ", " > ", " = "
_NAME = re.compile(r"<(\w+)>")
_BAR = re.compile(r"\|(?![^(]*\))")
"""A bar outside brackets."""
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


class PartnerTable:
    """Partners by the words that their second sides begin with; taken apart when they are first asked for.

    `entries` are such as "sowohl … als auch = und|plus"; `forms` say what "<nehmen>" stands for in them.
    """

    def __init__(self, entries: Sequence[str], forms: Mapping[str, str], spell: Spell) -> None:
        self._entries = entries
        self._forms = forms
        self._spell = spell
        self._known: dict[str, Partners] = {}

    @cached_property
    def _by_word(self) -> Mapping[str, Collection[str]]:
        found: dict[str, dict[str, None]] = {}
        for entry in self._entries:
            for phrase in self._side(_parts(entry)[1]):
                found.setdefault(self._spell(phrase.split()[0])[0], {})[entry] = None
        return found

    def among(self, words: Iterable[str]) -> Iterator[Partners]:
        """Yield the partners whose second side may stand among some words.

        Raises ValueError for an entry without " … " or " > ", or with an unknown name.
        """
        # In the words' order, so that the same pair is named in every run.
        for entry in dict.fromkeys(entry for word in words for entry in self._by_word.get(word, ())):
            if entry not in self._known:
                first, second, both, instead = _parts(entry)
                self._known[entry] = Partners(
                    self._spelled(first), self._spelled(second), both, self._spelled(instead)
                )
            yield self._known[entry]

    def _spelled(self, side: str) -> tuple[str, ...]:
        return tuple(" ".join(self._spell(each)) for each in self._side(side))

    def _side(self, side: str) -> Iterator[str]:
        """Yield the phrases of one side."""
        whole = _NAME.sub(self._named, side)
        for part in _BAR.split(whole):
            if part.strip():
                yield from alternatives(part)

    def _named(self, found: re.Match[str]) -> str:
        if found[1] not in self._forms:
            raise ValueError(f"no forms are known of {found[0]}")
        return self._forms[found[1]]


def mismatches(groups: Iterable[Sequence[Sequence[str]]], spell: Spell) -> tuple[Mismatch, ...]:
    """Return groups of openers and forms, each a list of phrases and one of words."""
    return tuple(
        Mismatch(
            tuple(spell(each) for phrase in openers for each in alternatives(phrase)),
            frozenset(each for form in forms for each in alternatives(form)),
        )
        for openers, forms in groups
    )


def _parts(entry: str) -> tuple[str, str, bool, str]:
    """Return an entry's two sides, whether each needs the other, and what may take their place."""
    pair, _, instead = entry.partition(_INSTEAD)
    mark = _BOTH if _BOTH in pair else _ONE
    first, _, second = pair.partition(mark)
    if not second:
        raise ValueError(f"partners without {_BOTH!r} or {_ONE!r} between them: {entry!r}")
    return first, second, mark == _BOTH, instead
