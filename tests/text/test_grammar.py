"""Block trees: long code and the words of prose, which the grammar is spared, change nothing about them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.text import grammar
from humanize_cli.text.document import Format
from humanize_cli.text.parse import parse
from humanize_cli.text.structure import same_structure

LONG = 500
SURROUNDINGS = {
    "fence": "Before it.\n\n```\n{code}```\n\nAfter it.\n",
    "tildes": "Before it.\n~~~ sh\n{code}~~~~\nAfter it.\n",
    "open": "Before it.\n\n```sh\n{code}",
    "after a list": "- An item.\n```\n{code}```\nAfter it.\n",
    "out of step": "Some `a ``` b` code.\n\n```\n{code}```\n\nBetween.\n\n{code}\n```\nlast\n```\n",
    "in a comment": "<!--\n```\n{code}```\n-->\n\nAfter it.\n",
    "half in a comment": "<!--\n```\n{code}-->\n\nAfter it.\n\n```\nlast\n```\n",
    "in an element": "<pre>\n```\n{code}```\n</pre>\n\nAfter it.\n",
    "in front matter": "---\n```\n{code}---\n\nAfter it.\n",
    "after front matter": "---\na: b\n---\n\n```\n{code}```\n\nAfter it.\n",
}
LINES = (
    "word here\n",
    "- item\n",
    "> quote\n",
    "# head\n",
    "\n",
    "---\n",
    "+++\n",
    "~~\n",
    "``\n",
    "| a |\n",
    "<div>\n",
)


def prose(text: str) -> list[str]:
    """Return the texts of the blocks that hold nothing of the code."""
    return [block.text for block in parse(text, Format.MARKDOWN).blocks if "int x" not in block.text]


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS)
@pytest.mark.parametrize("line", ["int x = 1;\n", "# word\n", "---\n", "\n"])
def test_long_code_gives_the_blocks_that_short_code_gives(surroundings, line):
    short, long = (surroundings.format(code=f"{line}" * many) for many in (2, LONG * 2))
    assert prose(long) == prose(short)


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_long_code_is_compared_word_for_word(surroundings):
    before = surroundings.format(code="int x = 1;\n" * LONG + "y = 2;\n")
    assert same_structure(before, before.replace("After", "Behind"), Format.MARKDOWN)
    if "Between" not in before:
        assert not same_structure(before, before.replace("y = 2", "y = 3"), Format.MARKDOWN)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SURROUNDINGS)), st.lists(st.sampled_from(LINES), min_size=1, max_size=6))
def test_words_after_a_long_fence_are_found_whatever_the_code(name, lines):
    text = SURROUNDINGS[name].format(code="".join(lines) + "int x = 1;\n" * LONG)
    short = SURROUNDINGS[name].format(code="".join(lines) + "int x = 1;\n")
    assert ("After it." in prose(text)) == ("After it." in prose(short))


PROSE_LINES = (
    "foo bar\n",
    "- foo bar\n",
    "  - foo bar  \n",
    "> foo, bar\n",
    "1. foo bar\n",
    "2. foo bar\n",
    "    foo bar\n",
    "\tfoo bar\n",
    "**foo** bar\n",
    '(foo) "bar"\n',
    "[foo]:\n",
    "[foo]: /url 'bar\n",
    "foo bar'\n",
    "[x] foo bar\n",
    "- [x] foo bar\n",
    "- [foo](/url) bar\n",
    "foo <b\n",
    "<div\n",
    "foo bar -->\n",
    "<!--\n",
    "foo | bar\n",
    "--- | ---\n",
    "| --- |\n",
    ":--\n",
    "---\n",
    "===\n",
    "# foo bar\n",
    "```foo bar\n",
    "~~~\n",
    "* * *\n",
    "foo bar\\\n",
    "\n",
    "  \n",
)


def nodes(source: str) -> list[tuple[str, int, int, int]]:
    """Return the block tree's nodes: type, place, depth."""
    return [
        (node.type, node.start_byte, node.end_byte, depth)
        for node, depth in grammar.walk(grammar.parse_blocks(source))
    ]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PROSE_LINES), min_size=1, max_size=8).map("".join))
def test_prose_without_its_words_gives_the_same_tree(source):
    quick = nodes(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grammar, "_quieted", lambda text: text)
        assert nodes(source) == quick
