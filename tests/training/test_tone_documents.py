"""Passages and documents of which a tone is to be recognized."""

from training.data import LightEdit
from training.evaluate.tone import WORDS, documents, passages


def items(*records: tuple[str, str, str, int]) -> list[tuple[LightEdit, str]]:
    """Return two sentences for each record, of so many words together."""
    return [
        (LightEdit(record, language, tone, "x", "x"), " ".join(["word"] * (words // 2)))
        for record, language, tone, words in records
        for _ in range(2)
    ]


def test_a_passage_is_a_record_in_one_tone():
    found = passages(items(("a", "en", "plain", 4), ("b", "en", "warm", 2)))
    assert found == [("plain", "word word word word"), ("warm", "word word")]


def test_a_document_is_of_one_tone_and_language_and_long_enough():
    half = WORDS // 2 + 1
    found = documents(
        items(("a", "en", "plain", half), ("b", "en", "warm", half), ("c", "de", "plain", half))
    )
    assert found == []
    ((tone, texts),) = documents(items(("a", "en", "plain", half + 1), ("b", "en", "plain", half + 1)))
    assert (tone, len(texts)) == ("plain", 2)
    assert sum(len(each.split()) for each in texts) >= WORDS
