"""What is asked of the model for an evaluation, and how its answers stand beside the editor's."""

from humanize_cli.model.scripted import ScriptedEngine
from training.data import LightEdit
from training.evaluate.outcomes import ask

STIFF, PLAIN = "We utilize the old pump every day.", "We use the old pump every day."
GOOD = "The ferry left at six."
EDITS = [LightEdit("a", "en", "plain", STIFF, PLAIN), LightEdit("b", "en", "plain", GOOD, GOOD)]


def test_answers_and_the_editors_own_are_scored():
    changed, left = ask(ScriptedEngine({STIFF: PLAIN}, score=-0.2, copy_probability=0.9), EDITS)
    assert (changed.output, left.output) == (PLAIN, GOOD)
    assert (round(changed.target_score, 4), round(left.target_score, 4)) == (-0.2, -0.2)
