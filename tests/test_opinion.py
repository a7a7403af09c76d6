"""A second opinion: what the gate let through, and the model on reflection would not."""

import pytest

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.gate import Reason, Refusal, Verdict
from humanize_cli.opinion import reconsidered
from humanize_cli.text.document import Sentence

SENTENCE = Sentence("We utilize the bold plan in order to grow.", "en")
USE = Edit(3, 10, "utilize", "use", "model")
PLAN = Edit(15, 24, "bold plan", "plan", "model")
TO = Edit(25, 36, "in order to", "to", "model")


def asking(faulty: set[str], asked: list[str] | None = None):
    """Return what finds each of the texts faulty, and notes what it is asked."""

    def ask(pairs):
        if asked is not None:
            asked.extend(text for _, text in pairs)
        return [0.9 if text in faulty else 0.05 for _, text in pairs]

    return ask


def text_of(*edits: Edit) -> str:
    return apply_edits(SENTENCE.text, edits)


def test_edits_without_a_fault_stand_after_they_were_looked_at_alone_and_together():
    asked: list[str] = []
    verdicts = {SENTENCE: Verdict((USE, TO), ())}
    assert reconsidered(verdicts, asking(set(), asked)) == verdicts
    assert asked == [text_of(USE), text_of(TO), text_of(USE, TO)]


def test_the_faulty_edit_alone_falls():
    earlier = Refusal(Edit(37, 41, "grow", "shrink", "model"), Reason.DEGREE)
    verdict = Verdict((USE, PLAN, TO), (earlier,))
    found = reconsidered({SENTENCE: verdict}, asking({text_of(PLAN)}))
    assert found[SENTENCE] == Verdict((USE, TO), (earlier, Refusal(PLAN, Reason.OPINION)))


def test_edits_that_do_not_go_together_all_fall():
    found = reconsidered({SENTENCE: Verdict((USE, TO), ())}, asking({text_of(USE, TO)}))
    assert found[SENTENCE].accepted == ()
    assert [each.reason for each in found[SENTENCE].refused] == [Reason.OPINION] * 2


def test_parts_that_are_faulty_alone_stand_where_they_are_sound_together():
    asked: list[str] = []
    verdicts = {SENTENCE: Verdict((USE, PLAN, TO), ())}
    found = reconsidered(verdicts, asking({text_of(USE), text_of(TO), text_of(USE, PLAN, TO)}, asked))
    assert text_of(USE, TO) in asked
    assert found[SENTENCE].accepted == ()
    found = reconsidered(verdicts, asking({text_of(USE), text_of(TO)}))
    assert found == verdicts


def test_parts_that_stand_together_are_not_asked_about_twice():
    asked: list[str] = []
    reconsidered({SENTENCE: Verdict((USE, TO), ())}, asking({text_of(USE), text_of(TO)}, asked))
    assert asked.count(text_of(USE, TO)) == 1


@pytest.mark.parametrize("faulty", [set(), {text_of(USE)}])
def test_where_nobody_can_tell_everything_stands(faulty):
    verdicts = {SENTENCE: Verdict((USE,), ())}
    assert reconsidered(verdicts, lambda _: None) == verdicts


def test_nothing_accepted_is_nothing_to_ask():
    asked: list[str] = []
    verdicts = {SENTENCE: Verdict((), (Refusal(PLAN, Reason.DEGREE),))}
    assert reconsidered(verdicts, asking(set(), asked)) == verdicts
    assert asked == []
