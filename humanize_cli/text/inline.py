"""The inline marks of Markdown: what no edit may touch, and where a paragraph breaks hard."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from humanize_cli.text.document import Span
from humanize_cli.text.grammar import parse_inline, walk

_WHOLE = frozenset(
    (
        "code_span",
        "image",
        "html_tag",
        "uri_autolink",
        "email_autolink",
        "backslash_escape",
        "entity_reference",
        "numeric_character_reference",
        "collapsed_reference_link",
        "shortcut_link",
    )
)
_LINK = frozenset(("inline_link", "full_reference_link"))
EXTENSION = re.compile(
    r"""
      (?<![\\$])\$\$(?!\$).{1,2000}?(?<!\\)\$\$
    | (?<![\\$\w])\$(?![\s$])(?:[^$\\]|\\.){0,1000}?(?<![\s\\])\$(?![\d$])
    | \\\(.{1,1000}?\\\) | \\\[.{1,1000}?\\\]
    | \{\{.{0,1000}?\}\} | \{%.{0,1000}?%\}
    | \{[:#.][^{}\n]*\}
    | </?[A-Za-z][\w.-]*+(?:\s++[\w:@.\#-]++(?:\s*+=\s*+
        (?:[^\s"'=<>`]++|'[^']{0,1000}+'|"[^"]{0,1000}+"))?+)*+\s*+/?>
    | </?[A-Z][\w.]*(?:[ \n/][^<>]{0,1000})?>
    | !?\[\[[^\[\]]+\]\]
    | \[\^[^\[\]\s]+\]:?
    """,
    re.VERBOSE | re.DOTALL,
)
_EXTENSION_HINT = re.compile(r"[$\\{<\[]")  # how each of them begins
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\\n")
_TEMPLATE = re.compile(r"[`\[<\\&]")
# Emphasis is no span of ours, and long runs of its marks cost the grammar quadratic time; "$" is read
# differently here. An underscore may also stand in a tag's attribute, where only a letter can replace it.
_QUIET = str.maketrans("*~$", "%%%")
_UNDERSCORE = re.compile(r"(?<!\\)_")


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans sorted, overlapping ones made one, empty ones dropped."""
    result: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if result and span.start < result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def inline_spans(text: str, source: str) -> tuple[Span, ...]:
    """Return the stretches of a leaf block that are marks or literals.

    `source` is `text` in ASCII, length for length. Link text is prose, its bracket and target are not.
    Emphasis marks are not covered: a gate must see that they balance.
    """
    spans: list[Span] = []
    if _TEMPLATE.search(source):
        entered = frozenset(
            ("inline", "emphasis", "strong_emphasis", "strikethrough", "link_text", *_LINK, "latex_block")
        )
        for node, _ in walk(parse_inline(_UNDERSCORE.sub("x", source.translate(_QUIET))), entered):
            start, end = node.start_byte, node.end_byte
            if node.type in _WHOLE:
                spans.append(Span(start, end))
            elif node.type in _LINK:
                label = next((each for each in node.named_children if each.type == "link_text"), None)
                inner = (label.start_byte, label.end_byte) if label else (end, end)
                spans += (Span(start, inner[0]), Span(inner[1], end))
    if _EXTENSION_HINT.search(text):
        spans += (Span(*match.span()) for match in EXTENSION.finditer(text))
    return merged(spans)


def hard_breaks(text: str, spaces: Iterable[int], spans: tuple[Span, ...]) -> list[Span]:
    """Return the hard breaks of a leaf block whose lines are joined by newlines.

    `spaces` are the newlines that two or more spaces precede in the document. A break's span holds the
    backslash or tag and the newline; one inside code or another literal is no break.
    """
    found = [Span(*match.span()) for match in _BREAK.finditer(text)]
    found += (Span(at, at + 1) for at in spaces)
    if "\\\n" in text:
        found += (Span(match.end() - 2, match.end()) for match in _BACKSLASH.finditer(text))
    starts = [span.start for span in spans]
    free: list[Span] = []
    for each in sorted(found):
        index = bisect_left(starts, each.start) - 1
        if index < 0 or spans[index].end < each.end:
            free.append(each)
    return free
