"""Fit the score: the chance that an editor would change a sentence, from its likeness and findings.

    python -m training.calibrate --humans FOLDER [--pairs FOLDER] [--write]

It needs fasttext-community, as training/likeness.py does: a sentence of the train split gets its likeness
from a classifier that never saw its record (five folds). The rows are the sentences of grouped passages as
they were, of the same after editing, and of human documents that are not set aside; each third weighs the
same. A second fit makes of a document's mean chance the share that the editor changed. The threshold is the
score that parts documents before and after editing best, read off the same rows.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

from humanize_cli.diagnose.document import diagnose
from humanize_cli.diagnose.likeness import Classifier
from humanize_cli.diagnose.score import MOST_POINTS, Calibration
from humanize_cli.diagnose.values import prose_of
from humanize_cli.reading import Reading, read
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Sentence
from training.data import split_of
from training.grouped import grouped, text_of
from training.humans import humans
from training.likeness import (
    TARGET,
    Labelled,
    human_sentences,
    light_sentences,
    pair_sentences,
    train,
)

FOLDS = 5
_HUMAN_DOCUMENT = 1_500


class Row(NamedTuple):
    """A sentence: its document, whether an editor changes it, and what the regression sees of it."""

    document: str
    stiff: bool
    words: int
    likeness: float
    points: float


class Folds:
    """Classifiers by fold of the records; one trained on everything serves sentences of no record."""

    def __init__(
        self, language: str, passages: Sequence[Labelled], people: Sequence[Labelled], scratch: Path
    ) -> None:
        self._fold_of = {each.sentence.text: _fold(each.record) for each in passages}
        self._classifiers: list[Classifier] = []
        for fold in range(FOLDS):
            others = [each for each in passages if _fold(each.record) != fold]
            folk = [each for each in people if _fold(each.record) != fold]
            self._classifiers.append(train(others, folk, language, scratch)[0])

    def value(self, sentence: Sentence) -> float | None:
        """Return a sentence's likeness by a classifier that did not see it."""
        return self._classifiers[self._fold_of.get(sentence.text, 0)].value(sentence)


def _fold(record: str) -> int:
    return sum(record.encode()) % FOLDS


def rows(
    name: str, reading: Reading, is_stiff: Callable[[str], bool], value: Callable[[Sentence], float | None]
) -> Iterator[Row]:
    """Yield a document's sentences that have a likeness, with what the shipped rules find in them."""
    values = diagnose(reading).values
    for each, (_, sentence) in zip(values, prose_of(reading), strict=True):
        odds = value(sentence)
        if odds is not None:
            yield Row(name, is_stiff(sentence.text), each.words, odds, min(each.points, MOST_POINTS))


def fitted(groups: dict[str, dict[str, list[Row]]]) -> tuple[dict[str, tuple[float, float]], float]:
    """Return intercept and slope of each language, and the weight of points, by Newton's method.

    `groups` has the rows by language and kind; each kind of a language weighs the same, and each language.
    """
    columns = 2 * len(groups) + 1
    features, labels, weights = [], [], []
    for place, kinds in enumerate(groups.values()):
        for found in kinds.values():
            for row in found:
                line = [0.0] * columns
                line[2 * place : 2 * place + 2] = [1.0, row.likeness]
                line[-1] = row.points
                features.append(line)
                labels.append(row.stiff)
                weights.append(1000 / len(found))
    x, y, w = np.array(features), np.array(labels, dtype=float), np.array(weights)
    solution = np.zeros(columns)
    ridge = 0.1 * np.eye(columns)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ solution))
        gradient = x.T @ (w * (y - chance)) - ridge @ solution
        solution += np.linalg.solve((x * (w * chance * (1 - chance))[:, None]).T @ x + ridge, gradient)
    pairs = {
        language: (float(solution[2 * place]), float(solution[2 * place + 1]))
        for place, language in enumerate(groups)
    }
    return pairs, float(solution[-1])


def language_rows(language: str, options: argparse.Namespace) -> dict[str, list[Row]]:
    """Return the rows of a language by kind."""
    passages = [*light_sentences(language, "train")]
    pairs = [*pair_sentences(language, "train", options.pairs)] if options.pairs else []
    documents = [each for each in humans(options.humans) if each.language == language and not each.unseen]
    people = [*human_sentences(each for each in documents if split_of(each.name) == "train")]
    with TemporaryDirectory() as scratch:
        folds = Folds(language, [*passages, *pairs], people, Path(scratch, "rows"))
    found: dict[str, list[Row]] = defaultdict(list)
    for number, group in enumerate(grouped("train")):
        if group.language == language:
            for kind, side in (("before", group.before), ("after", group.after)):
                reading = read(text_of(side), language=language)
                changed = group.changed if kind == "before" else frozenset()
                found[kind] += rows(f"{kind} {number}", reading, changed.__contains__, folds.value)
    for each in (each for each in documents if split_of(each.name) != "train"):
        for number, text in enumerate(runs(each.text)):
            reading = read(text, language=language)
            found["human"] += rows(f"{each.name} {number}", reading, lambda _: False, folds.value)
    return found


