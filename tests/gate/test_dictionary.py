"""Known words: real ones pass, malformed ones do not."""

import pytest

from humanize_cli.gate.dictionary import is_known


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("rewrote", "en"),
        ("Well-known", "en"),
        ("a.m", "en"),
        ("Installationsanleitung", "de"),
        ("Trinkbrunnen", "de"),
        ("activement", "fr"),
        ("M12", "en"),
    ],
)
def test_real_words_are_known(word: str, language: str) -> None:
    assert is_known(word, language)


@pytest.mark.parametrize(
    ("word", "language"), [("storez", "en"), ("eseguato", "it"), ("xqzt", "de"), ("utilisse", "fr")]
)
def test_malformed_words_are_not(word: str, language: str) -> None:
    assert not is_known(word, language)
