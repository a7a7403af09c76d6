"""Edits: found by the word diff, applied, composed over rounds."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from humanize_cli.edits import Edit, apply_edits, compose, diff_edits

WORDS = st.lists(st.sampled_from(["a", "b,", "c.", "don’t", "1,000", "(x)", "Été"]), max_size=12).map(
    " ".join
)


def edits(before: str, after: str) -> list[tuple[str, str]]:
    return [(edit.old, edit.new) for edit in diff_edits(before, after, "test")]


class TestDiff:
    def test_equal_texts_have_no_edits(self):
        assert edits("The same  words.", "The same words.") == []

    def test_one_word_is_one_edit(self):
        assert edits("We utilize it daily here.", "We use it daily here.") == [("utilize", "use")]

    def test_hunks_less_than_two_words_apart_are_one(self):
        assert edits("We utilize it in order to win.", "We use it to win.") == [
            ("utilize it in order", "use it")
        ]

    def test_hunks_two_words_apart_are_two(self):
        before, after = "We utilize it here daily in order to win.", "We use it here daily to win."
        assert [old.strip() for old, _ in edits(before, after)] == ["utilize", "in order"]

    def test_hunks_are_not_joined_over_a_fixed_span(self):
        before, after = "We utilize `it` in order to win.", "We use `it` to win."
        found = diff_edits(before, after, "test", fixed=[(11, 15)])
        assert [edit.old.strip() for edit in found] == ["utilize", "in order"]

    def test_numbers_and_contractions_are_never_cut(self):
        assert edits("It is 1,000 km.", "It is 1,500 km.") == [("1,000", "1,500")]
        assert edits("We do not go.", "We don't go.") == [("do not", "don't")]

    def test_spacing_that_no_edit_touches_stays(self):
        before = "It is important to note that the report  is due."
        assert apply_edits(before, diff_edits(before, "The report is due.", "test")) == "The report  is due."

    @given(WORDS, WORDS)
    def test_the_edits_lead_from_one_text_to_the_other(self, before, after):
        assert apply_edits(before, diff_edits(before, after, "test")) == after

    @given(WORDS, WORDS)
    def test_edits_never_overlap_and_quote_what_they_replace(self, before, after):
        found = diff_edits(before, after, "test")
        assert all(before[edit.start : edit.end] == edit.old for edit in found)
        assert all(left.end <= right.start for left, right in pairwise(found))


class TestApply:
    def test_an_edit_that_does_not_fit_is_refused_loudly(self):
        with pytest.raises(ValueError, match="does not fit"):
            apply_edits("one two", [Edit(0, 3, "two", "x", "test")])

    def test_overlapping_edits_are_refused_loudly(self):
        with pytest.raises(ValueError, match="does not fit"):
            apply_edits("one two", [Edit(0, 5, "one t", "x", "a"), Edit(4, 7, "two", "y", "b")])


class TestCompose:
    @given(WORDS, WORDS, WORDS)
    def test_two_rounds_become_edits_of_the_original(self, first, second, third):
        rounds = diff_edits(first, second, "one"), diff_edits(second, third, "two")
        assert apply_edits(first, compose(first, *rounds)) == third

    @given(WORDS, WORDS)
    @example("b, b, a b,", "b, a b, b, a")
    def test_a_round_that_undoes_another_leaves_nothing(self, before, after):
        rounds = diff_edits(before, after, "one"), diff_edits(after, before, "two")
        assert compose(before, *rounds) == []

    def test_an_edit_made_twice_names_both_makers(self):
        first = [Edit(3, 10, "utilize", "employ", "rule", "Say it plainly.", 1.0)]
        second = [Edit(3, 9, "employ", "use", "model", "Plainer.", 0.8)]
        assert compose("We utilize it.", first, second) == [
            Edit(3, 10, "utilize", "use", "rule+model", "Say it plainly. Plainer.", 0.8)
        ]
