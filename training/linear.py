"""Fitting the linear classifiers over hashed n-grams that `humanize_cli.emotion.linear` predicts with.

Linear support vector machines, one label against the rest; scores of rows that the model scoring them has
not seen give the probabilities. It needs scikit-learn (extra `train`). One thread and a fixed seed.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from humanize_cli.emotion.linear import counts, hashed

FOLDS = 4
COST = 0.004
_TOLERANCE = 0.003
_CLIP = 99.995


def matrix(texts: Sequence[str], buckets: int) -> Any:
    """Return the features that `Linear.scores` sums over, as a sparse matrix."""
    from scipy.sparse import csr_matrix

    grams = hashed(texts, buckets)
    total = csr_matrix((len(texts), buckets))
    for group, starts in ((grams.characters, grams.character_starts), (grams.words, grams.word_starts)):
        owner = np.repeat(np.arange(len(texts)), np.diff(starts, append=group.shape[1]))
        value = np.broadcast_to(1 / np.sqrt(counts(group, starts, buckets))[owner], group.shape)
        there = group != buckets
        places = (np.broadcast_to(owner, group.shape)[there], group[there])
        total += csr_matrix((value[there], places), shape=total.shape)
    return total


def rarity(features: Any) -> Any:
    """Return each bucket's inverse document frequency, which becomes part of its weights."""
    found = np.bincount(features.indices, minlength=features.shape[1])
    return np.log((1 + features.shape[0]) / (1 + found)) + 1


def folds(names: Sequence[str]) -> Any:
    """Return a number below `FOLDS` for each row; rows of one name have the same."""
    return np.array([int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS for name in names])


def fit(features: Any, wanted: Any, weight: Any = None, cost: float = COST) -> tuple[Any, float]:
    """Return the weights and bias of one label against the rest; `weight` says how much each row counts.

    One that weighs nothing has no part in it.
    """
    from sklearn.svm import LinearSVC

    if weight is not None:
        use = weight > 0
        features, wanted, weight = features[use], wanted[use], weight[use]
    model = LinearSVC(C=cost, tol=_TOLERANCE, class_weight="balanced", random_state=0)
    model.fit(features, wanted, sample_weight=weight)
    return model.coef_[0], float(model.intercept_[0])


def held_out_scores(features: Any, wanted: Any, fold: Any, weight: Any = None, cost: float = COST) -> Any:
    """Return each row's score by a model that was fitted on the other folds."""
    scores = np.zeros(len(wanted))
    for number in range(FOLDS):
        other, own = fold != number, fold == number
        weights, bias = fit(features[other], wanted[other], None if weight is None else weight[other], cost)
        scores[own] = features[own] @ weights + bias
    return scores


def mixture(scores: Any, wanted: Any) -> Any:
    """Return how much the score of each label speaks for one of them (logistic regression, both sides alike).

    Labels of a text speak for and against each other, which one machine a label cannot know (Godbole and
    Sarawagi 2004, "Discriminative Methods for Multi-labeled Classification"). Scores must be held out.
    """
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(class_weight="balanced", random_state=0).fit(scores, wanted).coef_[0]


def heaviest(weights: Any, number: int) -> Any:
    """Say for each bucket whether it is one of so many that weigh most, over all labels."""
    found = np.zeros(len(weights), bool)
    found[np.argsort(-np.linalg.norm(weights, axis=1), kind="stable")[:number]] = True
    return found


def calibration(scores: Any, wanted: Any, *, balanced: bool = False) -> tuple[float, float]:
    """Return factor and term that turn scores into log-odds (Platt 1999), both sides alike if balanced."""
    from sklearn.linear_model import LogisticRegression

    weight = "balanced" if balanced else None
    model = LogisticRegression(C=1e6, class_weight=weight, random_state=0).fit(scores[:, None], wanted)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def quantized(weights: Any, bias: Any, kept: Any = None) -> dict[str, Any]:
    """Return what `dumped` takes: weights as int8 with a scale for each label; the few largest are cut.

    Of the buckets those that are `kept`, or all.
    """
    kept = np.ones(len(weights), bool) if kept is None else kept
    weights = weights[kept]
    scale = (np.percentile(np.abs(weights), _CLIP, axis=0) / 127).astype(np.float32)
    return {
        "weights": np.clip(np.round(weights / scale), -127, 127).astype(np.int8),
        "scale": scale,
        "bias": np.asarray(bias, np.float32),
        "kept": kept,
    }


def f1(wanted: Any, found: Any) -> float:
    """Return F1 of the class that is True."""
    return float(2 * (wanted & found).sum() / max(1, wanted.sum() + found.sum()))


def cautious(wanted: Any, found: Any) -> float:
    """Return F0.5 of the class that is True: precision counts twice as much as recall."""
    return float(1.25 * (wanted & found).sum() / max(1.0, 0.25 * wanted.sum() + found.sum()))


def both(wanted: Any, found: Any) -> float:
    """Return the mean of the F1 of both classes, emotion there and not there."""
    return (f1(wanted, found) + f1(~wanted, ~found)) / 2


def threshold(odds: Any, wanted: Any, measure: Any) -> float:
    """Return the log-odds above which a label is given, best by a measure."""
    places = np.unique(np.round(np.quantile(odds, np.linspace(0.3, 0.995, 140)), 3))
    return float(-max((measure(wanted, odds > place), -place) for place in places)[1])
