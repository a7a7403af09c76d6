"""A fingerprint of everything in a text but the words of its prose, to check that nothing else changed.

It does not use the block finder: it lists the grammar's own nodes, with the text of all that is literal.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from humanize_cli.text.dialect import CONTAINERS, LITERAL, read_blocks
from humanize_cli.text.document import Format
from humanize_cli.text.grammar import parse_inline, walk
from humanize_cli.text.inline import EXTENSION
from humanize_cli.text.plainlines import ITEM, mail_parts

if TYPE_CHECKING:
    from tree_sitter import Node

_ENTERED = CONTAINERS | {
    "paragraph",
    "atx_heading",
    "setext_heading",
    "pipe_table",
    "pipe_table_header",
    "pipe_table_row",
}
_LITERAL = LITERAL | {"link_reference_definition", "thematic_break", "pipe_table_delimiter_row"}
_MARK = (
    "_marker",
    "_underline",
    "_minus",
    "_plus",
    "_star",
    "_dot",
    "_parenthesis",
    "_checked",
    "_unchecked",
)
_SPOKEN = frozenset(
    (
        "code_span",
        "link_destination",
        "link_title",
        "link_label",
        "html_tag",
        "uri_autolink",
        "email_autolink",
        "backslash_escape",
        "entity_reference",
        "numeric_character_reference",
        "image",
        "shortcut_link",
    )
)
# The grammar takes quadratic time for long runs of emphasis marks; a paragraph with so many is no prose.
_MANY_MARKS = 2000
_CODE = re.compile(r"[={}<>|\\$@#~^]|\w\(")
_EMPHASIS = re.compile(r"[*_~]")
_SPECIAL = re.compile(r"[*_~`\[<\\&\n]")


def structure(text: str, format: Format) -> bytes:
    """Return a digest of what a text is made of but its prose's words: node types, nesting, order, literals.

    Line breaks within a paragraph do not count, unless they are hard. Equal results mean that two texts
    differ in words of prose alone (or in the breaks of soft lines).
    """
    digest = blake2b()
    for item in _markdown(text) if format is Format.MARKDOWN else _plain(text):
        parts = [str(part).encode("utf-8", "surrogatepass") for part in item]
        # With the lengths before them, no two lists of parts give the same bytes.
        digest.update(repr([len(part) for part in parts]).encode())
        for part in parts:
            digest.update(part)
    return digest.digest()


def same_structure(before: str, after: str, format: Format) -> bool:
    """Say whether two texts differ in words of prose alone."""
    return structure(before, format) == structure(after, format)


def _markdown(text: str) -> Iterator[tuple[object, ...]]:
    """Yield the block nodes with their depth, literals with their text, and for leaves their inline nodes."""
    masked, tree = read_blocks(text)
    for start, end in sorted(masked.marks.items()):
        yield "mark", text[start:end]
    for node, depth in walk(tree, _ENTERED):
        start, end = node.start_byte, node.end_byte
        if node.type in _LITERAL or node.type.endswith(_MARK):
            yield depth, node.type, text[start:end].strip()
        elif node.type in ("inline", "pipe_table_cell"):
            yield depth, node.type, *_inline(*_unwrapped(text, masked.source, node))
        elif node.type != "block_continuation":
            yield depth, node.type


def _unwrapped(text: str, source: str, leaf: "Node") -> tuple[str, str]:
    """Return a leaf's text and ASCII source without line prefixes, each soft break made one space."""
    pieces: list[tuple[int, int]] = []
    position = leaf.start_byte
    for child in leaf.named_children:
        if child.type == "block_continuation":
            pieces.append((position, child.start_byte))
            position = child.end_byte
    pieces.append((position, leaf.end_byte))
    lines: list[tuple[str, str]] = []
    for start, end in pieces:
        for match in re.finditer(r"[^\n]+", source[start:end]):
            lines.append((text[start + match.start() : start + match.end()], match[0]))
    shown: list[str] = []
    plain: list[str] = []
    for number, (line, quiet) in enumerate(lines):
        bare = quiet.strip()
        head = len(quiet) - len(quiet.lstrip())
        hard = quiet.rstrip("\r").endswith(("  ", "\\"))
        end_mark = "" if number == len(lines) - 1 else "  \n" if hard else " "
        shown.append(line[head : head + len(bare)] + end_mark)
        plain.append(bare + end_mark)
    return "".join(shown), "".join(plain)


def _inline(text: str, source: str) -> Iterator[str]:
    """Yield a leaf's inline nodes: types, and the text of those that are literal."""
    quiet = source.replace("$", "%")
    if len(_EMPHASIS.findall(quiet)) > _MANY_MARKS:
        quiet = _EMPHASIS.sub("%", quiet)
    if _SPECIAL.search(quiet):
        for node, _ in walk(parse_inline(quiet)):
            yield node.type
            if node.type in _SPOKEN:
                yield " ".join(text[node.start_byte : node.end_byte].split())
    for match in EXTENSION.finditer(text):
        yield " ".join(match[0].split())


def _plain(text: str) -> Iterator[tuple[object, ...]]:
    """Yield the runs of lines between empty ones: their marks and indents, and what no prose holds."""
    lines = [(len(line) - len(line.lstrip()), line.strip()) for line in re.split(r"\r\n|[\r\n\f]", text)]
    alone = mail_parts([line for _, line in lines])
    run: list[tuple[int, str]] = []
    for number, (indent, line) in enumerate([*lines, (0, "")]):
        if line and number not in alone:
            run.append((indent, line))
            continue
        if run:
            texts = [each for _, each in run]
            yield "text", run[0][0], *(found[0] for each in texts if (found := ITEM.match(each)))
            yield "literal", *(token for each in texts for token in each.split() if _CODE.search(token))
            run = []
        if line:
            yield "alone", line
