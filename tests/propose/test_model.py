"""The model as a proposer: asked only where it would edit, and trusted only where it is sure."""

import math
from dataclasses import replace

import pytest

from humanize_cli.model.engine import Score
from humanize_cli.model.scripted import ScriptedEngine
from humanize_cli.propose.model import ModelProposer
from humanize_cli.style.profile import Profile, Strength
from humanize_cli.text.document import Sentence, Span

STIFF = "We utilize the old pump every day."
PLAIN = "We use the old pump every day."
ANSWERS = {STIFF: PLAIN}


def offered(
    engine: ScriptedEngine, sentence: Sentence, strength: Strength = Strength.NORMAL
) -> list[tuple[str, str]]:
    """Return the edits that the model proposes for a sentence."""
    profile = Profile("test", strength=strength)
    (proposal,) = ModelProposer(engine).propose([sentence], profile)
    return [(edit.old, edit.new) for edit in proposal]


def test_an_answer_becomes_edits():
    assert offered(ScriptedEngine(ANSWERS), Sentence(STIFF, "en")) == [("utilize", "use")]


def test_a_sentence_that_the_model_would_leave_is_not_asked_about():
    engine = ScriptedEngine({})
    assert offered(engine, Sentence(STIFF, "en")) == []
    assert engine.asked == []


@pytest.mark.parametrize(
    ("chance", "strengths"),
    [
        (0.01, {Strength.LIGHT, Strength.NORMAL, Strength.STRONG}),
        (0.04, {Strength.NORMAL, Strength.STRONG}),
        (0.25, {Strength.NORMAL, Strength.STRONG}),
        (0.4, {Strength.STRONG}),
        (0.55, {Strength.STRONG}),
        (0.7, set()),
    ],
)
def test_strength_says_how_sure_the_model_must_be(chance, strengths):
    engine = ScriptedEngine(ANSWERS, copy_probability=1 - chance)
    assert {each for each in Strength if offered(engine, Sentence(STIFF, "en"), each)} == strengths


@pytest.mark.parametrize(
    ("text", "chance", "asked"),
    [
        (STIFF, 0.4, [True]),  # there is something in it, so the model must change it
        ("The ferry left at six with nine people on board.", 0.4, []),
        ("The ferry left at six with nine people on board.", 0.01, [False]),  # it would change it anyway
        (STIFF, 0.7, []),
    ],
)
def test_strong_presses_on_sentences_with_a_reason(text, chance, asked):
    engine = ScriptedEngine({text: text + " Indeed."}, copy_probability=1 - chance)
    offered(engine, Sentence(text, "en"), Strength.STRONG)
    assert [prompt.forbid_copy for prompt in engine.asked] == asked


@pytest.mark.parametrize("strength", [Strength.LIGHT, Strength.NORMAL])
def test_only_strong_presses(strength):
    engine = ScriptedEngine(ANSWERS, copy_probability=0.99)
    offered(engine, Sentence(STIFF, "en"), strength)
    assert [prompt.forbid_copy for prompt in engine.asked] == [False]


@pytest.mark.parametrize(("chance", "asked"), [(0.007, 1), (0.009, 0)])
def test_a_sentence_without_a_reason_needs_a_surer_model(chance, asked):
    text = "The ferry left at six with nine people on board."
    engine = ScriptedEngine({text: text + " Indeed."}, copy_probability=1 - chance)
    offered(engine, Sentence(text, "en"))
    assert len(engine.asked) == asked


def said(engine: ScriptedEngine, text: str) -> list[tuple[str, float | None]]:
    """Return the words of each edit offered with how likely they were."""
    (proposal,) = ModelProposer(engine).propose([Sentence(text, "en")], Profile("test"))
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
    assert offered(engine, Sentence("Opening hours today", "en")) == []
    code = "See `the_long_name_of_a_function(argument)` for all of it."
    assert offered(engine, Sentence(code, "en", protected=(Span(4, 43),))) == []
    assert engine.asked == []


def test_delete_means_the_whole_sentence():
    text = "I hope this message finds you well today."
    assert offered(ScriptedEngine({text: "DELETE"}), Sentence(text, "en")) == [(text, "")]
