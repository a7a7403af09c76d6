r"""What a regular expression cannot match without: a few texts, one of which stands in every match.

Looking for these tells most sentences apart from an expression's in a fraction of the time, and before it is
compiled. The reading follows RE2's syntax as far as rules use it; what it does not know counts as anything.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import product
from typing import NamedTuple

_MOST_JOINED = 64
_MOST = 400
"""Texts that are kept of parts in a row, which multiply, and of alternatives, which add up."""
_TOKEN = re.compile(
    r"""
    \\(?:[pP](?:\{[^}]*\}|.)|x(?:\{[^}]*\}|..)|.)  # an escape
    | \[\^?\]?(?:\\.|[^\]\\])*\]                   # a class
    | \(\?[a-z]+\) | \(\?[a-z]*: | \( | \) | \|
    | [*+?]\?? | \{\d*,?\d*\}\??                   # how often
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME = re.compile(r"\(\?P<(\w+)>")
_STOP = "(?stop:"
"""What opens a group that no match of interest takes."""
_REPEATS = re.compile(r"[*+?]\??|\{\d*,?\d*\}\??")
_NOTHING = re.compile(r"\\[bBAz]|[\^$]")
_MAYBE = re.compile(r"[*?]\??|\{0?(?:,\d*)?\}\??")
_PLAIN_CLASS = re.compile(r"\[([^\]\\^-]{1,60})\]")


class _Known(NamedTuple):
    """What is known of a part: all that it can match, where that is few; else what every match of it holds,
    and whether it can match nothing.
    """

    exact: frozenset[str] | None
    needed: frozenset[str] = frozenset()
    vanishes: bool = False

    @property
    def may_be_empty(self) -> bool:
        """Whether the part can match the empty text."""
        return self.vanishes if self.exact is None else "" in self.exact


_NEVER = _Known(frozenset())
_EMPTY = _Known(frozenset(("",)))


def needed_texts(source: str, stops: Collection[str] = ()) -> tuple[str, ...]:
    """Return texts in lower case, one of which stands in every match of an expression; none if not known.

    A match that a group of `stops` takes part in does not count.
    """
    tokens = _TOKEN.findall(_NAME.sub(lambda name: _STOP if name[1] in stops else "(", source))
    known, _ = _alternatives(tokens, 0)
    return tuple(sorted(_needed(known)))


def _alternatives(tokens: list[str], place: int) -> tuple[_Known, int]:
    """Return what is known of alternatives up to a closing bracket, and the place after it."""
    found: list[_Known] = []
    while True:
        known, place = _sequence(tokens, place)
        found.append(known)
        if place >= len(tokens) or tokens[place] == ")":
            return _either(found), place + 1
        place += 1


def _sequence(tokens: list[str], place: int) -> tuple[_Known, int]:
    """Return what is known of parts that follow one another, and the place of what ends them."""
    parts: list[_Known] = []
    while place < len(tokens) and tokens[place] not in ")|":
        token = tokens[place]
        if token.startswith("(") and (token == "(" or token.endswith(":")):
            known, place = _alternatives(tokens, place + 1)
            if token == _STOP:
                known = _EMPTY if known.may_be_empty else _NEVER
        else:
            known, place = _single(token), place + 1
        if place < len(tokens) and _REPEATS.fullmatch(tokens[place]):
            known, place = _repeated(known, tokens[place]), place + 1
        parts.append(known)
    return _joined(parts), place


def _single(token: str) -> _Known:
    """Return what is known of one token that is no bracket."""
    if _NOTHING.fullmatch(token) or token.startswith("(?"):
        return _EMPTY
    if chosen := _PLAIN_CLASS.fullmatch(token):
        return _Known(frozenset(chosen[1].lower()))
    if len(token) == 2 and token[0] == "\\" and not token[1].isalnum():
        return _Known(frozenset((token[1],)))
    if len(token) == 1 and token != ".":
        return _Known(frozenset((token.lower(),)))
    return _Known(None)


def _repeated(known: _Known, how_often: str) -> _Known:
    """Return what is known of a part that may stand several times, or not at all."""
    maybe = _MAYBE.fullmatch(how_often) is not None
    if known == _NEVER:
        return _EMPTY if maybe else _NEVER
    if how_often.startswith("?") and known.exact is not None:
        return _Known(known.exact | {""})
    if maybe:
        return _Known(None, vanishes=True)
    return _Known(None, _needed(known), known.may_be_empty)


def _joined(parts: Sequence[_Known]) -> _Known:
    """Return what is known of parts in a row."""
    run = frozenset(("",))
    needed: list[frozenset[str]] = []
    whole = True
    for part in parts:
        if part == _NEVER:
            return _NEVER
        if part.exact is not None and len(part.exact) * len(run) <= _MOST_JOINED:
            run = frozenset(left + right for left, right in product(run, part.exact))
            continue
        whole = False
        needed += [run, _needed(part)]
        run = part.exact if part.exact is not None else frozenset(("",))
    if whole:
        return _Known(run)
    return _Known(None, _best([*needed, run]), all(part.may_be_empty for part in parts))


def _either(parts: list[_Known]) -> _Known:
    """Return what is known of alternatives."""
    parts = [part for part in parts if part != _NEVER] or [_NEVER]
    if len(parts) == 1:
        return parts[0]
    exact = [part.exact for part in parts if part.exact is not None]
    union = frozenset().union(*exact)
    if len(exact) == len(parts) and len(union) <= _MOST:
        return _Known(union)
    needed = [_needed(part) for part in parts]
    every = frozenset[str]().union(*needed)
    empty = any(part.may_be_empty for part in parts)
    return _Known(None, every if all(needed) and len(every) <= _MOST else frozenset(), empty)


def _needed(known: _Known) -> frozenset[str]:
    return known.needed if known.exact is None else _best([known.exact])


def _best(choices: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the choice whose shortest text is longest, nothing where that may stand anywhere."""
    best = max(choices, key=lambda texts: (_worth(texts), -len(texts)), default=frozenset[str]())
    return best if _worth(best) else frozenset()


def _worth(texts: frozenset[str]) -> int:
    """Return how much texts tell: letters of the shortest, where those are three or it has a rare sign."""
    return min(map(_letters, texts), default=0)


def _letters(text: str) -> int:
    bare = text.strip(" .,'-")
    rare = not all(each.isalnum() or each in " .,'-" for each in bare)
    return len(bare) if len(bare) > 2 or rare else 0
