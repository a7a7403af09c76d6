from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.text.document import Block, BlockKind, Span
from humanize_cli.text.protect import protected_spans
from humanize_cli.text.sentences import sentences, split

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
    if line
]
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl"])
WORDS = """Dr. M. z. B. Hello world. 1. 2) (a. b.) “Hi. Go!” `x. Y` ? ... … 3. Mai e.g. p. 12. é 😊 - No. it
Is etc. A. ¿Qué? «Oui ! » *b.*"""
PARTS = st.sampled_from([*WORDS.split(), "\ud800", "\u00a0", "  "])
TEXTS = st.lists(PARTS, max_size=25).map(" ".join)


def pieces(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in split(text, language, protected_spans(text))]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_case(language: str, case: str) -> None:
    assert pieces(case.replace("|", " "), language) == case.split("|")


@given(TEXTS | st.text(max_size=80), LANGUAGES)
def test_pieces_cover_all_but_the_space_between(text: str, language: str) -> None:
    spans = split(text, language, protected_spans(text))
    position = 0
    for span in spans:
        assert text[position : span.start].strip() == ""
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        position = span.end
    assert text[position:].strip() == ""


@given(TEXTS, LANGUAGES)
def test_no_protected_span_is_cut(text: str, language: str) -> None:
    protected = protected_spans(text)
    for piece in split(text, language, protected):
        assert not any(
            span.start < piece.end < span.end for span in protected if text[piece.end : span.end].strip()
        )


@given(st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join), LANGUAGES)
def test_joined_pieces_split_the_same(text: str, language: str) -> None:
    """Where single spaces part the words; odd white space is text of its own to the sentence finder."""
    found = pieces(text, language)
    assert pieces(" ".join(found), language) == found


def test_sentence_values() -> None:
    text = "Run `a. B`.  It said “No. Never.” twice."
    block = Block(BlockKind.LIST_ITEM, (Span(5, 5 + len(text)),), text, tuple(protected_spans(text)))
    first, second = sentences(block, "en")
    assert (first.text, first.literals, first.start, first.alone) == ("Run `a. B`.", ("`a. B`",), 0, False)
    assert (second.text, second.literals, second.start) == (
        "It said “No. Never.” twice.",
        ("“No. Never.”",),
        13,
    )
    assert first.kind is BlockKind.LIST_ITEM
    assert second.language == "en"


def test_only_sentence_is_alone() -> None:
    assert [each.alone for each in sentences(Block(BlockKind.PARAGRAPH, (Span(0, 4),), "Hi. "), "en")] == [
        True
    ]


@pytest.mark.parametrize("text", ["", "   ", "\u00a0"])
def test_nothing_gives_no_sentence(text: str) -> None:
    assert split(text, "en") == []


@pytest.mark.timeout(120)
@pytest.mark.parametrize("unit", ["This is one. ", '"', "p. ", "1. ", "`x`. ", "‚x‘. "])
def test_huge_blocks_end(unit: str) -> None:
    """What grows with the square of the length takes minutes here, and is stopped."""
    text = unit * (300_000 // len(unit))
    assert split(text, "en", protected_spans(text))[-1].end == len(text.rstrip())
