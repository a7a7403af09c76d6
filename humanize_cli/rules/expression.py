r"""Regular expressions of rules, in RE2's syntax: searched in linear time.

RE2 knows word boundaries and word characters in ASCII only, so `\w` and `\W` are rewritten to letters and
digits of any script, and `\b` at an expression's beginning or end to one that sees accented letters. Inside
an expression `\b` keeps RE2's meaning, and beside a letter with an accent `refuse_unclear` refuses it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re2

# Letters and digits of Latin and most other scripts, and accents that stand for themselves. The exact classes
# of Unicode are far larger, and take RE2 five times as long to compile.
_WORD = (
    r"0-9A-Za-z_\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{1FFF}"
    r"\x{2C00}-\x{2DFF}\x{3040}-\x{D7FF}\x{F900}-\x{FDFF}"
)
_FLAGS = re.compile(r"\(\?[ims]+\)")
_TOKEN = re.compile(r"\\.|\[\^?\]?|[^\\\[\]()|]+|.", re.DOTALL)
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_SPELLED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\\\]])*\]", re.DOTALL)
_LAST_BOUNDARY = re.compile(r"(?<!\\)(?:\\\\)*\\b\Z")
_MEMORY = 16 << 20  # bytes that RE2 may use for an expression's automata
_LOOKS = re.compile(r"(?<!\\)\(\?(?:=|!|<=|<!)|(?<!\\)\\[1-9]")


def refuse_unclear(source: str) -> None:
    r"""Raise ValueError, with a message for the author, where RE2 cannot say what was meant.

    That is a look around, a \b beside an accented letter, a \W among characters, and a bar outside all
    brackets of an expression that begins or ends with \b.
    """
    if found := _LOOKS.search(source):
        raise ValueError(f'"{found[0]}" is not in RE2; use only_after, not_after, only_before or not_before')
    _, first, body, last = _taken_apart(source)
    if not body:
        raise ValueError("matches the empty text")
    in_class = False
    depth = 0
    tokens = _TOKEN.findall(body)
    for index, token in enumerate(tokens):
        if in_class:
            in_class = token != "]"
        elif token.startswith("["):
            in_class = not token.endswith("]") or len(token) > 1
        elif token == r"\b":
            before, after = "".join(tokens[max(0, index - 1) : index]), "".join(tokens[index + 1 : index + 2])
            beside = ("" if before.startswith("\\") else before[-1:]) + after[:1]
            if any(each.isalpha() and not each.isascii() for each in beside):
                raise ValueError(r'has "\b" beside a letter with an accent; write "\W" or a space there')
        elif token == "|" and depth == 0 and (first or last):
            raise ValueError(r'has alternatives outside brackets; write "\b(?:a|b)\b"')
        else:
            depth += (token == "(") - (token == ")")
        if token == r"\W" and in_class:
            raise ValueError(r'has "\W" inside brackets; write the characters')


def translate(source: str) -> str:
    """Return an RE2 expression for a rule's own, the part that is the match in group 1."""
    flags, first, body, last = _taken_apart(source)
    return (
        flags
        + (rf"(?:^|[^{_WORD}])" if first else "")
        + f"({_SPELLED.sub(_any_script, body)})"
        + (rf"(?:$|[^{_WORD}])" if last else "")
    )


def _taken_apart(source: str) -> tuple[str, bool, str, bool]:
    r"""Return an expression's flags, whether \b is its first, the rest, and whether \b is its last."""
    flags = _FLAGS.match(source)
    body = source[flags.end() :] if flags else source
    first, last = body.startswith(r"\b"), _LAST_BOUNDARY.search(body) is not None
    return flags[0] if flags else "", first, body[2 if first else 0 : len(body) - 2 if last else None], last


def _any_script(found: re.Match[str]) -> str:
    r"""Return a class of characters, or an escape, with \w and \W for any script."""
    piece = found[0]
    if piece.startswith("["):
        return _ESCAPE.sub(lambda escape: _WORD if escape[0] == r"\w" else escape[0], piece)
    return {r"\w": f"[{_WORD}]", r"\W": f"[^{_WORD}]"}.get(piece, piece)


@cache
def compiled(source: str) -> "re2._Regexp[str]":
    """Return a rule's expression compiled; raises ValueError, with a message for the author, if RE2 cannot.

    Where it would misread one, that is for `refuse_unclear` to say.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MEMORY
    try:
        expression = re2.compile(translate(source), options)
    except re2.error as problem:
        reason = problem.args[0].decode() if isinstance(problem.args[0], bytes) else str(problem)
        raise ValueError(f"is not in RE2's syntax: {reason}") from None
    if expression.search(b"") or expression.search(b" "):
        raise ValueError("matches a text without words")
    return expression


def places(source: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of an expression's matches that are not empty, apart, from left to right."""
    return places_in(source, encoded(text))


def places_in(source: str, data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the same of a text that is encoded already, in characters."""
    yield from ((start, end) for start, end, _ in _matches(source, data))


def groups_in(source: str, data: bytes) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Yield the same with the texts of the expression's named groups, "" for one that took no part."""
    for start, end, found in _matches(source, data):
        texts = {
            name: (part or b"").decode("utf-8", "surrogatepass") for name, part in found.groupdict().items()
        }
        yield start, end, texts


def _matches(source: str, data: bytes) -> Iterator[tuple[int, int, "re2._Match[bytes]"]]:
    expression = compiled(source)
    position = counted = characters = 0
    while position < len(data) and (found := expression.search(data, position)):
        start, end = found.span(1)
        characters += _length(data[counted:start])
        length = _length(data[start:end])
        if length:
            yield characters, characters + length, found
        counted = start
        # The character that ends one match may be the boundary before the next.
        position = max(end, start + 1)


def encoded(text: str) -> bytes:
    """Return the bytes that RE2 reads; half a surrogate pair stays in its place, and matches nothing."""
    return text.encode("utf-8", "surrogatepass")


def _length(data: bytes) -> int:
    return len(data) if data.isascii() else len(data.decode("utf-8", "surrogatepass"))
