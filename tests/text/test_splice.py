"""Edits put back: what they touch, where lines break, what deletion leaves."""

import textwrap

import pytest

from humanize_cli.edits import Edit
from humanize_cli.text.document import Document, Format
from humanize_cli.text.parse import parse
from humanize_cli.text.splice import edited_text, splice


def edit(document: Document, old: str, new: str, block: int = 0) -> Edit:
    start = document.blocks[block].text.index(old)
    return Edit(start, start + len(old), old, new, "test")


def spliced(text: str, *pairs: tuple[str, str], format: Format = Format.MARKDOWN) -> str:
    document = parse(text, format)
    edits = [edit(document, old, new) for old, new in pairs]
    result = splice(document, {0: edits})
    again = parse(result, format).blocks
    assert again[0].text == edited_text(document.blocks[0], edits)
    assert len(again) == len(document.blocks)
    return result


WRAPPED = (
    "The quick brown fox jumps over the lazy dog and then\n"
    "it runs away into the dark forest, where it stays for\n"
    "the rest of the day until the sun has gone down over\n"
    "the hills.\n"
)


def test_a_word_in_a_line() -> None:
    assert spliced("One  two three.\r\n\r\n\tcode\r\n", ("two", "2nd")) == "One  2nd three.\r\n\r\n\tcode\r\n"


def test_wrapped_lines_stay_where_they_fit() -> None:
    assert spliced(WRAPPED, ("lazy", "idle")) == WRAPPED.replace("lazy", "idle")


def test_a_line_too_long_is_filled_again_from_there() -> None:
    assert spliced(WRAPPED, ("dark forest", "very dark old forest")) == (
        "The quick brown fox jumps over the lazy dog and then\n"
        "it runs away into the very dark old forest, where it\n"
        "stays for the rest of the day until the sun has gone\n"
        "down over the hills.\n"
    )


def test_a_line_much_too_short_is_filled_again() -> None:
    assert spliced(WRAPPED, ("into the dark forest, ", "")) == (
        "The quick brown fox jumps over the lazy dog and then\n"
        "it runs away where it stays for the rest of the day\n"
        "until the sun has gone down over the hills.\n"
    )


def test_prefixes_and_newlines_of_a_quote_are_kept() -> None:
    text = "".join(f"> > {line}\r\n" for line in WRAPPED.splitlines())
    result = spliced(text, ("fox", "fox of this large country"))
    assert all(line.startswith("> > ") for line in result.splitlines())
    assert max(map(len, result.splitlines())) <= 57
    assert result.count("\n") == result.count("\r\n") == 4


def test_list_items_keep_their_indentation() -> None:
    text = "- " + WRAPPED.replace("\n", "\n  ").rstrip(" ")
    result = spliced(text, ("fox", "fox of this large old country"))
    lines = result.splitlines()
    assert lines[0].startswith("- The")
    assert all(line.startswith("  ") for line in lines[1:])
    assert max(map(len, lines)) <= 55


def test_semantic_lines_stay() -> None:
    text = (
        "This is the first sentence of the paragraph.\nThis is its second.\nAnd here stands the third one.\n"
    )
    assert spliced(text, ("second", "much longer second sentence, which goes on")) == text.replace(
        "second", "much longer second sentence, which goes on"
    )


def test_an_edit_over_a_break_keeps_it() -> None:
    text = "This is used in\norder to go.\nIt is so.\n"
    assert spliced(text, ("in order to", "so as to")) == "This is used so\nas to go.\nIt is so.\n"
    assert spliced(text, ("in order to", "to")) in (
        "This is used\nto go.\nIt is so.\n",
        "This is used to\ngo.\nIt is so.\n",
    )


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ("One is here.", "Two is here. Three is.\nFour is here.\nFive.\n"),
        ("Two is here.", "One is here. Three is.\nFour is here.\nFive.\n"),
        ("Three is.", "One is here. Two is here.\nFour is here.\nFive.\n"),
        ("Four is here.", "One is here. Two is here. Three is.\nFive.\n"),
        ("Five.", "One is here. Two is here. Three is.\nFour is here.\n"),
        ("Two is here. Three is.", "One is here.\nFour is here.\nFive.\n"),
        ("Three is. Four is here. Five.", "One is here. Two is here.\n"),
    ],
)
def test_a_deleted_sentence_leaves_no_trace(gone: str, left: str) -> None:
    text = "One is here. Two is here. Three is.\nFour is here.\nFive.\n"
    assert spliced(text, (gone, "")) == left


def test_two_deleted_neighbours() -> None:
    assert spliced("One. Two. Three. Four.\n", ("Two.", ""), ("Three.", "")) == "One. Four.\n"
    assert spliced("One. Two. Three. Four.\n", ("One.", ""), ("Two.", "")) == "Three. Four.\n"
    assert spliced("One. Two. Three. Four.\n", ("Three.", ""), ("Four.", "")) == "One. Two.\n"


def test_the_item_mark_stays_when_its_first_line_goes() -> None:
    assert spliced("- One is here.\n  Two is here.\n", ("One is here.", "")) == "- Two is here.\n"


def test_white_space_in_new_text_breaks_nothing() -> None:
    assert spliced("One two three.\n", ("two", "2\n\n- x\ty")) == "One 2 - x y three.\n"


@pytest.mark.parametrize("word", [*"-+#>=|:", "1.", "12)", "~~~", "```", "!!!", "<b>", "$$"])
def test_no_line_begins_with_a_mark(word: str) -> None:
    words = (
        "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa "
        "quebec romeo sierra tango uniform victor whiskey xray yankee zulu"
    )
    text = textwrap.fill(words, 47) + "\n"
    assert len(text.splitlines()) == 4
    for each in words.split()[1:-1]:
        result = spliced(text, (f" {each} ", f" {each} {word} "), ("alfa", "a much longer alfa"))
        assert not any(line.startswith(word) for line in result.splitlines())


def test_no_new_break_inside_a_protected_span() -> None:
    text = (
        "The quick brown fox jumps over `code with some spaces` now\n"
        "and then it runs away into the deep forest, where it is at\n"
        "home.\n"
    )
    result = spliced(text, ("quick", "exceptionally quick"))
    assert "`code with some spaces`" in result


def test_unchanged_blocks_are_the_same_bytes() -> None:
    text = "One two.\n\n* a  b \n* c\td\n\n> e\nf \n\ng  \nh\n"
    document = parse(text, Format.MARKDOWN)
    assert splice(document, {0: [edit(document, "two", "2")]}) == text.replace("two", "2")


def test_misplaced_edits_are_refused() -> None:
    document = parse("One two three.\n", Format.MARKDOWN)
    one = edit(document, "One two", "x")
    with pytest.raises(ValueError, match="does not fit"):
        splice(document, {0: [one, edit(document, "two three", "y")]})
    with pytest.raises(ValueError, match="does not fit"):
        splice(document, {0: [Edit(0, 3, "Two", "x", "test")]})
    with pytest.raises(ValueError, match="no word"):
        splice(document, {0: [edit(document, "One two three.", " ")]})
    with pytest.raises(IndexError, match="no block 1"):
        splice(document, {1: [one]})


def test_plain_text_is_wrapped_too() -> None:
    result = spliced(WRAPPED, ("fox", "fox of this large country"), format=Format.PLAIN)
    assert max(map(len, result.splitlines())) <= 53
    assert result.split() == WRAPPED.replace("fox", "fox of this large country").split()
