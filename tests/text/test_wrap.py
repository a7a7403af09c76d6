"""The width of hard-wrapped paragraphs: found, kept, and not seen where there is none."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.edits import Edit
from humanize_cli.text.document import Format
from humanize_cli.text.parse import parse
from humanize_cli.text.splice import splice

LONG = "it was a bright cold day in the spring and all of the clocks in the old town were striking " * 3


def widths(text: str, format: Format = Format.MARKDOWN) -> list[int | None]:
    return [block.width for block in parse(text, format).blocks]


@pytest.mark.parametrize("width", [50, 64, 72, 80, 100])
@pytest.mark.parametrize("prefix", ["", "> ", "> > "])
def test_the_width_is_the_longest_line(width: int, prefix: str) -> None:
    lines = [prefix + line for line in textwrap.wrap(LONG, width - len(prefix))]
    assert widths("\n".join(lines)) == [max(map(len, lines))]


def test_tabs_count_to_the_next_stop() -> None:
    lines = textwrap.wrap(LONG, 60)
    assert widths("-\t" + "\n\t".join(lines)) == [4 + max(map(len, lines))]


@pytest.mark.parametrize(
    "text",
    [
        "one line alone, however long it may be, was not wrapped to any width at all",
        "This is the first sentence of all the sentences here.\nHere is the second.",
        "a line that is broken at a place which the author chose freely\nfor\na reason of his own",
        "12 Main Street\nSpringfield\nIllinois",
    ],
)
def test_no_width(text: str) -> None:
    assert widths(text) == [None]


def test_paragraphs_share_the_document_s_width_where_it_fits_them() -> None:
    # The second paragraph's first line ends early, since the long word after it would not have fitted.
    text = textwrap.fill(LONG, 72) + "\n\n"
    usual = max(map(len, text.splitlines()))
    text += "Its first line is shorter than the others, for a word follows\nantidisestablishmentarianism.\n"
    assert widths(text) == [usual, usual]


words = st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=15, max_size=60)


@settings(max_examples=200, deadline=None)
@given(words, st.integers(45, 90), st.sampled_from(["", "> ", "  - "]), st.data())
def test_lines_stay_within_the_width(parts: list[str], width: int, prefix: str, data: st.DataObject) -> None:
    lines = textwrap.wrap(" ".join(parts), width - len(prefix))
    rest = prefix.replace("-", " ")
    text = "\n".join((rest if number else prefix) + line for number, line in enumerate(lines)) + "\n"
    block = parse(text, Format.MARKDOWN).blocks[0]
    if block.width is None or block.protected:
        return
    at = data.draw(st.integers(0, len(parts) - 1))
    start = sum(len(part) + 1 for part in parts[:at])
    new = " ".join(data.draw(st.lists(st.text("xyz", min_size=1, max_size=9), min_size=1, max_size=8)))
    after = splice(
        parse(text, Format.MARKDOWN), {0: [Edit(start, start + len(parts[at]), parts[at], new, "test")]}
    )
    result = after.splitlines()
    assert max(map(len, result)) <= block.width
    assert all(line.startswith(rest) for line in result[1:])
    before = block.text[:start].count(" ")
    kept = 0
    for old, line in zip(text.splitlines(), result, strict=False):
        kept += len(old[len(prefix) :].split())
        if kept <= before:
            assert line == old
