"""What stands of the edits that the gate lets through: those with which a reader will hardly find fault."""

import math
from dataclasses import replace

import pytest

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.faults import confirm
from humanize_cli.faults.card import Scorecard
from humanize_cli.faults.confirm import MAX_FAULT, confirmed
from humanize_cli.gate import Reason, Refusal, Verdict
from humanize_cli.style.profile import Strength
from humanize_cli.text.document import Sentence

SENTENCE = Sentence("We utilize the bold plan in order to grow.", "en")
USE = Edit(3, 10, "utilize", "use", "model", said=-0.05)
PLAN = Edit(15, 24, "bold plan", "plan", "model", said=-0.05)
TO = Edit(25, 36, "in order to", "to", "phrasebook", probability=0.6, said=-0.05)


def asking(faulty: set[str], asked: list[str] | None = None):
    """Return a model that finds each of the texts faulty, and notes what it is asked."""

    def ask(pairs):
        if asked is not None:
            asked.extend(text for _, text in pairs)
        return [0.9999 if text in faulty else 0.001 for _, text in pairs]

    return ask


def deaf(offers):
    """Return None, as what cannot tell how likely words are."""


def alone(*edits: Edit) -> str:
    return apply_edits(SENTENCE.text, edits)


@pytest.mark.parametrize(
    ("language", "fault", "stands"),
    [
        ("de", 0.04, [True, True, True]),
        ("de", 0.07, [False, True, True]),
        ("de", 0.09, [False, False, True]),
        ("de", 0.5, [False] * 3),
        ("en", 0.02, [True, True, True]),
        ("en", 0.04, [False, True, True]),
        ("en", 0.055, [False, False, True]),
        ("en", 0.07, [False] * 3),
    ],
)
def test_the_stronger_the_more_may_be_wrong_and_less_in_english(language, fault, stands, monkeypatch):
    card = Scorecard(math.log(fault / (1 - fault)), {}, {})
    monkeypatch.setattr(confirm, "scorecard", lambda _: card)
    sentence = Sentence(SENTENCE.text, language)
    verdicts = {sentence: Verdict((USE,), ())}
    found = [confirmed(verdicts, asking(set()), deaf, each)[sentence] for each in Strength]
    assert [bool(each.accepted) for each in found] == stands


def test_an_answer_is_looked_at_as_a_whole():
    asked: list[str] = []
    found = confirmed({SENTENCE: Verdict((USE, TO), ())}, asking(set(), asked), deaf)
    assert [each.new for each in found[SENTENCE].accepted] == ["use", "to"]
    assert asked == [alone(USE, TO)]


def test_where_a_whole_does_not_stand_each_edit_is_looked_at_alone():
    asked: list[str] = []
    ask = asking({alone(PLAN, TO)}, asked)
    found = confirmed({SENTENCE: Verdict((PLAN, TO), ())}, ask, deaf, Strength.STRONG)
    assert [each.new for each in found[SENTENCE].accepted] == ["plan", "to"]
    assert asked == [alone(PLAN, TO), alone(PLAN), alone(TO)]


def test_edits_that_need_each_other_stand_together():
    faulty = {alone(USE), alone(TO)}
    found = confirmed({SENTENCE: Verdict((USE, TO), ())}, asking(faulty), deaf)
    assert [each.new for each in found[SENTENCE].accepted] == ["use", "to"]


def test_what_stands_says_how_likely_it_is_right():
    found = confirmed({SENTENCE: Verdict((USE, TO), ())}, asking(set()), deaf)
    assert all(1 - MAX_FAULT[Strength.NORMAL] <= each.probability < 1 for each in found[SENTENCE].accepted)


def test_an_edit_in_which_the_model_finds_fault_falls_alone():
    earlier = Refusal(Edit(37, 41, "grow", "shrink", "model"), Reason.DEGREE)
    faulty = {alone(USE, PLAN, TO), alone(PLAN)}
    found = confirmed({SENTENCE: Verdict((USE, PLAN, TO), (earlier,))}, asking(faulty), deaf)
    assert [each.new for each in found[SENTENCE].accepted] == ["use", "to"]
    assert found[SENTENCE].refused == (earlier, Refusal(PLAN, Reason.FAULT))


def test_words_that_the_model_found_unlikely_fall_without_its_being_asked_again():
    asked: list[str] = []
    found = confirmed({SENTENCE: Verdict((replace(PLAN, said=-7.0),), ())}, asking(set(), asked), deaf)
    assert found[SENTENCE].accepted == ()
    assert asked == []


def test_what_editors_often_did_needs_less_of_the_model():
    rare = Edit(3, 10, "utilize", "wield", "model", said=-1.5)
    often = replace(TO, said=-1.5)
    found = confirmed({SENTENCE: Verdict((rare, often), ())}, asking(set()), deaf)
    assert [each.new for each in found[SENTENCE].accepted] == ["to"]


def test_edits_of_rules_stand_as_they_are():
    rule = Edit(3, 10, "utilize", "use", "en.utilize", probability=1.0)
    verdicts = {SENTENCE: Verdict((rule,), ())}
    assert confirmed(verdicts, asking({alone(rule)}), deaf) == verdicts


def test_without_a_second_opinion_the_rest_of_the_evidence_decides():
    verdicts = {SENTENCE: Verdict((TO, replace(PLAN, said=-5.0)), ())}
    assert [each.new for each in confirmed(verdicts, lambda _: None, deaf)[SENTENCE].accepted] == ["to"]


@pytest.mark.parametrize(("said", "stands"), [(-0.01, True), (-0.5, False)])
def test_a_whole_sentence_goes_only_where_the_model_is_all_but_certain(said, stands):
    whole = Edit(0, len(SENTENCE.text), SENTENCE.text, "", "model", said=said)
    found = confirmed({SENTENCE: Verdict((whole,), ())}, asking({""}), deaf)
    assert bool(found[SENTENCE].accepted) is stands


def test_nothing_accepted_is_nothing_to_ask():
    asked: list[str] = []
    verdicts = {SENTENCE: Verdict((), (Refusal(PLAN, Reason.DEGREE),))}
    assert confirmed(verdicts, asking(set(), asked), deaf) == verdicts
    assert asked == []


def test_where_something_falls_the_rest_is_heard_again_in_the_text_that_is_left(monkeypatch):
    card = Scorecard(0.0, {"said": (-1.0,)}, {"said": (5.0, -5.0)})
    monkeypatch.setattr(confirm, "scorecard", lambda _: card)
    heard: list[tuple[Edit, ...]] = []

    def hear(offers):
        heard.extend(edits for _, edits in offers)
        return [
            tuple(replace(each, said=-7.0 if each.new == "to" else -0.05) for each in edits)
            for _, edits in offers
        ]

    verdict = Verdict((USE, TO), (Refusal(PLAN, Reason.DEGREE),))
    found = confirmed({SENTENCE: verdict}, asking(set()), hear)[SENTENCE]
    assert [each.new for each in found.accepted] == ["use"]
    assert [[each.new for each in edits] for edits in heard] == [["use", "to"], ["use"]]


def test_where_nothing_falls_nothing_is_heard_again():
    def never(offers):
        raise AssertionError(offers)

    assert len(confirmed({SENTENCE: Verdict((USE, TO), ())}, asking(set()), never)[SENTENCE].accepted) == 2
