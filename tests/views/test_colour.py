"""Colour: the changed words stand out, and without it everything is as it was."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.edits import Edit
from humanize_cli.views import colour
from humanize_cli.views.diff import unified

CODES = re.compile(rb"\x1b\[[\d;]*m")
ON, OFF = b"\x1b[1;7m", b"\x1b[22;27m"


def marked(before: bytes, after: bytes) -> list[bytes]:
    """The changed words of a diff, in order."""
    shown = colour.diff(unified(before, after, "a.md"))
    return re.findall(re.escape(ON) + rb"(.*?)" + re.escape(OFF), shown)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (b"We utilize it here.\n", b"We use it here.\n", [b"utilize", b"use"]),
        (b"In order to win we go.\n", b"To win we go.\n", [b"In order to", b"To"]),
        (b"one two\nthree four five\n", b"one two three\nfour 5\n", [b"five", b"5"]),
        (
            "Der schöne Tag ist da.\n".encode(),
            "Der schönste Tag ist da.\n".encode(),
            ["schöne".encode(), "schönste".encode()],
        ),
        (b"We go home.\n", b"We go, home.\n", [b","]),
        (b"all of it is other\n", b"nothing stayed\n", []),
        (b"--- a b c\n", b"--- a b d\n", [b"c", b"d"]),
        (b"a b c", b"a b d", [b"c", b"d"]),
    ],
)
def test_changed_words_stand_out_and_spacing_does_not_count(before, after, words):
    assert marked(before, after) == words


LINES = st.lists(
    st.sampled_from(
        [
            b"one two\n",
            b"two one\n",
            b"\n",
            b"--- x\n",
            b"+++ y\n",
            b"@@ -1 +1 @@\n",
            b"# z\r\n",
            b"\\ w\n",
            b"\xe9\n",
            b"lone \r-return\n",
        ]
    ),
    max_size=20,
).map(b"".join)


@given(LINES, LINES)
def test_without_its_codes_a_coloured_diff_is_the_diff(before, after):
    diff = unified(before, after, "a.md", comments=["why"])
    assert CODES.sub(b"", colour.diff(diff)) == diff


def test_lines_keep_their_colour_round_the_words():
    shown = colour.diff(unified(b"We utilize it.\n", b"We use it.\n", "a.md", comments=["why"]))
    assert shown.splitlines() == [
        b"\x1b[2m# why\x1b[0m",
        b"\x1b[1m--- a.md\x1b[0m",
        b"\x1b[1m+++ a.md\x1b[0m",
        b"\x1b[36m@@ -1 +1 @@\x1b[0m",
        b"\x1b[31m-We " + ON + b"utilize" + OFF + b" it.\x1b[0m",
        b"\x1b[32m+We " + ON + b"use" + OFF + b" it.\x1b[0m",
    ]


def test_a_sentence_before_and_after():
    edits = [Edit(12, 19, "utilize", "use", "model"), Edit(0, 8, "In order", "So", "en.x")]
    assert colour.sentence("In order we utilize it.", edits, colour=False) == (
        "In order we utilize it.",
        "So we use it.",
    )
    before, after = colour.sentence("In order we utilize it.", edits, colour=True)
    assert before == "\x1b[1;31mIn order\x1b[0m we \x1b[1;31mutilize\x1b[0m it."
    assert after == "\x1b[1;32mSo\x1b[0m we \x1b[1;32muse\x1b[0m it."


def test_no_text_of_the_document_reaches_the_terminal_as_a_command():
    edit = Edit(2, 3, "\x1b", "\x07", "model")
    assert colour.sentence("a \x1b\nb", [edit], colour=False) == ("a \\x1b b", "a \\x07 b")
