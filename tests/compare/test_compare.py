from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.compare import compare
from humanize_cli.reading import read

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
SENTENCES = [
    "The pump may run for 3 hours.",
    "Anna paid 40 euros on Tuesday.",
    "Nobody opened the valve.",
    "See `make all` first.",
    "However, some users left.",
]


def differences(before: str, after: str, language: str | None = None) -> list[str]:
    found = compare(*(read(text, language=language, headings=True, tables=True) for text in (before, after)))
    return [f"{each.kind} {each.reason} {each.detail}" for each in found.differences]


@pytest.mark.parametrize("case", CASES, ids=[case["before"][:40] for case in CASES])
def test_case(case: dict) -> None:
    assert differences(case["before"], case["after"], case["lang"]) == case["differs"]


@given(st.lists(st.sampled_from(SENTENCES) | st.text(max_size=60), max_size=8).map(" ".join))
def test_a_text_is_faithful_to_itself(text: str) -> None:
    document = read(text, headings=True, tables=True)
    assert compare(document, document).faithful


@given(st.permutations(SENTENCES))
def test_paragraphs_may_change_places(sentences: list[str]) -> None:
    assert differences("\n\n".join(SENTENCES), "\n\n".join(sentences), "en") == []


@given(st.data())
def test_every_lost_sentence_is_told(data: st.DataObject) -> None:
    lost = data.draw(st.integers(0, len(SENTENCES) - 1))
    kept = [each for index, each in enumerate(SENTENCES) if index != lost]
    assert differences(" ".join(SENTENCES), " ".join(kept), "en") != []


def test_places_are_those_of_the_sentences() -> None:
    before = read("# Pumps\n\nIt is old. It may\nleak.\n", language="en")
    after = read("# Pumps\n\nIt is old.\nIt leaks.\n", language="en")
    (one,) = compare(before, after).differences
    assert (one.before_line, one.before_column, one.after_line, one.after_column) == (3, 12, 4, 1)
    assert (one.before, one.after) == ("It may leak.", "It leaks.")


def test_code_is_compared_line_by_line() -> None:
    before, after = "Run it:\n\n```\nmake all\n```\n", "Run it:\n\n```\nmake most\n```\n"
    assert differences(before, after, "en") == ["lost protected make all", "added protected make most"]


def test_unrelated_texts_are_told_apart() -> None:
    one = read("The pump leaks. The tank is empty. Nobody came.", language="en")
    other = read("Bread needs salt. Yeast likes warmth. Ovens differ.", language="en")
    found = compare(one, other)
    assert (found.related, found.faithful, found.differences) == (False, False, ())


def test_words_that_are_not_read_are_counted() -> None:
    text = "Pompa rusak sejak kemarin malam dan belum ada orang yang datang untuk memperbaikinya.\n"
    assert compare(read(text), read(text)).skipped_words == 2 * len(text.split())


@pytest.mark.timeout(120)
def test_long_texts_without_a_common_sentence_end() -> None:
    before = " ".join(f"The pump number {index} is in room {index * 7}." for index in range(500))
    after = before.replace("The pump number", "Pump")
    assert differences(before, after, "en") == []
