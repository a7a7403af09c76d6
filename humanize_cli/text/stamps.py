"""Where a text carries a disclosure of its editing, so that nothing takes that for the author's prose.

What a disclosure says is the business of the room `stamp`; here it is only found, even where it was damaged.
One that stands in code, as in a manual, is an example and none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from humanize_cli.text.dialect import CONTAINERS, LITERAL, read_blocks
from humanize_cli.text.document import Format
from humanize_cli.text.form import NAME, Form
from humanize_cli.text.grammar import walk


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of a disclosure: characters `start` to `end` of a text, without the line break after them."""

    form: Form
    start: int
    end: int


TRAILER_NAME = "Humanize-Disclosure"
KEY = "humanize"
_AT_TOP = (Form.FRONT_MATTER, Form.NEW_FRONT_MATTER)
_NEWLINE = r"(?>\r\n|\r|\n)"
_START = r"(?:\A|(?<=[\r\n]))"
_END = r"(?=[\r\n]|\Z)"
_COMMENT = rf"<!--\ {NAME}[ \t]*{_NEWLINE}(?:(?!-->)[^\r\n]*{_NEWLINE}){{0,40}}?-->"
_TRAILER = (
    rf"(?:Assisted-by:[^\r\n]*{_NEWLINE})?"
    rf"{TRAILER_NAME}:[^\r\n]*(?:{_NEWLINE}Humanize-[A-Za-z0-9-]+:[^\r\n]*)*"
)
_IN_TEXT = re.compile(
    rf"{_START}(?:(?P<comment>{_COMMENT})|(?P<line>\[{NAME}:[^\r\n]*\])|(?P<trailer>{_TRAILER})){_END}",
    re.VERBOSE,
)
_OF_FOOTER = re.compile(r"[\r\n]form: footer[\r\n]")
_REACH = 2000
FRONT_MATTER = re.compile(
    rf"\A---[ \t]*(?P<newline>{_NEWLINE})"
    rf"(?P<body>(?:(?!---[ \t]*(?:[\r\n]|\Z))[^\r\n]*{_NEWLINE})*)---[ \t]*(?=[\r\n]|\Z)"
)
"""A document's YAML front matter; `body` are its lines between the two marks."""
_ENTRY = re.compile(
    rf"{_START}{KEY}:[ \t]*{_NEWLINE}[ ]+disclosure:[^\r\n]*(?:{_NEWLINE}[ ]+[^\r\n]+)*(?={_NEWLINE})"
)


def find(text: str, format: Format) -> Stretch | None:
    """Return the disclosure that counts: the one in a text's front matter, else the last one."""
    found = find_all(text, format)
    return found[0] if found and found[0].form in _AT_TOP else found[-1] if found else None


def find_all(text: str, format: Format) -> list[Stretch]:
    """Return all that look like disclosures, in order; none overlaps another."""
    found: list[Stretch] = []
    if format is Format.MARKDOWN and (stretch := _in_front_matter(text)):
        found.append(stretch)
    if NAME not in text and TRAILER_NAME not in text:
        return found
    others = list(_stretches(text))
    if others and format is Format.MARKDOWN:
        literal = _literal(text)
        others = [each for each in others if not _is_inside(each.start, literal)]
    else:
        others = [each for each in others if not text[each.start : each.end].endswith("-->")]
    for each in others:
        if not found or each.start >= found[-1].end:
            found.append(each)
    return found


def hidden(text: str, format: Format) -> str:
    """Return `text` without the disclosures in it that a parser would take for prose, places kept.

    One at the end is cut off, others are overwritten with spaces.
    """
    for stretch in reversed(find_all(text, format)):
        if stretch.form in _AT_TOP:
            continue
        if text[stretch.end :].strip("\r\n"):
            blank = re.sub(r"[^\r\n]", " ", text[stretch.start : stretch.end])
            text = text[: stretch.start] + blank + text[stretch.end :]
        else:
            text = text[: stretch.start]
    return text


def _stretches(text: str) -> Iterator[Stretch]:
    """Yield what looks like a disclosure, in order, front matter apart."""
    for match in _IN_TEXT.finditer(text):
        start, end = match.span()
        if match["trailer"]:
            yield Stretch(Form.TRAILER, start, end)
        elif match["line"] or _OF_FOOTER.search(match[0]):
            yield Stretch(Form.FOOTER, _line_above(text, start), end)
        else:
            yield Stretch(Form.COMMENT, start, end)


def _line_above(text: str, start: int) -> int:
    """Return where the line above a line's start begins."""
    end = start - 2 if text.startswith("\r\n", start - 2) else start - 1
    low = max(0, end - _REACH)
    return max(text.rfind("\n", low, max(0, end)), text.rfind("\r", low, max(0, end)), low - 1) + 1


def _in_front_matter(text: str) -> Stretch | None:
    front = FRONT_MATTER.match(text) if text.startswith("---") else None
    entry = _ENTRY.search(text, front.start("body"), front.end("body")) if front else None
    if entry is None:
        return None
    new = re.search(rf"[\r\n] +form: \"?{Form.NEW_FRONT_MATTER}\"?[\r\n]", entry[0])
    return Stretch(Form.NEW_FRONT_MATTER if new else Form.FRONT_MATTER, *entry.span())


def _literal(text: str) -> list[tuple[int, int]]:
    """Return where code and HTML stand, in order."""
    _, tree = read_blocks(text)
    nodes = [node for node, _ in walk(tree, CONTAINERS) if node.type in LITERAL]
    return [(node.start_byte, node.end_byte) for node in nodes]


def _is_inside(start: int, literal: list[tuple[int, int]]) -> bool:
    """Say whether a place lies inside a stretch that begins before it: a comment is not inside itself."""
    index = bisect_left(literal, (start, 0)) - 1
    return index >= 0 and literal[index][1] > start
