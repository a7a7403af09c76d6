"""The score: how much of a text reads stiff and stock, from its sentences' likeness and findings.

Each sentence gets the chance that an editor would change it, by logistic regression. The mean of a text,
weighed by words, tells more than a sentence can, so a second, linear fit makes of it the share of the text
that an editor would change: the score. `training.calibrate` fits both and writes score.json.

It is no detector: it is fitted to what editors change, and says nothing about who wrote a text. Rhythm comes
in as a finding only: as a term of its own, the spread of sentence lengths parted texts before and after
editing less well.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from humanize_cli.diagnose.diagnosis import MIN_WORDS, SentenceValue

MOST_POINTS = 6.0
"""More points than this say no more about a sentence."""
_CONFIDENCE = {"low": 0.5, "medium": 1.0, "high": 1.5}


@dataclass(frozen=True)
class Calibration:
    """Two fits: of a sentence's chance, with intercept and weight of the likeness for each language and one
    weight of points, and of a document's share, `intercept` and `slope` of its sentences' mean chance.

    `threshold` is the score from which a text of the training data is rather one from before the edit.
    """

    languages: Mapping[str, tuple[float, float]]
    points: float
    intercept: float
    slope: float
    threshold: int

    def chance(self, language: str, likeness: float, points: float) -> float:
        """Return the chance, 0 to 1, that an editor would change a sentence."""
        intercept, slope = self.languages[language]
        odds = intercept + slope * likeness + self.points * min(points, MOST_POINTS)
        return 1 / (1 + math.exp(-odds))

    def score(self, chance: float) -> int:
        """Return the score, 0 to 100, of a text by its sentences' mean chance."""
        return round(100 * max(0.0, min(1.0, self.intercept + self.slope * chance)))


@cache
def calibration() -> Calibration:
    """Return the calibration that the package ships, read once."""
    found = json.loads(resources.files("humanize_cli.diagnose").joinpath("score.json").read_text("utf-8"))
    languages = {code: (each["intercept"], each["likeness"]) for code, each in found["languages"].items()}
    return Calibration(languages, found["points"], found["intercept"], found["slope"], found["threshold"])


def points_of(cost: int, confidence: str) -> float:
    """Return what a counted finding weighs: what it costs the prose, by how likely it is no false alarm."""
    return cost * _CONFIDENCE[confidence]


def score(values: Sequence[SentenceValue], words: int) -> int | None:
    """Return the score of a text's sentences; None where the text has fewer than `MIN_WORDS` words."""
    weighed = [(value.words, value.chance) for value in values if value.chance is not None]
    total = sum(size for size, _ in weighed)
    if words < MIN_WORDS or not total:
        return None
    return calibration().score(sum(size * chance for size, chance in weighed) / total)
