"""The verdict: which edits stand together, which are refused and why, whatever comes in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.edits import Edit, apply_edits, diff_edits
from humanize_cli.gate import Reason, judge
from humanize_cli.gate.lexicon import languages
from humanize_cli.text.document import Sentence, Span

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "cache",
        "must",
        "may",
        "not",
        "all",
        "12",
        "3.5",
        "km",
        "Monday",
        "Ada,",
        "`x`",
        "**bold**",
        "(if",
        "but",
        "about",
        "only",
        "said",
        "very",
        "rose",
        "fell",
        ".",
        "?",
        "!",
        ":",
        "—",
        "use",
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


def refusals(before: str, after: str, **about: object) -> dict[Reason, str]:
    sentence = Sentence(before, "en", **about)  # type: ignore[arg-type]
    return {each.reason: each.detail for each in judge(sentence, diff_edits(before, after, "test")).refused}


def test_good_edits_stand_together() -> None:
    before = "It is important to note that the team utilizes a cache in order to improve speed."
    edits = diff_edits(before, "The team uses a cache to improve speed.", "test")
    verdict = judge(Sentence(before, "en"), edits)
    assert verdict.accepted == tuple(edits)
    assert verdict.refused == ()


def test_a_refused_edit_costs_only_itself() -> None:
    before = "The team utilizes a cache in order to serve 30 users within 20 ms."
    after = "The team uses a cache to serve 30 users within 20 s."
    sentence = Sentence(before, "en")
    verdict = judge(sentence, diff_edits(before, after, "test"))
    assert [each.reason for each in verdict.refused] == [Reason.UNIT]
    assert apply_edits(before, verdict.accepted) == "The team uses a cache to serve 30 users within 20 ms."


def test_a_word_that_moves_is_judged_with_both_its_edits() -> None:
    before = "Currently the harbour office in the old town is closed to visitors."
    after = "The harbour office in the old town is currently closed to visitors."
    edits = diff_edits(before, after, "test")
    assert len(edits) == 2
    assert judge(Sentence(before, "en"), edits).accepted == tuple(edits)
    assert judge(Sentence(before, "en"), edits[:1]).refused[0].reason is Reason.DEGREE


def test_both_halves_of_a_swap_are_refused() -> None:
    verdict_reasons = refusals("Ada hired Ben last year.", "Ben hired Ada last year.")
    assert verdict_reasons
    before = "Ada hired Ben last year."
    verdict = judge(Sentence(before, "en"), diff_edits(before, "Ben hired Ada last year.", "test"))
    assert verdict.accepted == ()


def test_an_edit_inside_a_protected_span_is_refused_and_named() -> None:
    before = "Run make install now."
    sentence = Sentence(before, "en", protected=(Span(4, 16),))
    verdict = judge(sentence, [Edit(9, 16, "install", "deploy", "test")])
    assert [(each.reason, each.detail) for each in verdict.refused] == [(Reason.PROTECTED, "make install")]


def test_an_edit_beside_a_protected_span_stands() -> None:
    before = "In order to start, run make install now."
    sentence = Sentence(before, "en", protected=(Span(23, 35),))
    edits = diff_edits(before, "To start, run make install now.", "test")
    assert judge(sentence, edits).accepted == tuple(edits)


def test_numbers_inside_protected_spans_do_not_count() -> None:
    before = "Please utilize v1.2 today."
    edits = diff_edits(before, "Please use v1.2 today.", "test")
    assert judge(Sentence(before, "en", protected=(Span(15, 19),)), edits).accepted == tuple(edits)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("The *new* cache is fast.", "The new cache is fast.", Reason.MARKUP),
        ("The cache (shared) works.", "The cache (shared works.", Reason.SEAM),
        ("Is the cache shared?", "The cache is shared.", Reason.FORM),
        ("The cache has three parts:", "The cache has three parts.", Reason.FORM),
        ("The cache is shared.", "the cache is shared.", Reason.SEAM),
        ("The cache is shared by users.", "The cache is shared by by users.", Reason.SEAM),
        ("The cache stores the pages.", "The cache storez the pages.", Reason.UNKNOWN_WORD),
        ("The cache stores the pages.", "The cache stocke the pages.", Reason.UNKNOWN_WORD),
        ("The cache stores pages with care.", "The cache stores pages avec care.", Reason.LANGUAGE),
        ("The cache stores pages.", "The cache stores pages, images and other large files.", Reason.LENGTH),
        ("He calls it “done” today.", "He calls it done today.", Reason.QUOTATION),
        ("The cache is good.", "The cache is the best.", Reason.CLAIM),
        ("The bolts fit the frame.", "The bolts fit.", Reason.DELETION),
    ],
)
def test_reason(before: str, after: str, reason: Reason) -> None:
    assert reason in refusals(before, after)


def test_a_line_break_in_an_edit_is_refused() -> None:
    before = "The cache is shared by all."
    verdict = judge(Sentence(before, "en"), [Edit(10, 12, "is", "is\n# now", "test")])
    assert verdict.refused[0].reason is Reason.MARKUP


def test_a_phrase_the_profile_avoids_is_refused_only_where_it_is_new() -> None:
    before = "Please contact the desk if you need to reach out."
    edits = diff_edits(before, "Please reach out to the desk if you need to reach out.", "test")
    assert judge(Sentence(before, "en"), edits, avoid=("Reach Out",)).accepted == ()
    shorter = diff_edits("We utilize it to reach out.", "We use it to reach out.", "test")
    assert judge(Sentence("We utilize it to reach out.", "en"), shorter, avoid=("reach out",)).refused == ()


def deletion(text: str, *, alone: bool = False) -> tuple[Reason, ...]:
    verdict = judge(Sentence(text, "en", alone=alone), [Edit(0, len(text), text, "", "test")])
    return tuple(each.reason for each in verdict.refused)


def test_an_empty_sentence_may_be_deleted_but_not_a_block() -> None:
    text = "In today's fast-paced world, change is inevitable."
    assert deletion(text) == ()
    assert deletion(text, alone=True) == (Reason.DELETION,)


@pytest.mark.parametrize(
    "text",
    [
        "The fee is 5 euros.",
        "Ask Ada.",
        "You must sign.",
        "It does not help.",
        "Call us if it fails.",
        "We close on Monday.",
        "Ready?",
        "The steps are these:",
    ],
)
def test_a_sentence_that_says_something_may_not_be_deleted(text: str) -> None:
    assert deletion(text) == (Reason.DELETION,)


def test_edits_that_do_not_fit_are_an_error() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        judge(Sentence("The cache.", "en"), [Edit(0, 3, "Der", "The", "test")])


def test_a_language_without_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="no words for the language 'xx'"):
        judge(Sentence("The cache.", "xx"), [Edit(0, 3, "The", "A", "test")])


def test_no_edits_no_verdict() -> None:
    assert judge(Sentence("The cache.", "en"), []).accepted == ()


@settings(deadline=None, max_examples=150)
@given(before=TEXT, after=TEXT, language=st.sampled_from(languages()))
def test_each_edit_gets_one_answer_and_what_stands_passes(before: str, after: str, language: str) -> None:
    sentence = Sentence(before, language)
    edits = diff_edits(before, after, "test")
    verdict = judge(sentence, edits)
    answered = [*verdict.accepted, *(each.edit for each in verdict.refused)]
    assert sorted(answered, key=repr) == sorted(edits, key=repr)
    assert judge(sentence, edits) == verdict
    assert judge(sentence, verdict.accepted).accepted == verdict.accepted


@settings(deadline=None, max_examples=150)
@given(before=TEXT, after=TEXT)
def test_no_digit_is_lost_or_added(before: str, after: str) -> None:
    verdict = judge(Sentence(before, "en"), diff_edits(before, after, "test"))
    result = apply_edits(before, verdict.accepted)
    if result.strip():
        assert [each for each in result if each.isdigit()] == [each for each in before if each.isdigit()]


@settings(deadline=None, max_examples=150)
@given(text=st.text(max_size=40), new=st.text(max_size=20), data=st.data())
def test_any_text_gets_a_verdict(text: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    verdict = judge(Sentence(text, "en"), [Edit(start, end, text[start:end], new, "test")])
    assert len(verdict.accepted) + len(verdict.refused) == 1
