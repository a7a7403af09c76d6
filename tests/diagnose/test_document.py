"""Diagnosis of documents: places that are true, whatever the text, and what counts in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.diagnose import diagnose
from humanize_cli.reading import read
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Format

STIFF = "It is important to note that this plays a crucial role in ensuring success."
PIECES = [
    STIFF,
    "# Unlocking the Power of Bread\n\n",
    "- **Speed:** it runs and it runs and it runs.\n",
    "> It is important to note that bread is bread.\n",
    "`it is important to note that` ",
    '"It is important to note that we won."',
    "| In order to | win |\n|---|---|\n| a | b |\n",
    "\r\n",
    "\n\n",
    "\n    ",
    "```\nIn order to\n```\n",
    "zero\u200bwidth ",
    "🚀 Launch.\n\n",
    "Il est important de noter que la ville procède à la fermeture du pont principal.\n\n",
    "Es ist wichtig zu beachten, dass die Brücke einer Prüfung unterzogen wird.\n\n",
    "*In order to* [make use of](https://example.org) it, ",
    "\u2028",
    "\ud800",
    "\f",
    "\t",
]


def diagnosed(text: str, format: Format = Format.MARKDOWN):
    return diagnose(read(text, format, headings=True, tables=True))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=12), st.sampled_from(Format)
)
def test_any_text_has_a_diagnosis_whose_places_hold_what_they_say(pieces, format):
    text = "".join(pieces)
    diagnosis = diagnosed(text, format)
    for finding in diagnosis.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        shown = finding.excerpt[finding.excerpt_start : finding.excerpt_end]
        held = text[finding.start : finding.end]
        # In a place that runs over lines, what marks them (an indent, a ">") stands between.
        first_word = shown.partition(" ")[0]
        assert held == shown if len(held.splitlines()) <= 1 else held.startswith(first_word)
        assert (finding.line, finding.column) <= (finding.end_line, finding.end_column)
        assert finding.counted is not bool(finding.why_not_counted)
    assert [*diagnosis.findings] == sorted(diagnosis.findings, key=lambda each: each.start)
    for value in diagnosis.values:
        assert 0 <= value.start < value.end <= len(text)
        assert value.chance is None or 0 <= value.chance <= 1


def test_the_same_text_has_the_same_diagnosis():
    text = f"# A day\n\n{STIFF} And so on.\n" * 3
    assert diagnosed(text) == diagnosed(text)


def test_places_count_from_one_in_lines_that_end_as_they_like():
    text = "# Bread\r\n\r\nWe bake in order\r\nto live well.\rIn order to bake, we rise early.\n"
    found = [each for each in diagnosed(text).findings if each.rule_id == "en.in-order-to"]
    assert [(each.line, each.column, each.end_line, each.end_column) for each in found] == [
        (3, 9, 4, 3),
        (5, 1, 5, 12),
    ]
    assert text[found[0].start : found[0].end] == "in order\r\nto"
    assert found[0].excerpt[found[0].excerpt_start : found[0].excerpt_end] == "in order to"
    assert found[0].replacement == "to"


def test_columns_count_characters():
    found = diagnosed("Ünïcödé 🚀 ist, we bake in order to live.\n", Format.PLAIN).findings
    places = {(each.line, each.column) for each in found if each.rule_id == "en.in-order-to"}
    assert places <= {(1, 24)}


def test_code_literals_and_quotations_hold_no_finding():
    text = (
        "The flag `in order to` is old. She said “in order to win” twice.\n\n"
        "```\nin order to\n```\n\nSee https://example.org/in-order-to for all of it.\n"
    )
    assert diagnosed(text).findings == ()


def test_headings_items_and_cells_are_read():
    text = (
        "# In order to bake\n\n- Rise in order to bake.\n\n| In order to bake | x |\n|---|---|\n| a | b |\n"
    )
    lines = [each.line for each in diagnosed(text).findings if each.rule_id == "en.in-order-to"]
    assert lines == [1, 3, 5]


def test_an_edit_is_shown_and_does_not_count():
    (finding,) = diagnosed("We rise early in order to bake the bread.\n").findings
    assert (finding.counted, finding.role, finding.replacement) == (False, "edit", "to")
    assert finding.why_not_counted


def test_each_of_two_equal_edits_has_its_own_place():
    text = "We bake in order to eat, and we sell in order to live.\n"
    found = [each for each in diagnosed(text).findings if each.rule_id == "en.in-order-to"]
    assert [text[each.start : each.end] for each in found] == ["in order to"] * 2
    assert [each.column for each in found] == [9, 38]


def test_the_excerpt_of_an_endless_sentence_is_short():
    text = "bread " * 50_000 + "in order to bake " + "bread " * 50_000
    (finding,) = diagnose(read(text, language="en"), select=["en.in-order-to"]).findings
    assert finding.excerpt[finding.excerpt_start : finding.excerpt_end] == "in order to"
    assert len(finding.excerpt) < 3_000


def test_rules_can_be_selected_and_ignored():
    reading = read("We utilize the oven in order to bake the bread.\n")
    ids = {each.rule_id for each in diagnose(reading).findings}
    assert {"en.in-order-to", "en.utilize"} <= ids
    assert {each.rule_id for each in diagnose(reading, select=["en.utilize"]).findings} == {"en.utilize"}
    assert "en.utilize" not in {each.rule_id for each in diagnose(reading, ignore=["en.utilize"]).findings}


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_can_be_asked_for(tone):
    assert diagnose(read(STIFF), tone=tone).words == 14


def test_an_empty_text_has_nothing_to_say():
    diagnosis = diagnosed("")
    assert (diagnosis.findings, diagnosis.words, diagnosis.sentences, diagnosis.score) == ((), 0, 0, None)
    assert diagnosis.likeness is None


def test_languages_are_counted_by_word():
    text = (
        "We bake bread every morning, and the whole street knows it by the smell.\n\n"
        "Wir backen jeden Morgen Brot, und die ganze Straße merkt es am Geruch.\n"
    )
    assert diagnosed(text).languages == {"en": 14, "de": 13}
