"""The tree-sitter grammars of Markdown, loaded at first use."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Tree


_FENCE = re.compile(r"^(`{3,})[^`\n]*\n|^(~{3,})[^\n]*\n", re.MULTILINE)
_LONG = 2000
# A line that says nothing to the block grammar: after the marks of quotes and lists comes a letter, perhaps
# in emphasis, in brackets or in quotation marks, and no tag, cell or backslash follows.
_PROSE_LINE = re.compile(
    r"""^ (?: [ \t>] | [-*+][ \t] | \d{1,9}[.)][ \t] )*+ (?: [*_]{1,3} | \[(?=[A-Za-z%]{2}) )?
    ( [A-Za-z%"'(] [^\n<>|\\]* [^\s<>|\\] ) (?= [ \t\r]* $ )""",
    re.MULTILINE | re.VERBOSE,
)


@cache
def _language(inline: bool) -> "Language":
    import tree_sitter
    import tree_sitter_markdown

    return tree_sitter.Language(
        tree_sitter_markdown.inline_language() if inline else tree_sitter_markdown.language()
    )


def parse_blocks(source: str) -> "Tree":
    """Return the block tree of ASCII `source`; one character is one byte, so offsets need no translation.

    Nodes may end one character after a source without a final newline.
    """
    # The grammar misses a setext underline, among others, that no newline follows.
    complete = source if source.endswith("\n") else source + "\n"
    quiet = _quieted(complete)
    tree = _parse_blocks(quiet)
    # What the grammar makes of a text that it cannot read depends on the length of words.
    return _parse_blocks(complete) if quiet != complete and tree.root_node.has_error else tree


def _parse_blocks(complete: str) -> "Tree":
    """Return the block tree of ASCII lines, each ended; the code of long fences is passed over."""
    fences = list(_long_fences(complete))
    if fences:
        tree = _parse(_filled(complete, fences), inline=False)
        if _holds(tree, fences):
            return tree
    return _parse(complete, inline=False)


def parse_inline(source: str) -> "Tree":
    """Return the inline tree of ASCII `source`, the text of one leaf block without its line prefixes."""
    return _parse(source, inline=True)


def _parse(source: str, *, inline: bool) -> "Tree":
    import tree_sitter

    return tree_sitter.Parser(_language(inline)).parse(source.encode("ascii"))


def _quieted(source: str) -> str:
    """Return `source` with each line of plain prose made one long word, which takes a fifth of the time.

    What begins or ends a block stands at the beginning of a line, in a tag or in a table's row. Reference
    definitions alone may go on in the middle of the next line, so a paragraph that could hold one is left as
    it is.
    """
    if "]:" not in source:
        return _PROSE_LINE.sub(_one_word, source)
    return "\n\n".join(
        part if "]:" in part else _PROSE_LINE.sub(_one_word, part) for part in source.split("\n\n")
    )


def _one_word(line: re.Match[str]) -> str:
    start, end = line.span(1)
    return f"{line.string[line.start() : start]}{'x' * (end - start)}"


def _long_fences(source: str) -> Iterator[tuple[int, int, int]]:
    """Yield what seem to be long fences that no container holds: their start, and the stretch of their code.

    The stretch holds no three fence marks in a row, so that nothing in it can close the fence, nor a line
    that could close the front matter, which is looked for from the document's first line on.
    """
    matter = "\n" + source[:3] if source.startswith(("---", "+++")) else None
    position = 0
    while fence := _FENCE.search(source, position):
        marks = fence[1] or fence[2]
        low = fence.end()
        found = source.find(marks[:3], low)
        high = len(source) if found < 0 else source.rfind("\n", 0, found)
        closing = re.compile(rf" {{0,3}}{marks[0]}{{{len(marks)},}}[ \t\r]*\n").match(source, high + 1)
        position = closing.end() if closing else max(low, high)
        high = low + len(source[low:high].rstrip())
        if high - low >= _LONG and (matter is None or source.find(matter, low - 1, high) < 0):
            yield fence.start(), low, high


def _filled(source: str, fences: Sequence[tuple[int, int, int]]) -> str:
    """Return `source` with the code of the fences made one long word each."""
    parts: list[str] = []
    position = 0
    for _, low, high in fences:
        parts += (source[position:low], "x" * (high - low))
        position = high
    parts.append(source[position:])
    return "".join(parts)


def _holds(tree: "Tree", fences: Sequence[tuple[int, int, int]]) -> bool:
    """Say whether all that was filled is code indeed.

    A block is found from what stands before and in it. So, up to the first fence, the filled source and the
    original give the same blocks; if that one is a fence here it is one there, nothing in it closes it, and
    the same holds up to the next.
    """
    ends = {
        node.start_byte: node.end_byte
        for node, _ in walk(tree, frozenset(("document", "section")))
        if node.type == "fenced_code_block"
    }
    return all(ends.get(start, -1) >= high for start, _, high in fences)


def walk(tree: "Tree", enter: frozenset[str] | None = None) -> Iterator[tuple["Node", int]]:
    """Yield the named nodes in document order with their depth, entering the types of `enter` (None: all).

    It keeps no call stack, since quotes and lists may be nested thousands deep.
    """
    cursor = tree.walk()
    depth = 0
    while True:
        node = cursor.node
        if node is not None and node.is_named:
            yield node, depth
        if node is not None and (enter is None or node.type in enter) and cursor.goto_first_child():
            depth += 1
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
            depth -= 1
