"""Print what tells bad edits of the model from good ones: its own words' probability, and its second opinion.

usage: python -m training.sureness

The edits are those that adapter-6 made of sentences of the development split and the gate let through
(training/calibration, see README.md there), each with a reader's verdict, "the editor's" where it is the very
edit that the editor made, and the log-probability of its tokens in the answer. From the table are read
MIN_EDIT in humanize_cli/propose/doubt.py and MAX_FAULT in humanize_cli/opinion.py.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from humanize_cli.model.ctranslate2_engine import load_engine
from humanize_cli.opinion import MAX_FAULT
from humanize_cli.propose.doubt import MIN_EDIT

CALIBRATION = Path(__file__).parent / "calibration"
BAD = ("unfaithful", "broken")
LEAST = (-0.15, -0.3, -0.5, -0.8)


class Judged(NamedTuple):
    """An edit, whether a reader found fault, and how sure the model was before and on reflection."""

    language: str
    bad: bool
    log_probability: float
    fault: float


def judged_edits() -> list[Judged]:
    """Return the edits of the calibration file with the released adapter's second opinions."""
    rows = [
        json.loads(line)
        for path in sorted(CALIBRATION.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    faults = load_engine().faults([(row["source"], row["edited"]) for row in rows])
    if faults is None:
        raise SystemExit("the released adapter gives no opinions")
    return [
        Judged(row["lang"], row["verdict"] in BAD, row["log_probability"], fault)
        for row, fault in zip(rows, faults, strict=True)
    ]


def area(edits: Sequence[Judged], measure: Callable[[Judged], float]) -> float:
    """Return how often a bad edit has a greater measure than a good one, ties counting half."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score([each.bad for each in edits], [measure(each) for each in edits]))


def rows(edits: Sequence[Judged]) -> Iterator[str]:
    """Yield, for each least log-probability, the good edits kept and the bad among those kept."""
    good = sum(not each.bad for each in edits)
    for least in LEAST:
        cells = []
        for most in (1.0, MAX_FAULT):
            kept = [each for each in edits if each.log_probability >= least and each.fault <= most]
            share = sum(not each.bad for each in kept) / max(1, good)
            cells.append(f"{share:.0%} kept, {sum(each.bad for each in kept) / max(1, len(kept)):.0%} bad")
        yield f"  {least:5.2f}: {cells[0]}; with the opinion {cells[1]}"


def main() -> None:
    """Print the areas under the curve and the tables, all languages and each."""
    edits = judged_edits()
    for language in ("all", *MIN_EDIT):
        part = [each for each in edits if language in ("all", each.language)]
        bad = sum(each.bad for each in part) / len(part)
        by_words, by_opinion = (
            area(part, lambda each: -each.log_probability),
            area(part, lambda each: each.fault),
        )
        print(
            f"{language}: {len(part)} edits, {bad:.0%} bad; area under the curve: "
            f"words {by_words:.3f}, opinion {by_opinion:.3f}"
        )
        print("\n".join(rows(part)))


if __name__ == "__main__":
    main()
