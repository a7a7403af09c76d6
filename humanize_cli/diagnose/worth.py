"""Which sentences are worth pressing the model on: those with tells, or worded like what editors change.

What is said of a sentence depends on the sentence alone, as every verdict on it must: rules for a section's
first or last sentence stay silent, and nothing is known of how often a text repeats a rule.
"""

from humanize_cli.diagnose.likeness import likeness
from humanize_cli.diagnose.score import calibration, points_of
from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.rates import human_rate
from humanize_cli.rules.rule import Role, Rule
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence

PRESS_FROM = 0.5
"""The chance of being changed by an editor from which a sentence is pressed on."""


def is_worth_pressing(sentence: Sentence, tone: Tone) -> bool:
    """Say whether there is something in a sentence to press the model on: `--strength strong` asks.

    A tell is enough, or what a rule would edit, and so are two clusters of different families; without them
    the wording must be likelier than not to be one that an editor would change.
    """
    rules = [tell.rule for tell in find_tells(sentence, load_pack(sentence.language), tone)]
    if any(_is_enough(rule, sentence.language) for rule in rules) or len({rule.family for rule in rules}) > 1:
        return True
    (odds,) = likeness([sentence])
    if odds is None:
        return False
    points = sum(points_of(rule.cost, rule.confidence) for rule in rules)
    return calibration().chance(sentence.language, odds, points) >= PRESS_FROM


def _is_enough(rule: Rule, language: str) -> bool:
    """Say whether one match of a rule is reason enough: a tell whose human rate is known, or an edit."""
    return not rule.counts or (rule.role is Role.TELL and human_rate(rule.id, language) is not None)