def runs(text: str) -> Iterator[str]:
    """Yield a text in runs of paragraphs of about `_HUMAN_DOCUMENT` words; what is left over is in none."""
    run: list[str] = []
    words = 0
    for paragraph in text.split("\n\n"):
        run.append(paragraph)
        words += len(paragraph.split())
        if words >= _HUMAN_DOCUMENT:
            yield "\n\n".join(run) + "\n"
            run, words = [], 0


def documents(found: Sequence[Row], chance: Callable[[Row], float]) -> np.ndarray:
    """Return for each document of the rows its mean chance, and the share of it that the editor changed."""
    sums: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(3))
    for row in found:
        sums[row.document] += row.words * np.array([chance(row), row.stiff, 1])
    return np.array([each[:2] / each[2] for each in sums.values()])


def share_fit(parted: Sequence[np.ndarray]) -> tuple[float, float]:
    """Return intercept and slope of the share of a document by its mean chance; each kind weighs the same."""
    weights = np.concatenate([np.full(len(each), len(each) ** -0.5) for each in parted])
    means, shares = np.concatenate(parted).T
    lines = np.stack([np.ones_like(means), means], axis=1)
    solution = np.linalg.lstsq(lines * weights[:, None], shares * weights, rcond=None)[0]
    return float(solution[0]), float(solution[1])


Parted = dict[str, dict[str, np.ndarray]]
"""For each language and kind, the mean chance and changed share of its documents."""


def calibrated(groups: dict[str, dict[str, list[Row]]]) -> tuple[Calibration, Parted]:
    """Return the fits and the threshold, and the documents that they rest on."""
    languages, points = fitted(groups)
    chances = Calibration(languages, points, 0, 1, 0)
    parted = {
        language: {
            kind: documents(found, lambda row, code=language: chances.chance(code, row.likeness, row.points))
            for kind, found in kinds.items()
        }
        for language, kinds in groups.items()
    }
    share = share_fit([each for kinds in parted.values() for each in kinds.values()])
    fits = Calibration(languages, points, *share, 0)
    before, after = (
        np.concatenate([scores(fits, kinds[kind]) for kinds in parted.values()])
        for kind in ("before", "after")
    )
    # An edited text over the threshold weighs as much as two unedited ones under it.
    threshold = max(range(100), key=lambda at: (before >= at).mean() - 2 * (after >= at).mean())
    return replace(fits, threshold=threshold), parted


def scores(fits: Calibration, found: np.ndarray) -> np.ndarray:
    """Return the scores of documents."""
    return np.array([fits.score(chance) for chance, _ in found])


def report(fits: Calibration, parted: Parted) -> None:
    """Print the fits and how they part the documents."""
    print(f"points {fits.points:.3f}; share {fits.intercept:.3f} + {fits.slope:.3f} mean chance")
    print(f"threshold {fits.threshold}")
    for language, kinds in parted.items():
        start, weight = fits.languages[language]
        print(f"{language} intercept {start:.3f} likeness {weight:.3f}")
        for kind, found in kinds.items():
            scored = scores(fits, found)
            low, middle, high = np.quantile(scored, (0.05, 0.5, 0.95))
            print(
                f"  {kind:<7}{len(found):>5} documents, changed {found[:, 1].mean():.0%}, "
                f"score {middle:.0f} ({low:.0f} to {high:.0f}), {(scored >= fits.threshold).mean():.1%} over"
            )


def write(fits: Calibration) -> None:
    """Write score.json."""
    table = {
        "languages": {
            code: {"intercept": round(start, 4), "likeness": round(weight, 4)}
            for code, (start, weight) in fits.languages.items()
        },
        "points": round(fits.points, 4),
        "intercept": round(fits.intercept, 4),
        "slope": round(fits.slope, 4),
        "threshold": fits.threshold,
    }
    (TARGET / "score.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, print how well it parts the documents, and write on request."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--humans", type=Path, required=True)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    fits, parted = calibrated({language: language_rows(language, options) for language in LANGUAGES})
    report(fits, parted)
    if options.write:
        write(fits)


if __name__ == "__main__":
    main()
