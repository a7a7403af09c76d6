"""How much speaks for editing a sentence, before a model is asked: tells, or wording that editors change.

Rules for a section's first or last sentence stay silent here, and nothing is known of how often a text
repeats a rule. What the sentence carries of its surroundings is one number, how machine-made its text reads
as a whole (`around`): a doubtful sentence in a text full of tells is worth asking about, and the same one in
a text that a good writer wrote is not.
"""

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from humanize_cli.diagnose.likeness import likeness
from humanize_cli.diagnose.score import calibration, points_of
from humanize_cli.rules.common import keeps_still
from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.rates import human_rate
from humanize_cli.rules.rule import Role, Rule
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence

MORE_LIKELY_THAN_NOT = 0.5
UNREMARKABLE = 0.2
"""The mean chance of a text's sentences that speaks neither for nor against editing one of them.

Human documentation has .07, the training data's drafts .3 to .5."""
UNKNOWN = 0.35
"""The mean chance of a text of which nothing is known yet, which short texts are held to be near."""
_KNOWN_FROM = 60
"""Words at which what a text shows of itself weighs as much as what is thought of an unknown one."""
_MOST_AROUND = 2.75
"""Enough to make any sentence but the plainest worth editing."""
_STEEPNESS = 4.0
"""How much more a text's mean chance says of a sentence than its log-odds do.

With it and the two numbers above, the model is asked about 90% of the development split's sentences that
editors changed, in the voice of assistants 76%, and about 1.5% of 17,700 in human documents. With 120, 2 and
a steepness of 1 it was 82, 66 and 1.7%.
"""
_STEP = 0.25
"""Small edits to one sentence should not turn what is said of the others."""
_FAR = 0.02


def editing_chance(sentence: Sentence, tone: Tone) -> float:
    """Return the chance, 0 to 1, that an editor would change a sentence, by its tells and its wording.

    A tell is enough for 1, or what a rule would edit, and so are two clusters of different families. A
    sentence too short to be judged by its wording has no chance without them. It is never less than what is
    known of the sentence before it was edited: one that was stiff is worth more than the first edit.
    """
    alone = _alone(sentence, tone)
    if alone and sentence.around:
        alone = 1 / (1 + math.exp(-_log_odds(alone) - sentence.around))
    return max(sentence.editing_chance, alone)


def around(sentences: Iterable[Sentence], tone: Tone) -> float:
    """Return what a text's sentences add to the log-odds that one of them is worth editing.

    Their mean chance counts by words, and is drawn to that of an unknown text where there are few.
    """
    words = float(_KNOWN_FROM)
    total = UNKNOWN * words
    for sentence in sentences:
        words += sentence.words
        total += sentence.words * _alone(sentence, tone)
    found = _STEEPNESS * (_log_odds(total / words) - _log_odds(UNREMARKABLE))
    return max(-_MOST_AROUND, min(_MOST_AROUND, round(found / _STEP) * _STEP))


def _alone(sentence: Sentence, tone: Tone) -> float:
    """Return the chance by the sentence as it stands now, without its past and its surroundings, of which
    only counts whether they speak against editing it.
    """
    against = -_STEP if sentence.around < 0 else 0.0
    return _chance(replace(sentence, editing_chance=0.0, around=against), tone)


def _log_odds(chance: float) -> float:
    within = max(_FAR, min(1 - _FAR, chance))
    return math.log(within / (1 - within))


# The settler and two proposers ask in turn about every sentence of a window.
@lru_cache(maxsize=8_192)
def _chance(sentence: Sentence, tone: Tone) -> float:
    rules = [
        tell.rule
        for tell in find_tells(sentence, load_pack(sentence.language), tone)
        if tell.rule.counts or not keeps_still(tell.rule.id, sentence)
    ]
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
