import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from taking import sample

from humanize_cli.reading import read
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.voice.reference import function_words, linking_words, reference
from humanize_cli.voice.sample import Phrases, take, tokenize


def test_words_openers_and_pairs_are_counted():
    taken = sample("But the kettle was on, and the fire was not. The cat slept.")
    assert taken.words == 13
    assert taken.sentences == 2
    assert taken.counts["the"] == 3
    assert taken.counts["was"] == 2
    assert "kettle" not in taken.counts
    assert taken.openers == {"but": 1, "the": 1}
    assert taken.pairs["but the"] == taken.pairs[", and"] == taken.pairs["was on"] == 1
    assert "kettle was" not in taken.pairs


def test_headings_code_and_quotations_are_not_the_writer_s_prose():
    text = '# Of the of the\n\nShe said "of the of the of the" to me.\n\n```\nof the\n```\n'
    assert "of" not in sample(text).counts


def test_a_phrase_in_a_quotation_is_known_but_not_counted_as_the_writer_s():
    taken = sample('She said "I commence now" to me. We start.')
    assert taken.phrases.get("commence", 0) == 0
    assert taken.anywhere["commence"] == 1
    assert taken.phrases["start"] == 1


def test_no_sentence_is_kept_unless_asked_for():
    text = "The secret word is rumpelstiltskin, and nobody knows."
    assert "rumpel" not in repr(sample(text))
    assert [each.text for each in sample(text, sentences=True).shown] == [text]


@pytest.mark.parametrize(
    "text", ["", "# Only a heading\n", "`code`\n", "😀 😀\n", "Привет, как дела сегодня вечером?\n"]
)
def test_a_text_without_prose_has_nothing(text):
    taken = take("x", read(text), lambda _: Phrases(()))
    assert taken is None or taken.words == 0


def test_phrases_are_whole_words_whatever_their_case_and_those_within_others_too():
    phrases = Phrases(["in fact", "in", "fact", "-"])
    assert sorted(phrases.found("In fact, the factory is in ruins.")) == ["fact", "in", "in", "in fact"]


def test_an_elided_word_stands_alone_in_french_and_italian():
    assert tokenize("L’eau qu’il aujourd'hui", "fr") == ["l'", "eau", "qu'", "il", "aujourd'hui"]
    assert tokenize("dell'acqua", "it") == ["dell'", "acqua"]
    assert tokenize("don't", "en") == ["don't"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_a_reference_whose_names_a_text_can_have(language):
    known = reference(language)
    assert set(known.frequencies) <= function_words(language)
    assert set(known.openers) <= function_words(language)
    assert set(known.links) == set(linking_words(language))
    for spreads in (known.measures, known.openers, known.frequencies, known.pairs):
        assert spreads
        assert all(spread > 0 for _, spread in spreads.values())
    # What stands in words.json as one word must be found as one.
    assert all(
        tokenize(f"{word}x" if word.endswith("'") else word, language)[0] == word
        for word in known.frequencies
    )


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_can_be_taken(text):
    taken = take("x", read(text, language="en"), lambda _: Phrases(["in fact"]))
    assert taken is None or sum(taken.counts.values()) <= taken.words
