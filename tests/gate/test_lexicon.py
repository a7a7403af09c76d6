"""The word lists: complete in every language, of the right types, and read as the notation says."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

from humanize_cli.gate.lexicon import languages, lexicon
from humanize_cli.gate.phrases import alternatives
from humanize_cli.gate.reading import read
from humanize_cli.gate.reasons import Reason
from humanize_cli.style.profile import LANGUAGES


def data(language: str) -> Any:
    return yaml.safe_load(
        files("humanize_cli.gate.words").joinpath(f"{language}.yaml").read_text(encoding="utf-8")
    )


def strings(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in strings(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in strings(each)]
    return [value]


def test_every_language_of_the_product_has_words() -> None:
    assert set(languages()) == set(LANGUAGES)


@pytest.mark.parametrize("language", languages())
def test_no_word_was_read_as_something_else(language: str) -> None:
    words = data(language)
    lists = (
        "markers",
        "neutral",
        "fillers",
        "function",
        "claims",
        "opposites",
        "units",
        "times",
        "negative_prefixes",
    )
    assert [each for key in lists for each in strings(words[key]) if not isinstance(each, str)] == []


@pytest.mark.parametrize("language", languages())
def test_every_kind_of_marker_is_a_reason_with_classes(language: str) -> None:
    kinds = data(language)["markers"]
    assert set(kinds) == {
        each.value
        for each in (
            Reason.NEGATION,
            Reason.MODAL,
            Reason.HEDGE,
            Reason.CONTRAST,
            Reason.CONDITION,
            Reason.CAUSE,
            Reason.ATTRIBUTION,
            Reason.DEGREE,
        )
    }
    assert {"obligation", "advice", "possibility", "ability"} <= set(kinds["modal"])
    assert "only" in kinds["degree"]


@pytest.mark.parametrize("language", languages())
def test_the_calendar_is_whole(language: str) -> None:
    words = data(language)
    assert (len(words["months"]), len(words["weekdays"])) == (12, 7)


@pytest.mark.parametrize("language", languages())
def test_every_word_list_compiles_and_reads(language: str) -> None:
    assert lexicon(language).language == language
    assert read("", language).tokens == ()


@pytest.mark.parametrize("language", languages())
def test_nothing_that_may_go_is_a_marker_that_must_stay(language: str) -> None:
    words = data(language)
    required = {
        phrase for each in strings(words["markers"]) for phrase in alternatives(each) if each[-1] not in "?<"
    }
    phrases = {phrase for each in words["fillers"] for phrase in alternatives(each) if " " in phrase}
    neutral = {phrase for each in words["neutral"] for phrase in alternatives(each)}
    assert (neutral | phrases) & required == set()


@pytest.mark.parametrize("language", languages())
def test_the_first_list_explains_every_key(language: str) -> None:
    path = files("humanize_cli.gate.words").joinpath("en.yaml")
    header = path.read_text(encoding="utf-8").partition("\nlanguage:")[0]
    assert [key for key in data(language) if key not in header] == []


def markers(text: str, language: str = "en") -> list[str]:
    return [mark.text for mark in read(text, language).markers if mark.required]


def test_the_longest_phrase_wins() -> None:
    assert markers("even though it rains") == ["even though"]


def test_a_contraction_is_its_words() -> None:
    assert markers("we can't") == markers("we cannot") == markers("we can not")


def test_a_gap_may_hold_words() -> None:
    assert markers("il ne vend que du pain", "fr") == ["ne … que"]


def test_about_is_a_hedge_only_before_a_figure() -> None:
    assert markers("about 5 euros") == ["about"]
    assert markers("a book about cats") == []


def test_a_choice_is_each_of_its_phrases() -> None:
    assert list(alternatives("(we are|i am) (very |)glad")) == [
        "we are very glad",
        "we are glad",
        "i am very glad",
        "i am glad",
    ]


def test_a_choice_inside_one_of_several_is_spelled_out_with_that_one_alone() -> None:
    # Spelled out with all others as well, a few such entries made millions of phrases.
    nested = "|".join(f"case {letter} (one|two|three|four)" for letter in "abcdefghijkl")
    assert len(list(alternatives(f"({nested})"))) == 12 * 4
    assert list(alternatives("(a (b|c)|d) e")) == ["a b e", "a c e", "d e"]


@pytest.mark.parametrize("language", languages())
def test_no_entry_stands_for_more_phrases_than_are_compiled_in_a_moment(language: str) -> None:
    words = data(language)
    lists = (
        "markers",
        "neutral",
        "fillers",
        "padding",
        "not_numbers",
        "adverse",
        "gloss",
        "requests",
        "asking",
    )
    entries = [entry for key in lists for entry in strings(words.get(key) or [])]
    assert max(sum(1 for _ in alternatives(entry)) for entry in entries) < 20_000


def test_a_word_to_come_is_no_part_of_a_phrase() -> None:
    assert markers("das Fest findet am Sonntag statt.", "de") == []
    assert markers("statt Kuchen", "de") == ["statt"]
