"""Lines: what may be touched of a text, which sentences that are, and that nothing else changes."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.diagnose import diagnose
from humanize_cli.diagnose.part import on_lines
from humanize_cli.gate import Reason
from humanize_cli.lines import EVERY, Lines, from_numbers, narrowed, spans
from humanize_cli.pipeline import Editor
from humanize_cli.reading import read
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Format
from tests.proposers import FunctionProposer, replacing

USE = replacing(
    ("utilize", "use"), ("in order to", "to"), ("In order to", "To"), ("minutes and", "minutes, and")
)
WRAPPED = """\
We utilize the old pump in the yard every day. In order to
start it, wait for 10 minutes and then utilize the key. They
utilize the new pump in order to water the garden, which is
large.

- We utilize lists in order to keep order in the yard.
"""


def editor(rewrite=USE) -> Editor:
    return Editor(Profile("plain"), [FunctionProposer(rewrite)], language="en")


def edited(text: str, *numbers: int, rewrite=USE) -> str:
    return editor(rewrite).edit(text, Format.MARKDOWN, from_numbers(numbers)).after


def test_which_lines():
    lines = from_numbers([2, 3, 5])
    assert lines.ranges == ((2, 3), (5, 5))
    assert [number for number in range(8) if number in lines] == [2, 3, 5]
    assert lines.overlap(4, 5)
    assert lines.overlap(1, 9)
    assert not lines.overlap(4, 4)
    assert lines.hold(2, 3)
    assert not lines.hold(3, 5)
    assert 10**9 in EVERY
    assert not Lines()


@pytest.mark.parametrize(
    ("before", "after", "numbers", "found"),
    [
        ("a\nb\nc", "a\nB\nc", [2], [2]),
        ("a\nb\nc", "a\nB\nx\nc", [2], [2, 3]),
        ("a\nb\nc\nd", "a\nx\nd", [2, 3], [2]),
        ("a\nb\nc", "a\nB\nc", [1, 2, 3], [1, 2, 3]),
        ("x\nx", "y\nx", [1], [1]),
        ("x\nx", "x\ny", [2], [2]),
        ("a\r\nb\r\n", "a\r\nB\r\n", [2], [2]),
        ("a\nb\nc", "a\nB\nc", [1], None),
        ("a\nb\nc\nd", "a\nb c\nd", [2], None),
        ("a\n\nb\n\nc", "a\n\nb\n\nC", [3, 5], [3, 5]),
    ],
)
def test_the_same_lines_after_an_edit(before, after, numbers, found):
    lines = from_numbers(numbers).after(before, after)
    assert lines == (None if found is None else from_numbers(found))


def test_one_line_of_a_wrapped_paragraph():
    assert edited(WRAPPED, 3) == WRAPPED.replace("utilize the new pump in order to", "use the new pump to")
    assert edited(WRAPPED, 1) == WRAPPED.replace("We utilize the old", "We use the old").replace(
        "In order to\n", "To\n"
    )
    assert edited(WRAPPED, 6) == WRAPPED.replace("We utilize lists in order to", "We use lists to")
    assert edited(WRAPPED) == WRAPPED


def test_all_lines_are_the_same_as_no_choice():
    whole = editor().edit(WRAPPED)
    every = editor().edit(WRAPPED, Format.MARKDOWN, EVERY)
    assert every == whole
    assert edited(WRAPPED, *range(1, 7)) == whole.after


def test_what_would_touch_other_lines_is_no_refusal_that_anybody_asked_for():
    result = editor().edit(WRAPPED, Format.MARKDOWN, from_numbers([2]))
    assert result.after == WRAPPED.replace("minutes and", "minutes, and").replace(
        "utilize the key", "use the key"
    )
    assert result.held_back == ()
    code = "We utilize `utilize` and `x` here every day,\nand nobody minds at all.\n"
    result = editor(replacing(("`utilize`", "`use`"))).edit(code, Format.MARKDOWN, from_numbers([1]))
    assert [each.reason for each in result.held_back] == [Reason.PROTECTED]


def test_words_and_sentences_are_those_on_the_lines():
    result = editor().edit(WRAPPED, Format.MARKDOWN, from_numbers([6]))
    assert (result.sentences, result.words) == (1, 11)


def test_a_sentence_that_goes_takes_no_other_line_along():
    text = "First things first. Nothing is said here.\nThe rest is on a line of its own.\n"
    gone = replacing(("Nothing is said here.", ""))
    for numbers in ([1], [2], [1, 2]):
        after = edited(text, *numbers, rewrite=gone)
        assert from_numbers(numbers).after(text, after) is not None


def test_findings_of_the_sentences_on_lines():
    text = "We delve into the tapestry of it.\n\nWe delve into the rich tapestry of gardens.\n"
    reading = read(text, language="en")
    every = diagnose(reading)
    part = on_lines(every, reading, from_numbers([3]))
    assert {each.line for each in every.findings} == {1, 3}
    assert part.findings == tuple(each for each in every.findings if each.line == 3)
    assert (part.sentences, part.words, part.score) == (1, 8, None)
    assert on_lines(every, reading, EVERY) == every


def test_what_lies_on_another_line_is_found_and_not_offered_to_be_replaced():
    reading = read("We delve into the old pump\nin order to learn it by heart.\n", language="en")
    every = {each.line: each.replacement for each in diagnose(reading).findings}
    assert every[1] is not None
    assert every[2] == "to"
    part = {
        each.line: each.replacement
        for each in on_lines(diagnose(reading), reading, from_numbers([2])).findings
    }
    assert part == {**every, 1: None}


def test_spans_of_a_sentence_over_lines():
    reading = read(WRAPPED, language="en")
    assert [WRAPPED[start:end] for start, end, _ in spans(reading, from_numbers([3, 4]))] == [
        "They\nutilize the new pump in order to water the garden, which is\nlarge."
    ]
    assert narrowed(reading, Lines()).reading.sentences == ()


SENTENCES = st.lists(
    st.sampled_from(
        [
            "We utilize the old pump in the yard every day.",
            "In order to start it, wait for 10 minutes and turn the key.",
            "They utilize the new pump in order to water the garden.",
            "Nobody knows why.",
            "We utilize it.",
            "It runs.",
        ]
    ),
    min_size=1,
    max_size=7,
)
DOCUMENTS = st.lists(
    st.tuples(SENTENCES, st.sampled_from([24, 40, 60, 200]), st.sampled_from(["", "- ", "> "])),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60)
@given(DOCUMENTS, st.sets(st.integers(1, 30)), st.sampled_from(["\n", "\r\n"]))
def test_no_other_line_changes_and_a_second_run_changes_nothing(parts, numbers, end):
    blocks = []
    for sentences, width, mark in parts:
        more = mark if mark == "> " else " " * len(mark)
        blocks.append(textwrap.fill(" ".join(sentences), width, initial_indent=mark, subsequent_indent=more))
    text = "\n\n".join(blocks).replace("\n", end) + end
    lines = from_numbers(sorted(numbers))
    after = edited(text, *sorted(numbers))
    then = lines.after(text, after)
    assert then is not None
    assert editor().edit(after, Format.MARKDOWN, then).after == after
