"""The phrasebook finds the likeliest edits that fit a sentence, and its files hold what they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.phrasebook import book
from humanize_cli.phrasebook.book import Entry, Phrasebook, load_phrasebook
from humanize_cli.phrasebook.tokens import START, tokens
from humanize_cli.style.profile import LANGUAGES, Tone


def entry(old: str, new: str, *, chance: int = 60, casual: int | None = None) -> Entry:
    chances = [chance] * len(Tone)
    if casual is not None:
        chances[list(Tone).index(Tone.CASUAL)] = casual
    return Entry(tuple(old.split()), tuple(new.split()), 3, 4, tuple(chances))


def found(entries: list[Entry], text: str, *, tone: Tone = Tone.PLAIN, least: int = 30, language: str = "en"):
    return [
        (text[each.start : each.end], " ".join(each.new))
        for each in Phrasebook(entries, language).find(text, tone, least)
    ]


def test_the_words_that_phrase_and_replacement_share_say_where_it_fits():
    entries = [entry("the vast majority of the", "most of the")]
    assert found(entries, "It took the vast majority of the day.") == [("the vast majority", "most")]
    assert found(entries, "It took the vast majority of one day.") == []


def test_an_edit_may_hang_on_the_start_of_the_sentence():
    entries = [entry(f"{START} overall ,", START)]
    assert found(entries, "Overall, it works.") == [("Overall,", "")]
    assert found(entries, "It works overall, we think.") == []


def test_of_two_that_meet_the_likelier_counts_and_of_equals_the_longer():
    entries = [entry("in order to", "to", chance=50), entry("order", "command", chance=70)]
    assert found(entries, "Stand in order to see.") == [("order", "command")]
    entries = [entry("in order", ""), entry("in order to see", "to see it")]
    assert found(entries, "Stand in order to see.") == [("in order to see", "to see it")]


def test_each_tone_has_its_own_chance():
    entries = [entry("do not", "don't", chance=10, casual=80)]
    assert found(entries, "We do not know.") == []
    assert found(entries, "We do not know.", tone=Tone.CASUAL) == [("do not", "don't")]


def test_the_first_word_may_have_its_capital_from_its_place():
    entries = [entry("prior to", "before")]
    assert found(entries, "Prior to noon.") == [("Prior to", "before")]
    assert found(entries, "- **Prior to noon.**") == [("Prior to", "before")]
    assert found(entries, "The Prior to Rome went.") == []


def test_words_further_apart_than_a_space_are_no_phrase():
    assert found([entry("prior to", "before")], "We met prior  to noon.") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il est de l’ordre de dix.", ["Il", "est", "de", "l'", "ordre", "de", "dix", "."]),
        ("it", "L'utente paga 3,50 euro.", ["L'", "utente", "paga", "3,50", "euro", "."]),
        ("en", "It’s the firm's 1,000 units.", ["It's", "the", "firm's", "1,000", "units", "."]),
    ],
)
def test_a_sentence_is_cut_into_words_and_marks(language, text, expected):
    cut = tokens(text, language)
    assert [each.text for each in cut] == expected
    assert [text[each.start : each.end].replace("’", "'") for each in cut] == expected


@given(st.text(max_size=60), st.sampled_from(LANGUAGES), st.sampled_from(list(Tone)))
def test_whatever_is_found_stands_in_the_text_and_does_not_overlap(text, language, tone):
    position = 0
    for each in load_phrasebook(language).find(text, tone, 20):
        assert position <= each.start < each.end <= len(text)
        position = each.end


def test_what_is_written_is_read_again(tmp_path, monkeypatch):
    entries = [entry("prior to", "before"), entry(f"{START} overall ,", START)]
    book.write(tmp_path / "xx.tsv", entries)
    monkeypatch.setattr(book, "files", lambda _: tmp_path)
    load_phrasebook.cache_clear()
    try:
        assert len(load_phrasebook("xx")) == 2
        assert len(load_phrasebook("yy")) == 0
        assert load_phrasebook("xx").find("Prior to it.", Tone.PLAIN, 30)[0].entry == entries[0]
    finally:
        load_phrasebook.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_entries_and_each_changes_something_seen_more_than_once(language):
    entries = [each for group in load_phrasebook(language)._by_phrase.values() for each in group]
    assert len(entries) > 300
    for each in entries:
        assert each.old != each.new
        assert 2 <= each.edited <= each.seen
        assert len(each.chances) == len(Tone)
        assert all(0 <= chance < 100 for chance in each.chances)
        assert not any(map(str.isdigit, "".join((*each.old, *each.new))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_tone_edits_a_phrase_there_and_back(language):
    entries = [each for group in load_phrasebook(language)._by_phrase.values() for each in group]
    chances = {(each.old, each.new): each.chances for each in entries}
    for (old, new), there in chances.items():
        back = chances.get((new, old), (0,) * len(Tone))
        assert not any(one and other for one, other in zip(there, back, strict=True)), (old, new)
