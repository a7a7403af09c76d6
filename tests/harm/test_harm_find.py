"""Messages in seven languages that speak of harm, and what only sounds like it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.harm import ANY, Kind, harm
from humanize_cli.harm.kinds import REASONS
from humanize_cli.harm.patterns import LANGUAGES, patterns

CASES = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
}
HARM = [(language, kind, text) for language, cases in CASES.items() for kind in Kind for text in cases[kind]]
HARMLESS = [(language, text) for language, cases in CASES.items() for text in cases["harmless"]]
MISSED = [(language, text) for language, cases in CASES.items() for text in cases.get("missed", ())]
ALARMS = [(language, text) for language, cases in CASES.items() for text in cases.get("false_alarms", ())]


def test_there_are_cases_in_every_language():
    assert set(CASES) == set(LANGUAGES)
    assert len(HARM) > 200
    assert len(HARMLESS) > 150


@pytest.mark.parametrize(("language", "kind", "text"), HARM)
def test_harm_is_found_with_its_kind(language, kind, text):
    found = harm(text, language)
    assert found is not None
    assert (found.kind, found.reason) == (kind, REASONS[kind])
    assert harm(text, ANY) is not None


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_what_only_sounds_like_harm_is_not_found_in_any_language(language, text):
    assert harm(text, language) is None
    assert harm(text, ANY) is None


@pytest.mark.parametrize(("language", "text"), MISSED)
def test_known_misses_are_still_missed(language, text):
    assert harm(text, language) is None, "found now: move it to its kind"


@pytest.mark.parametrize(("language", "text"), ALARMS)
def test_known_false_alarms_are_still_raised(language, text):
    assert harm(text, language) is not None, "no alarm now: move it to harmless"


def test_the_place_is_that_of_the_words_as_they_stand():
    text = "Dear all,\r\n\r\nyour café is fine.\r\nBut  I want\r\nto *die*, you know.\r\n"
    found = harm(text, "en")
    assert found is not None
    assert (found.line, found.column, found.quote) == (4, 6, "I want to *die")
    assert text[found.start : found.end] == "I want\r\nto *die"


def test_a_sentence_across_lines_is_read_but_not_across_paragraphs():
    assert harm("I want\nto\ndie", "en") is not None
    assert harm("What I want\n\nto die for is cake.", "en") is None


@pytest.mark.parametrize(
    "text",
    [
        "I WANT TO DIE!!!",
        "i wanna   kill\tmyself",
        "I want to kill my­self",
        "**I want to die**",
        "I’m going to kill myself",
        "🙂 I want to die 🙂",
    ],
)
def test_spelling_marks_and_case_make_no_difference(text):
    assert harm(text, "en") is not None


def test_an_unknown_language_is_searched_with_the_patterns_of_all():
    assert harm("Quiero morir", "xx") is not None
    assert harm("Quiero morir", "en") is None


def test_the_first_place_is_named():
    found = harm("I will kill you. And then I want to die.", "en")
    assert found is not None
    assert (found.kind, found.quote) == (Kind.OTHERS, "I will kill you")


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_a_place_lies_in_it(text):
    found = harm(text)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)


@given(st.text(max_size=60), st.text(alphabet=" \n.,!x", max_size=30))
def test_what_stands_around_does_not_hide_it(before, after):
    text = f"{before}\n\nI want to die.\n\n{after}"
    found = harm(text, "en")
    assert found is not None
    assert text.splitlines()[found.line - 1][found.column - 1] == text[found.start]


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_are_searched_in_linear_time(language):
    of = patterns(language)
    for expression in (of.harmless, *(each for _, each in of.kinds)):
        assert type(expression).__module__ == "re2"
