"""A scorecard: points for each piece of evidence add up to the log-odds of a fault (training/faults.py)."""

import json
import math
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Points by the name of the evidence: `steps` are the values up to which each of the `points` counts, the
    last point for all above. Evidence that is not given counts as 0.
    """

    constant: float
    steps: Mapping[str, tuple[float, ...]]
    points: Mapping[str, tuple[float, ...]]

    def chance(self, evidence: Mapping[str, float]) -> float:
        """Return the probability of a fault, 0 to 1."""
        odds = self.constant + sum(
            points[bisect_left(self.steps[name], evidence.get(name, 0.0))]
            for name, points in self.points.items()
        )
        return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=2)
def scorecard(with_opinion: bool) -> Scorecard:
    """Return the package's scorecard for edits on which the model was asked again, or was not."""
    data = json.loads((files("humanize_cli.faults") / "card.json").read_text(encoding="utf-8"))
    card = data["with opinion" if with_opinion else "without opinion"]
    steps = {name: tuple(each["steps"]) for name, each in card["evidence"].items()}
    return Scorecard(
        card["constant"], steps, {name: tuple(each["points"]) for name, each in card["evidence"].items()}
    )
