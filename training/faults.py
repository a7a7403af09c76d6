"""Fit the scorecard that tells faulty edits from good ones, and print what it is worth.

usage: python -m training.faults [--write]

The edits are those that phrasebook and model offered for the sentences of the development split and the gate
let through, one alone or all of an answer (training/calibration, see README.md there), each with a reader's
verdict or "the editor's" where it is the very edit that the editor made. What the gate refuses today counts
no longer; since the gate was taught on two thirds of the records, of what it refuses there as much counts as
it would let through had it not seen them, by the third. The figures are of scorecards that have not seen the
edit's record. A scorecard is boosting with stumps (Friedman 2001, "Greedy Function
Approximation: A Gradient Boosting Machine"), which amounts to points for each piece of evidence. `--write`
writes humanize_cli/faults/card.json.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from humanize_cli.edits import Edit
from humanize_cli.faults.confirm import MAX_FAULT, STRICTER, max_fault
from humanize_cli.faults.evidence import evidence
from humanize_cli.gate import judge
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Sentence

CALIBRATION = Path(__file__).parent / "calibration"
CARD = Path(__file__).parents[1] / "humanize_cli" / "faults" / "card.json"
FAULTY = ("unfaithful", "broken")
EVIDENCE = (
    *("said", "opinion", "habit", "similarity", "lost", "strong", "old", "new", "besides"),
    *sorted(LANGUAGES),
)
PARTS = ("phrasebook", "model", "several", *sorted(LANGUAGES))
LIMITS = (0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3)
STUMPS, RATE = 400, 0.05
FOLDS = 8


def judged() -> list[dict[str, Any]]:
    """Return the edits that readers judged."""
    return [
        json.loads(line)
        for path in sorted(CALIBRATION.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def edits_of(row: dict[str, Any]) -> tuple[Edit, ...]:
    """Return a row's edits."""
    return tuple(
        Edit(start, end, row["source"][start:end], new, row["maker"], said=said)
        for start, end, new, said in row["edits"]
    )


def weights(rows: Sequence[dict[str, Any]], faulty: Any) -> Any:
    """Return how much each row counts, 0 to 1, by what the gate says of its edits today."""
    refused = np.array([not _passes(row) for row in rows])
    unseen = np.array([hashlib.md5(row["id"].encode()).digest()[0] % 3 == 0 for row in rows])
    languages = np.array([row["lang"] for row in rows])
    found = np.where(refused, 0.0, 1.0)
    for language in LANGUAGES:
        for kind in (faulty, ~faulty):
            group = (languages == language) & kind
            seen_share, unseen_share = (
                refused[group & part].mean() if (group & part).any() else 0.0 for part in (~unseen, unseen)
            )
            if seen_share:
                found[group & refused & ~unseen] = max(0.0, 1 - unseen_share / seen_share)
    return found


def _passes(row: dict[str, Any]) -> bool:
    edits = edits_of(row)
    return len(judge(Sentence(row["source"], row["lang"]), edits).accepted) == len(edits)


def table(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> Any:
    """Return the evidence of each row's edits, a column a name."""
    found = np.zeros((len(rows), len(names)))
    for place, row in enumerate(rows):
        known = evidence(edits_of(row), row["lang"], row["fault"])
        found[place] = [known.get(name, 0.0) for name in names]
    return found


def booster() -> Any:
    """Return an unfitted classifier of stumps."""
    from sklearn.ensemble import GradientBoostingClassifier

    return GradientBoostingClassifier(
        n_estimators=STUMPS,
        learning_rate=RATE,
        max_depth=1,
        subsample=0.7,
        max_features=0.5,
        min_samples_leaf=20,
        random_state=1,
    )


def card_of(model: Any, names: Sequence[str]) -> dict[str, Any]:
    """Return a fitted classifier of stumps as points for each piece of evidence."""
    jumps: list[dict[float, float]] = [{} for _ in names]
    constant = float(model.init_.class_prior_[1])
    constant = float(np.log(constant / (1 - constant)))
    firsts = [0.0] * len(names)
    for (stump,) in model.estimators_:
        tree = stump.tree_
        if tree.node_count == 1:
            constant += RATE * float(tree.value[0, 0, 0])
            continue
        place, step = int(tree.feature[0]), round(float(tree.threshold[0]), 4)
        left, right = (RATE * float(tree.value[node, 0, 0]) for node in (1, 2))
        firsts[place] += left
        jumps[place][step] = jumps[place].get(step, 0.0) + right - left
    found = {}
    for name, first, steps in zip(names, firsts, jumps, strict=True):
        if steps:
            order = sorted(steps)
            points = np.cumsum([first, *(steps[each] for each in order)])
            found[name] = {"steps": order, "points": [round(float(each), 4) for each in points]}
    return {"constant": round(constant, 4), "evidence": found}


def worth(rows: Sequence[dict[str, Any]], faulty: Any, chances: Any, counts: Any) -> str:
    """Return how well the chances rank, and what each limit keeps and lets through, each row as it counts."""
    from sklearn.metrics import roc_auc_score

    sideways = np.array([row["verdict"] == "sideways" for row in rows])
    cells = []
    for limit in LIMITS:
        kept = counts * (chances <= limit)
        share = kept[~faulty].sum() / max(1, counts[~faulty].sum())
        bad, side = (100 * kept[each].sum() / kept.sum() if kept.any() else 0 for each in (faulty, sideways))
        cells.append(f"{limit:g}: {share:.0%} of the good, {bad:.1f}% faulty, {side:.1f}% sideways")
    ranked = roc_auc_score(faulty, chances, sample_weight=counts)
    head = (
        f"{counts.sum():.0f} edits, {counts[faulty].sum() / counts.sum():.0%} faulty, area under the curve "
    )
    return head + f"{ranked:.3f}\n    " + "\n    ".join(cells)


def _parts(row: dict[str, Any]) -> tuple[str, ...]:
    return row["maker"], row["lang"], "several" if len(row["edits"]) > 1 else "single"


def main() -> None:
    """Print the figures, and write the scorecards if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold, cross_val_predict

    rows = judged()
    faulty = np.array([row["verdict"] in FAULTY for row in rows])
    counts = weights(rows, faulty)
    records = [row["id"] for row in rows]
    cards = {}
    for title, names in (
        ("with opinion", EVIDENCE),
        ("without opinion", tuple(each for each in EVIDENCE if each != "opinion")),
    ):
        values = table(rows, names)
        chances = cross_val_predict(
            booster(),
            values,
            faulty,
            cv=GroupKFold(FOLDS),
            groups=records,
            method="predict_proba",
            params={"sample_weight": counts},
        )[:, 1]
        print(f"{title}\n  all: {worth(rows, faulty, chances, counts)}")
        if title == "with opinion":
            for name in ("said", "opinion", "habit"):
                column = values[:, names.index(name)] * (1 if name == "opinion" else -1)
                alone = roc_auc_score(faulty, column, sample_weight=counts)
                print(f"  {name} alone: area under the curve {alone:.3f}")
            parts = {each: np.array([each in _parts(row) for row in rows]) for each in PARTS}
            for name, mask in parts.items():
                print(f"  {name}: {worth(rows, faulty, chances, counts * mask)}")
        cards[title] = card_of(booster().fit(values, faulty, sample_weight=counts), names)
    print("the limits in use:", ", ".join(f"{each} {limit:g}" for each, limit in MAX_FAULT.items()))
    for language in STRICTER:
        print(f"in {language}:", ", ".join(f"{each} {max_fault(each, language):.3f}" for each in MAX_FAULT))
    if options.write:
        CARD.write_text(json.dumps(cards, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
