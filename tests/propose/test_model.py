"""The model as a proposer: asked only where it would edit, and trusted only where it is sure."""

import pytest

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
    return [(edit.old, edit.new) for edit in proposal.edits]


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


@pytest.mark.parametrize(("chance", "asked"), [(0.02, 1), (0.04, 0)])
def test_a_sentence_without_a_reason_needs_a_surer_model(chance, asked):
    text = "The ferry left at six with nine people on board."
    engine = ScriptedEngine({text: text + " Indeed."}, copy_probability=1 - chance)
    offered(engine, Sentence(text, "en"))
    assert len(engine.asked) == asked


def test_an_unlikely_answer_is_not_looked_at():
    assert offered(ScriptedEngine(ANSWERS, score=-2.0), Sentence(STIFF, "en")) == []


def test_a_deletion_must_be_all_but_certain():
    text = "I hope this message finds you well today."
    assert offered(ScriptedEngine({text: "DELETE"}, score=-0.3), Sentence(text, "en")) == []


def test_labels_and_code_are_not_asked_about():
    engine = ScriptedEngine(lambda sentence: sentence.upper())
    assert offered(engine, Sentence("Opening hours today", "en")) == []
    code = "See `the_long_name_of_a_function(argument)` for all of it."
    assert offered(engine, Sentence(code, "en", protected=(Span(4, 43),))) == []
    assert engine.asked == []


def test_delete_means_the_whole_sentence():
    text = "I hope this message finds you well today."
    assert offered(ScriptedEngine({text: "DELETE"}), Sentence(text, "en")) == [(text, "")]
