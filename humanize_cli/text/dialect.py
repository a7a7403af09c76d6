"""What Markdown writers use beyond CommonMark and GFM, made visible to the block grammar.

The grammar knows no admonitions, footnotes, definition lists, shortcodes, MDX or display math. Before it
runs, such marks are overwritten, length for length, with CommonMark that has the same block structure: an
admonition becomes a list item with an empty heading (so that its indented body is its content), a lone mark
line an empty heading (which interrupts a paragraph, yet closes neither a fence nor an HTML block). The
overwritten text serves for finding blocks alone.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from humanize_cli.text.grammar import parse_blocks, walk

if TYPE_CHECKING:
    from tree_sitter import Tree

_PREFIX = r"^(?P<prefix>(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)"

_MARK = re.compile(
    _PREFIX
    + r"""(?:
      (?P<admonition>(?:!!!|\?\?\?\+?)[ \t]*[^\s!?][^\r\n]*)
    | (?P<footnote>\[\^[^\[\]\s]+\]:)
    | (?P<definition>:)[ \t]+(?=\S)
    | (?P<jsx><[A-Z][\w.]+[ \t][^\r\n]*\{[^\r\n]*>)[ \t]*\r?$
    | (?P<alone>
          (?: ::: | /// ) [^\r\n]* | \*\[[^\[\]\r\n]+\]: [^\r\n]*
        | (?:\{\{(?:(?!\}\})[^\r\n])*\}\}[ \t]*)+
        | (?:\{%(?:(?!%\})[^\r\n])*%\}[ \t]*)+ | \{[:/#.] [^\r\n]* \}
        | \[\[?_?(?:TOC|toc)_?\]\]? | \[![\w-]+\] [^\r\n]*
        | \$\$ [^\r\n$]* \$\$ | \\\[ [^\r\n]* \\\] | \\[a-zA-Z]+ (?: \{[^{}\r\n]*\} | \[[^\[\]\r\n]*\] )*
      ) [ \t]*\r?$
    )""",
    re.MULTILINE | re.VERBOSE,
)

_VERBATIM = "raw|verbatim|highlight|code|codeblock|mermaid|math|katex|latex|plantuml|graphviz|comment"
_OPENER = re.compile(
    _PREFIX
    + rf"""(?:
      (?P<math>\$\$)
    | (?P<bracket>\\\[)
    | \\begin\{{(?P<environment>[^{{}}\r\n]+)\}}
    | (?P<shortcode>\{{\{{[<%][ \t]*(?P<short>{_VERBATIM})\b[^\r\n]*)
    | (?P<tag>\{{%-?[ \t]*(?P<liquid>{_VERBATIM})\b[^\r\n]*)
    | (?P<open>\{{\{{[<%]|\{{%|\{{\{{|\{{/\*)
    | (?P<element><[A-Z][\w.]+)(?=[ \t]|\r?$)[^>\r\n]*\r?$
    )""",
    re.MULTILINE | re.VERBOSE,
)
_CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{%": "%}", "{{": "}}", "{/*": "*/}"}
_MODULE = re.compile(
    r"""(?:\A|(?<=\n\n)|(?<=\n\r\n))(?:
      import[ \t]+(?:[\w{*][^\n]*[ \t]from[ \t]+)?['"][^'"\n]+['"];?[ \t]*\r?$
    | import[ \t]+\{[ \t]*\r?$
    | export[ \t]+(?:(?:const|let|var)[ \t]+[\w{\[][^\n]*=|(?:async[ \t]+)?function\b|class\b|\{
        |default[ \t]+(?:function|class|async|\(|\{|[\w.]+;?[ \t]*\r?$))
    )""",
    re.MULTILINE | re.VERBOSE,
)
_AREA = re.compile(r"<(?:(/)textarea(>)|textarea(?=[ \t\r\n>]))", re.IGNORECASE)
_TERM_REACH = 2000
_TAG_REACH = 4000
_REGION_REACH = 50_000
_LINE = re.compile(r"([ \t>]*)([^\r\n]*)")
LITERAL = frozenset(
    ("fenced_code_block", "indented_code_block", "html_block", "minus_metadata", "plus_metadata")
)
CONTAINERS = frozenset(("document", "section", "block_quote", "list", "list_item"))


# "%" means nothing to the block grammar. A form feed separates pages, so it may blank a line. The codec
# writes "?" for what is not ASCII; question marks are out of its way then, at 127.
_QUIET = bytes.maketrans(bytes((*range(9), *range(14, 32), 11, 12, ord("?"), 127)), b"%" * 27 + b"  " + b"%?")


@dataclass
class Masked:
    """A document with its dialect marks overwritten.

    `source` is ASCII and as long as the text. `marks` maps the start of each overwritten or set aside stretch
    of a line to its end: what stands there is no prose. `items` are the starts of list items that are none in
    the original.
    """

    source: str
    marks: dict[int, int] = field(default_factory=dict)
    items: set[int] = field(default_factory=set)


def mask(text: str) -> Masked:
    """Return `text` with its dialect marks overwritten; linear in its length."""
    text = text.replace("\x7f", "%").replace("?", "\x7f")
    source = text.encode("ascii", "replace").translate(_QUIET).decode("ascii")
    if "\r" in source:
        source = re.sub(r"\r(?!\n)", "\n", source)
    # The grammar does not know that a text area holds literal text, as a style sheet does.
    source = _AREA.sub(lambda match: f"<{match[1] or ''}style{match[2] or ''}".ljust(len(match[0])), source)
    masked = Masked(source)
    _mask_marks(masked)
    _mask_regions(masked, source)
    return masked


@lru_cache(maxsize=1)
def read_blocks(text: str) -> "tuple[Masked, Tree]":
    """Return `text` with its dialect marks overwritten, and its block tree; neither is to be changed.

    The last text is remembered, since its blocks and its structure are asked for one after the other.
    """
    masked = mask(text)
    return masked, parse_blocks(masked.source)


class Ranges:
    """Sorted stretches of a text that can be asked whether a place lies inside one."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]

    def hold(self, position: int) -> bool:
        """Say whether `position` lies inside."""
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]


def literal_ranges(source: str, *, html: bool = True) -> Ranges:
    """Return where code, front matter and, unless told otherwise, HTML stand in ASCII `source`."""
    types = LITERAL if html else LITERAL - {"html_block"}
    return Ranges(
        [
            (node.start_byte, node.end_byte)
            for node, _ in walk(parse_blocks(source), CONTAINERS)
            if node.type in types
        ]
    )


def _mask_marks(masked: Masked) -> None:
    """Overwrite the marks that take part of a line or one line."""
    source = masked.source
    parts: list[str] = []
    position = 0
    for match in _MARK.finditer(source):
        kind, start, end = match.lastgroup, *match.span(match.lastgroup or 0)
        if kind == "alone" and source.startswith("[!", start) and ">" not in match["prefix"]:
            continue
        if kind == "definition" and not _is_definition(masked, match):
            continue
        width = end - start
        if kind == "admonition":
            masked.items.add(start)
            new = "-   #".ljust(width)
        elif kind == "footnote":
            masked.items.add(start)
            new = "-   ".ljust(width, "x")
        elif kind == "definition":
            new = "-"
        elif kind == "jsx":
            name = re.match(r"<[\w.]+", match["jsx"])
            new = (name[0] if name else "<x").ljust(width - 1) + ">"
        else:
            new = "#".ljust(width)
        # A footnote's text follows on the grammar's paragraph, whose first characters are the filler.
        masked.marks[start + 4 if kind == "footnote" else start] = end
        parts += (source[position:start], new)
        position = end
    parts.append(source[position:])
    masked.source = "".join(parts)


def _is_definition(masked: Masked, match: re.Match[str]) -> bool:
    """Say whether a line's colon starts a definition; its term, a line of its own, is then set aside."""
    if match["prefix"].strip(" \t>"):
        return False
    low = max(0, match.start() - _TERM_REACH)
    above = masked.source[low : match.start()].rstrip()
    line = above.rfind("\n") + 1
    term = above[line:].lstrip(" \t>")
    if not term:
        return False
    before = above[: max(0, line - 1)].rpartition("\n")[2].strip(" \t\r>")
    start = low + len(above) - len(term)
    if (not before or before.startswith(":")) and not term.startswith(":"):
        masked.marks.setdefault(start, start + len(term))
    return True


def _mask_regions(masked: Masked, source: str) -> None:
    """Overwrite what runs over several lines: display math, MDX, unclosed tags, shortcodes around code."""
    openers = [*_OPENER.finditer(source)]
    # Most texts have no line that begins so, which is found out faster than where modules begin.
    if any(f"\n{word}" in source or source.startswith(word) for word in ("import", "export")):
        openers = sorted([*openers, *_MODULE.finditer(source)], key=lambda each: each.start())
    if not openers:
        return
    literal = literal_ranges(masked.source)
    parts: list[str] = []
    position = 0
    for match in openers:
        start = match.start() if match.re is _MODULE else match.end("prefix")
        if start < position or literal.hold(start):
            continue
        end = _region_end(source, match)
        if end is None:
            continue
        line_end = source.find("\n", end)
        end = len(source) if line_end < 0 else line_end
        parts += (
            masked.source[position:start],
            _blank(masked, start, end, match.re is _OPENER and match.lastgroup),
        )
        position = end
    parts.append(masked.source[position:])
    masked.source = "".join(parts)


def _region_end(source: str, match: re.Match[str]) -> int | None:
    """Return where the region that `match` opens ends, None if it stays open or one line's mask is enough."""
    after = match.end()
    if match.re is _MODULE:
        blank = re.compile(r"\n[ \t]*\r?\n").search(source, after)
        return blank.start() if blank else len(source)
    if match["element"]:
        close = re.compile(r"^[^\n]*>[ \t]*\r?$|^[ \t]*\r?\n", re.MULTILINE).search(
            source, after, after + _TAG_REACH
        )
        return close.end() if close and close[0].strip() else None
    if match["math"] or match["bracket"]:
        closer = "$$" if match["math"] else "\\]"
    elif match["environment"]:
        closer = f"\\end{{{match['environment']}}}"
    elif match["short"] or match["liquid"]:
        closer = f"/{match['short']}" if match["short"] else f"end{match['liquid']}"
    else:
        closer = _CLOSERS[match["open"]]
    found = source.find(closer, after, after + _REGION_REACH)
    if found < 0:
        return None
    line_end = source.find("\n", after)
    if (match["math"] or match["bracket"] or match["open"]) and (line_end < 0 or found < line_end):
        return None
    return found + len(closer)


def _blank(masked: Masked, start: int, end: int, kind: str | bool | None) -> str:
    """Return the overwritten lines of `start` to `end` and note them as marks.

    An element becomes a tag on a line of its own, so that what follows up to a blank line stays an HTML
    block.
    """
    parts: list[str] = []
    position = start
    for match in _LINE.finditer(masked.source, start, end):
        if not match[2]:
            continue
        head = match.start(2)
        width = match.end() - head
        new = "#".ljust(width)
        if kind == "element":
            new = "<x".ljust(width - 1) + ">" if head == start else "x" * width
        parts += (masked.source[position:head], new)
        masked.marks[head] = position = match.end()
    parts.append(masked.source[position:end])
    return "".join(parts)
