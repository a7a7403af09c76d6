"""The prose of a Markdown document: which lines it stands on, and which parts of them are marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from humanize_cli.text.dialect import CONTAINERS, Masked, Ranges, literal_ranges, read_blocks
from humanize_cli.text.document import Block, BlockKind, Span
from humanize_cli.text.grammar import walk
from humanize_cli.text.inline import hard_breaks, inline_spans, merged

if TYPE_CHECKING:
    from tree_sitter import Node, Tree

_SWITCH = re.compile(
    r"^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*<!--[ \t]*humanize:[ \t]*(off|on)[ \t]*-->", re.MULTILINE
)
_DEFINITION = re.compile(
    r"""[ ]{0,3}\[(?:[^\[\]\\]|\\.){1,999}\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*>|[^<\s]\S*)
    (?:[ \t]*(?:\n[ \t]*)?(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*(?:\n|\Z)""",
    re.VERBOSE,
)
_CLOSING_MARKS = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_LETTER = re.compile(r"[^\W\d_]")
_MARKED = re.compile(r"[`\[<\\&${]")
_SPACES = " \t\f\v\n"


class Leaf(NamedTuple):
    """A paragraph, heading or cell: its prose lines as spans of the document, in order."""

    kind: BlockKind
    lines: tuple[Span, ...]


def markdown_blocks(text: str, *, headings: bool, tables: bool, keep: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks of prose, in order, without their widths."""
    masked, tree = read_blocks(text)
    off = _switched_off(masked.source)
    for leaf in _leaves(masked, tree, headings=headings, tables=tables):
        if not any(off.hold(line.start) for line in leaf.lines):
            yield from _leaf_blocks(text, masked.source, leaf, keep)


def _switched_off(source: str) -> Ranges:
    """Return what lies between the comments `humanize: off` and `humanize: on` (or the end)."""
    found = list(_SWITCH.finditer(source)) if "humanize:" in source else []
    if not found:
        return Ranges(())
    literal = literal_ranges(source, html=False)
    ranges: list[tuple[int, int]] = []
    start: int | None = None
    for match in found:
        if literal.hold(match.start(1)):
            continue
        if match[1] == "off" and start is None:
            start = match.start()
        elif match[1] == "on" and start is not None:
            ranges.append((start, match.start()))
            start = None
    if start is not None:
        ranges.append((start, len(source) + 1))
    return Ranges(ranges)


def _leaves(masked: Masked, tree: "Tree", *, headings: bool, tables: bool) -> Iterator[Leaf]:
    """Yield the leaf blocks that hold prose."""
    kinds: list[BlockKind] = []
    for node, depth in walk(tree, CONTAINERS):
        del kinds[depth:]
        kind = kinds[-1] if kinds else BlockKind.PARAGRAPH
        if node.type == "block_quote":
            kind = BlockKind.QUOTE
        elif node.type == "list_item" and _mark(masked.source, node) not in masked.items:
            kind = BlockKind.LIST_ITEM
        kinds.append(kind)
        if node.type == "paragraph":
            yield from _parts(masked, node, kind)
        elif headings and node.type in ("atx_heading", "setext_heading"):
            if node.start_byte not in masked.marks:
                yield from _parts(masked, node, BlockKind.HEADING)
        elif tables and node.type == "pipe_table":
            yield from _cells(masked.source, node)


def _mark(source: str, item: "Node") -> int:
    """Return where a list item's mark starts."""
    start = item.start_byte
    while source.startswith((" ", "\t"), start):
        start += 1
    return start


def _cells(source: str, table: "Node") -> Iterator[Leaf]:
    """Yield a table's cells; those beyond the header's columns are shown nowhere, and so are no prose."""
    columns: int | None = None
    for row in table.named_children:
        cells = [each for each in row.named_children if each.type == "pipe_table_cell"]
        for cell in cells[:columns]:
            if line := _trimmed(source, cell.start_byte, cell.end_byte):
                yield Leaf(BlockKind.TABLE_CELL, (line,))
        columns = columns or len(cells)


def _inline(node: "Node") -> "Node | None":
    """Return the node that holds a leaf's inline text."""
    for child in node.named_children:
        if child.type == "inline":
            return child
        if child.type == "paragraph":
            return _inline(child)
    return None


def _parts(masked: Masked, node: "Node", kind: BlockKind) -> Iterator[Leaf]:
    """Yield a leaf's prose: without line prefixes and reference definitions, divided at overwritten lines."""
    inline = _inline(node)
    if inline is None:
        return
    lines: list[Span] = []
    for line in _without_definitions(masked.source, _physical_lines(masked.source, inline)):
        end = masked.marks.get(line.start)
        if end is None:
            lines.append(line)
            continue
        if lines:
            yield Leaf(kind, tuple(lines))
        lines = [rest] if (rest := _trimmed(masked.source, end, line.end)) else []
    if kind is BlockKind.HEADING and lines and node.type == "atx_heading":
        closing = _CLOSING_MARKS.search(masked.source, lines[0].start, lines[0].end)
        lines = [Span(lines[0].start, closing.start())] if closing else lines
    if lines:
        yield Leaf(kind, tuple(lines))


def _trimmed(source: str, start: int, end: int) -> Span | None:
    """Return the stretch without white space at its ends, None if nothing is left."""
    piece = source[start:end]
    head = start + len(piece) - len(piece.lstrip())
    return Span(head, head + len(piece.strip())) if piece.strip() else None


def _physical_lines(source: str, inline: "Node") -> list[Span]:
    """Return the lines of an inline node without what its containers put before them."""
    start, end = inline.start_byte, inline.end_byte
    breaks = [match.end() for match in re.finditer("\n", source[start:end])]
    if not breaks:
        return [line] if (line := _trimmed(source, start, end)) else []
    prefixes = {
        child.start_byte: child.end_byte
        for child in inline.named_children
        if child.type == "block_continuation"
    }
    edges = [start, *(start + each for each in breaks), end + 1]
    found = (_trimmed(source, prefixes.get(low, low), min(high - 1, end)) for low, high in pairwise(edges))
    return [line for line in found if line]


def _without_definitions(source: str, lines: list[Span]) -> list[Span]:
    """Return the lines after the link reference definitions that a paragraph may begin with."""
    if not lines or source[lines[0].start] != "[":
        return lines
    joined = "\n".join(source[line.start : line.end] for line in lines)
    position = 0
    while match := _DEFINITION.match(joined, position):
        position = match.end()
    return lines[joined.count("\n", 0, position) + (position == len(joined)) :]


def _leaf_blocks(text: str, source: str, leaf: Leaf, keep: Sequence[str]) -> Iterator[Block]:
    """Yield a leaf's blocks: one, or one a part where it breaks hard."""
    if len(leaf.lines) == 1:
        start, end = leaf.lines[0]
        # Most paragraphs are one line without any mark that could protect or break something.
        if not _MARKED.search(text, start, end) and not _MARKED.search(source, start, end):
            if _LETTER.search(text, start, end):
                yield _plain_block(leaf, text[start:end], keep)
            return
    joined = "\n".join(text[line.start : line.end] for line in leaf.lines)
    spans = inline_spans(joined, "\n".join(source[line.start : line.end] for line in leaf.lines))
    starts: list[int] = []
    spaces: list[int] = []
    offset = 0
    for line in leaf.lines:
        starts.append(offset)
        offset += line.end - line.start + 1
        if text.startswith("  ", line.end) and offset <= len(joined):
            spaces.append(offset - 1)
    position = 0
    for gap in [*hard_breaks(joined, spaces, spans), Span(len(joined), len(joined))]:
        block = _block(leaf, starts, joined, spans, (position, gap.start), keep)
        position = gap.end
        if block is not None:
            yield block


def _plain_block(leaf: Leaf, flat: str, keep: Sequence[str]) -> Block:
    """Return the block of a line without marks."""
    from humanize_cli.text.protect import protected_spans

    return Block(leaf.kind, leaf.lines, flat, tuple(protected_spans(flat, keep)))


def _block(
    leaf: Leaf,
    starts: list[int],
    joined: str,
    spans: tuple[Span, ...],
    part: tuple[int, int],
    keep: Sequence[str],
) -> Block | None:
    """Return the block of one part of a leaf's joined lines, None if that has no letter outside its marks."""
    from humanize_cli.text.protect import protected_spans

    piece = joined[part[0] : part[1]].rstrip(_SPACES)
    low = part[0] + len(piece) - len(piece.lstrip(_SPACES))
    high = part[0] + len(piece)
    if low >= high:
        return None
    first = bisect_left(spans, Span(low, low))
    if first and spans[first - 1].end > low:
        first -= 1
    inner: list[Span] = []
    free: list[str] = []
    position = low
    while first < len(spans) and spans[first].start < high:
        start, end = max(spans[first].start, low), min(spans[first].end, high)
        inner.append(Span(start - low, end - low))
        free.append(joined[position:start])
        position = end
        first += 1
    free.append(joined[position:high])
    if not any(map(_LETTER.search, free)):
        return None
    lines: list[Span] = []
    index = bisect_right(starts, low) - 1
    while index < len(starts) and starts[index] < high:
        line, start = leaf.lines[index], starts[index]
        lines.append(Span(line.start + max(0, low - start), min(line.end, line.start + high - start)))
        index += 1
    flat = joined[low:high].replace("\n", " ")
    return Block(leaf.kind, tuple(lines), flat, merged([*inner, *protected_spans(flat, keep)]))
