"""Train the classifiers of emotion, one for each language.

    python -m training.emotion DATA [--language CODE]… [--target FOLDER]

DATA is a folder with GoEmotions (`goemotions-{train,dev,test}.tsv`, `goemotions-labels.txt`) and XED
(`xed-LANG.tsv`, `xed-en-neutral.txt`); `training.emotion_data` reads them, and no row of their test parts. A
language's rows are XED's, for English GoEmotions' too, for German, French, Spanish and Italian lines of
dialogue written for this purpose, and sentences of the light data as examples of prose without emotion; the
drift guard's words are rows of their own. Thresholds are set on rows held out by cross-validation. The same
data and library versions give the same bytes.

fastText, with subwords and not quantized, was tried first and scored lower on held-out German rows.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from humanize_cli.emotion.linear import Card, dumped
from humanize_cli.emotion.masking import mask
from humanize_cli.errors import InputError
from humanize_cli.style.profile import LANGUAGES
from training.emotion_data import KNOWN, Row, goemotions, prose, words_alone, written, xed
from training.linear import (
    both,
    calibration,
    cautious,
    fit,
    folds,
    heaviest,
    held_out_scores,
    matrix,
    mixture,
    quantized,
    rarity,
    threshold,
)

TARGET = Path(__file__).parent.parent / "humanize_cli" / "emotion"
XED_LABELS = ("anger", "anticipation", "disgust", "fear", "joy", "sadness", "surprise", "trust")
_BUCKETS = 262_144
# Spanish has the most lines of film, and so the most n-grams that weigh.
_KEPT, _KEPT_IN = 65_000, {"es": 90_000}
_COST, _COST_IN = 0.012, {"en": 0.004}
# English has comments too, which its labels of films would mix in another way.
_NOT_MIXED = ("en",)
# Prose teaches what is neutral; as an example of what is not anger, a line of a film is worth more.
_PROSE_WEIGHT = 0.15
_WORD_WEIGHT = 4.0


def training_rows(folder: Path, language: str) -> list[Row]:
    """Return a language's rows; raises InputError where the data is missing."""
    rows = [*xed(folder, language, test=False), *prose(language, "train"), *written(language)]
    if language == "en":
        rows += [*goemotions(folder, "train"), *goemotions(folder, "dev")]
    return [*rows, *words_alone(language, rows)]


def truth(rows: Sequence[Row], labels: Sequence[str]) -> Any:
    """Return a matrix of rows and labels."""
    return np.array([[label in row.labels for label in labels] for row in rows])


def train(rows: Sequence[Row], language: str) -> tuple[dict[str, Any], Card]:
    """Return a language's quantized weights and their card."""
    features = matrix([mask(row.text, language) for row in rows], _BUCKETS)
    cost = _COST_IN.get(language, _COST)
    weigh = rarity(features)
    features = features.multiply(weigh).tocsr()
    fold = folds([row.text.casefold() for row in rows])
    source = np.array([row.source for row in rows])
    wanted = truth(rows, KNOWN)
    weight = _weights(rows, source)
    raw, start = np.zeros((_BUCKETS, len(KNOWN))), np.zeros(len(KNOWN))
    scores = np.zeros(wanted.shape)
    for column in range(len(KNOWN)):
        there, counts = wanted[:, column], weight[:, column]
        scores[:, column] = held_out_scores(features, there, fold, counts, cost)
        raw[:, column], start[column] = fit(features, there, counts, cost)
    kept = heaviest(raw, _KEPT_IN.get(language, _KEPT))
    own, real = source == "xed", source != "word"
    mixed = np.eye(len(KNOWN))
    if language not in _NOT_MIXED:
        places = [KNOWN.index(label) for label in XED_LABELS]
        for place in places:
            mixed[places, place] = mixture(scores[np.ix_(own, places)], wanted[own, place])
    raw, start, scores = raw @ mixed, start @ mixed, scores @ mixed
    thresholds: dict[str, dict[str, float]] = {"xed": {}}
    held_out = []
    for column, label in enumerate(KNOWN):
        use = real & (weight[:, column] > 0)
        there, score = wanted[:, column], scores[:, column]
        factor, term = calibration(score[use], there[use])
        # Probability one half is where the label is said.
        term -= threshold(factor * score[use] + term, there[use], cautious)
        if label in XED_LABELS:
            odds = factor * score[own] + term
            thresholds["xed"][label] = threshold(odds, there[own], both)
            held_out.append(both(there[own], odds > thresholds["xed"][label]))
        raw[:, column], start[column] = factor * raw[:, column] * weigh, factor * start[column] + term
    print(f"{language}: {len(rows)} rows; XED's labels, held out: {np.mean(held_out):.3f}", flush=True)
    return quantized(raw, start, kept), Card(KNOWN, thresholds)


def _weights(rows: Sequence[Row], source: Any) -> Any:
    """Return how much each row counts for each label; nothing where nobody said whether it has it."""
    found = np.ones((len(rows), len(KNOWN)))
    for column, label in enumerate(KNOWN):
        if label in XED_LABELS:
            found[source == "prose", column] = _PROSE_WEIGHT
    found[source == "word"] = _WORD_WEIGHT
    found[:, KNOWN.index("neutral")] *= [row.neutral_known for row in rows]
    # The other data sets do not know anticipation.
    found[:, KNOWN.index("anticipation")] *= np.isin(source, ("xed", "prose", "written"))
    return found


def main() -> None:
    """Train and write the classifiers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    for language in options.language or LANGUAGES:
        try:
            rows = training_rows(options.data, language)
        except InputError as error:
            parser.exit(3, f"{error}\n")
        model, card = train(rows, language)
        path = options.target / f"emotion.{language}.bin"
        path.write_bytes(dumped(model, card))
        print(f"{path.name}: {path.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()
