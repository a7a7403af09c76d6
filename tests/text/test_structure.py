"""The fingerprint: equal where words of prose differ, different where anything else does."""

import pytest

from humanize_cli.text.document import Format
from humanize_cli.text.structure import same_structure, structure

BASE = """---
title: x
---

# Head

Some *prose* with `code`, [a link](http://a.b "t"), <b>html</b> &amp; $m$[^1].
It goes on here.

- [ ] item one
- item two

> quote

| a | b |
|---|:--|
| c | d |

```python
code
```

<div>
block
</div>

!!! note "Title"
    Body.

[ref]: http://c.d
[^1]: note

***
"""

SAME = [
    ("Some", "Any"),
    ("with `code`", "that has `code`"),
    ("goes on here", "stops"),
    ("[^1].\nIt goes", "[^1]. It\ngoes"),
    ("[^1].\nIt goes", "[^1]. It goes"),
    ("item one", "the first item"),
    ("> quote", "> something quoted"),
    ("Body.", "Other body."),
    ("[^1]: note", "[^1]: another note"),
    ("*prose*", "*writing*"),
]

OTHER = [
    ("title: x", "title: y"),
    ("# Head", "## Head"),
    ("# Head", "Head"),
    ("*prose*", "**prose**"),
    ("*prose*", "prose"),
    ("*prose*", "*prose"),
    ("`code`,", "`codes`,"),
    ("`code`,", "code,"),
    ("http://a.b", "http://a.c"),
    ('"t"', '"u"'),
    ("<b>html", "<i>html"),
    ("&amp;", "&lt;"),
    ("$m$", "$n$"),
    ("[^1].", "."),
    ("[^1].\n", "[^1].  \n"),
    ("[^1].\n", "[^1].\n\n"),
    ("- [ ] item", "- [x] item"),
    ("- [ ] item", "- item"),
    ("- item two", "* item two"),
    ("- item two", "item two"),
    ("> quote", "quote"),
    ("|---|:--|", "|---|---|"),
    ("| c | d |\n", ""),
    ("```python", "```ruby"),
    ("\ncode\n", "\nother\n"),
    ("\nblock\n", "\nother\n"),
    ("!!! note", "!!! tip"),
    ("    Body.", "Body."),
    ("[ref]: http://c.d", "[ref]: http://c.e"),
    ("[^1]: note", "[^2]: note"),
    ("***\n", ""),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_words_do_not_count(old: str, new: str) -> None:
    assert BASE.count(old) >= 1
    assert same_structure(BASE, BASE.replace(old, new, 1), Format.MARKDOWN)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_anything_else_counts(old: str, new: str) -> None:
    assert BASE.count(old) >= 1
    assert not same_structure(BASE, BASE.replace(old, new, 1), Format.MARKDOWN)


def test_order_counts() -> None:
    assert structure("`a` `b`", Format.MARKDOWN) != structure("`b` `a`", Format.MARKDOWN)


PLAIN = "Prose in a line.\n\n- an item\n- another\n\n> quoted\n\n    x = code()\n"


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Prose in a line", "One line", True),
        ("an item", "the first item", True),
        ("> quoted", "> changed", False),
        ("x = code()", "x = other()", False),
        ("- another", "another", False),
        ("line.\n", "line.\n\nMore.\n", False),
    ],
)
def test_plain(old: str, new: str, same: bool) -> None:
    assert same_structure(PLAIN, PLAIN.replace(old, new, 1), Format.PLAIN) is same
