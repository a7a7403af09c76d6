"""The tree-sitter grammars of Markdown, loaded at first use."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Tree


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
    import tree_sitter

    # The grammar misses a setext underline, among others, that no newline follows.
    complete = source if source.endswith("\n") else source + "\n"
    return tree_sitter.Parser(_language(False)).parse(complete.encode("ascii"))


def parse_inline(source: str) -> "Tree":
    """Return the inline tree of ASCII `source`, the text of one leaf block without its line prefixes."""
    import tree_sitter

    return tree_sitter.Parser(_language(True)).parse(source.encode("ascii"))


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
