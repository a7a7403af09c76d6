"""Train the small classifiers of tone that `humanize inspect` uses, one for each language.

    python -m training.tone [--language CODE]… [--target FOLDER]

They learn from what editors wrote: the targets of training/light, train split alone, a passage at a time (a
sentence says little about tone). How sure one must be to name a tone is set on passages that the model
naming them has not seen: so that three of four named are right, each tone weighing alike.
"""

import argparse
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from humanize_cli.emotion.linear import Card, dumped
from humanize_cli.style.profile import LANGUAGES, Tone
from training.data import light_edits
from training.linear import calibration, fit, folds, held_out_scores, matrix, quantized, rarity

TARGET = Path(__file__).parent.parent / "humanize_cli" / "emotion"
TONES = tuple(str(tone) for tone in Tone)
RIGHT = 0.75
_BUCKETS = {"en": 32_768}
_BUCKETS_ELSEWHERE = 16_384


def passages(language: str, part: str) -> list[tuple[str, str, str]]:
    """Return record, tone and text of each passage of a split, as the editors left it."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edit in light_edits(part):
        if edit.language == language:
            found[edit.record, edit.tone].append(edit.target)
    return [(record, tone, " ".join(filter(None, texts))) for (record, tone), texts in found.items()]


def least(chances: Any, right: Any, weight: Any) -> float:
    """Return the lowest chance from which on enough of the tones named are right."""
    for limit in np.arange(0.2, 0.95, 0.01):
        named = chances >= limit
        if named.any() and np.average(right[named], weights=weight[named]) >= RIGHT:
            return round(float(limit), 2)
    return 0.95


def train(language: str) -> tuple[dict[str, Any], Card]:
    """Return a language's quantized weights and their card."""
    rows = passages(language, "train")
    buckets = _BUCKETS.get(language, _BUCKETS_ELSEWHERE)
    features = matrix([text for _, _, text in rows], buckets)
    weigh = rarity(features)
    features = features.multiply(weigh).tocsr()
    fold = folds([record for record, _, _ in rows])
    tone = np.array([TONES.index(name) for _, name, _ in rows])
    weights, bias = np.zeros((buckets, len(TONES))), np.zeros(len(TONES))
    odds = np.zeros((len(rows), len(TONES)))
    for column in range(len(TONES)):
        scores = held_out_scores(features, tone == column, fold)
        factor, term = calibration(scores, tone == column, balanced=True)
        odds[:, column] = factor * scores + term
        raw, start = fit(features, tone == column)
        weights[:, column], bias[column] = factor * raw * weigh, factor * start + term
    chances = 1 / (1 + np.exp(-odds))
    chances /= chances.sum(axis=1, keepdims=True)
    right = chances.argmax(axis=1) == tone
    weight = (1 / np.bincount(tone, minlength=len(TONES)))[tone]
    limit = least(chances.max(axis=1), right, weight)
    named = chances.max(axis=1) >= limit
    print(
        f"{language}: {len(rows)} passages; right, each tone weighing alike, held out: "
        f"{np.average(right, weights=weight):.1%}; named from {limit}: {named.mean():.1%}"
    )
    return quantized(weights, bias), Card(TONES, {"named": {"any": limit}})


def main() -> None:
    """Train and write the classifiers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    for language in options.language or LANGUAGES:
        model, card = train(language)
        path = options.target / f"tone.{language}.bin"
        path.write_bytes(dumped(model, card))
        print(f"{path.name}: {path.stat().st_size:,} bytes", flush=True)


if __name__ == "__main__":
    main()
