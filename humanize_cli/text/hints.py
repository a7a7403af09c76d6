r"""Hints: which kinds of literals a text may hold, found out by RE2 in a fraction of the time of looking.

Each hint is something that every match of its pattern in `literals` holds, so a kind without a hint is
nowhere in the text. Where the pattern says `\d`, `\s` or `\w`, which know every script, the hint takes any
digit, any character, or any that is not ASCII.
"""

from enum import IntEnum, auto
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re2


class Kind(IntEnum):
    """A pattern of `literals`, or what several of them begin with."""

    MARK = 0
    WHOLE = auto()
    IDENTIFIER = auto()
    NARRATIVE = auto()
    DOTTED = auto()
    CITATION = auto()
    TRIMMED = auto()
    PATH = auto()


_WORD = r"(?:[0-9A-Za-z_-]|[^\x00-\x7f])"
_LETTER = r"[_\pL\p{Nl}\p{No}]"
_HINTS = {
    Kind.MARK: (r"[`$<\\]", r"\{[{%]", r"\[\["),
    Kind.WHOLE: (
        r"[\[\]{\\@#]",
        r"\$[{(A-Za-z_]",
        r"%(?:\.\p{Nd}|[0-9(#+sdifgxXrcoeEGp@-]|\p{Nd})",
        r"&[#A-Za-z]",
        r":[a-z:+-]",
        r"(?:^|[^0-9A-Za-z_-])-[A-Za-z-]",
        r"[0-9a-f]{7}",
        r"[0-9A-Fa-f]{8}-",
        r"0[xX]",
        r"(?:sha(?:1|256|384|512)|md5)[:-]",
        r"IS[BS]N",
        r"arXiv",
        r"(?:RFC|PEP|ISO|IEC|IEEE|DIN|EN|CVE|BCP|GH)(?:/[A-Z]{2,5})?[ -]\p{Nd}",
        r"[A-Z][A-Z0-9]{1,9}-\p{Nd}",
        r"v\p{Nd}",
        r"\p{Nd}\.\p{Nd}+\.\p{Nd}",
        r"\p{Nd}\.[x*]",
        r"[0-9A-Fa-f]:[0-9A-Fa-f]{1,4}:",
        r"localhost",
        r"(?:Ctrl|Control|Cmd|Command|Alt|Option|Shift|Strg|Umschalt|Maj|Mayús|Super|Win).?[+-]",
    ),
    Kind.IDENTIFIER: (
        r"_",
        r"\(\)",
        r"#",
        r"C\+\+",
        r"[a-z0-9][A-Z]",
        r"[A-Z]{2}[a-z]{2}",
        r"[A-Za-z]\p{Nd}",
    ),
    Kind.NARRATIVE: (r"\((?:1[4-9]|20)\p{Nd}", r"[^0-9A-Za-z]et[^0-9A-Za-z]al"),
    # What has letters of abbreviations alone between its dots is no name.
    Kind.DOTTED: (
        rf"{_WORD}{_WORD}\.{_LETTER}",
        rf"\.{_LETTER}{_WORD}*[(]",
        rf"\.{_LETTER}{_WORD}",
        rf"(?:^|[^0-9A-Za-z_.-])\.{_LETTER}\.",
        r"::",
    ),
    Kind.CITATION: (r"\([^()]*(?:(?:1[4-9]|20)\p{Nd}|n\..?d\.)",),
    Kind.TRIMMED: (
        r"://",
        r"www\.",
        r"mailto:",
        r"tel:",
        r"urn:",
        r"doi:",
        r"@",
        r"\\",
        r"10\.\p{Nd}{4}",
        r"\.[A-Za-z]{2,24}(?::\p{Nd}{1,5})?/",
        r"[A-Za-z]:/",
        r"%[A-Z]",
        rf"-[A-Za-z]{_WORD}*=",
        rf"/(?:{_WORD}|\.)+#",
        r"(?:^|[^0-9A-Za-z_/.~])(?:~|\.{1,2})?/(?:[0-9A-Za-z_.@*{$]|[^\x00-\x7f])",
        r"\*\.[A-Za-z]",
    ),
    Kind.PATH: ("/",),
}
_MEMORY = 16 << 20


def kinds(text: str) -> frozenset[Kind]:
    """Return the kinds of literals that a text may hold; the others it does not."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which RE2 does not read
        return _EVERY
    return _found(tuple(_set().Match(data) or ()))


_EVERY = frozenset(Kind)


@cache
def _found(numbers: tuple[int, ...]) -> frozenset[Kind]:
    return frozenset(map(Kind, numbers))


@cache
def _set() -> "re2.Set":
    """Return all hints compiled, each under the number of its kind."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    options.dot_nl = True
    hints = re2.Set.SearchSet(options)
    for kind in Kind:
        hints.Add("|".join(_HINTS[kind]).encode())
    hints.Compile()
    return hints
