"""How much speaks for editing a sentence, before a model is asked: tells, or wording that editors change.

What is said of a sentence depends on the sentence alone, as every verdict on it must: rules for a section's
first or last sentence stay silent, and nothing is known of how often a text repeats a rule.
"""

from dataclasses import replace
from functools import lru_cache

from humanize_cli.diagnose.likeness import likeness
from humanize_cli.diagnose.score import calibration, points_of
from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.rates import human_rate
from humanize_cli.rules.rule import Role, Rule
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence

MORE_LIKELY_THAN_NOT = 0.5


def editing_chance(sentence: Sentence, tone: Tone) -> float:
    """Return the chance, 0 to 1, that an editor would change a sentence, by its tells and its wording.

    A tell is enough for 1, or what a rule would edit, and so are two clusters of different families. A
    sentence too short to be judged by its wording has no chance without them. It is never less than what is
    known of the sentence before it was edited: one that was stiff is worth more than the first edit.
    """
    return max(sentence.editing_chance, _chance(replace(sentence, editing_chance=0.0), tone))


# The settler and two proposers ask in turn about every sentence of a window.
@lru_cache(maxsize=8_192)
def _chance(sentence: Sentence, tone: Tone) -> float:
    rules = [tell.rule for tell in find_tells(sentence, load_pack(sentence.language), tone)]
    if any(_is_enough(rule, sentence.language) for rule in rules) or len({rule.family for rule in rules}) > 1:
        return 1.0
    (odds,) = likeness([sentence])
    if odds is None:
        return 0.0
    points = sum(points_of(rule.cost, rule.confidence) for rule in rules)
    return calibration().chance(sentence.language, odds, points)


def _is_enough(rule: Rule, language: str) -> bool:
    """Say whether one match of a rule is reason enough: a tell whose human rate is known, or an edit."""
    return not rule.counts or (rule.role is Role.TELL and human_rate(rule.id, language) is not None)
