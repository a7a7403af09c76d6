"""Doubtful edits fall, with those near them; the others are judged again in the text that is left."""

from dataclasses import replace

import pytest

from humanize_cli.edits import apply_edits, diff_edits
from humanize_cli.model.engine import Prompt, Score
from humanize_cli.model.scripted import ScriptedEngine
from humanize_cli.propose.base import Proposal
from humanize_cli.propose.doubt import MIN_EDIT, MIN_MEAN, NEAR_WORDS, UNEXPECTED, Doubtful, sure

BEFORE = "We utilize the pump in the yard of the old mill and commence the work at six."
AFTER = "We use the pump in the yard of the old mill and begin the work at six."
UNSURE = MIN_EDIT["en"] - 0.1


def doubtful(before: str, after: str, *, mean: float = -0.2, language: str = "en") -> Doubtful:
    """An answer that is doubtful as a whole."""
    edits = tuple(diff_edits(before, after, "model"))
    return Doubtful(Prompt("plain", before), language, before, edits, mean, mean * 40)


def left(engine: ScriptedEngine, answer: Doubtful) -> str:
    """The sentence with what is left of an answer."""
    (proposal,) = sure(engine, [answer])
    return apply_edits(answer.text, proposal.edits)


def test_edits_that_are_sure_stay_together():
    engine = ScriptedEngine({}, score=-0.01)
    assert left(engine, doubtful(BEFORE, AFTER)) == AFTER


def test_a_doubtful_edit_falls_and_a_sure_one_far_from_it_stays():
    engine = ScriptedEngine({}, doubts={"begin": UNSURE})
    assert left(engine, doubtful(BEFORE, AFTER)) == AFTER.replace("begin", "commence")


@pytest.mark.parametrize(("words", "stays"), [(NEAR_WORDS - 1, False), (NEAR_WORDS, True)])
def test_an_edit_near_a_doubtful_one_falls_with_it(words, stays):
    between = " ".join(["very"] * words)
    answer = doubtful(f"We utilize {between} commence it.", f"We use {between} begin it.")
    engine = ScriptedEngine({}, doubts={"begin": UNSURE})
    assert left(engine, answer) == f"We {'use' if stays else 'utilize'} {between} commence it."


def test_what_is_left_is_judged_in_the_text_that_is_left():
    class Dependent(ScriptedEngine):
        """Finds "use" unlikely where "commence" stands."""

        def score(self, pairs):
            ((_, text),) = pairs
            after = {"use": UNSURE} if "commence" in text else {}
            return ScriptedEngine({}, doubts={"begin": UNSURE, **after}).score(pairs)

    assert left(Dependent({}), doubtful(BEFORE, AFTER)) == BEFORE


def test_a_deletion_is_judged_by_the_word_behind_it():
    answer = doubtful("The report is really quite long for a summary.", "The report is long for a summary.")
    assert left(ScriptedEngine({}), answer) == "The report is long for a summary."
    assert left(ScriptedEngine({}, doubts={"long": UNSURE}), answer) == answer.text


def test_other_languages_are_held_to_more():
    before, after = (
        "Wir tun das im Rahmen der Arbeit an der Mühle.",
        "Wir tun das bei der Arbeit an der Mühle.",
    )
    engine = ScriptedEngine({}, doubts={"bei": (MIN_EDIT["en"] + MIN_EDIT["de"]) / 2})
    assert left(engine, doubtful(before, after)) == after
    assert left(engine, doubtful(before, after, language="de")) == before


def test_an_answer_that_is_sure_as_a_whole_is_not_scored():
    class Silent(ScriptedEngine):
        """Has nothing to say of any text."""

        def score(self, pairs):
            assert not pairs
            return []

    answer = doubtful(BEFORE, AFTER, mean=-0.005)
    assert sure(Silent({}), [answer]) == [Proposal(answer.edits, -0.005)]
    assert sure(Silent({}), [doubtful(BEFORE, AFTER, mean=MIN_MEAN - 0.01)]) == [Proposal()]


def test_where_nothing_else_speaks_for_editing_no_part_may_be_in_doubt():
    answer = replace(doubtful(BEFORE, AFTER), expected=False)
    sure_enough, in_doubt = MIN_EDIT["en"] * UNEXPECTED + 0.01, MIN_EDIT["en"] * UNEXPECTED - 0.01
    assert left(ScriptedEngine({}, doubts={"begin": sure_enough}), answer) == AFTER
    assert left(ScriptedEngine({}, doubts={"begin": in_doubt}), answer) == BEFORE
    expected = replace(answer, expected=True)
    assert left(ScriptedEngine({}, doubts={"begin": in_doubt}), expected) == AFTER


def test_a_text_that_cannot_be_scored_is_not_offered():
    class Mute(ScriptedEngine):
        """Can score nothing."""

        def score(self, pairs):
            return [Score()] * len(pairs)

    assert left(Mute({}), doubtful(BEFORE, AFTER)) == BEFORE
