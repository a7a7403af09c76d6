"""Hints: a kind of literal without one is nowhere in the text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.text import literals
from humanize_cli.text.hints import Kind, kinds

LINES = [
    line.split("\t")[1].replace("⟦", "").replace("⟧", "")
    for line in (Path(__file__).parent / "protected.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
UNITS = [
    "a", "b", "A", "B", "é", "ß", "١", "²", "1", "2", "20", ".", ".", ":", "/", '\\', "-", "--", "_",
    "(", ")", "[", "]", "{", "}", "$", "%", "#", "@", "&", ";", "!", "~", "*", "+", "=", "<", ">", "`",
    "'", "’", ",", "v", "x", "0x", "n.", "d.", "RFC", "ISO", "10.", "www.", "doi:", "tel:", "urn:",
    "mailto:", "://", "ISBN", "arXiv", "Ctrl", "Shift", "C++", "C#", "foo", "bar.txt", "src/", ".py",
    "and/or", "e.g.", "localhost", "1999", "2020", "deadbee", "f1", "::1", "et", "al", "Müller", "日本",
    '\xa0', '\u2003', "�",
]  # fmt: skip


def found(text: str) -> set[tuple[int, int]]:
    return {(span.start, span.end) for span in literals.literals(text) if span.start < span.end}


def found_without_hints(text: str) -> set[tuple[int, int]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(literals, "kinds", lambda _: frozenset(Kind))
        return found(text)


@pytest.mark.parametrize("text", LINES)
def test_the_known_literals_have_their_hints(text):
    assert found(text) == found_without_hints(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*UNITS, " "]), max_size=10).map("".join))
def test_no_literal_is_without_its_hint(text):
    assert found(text) == found_without_hints(text)


def test_plain_prose_has_none():
    assert (
        kinds("The ferry (a small one) left at 6:30, with 9 people; it was full, wasn't it? Yes!")
        == frozenset()
    )


def test_half_a_surrogate_pair_hides_nothing():
    assert kinds("\ud800 a_b") == frozenset(Kind)


def test_a_long_text_is_searched_to_its_end():
    assert Kind.IDENTIFIER in kinds("Plain words go on here. " * 50_000 + "max_size")
