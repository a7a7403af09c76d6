"""The model as a proposer: asked only where something speaks for editing, and heard word by word."""

import math
from dataclasses import replace

import pytest

from humanize_cli.model.engine import Score
from humanize_cli.model.scripted import ScriptedEngine
from humanize_cli.propose.model import ModelProposer
from humanize_cli.style.profile import Profile, Strength
from humanize_cli.text.document import Aim, Sentence, Span

STIFF = "We utilize the old pump every day."
PLAIN = "We use the old pump every day."
ANSWERS = {STIFF: PLAIN}
PLAIN_ALREADY = "The ferry left at six with nine people on board."


def offered(
    engine: ScriptedEngine, sentence: Sentence, strength: Strength = Strength.NORMAL
) -> list[tuple[str, str]]:
    """Return the edits that the model proposes for a sentence."""
    profile = Profile("test", strength=strength)
    (proposal,) = ModelProposer(engine).propose([sentence], profile)
    return [(edit.old, edit.new) for edit in proposal]


def test_an_answer_becomes_edits():
    assert offered(ScriptedEngine(ANSWERS), Sentence(STIFF, "en")) == [("utilize", "use")]


def test_a_sentence_that_the_model_would_leave_is_left():
    assert offered(ScriptedEngine({}), Sentence(STIFF, "en")) == []


def test_a_sentence_for_whose_editing_nothing_speaks_is_not_asked_about():
    engine = ScriptedEngine(lambda sentence: sentence.upper())
    assert offered(engine, Sentence(PLAIN_ALREADY, "en")) == []
    assert engine.asked == []


@pytest.mark.parametrize(
    ("chance", "strengths"),
    [
        (0.9, {Strength.LIGHT, Strength.NORMAL, Strength.STRONG}),
        (0.6, {Strength.NORMAL, Strength.STRONG}),
        (0.2, {Strength.STRONG}),
        (0.0, set()),
    ],
)
def test_strength_says_how_much_must_speak_for_editing(chance, strengths):
    engine = ScriptedEngine({PLAIN_ALREADY: "The ferry left at six."})
    sentence = Sentence(PLAIN_ALREADY, "en", editing_chance=chance)
    assert {each for each in Strength if offered(engine, sentence, each)} == strengths


def test_a_sentence_with_a_tell_is_asked_about_at_every_strength():
    assert all(offered(ScriptedEngine(ANSWERS), Sentence(STIFF, "en"), each) for each in Strength)


@pytest.mark.parametrize(("copying", "asked"), [(0.4, [False, True]), (0.75, [False])])
def test_strong_presses_where_the_model_is_not_sure_to_leave_a_sentence(copying, asked):
    engine = ScriptedEngine({}, copy_probability=copying)
    offered(engine, Sentence(STIFF, "en"), Strength.STRONG)
    assert [prompt.forbid_copy for prompt in engine.asked] == asked


def test_strong_presses_where_the_text_has_too_much_of_something():
    engine = ScriptedEngine({}, copy_probability=0.9)
    offered(engine, Sentence(STIFF, "en", aim=Aim(less=frozenset(["commas_per_100_words"]))), Strength.STRONG)
    assert [prompt.forbid_copy for prompt in engine.asked] == [False, True]


@pytest.mark.parametrize("strength", [Strength.LIGHT, Strength.NORMAL])
def test_only_strong_presses(strength):
    engine = ScriptedEngine({}, copy_probability=0.4)
    offered(engine, Sentence(STIFF, "en"), strength)
    assert [prompt.forbid_copy for prompt in engine.asked] == [False]


def test_the_same_sentence_is_not_asked_about_twice():
    engine = ScriptedEngine(ANSWERS)
    proposer, sentence = ModelProposer(engine), Sentence(STIFF, "en")
    first, again = (
        proposer.propose([each], Profile("test")) for each in (sentence, replace(sentence, start=9))
    )
    assert first == again
    assert len(engine.asked) == 1


def said(engine: ScriptedEngine, text: str) -> list[tuple[str, float | None]]:
    """Return the words of each edit offered with how likely they were."""
    sentence = Sentence(text, "en", editing_chance=1.0)
    (proposal,) = ModelProposer(engine).propose([sentence], Profile("test"))
    return [(edit.new, edit.said) for edit in proposal]


@pytest.mark.parametrize(
    "text",
    [
        "We utilize the old pump at six and commence the work.",
        "We utilize the  old pump\n   at six and commence the work.",  # the text's spacing may be its own
    ],
)
def test_each_edit_tells_how_likely_its_words_were(text):
    engine = ScriptedEngine(
        {text: "We use the old pump at six and begin the work."}, score=-0.01, doubts={"begin": -0.9}
    )
    assert said(engine, text) == [("use", -0.01), ("begin", -0.9)]


def test_a_deletion_is_told_by_the_word_behind_it():
    text = "We really use the old pump every day."
    engine = ScriptedEngine({text: "We use the old pump every day."}, score=-0.01, doubts={"use": -0.7})
    assert said(engine, text) == [(" ", -0.7)]


def test_words_that_were_not_heard_are_the_least_likely():
    class Deaf(ScriptedEngine):
        """Does not tell how likely its words are."""

        def answer(self, prompts, progress=None):
            return [replace(each, said=Score()) for each in super().answer(prompts, progress)]

    assert said(Deaf(ANSWERS), STIFF) == [("use", -math.inf)]


def test_labels_and_code_are_not_asked_about():
    engine = ScriptedEngine(lambda sentence: sentence.upper())
    assert offered(engine, Sentence("Opening hours today", "en", editing_chance=1.0)) == []
    code = "See `the_long_name_of_a_function(argument)` for all of it."
    assert offered(engine, Sentence(code, "en", protected=(Span(4, 43),), editing_chance=1.0)) == []
    assert engine.asked == []


def test_delete_means_the_whole_sentence():
    text = "I hope this message finds you well today."
    assert offered(ScriptedEngine({text: "DELETE"}), Sentence(text, "en")) == [(text, "")]
