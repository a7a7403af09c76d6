"""Whether a tone is recognized: a classifier trained on the editors' targets alone, asked about outputs.

Single sentences say little about tone, so it is asked about whole passages: a record's sentences together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from training.data import LightEdit, light_edits
from training.evaluate.outcomes import Outcome


def passages(items: Iterable[tuple[LightEdit, str]]) -> list[tuple[str, str]]:
    """Return tone and text of each passage, put together from its sentences."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for edit, text in items:
        found[edit.record, edit.language, edit.tone].append(text)
    return [(tone, " ".join(filter(None, texts))) for (_, _, tone), texts in found.items()]


class ToneClassifier:
    """Character and word n-grams with logistic regression, the tones weighing alike."""

    def __init__(self) -> None:
        """Train on the training split's targets."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline, make_union

        known = passages((edit, edit.target) for edit in light_edits("train"))
        features = make_union(
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), min_df=3, sublinear_tf=True),
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        )
        model = LogisticRegression(C=8, class_weight="balanced", max_iter=400)
        self._model: Any = make_pipeline(features, model)
        self._model.fit([text for _, text in known], [tone for tone, _ in known])

    def confusion(self, known: Sequence[tuple[str, str]]) -> Counter[tuple[str, str]]:
        """Count (tone asked for, tone recognized)."""
        if not known:
            return Counter()
        found = self._model.predict([text for _, text in known])
        return Counter(zip((tone for tone, _ in known), map(str, found), strict=True))


def accuracy(confusion: Counter[tuple[str, str]]) -> float:
    """Return the mean over tones of the share recognized, so that frequent tones do not hide the others."""
    asked: Counter[str] = Counter()
    for (tone, _), count in confusion.items():
        asked[tone] += count
    shares = [confusion[tone, tone] / count for tone, count in asked.items()]
    return sum(shares) / max(1, len(shares))


def report(outcomes: Sequence[Outcome]) -> str:
    """Return the accuracy on inputs, outputs and targets, and the outputs' confusion table, as Markdown."""
    classifier = ToneClassifier()
    lines = []
    tables = {
        "copy of the input": classifier.confusion(
            passages((each.edit, each.edit.source) for each in outcomes)
        ),
        "outputs": classifier.confusion(passages((each.edit, each.output) for each in outcomes)),
        "targets": classifier.confusion(passages((each.edit, each.edit.target) for each in outcomes)),
    }
    for name, table in tables.items():
        lines.append(
            f"tone recognized, {name}: {accuracy(table):.0%} of {table.total()} passages (chance 14%)"
        )
    tones = sorted({tone for tone, _ in tables["outputs"]} | {tone for _, tone in tables["outputs"]})
    lines += ["", f"| asked, recognized in outputs | {' | '.join(tones)} |", f"|---|{'---|' * len(tones)}"]
    lines += [
        f"| {asked} | {' | '.join(str(tables['outputs'][asked, tone]) for tone in tones)} |"
        for asked in tones
    ]
    return "\n".join(lines)
