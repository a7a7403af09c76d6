"""Whether a tone is recognized: a classifier trained on the editors' targets alone, asked about outputs.

Single sentences say little about tone, so it is asked about whole passages: a record's sentences together.
What people edit is longer, so it is asked about documents, too: passages of one tone and language, together
of WORDS words at least, by the sum of what it finds in each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from training.data import LightEdit, light_edits
from training.evaluate.outcomes import Outcome

WORDS = 150
"""Of a document, at least."""
Document = list[str]


def passages(items: Iterable[tuple[LightEdit, str]]) -> list[tuple[str, str]]:
    """Return tone and text of each passage, put together from its sentences."""
    return [(tone, text) for (tone, _), texts in _passages(items).items() for text in texts]


def documents(items: Iterable[tuple[LightEdit, str]]) -> list[tuple[str, Document]]:
    """Return tone and passages of each document; what is left over is no document."""
    found: list[tuple[str, Document]] = []
    for (tone, _), texts in _passages(items).items():
        document: Document = []
        for text in texts:
            document.append(text)
            if sum(len(each.split()) for each in document) >= WORDS:
                found.append((tone, document))
                document = []
    return found


def _passages(items: Iterable[tuple[LightEdit, str]]) -> dict[tuple[str, str], list[str]]:
    """Return the passages of each tone and language."""
    sentences: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for edit, text in items:
        sentences[edit.record, edit.language, edit.tone].append(text)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (_, language, tone), texts in sentences.items():
        found[tone, language].append(" ".join(filter(None, texts)))
    return found


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

    def confusion(self, known: Sequence[tuple[str, Document]]) -> Counter[tuple[str, str]]:
        """Count (tone asked for, tone recognized)."""
        found: Counter[tuple[str, str]] = Counter()
        for tone, document in known:
            sums = self._model.predict_log_proba(document).sum(axis=0)
            found[tone, str(self._model.classes_[sums.argmax()])] += 1
        return found


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
    texts = {
        "copy of the input": [(each.edit, each.edit.source) for each in outcomes],
        "outputs": [(each.edit, each.output) for each in outcomes],
        "targets": [(each.edit, each.edit.target) for each in outcomes],
    }
    lines = []
    tables = {name: classifier.confusion(documents(items)) for name, items in texts.items()}
    for name, items in texts.items():
        single = classifier.confusion([(tone, [text]) for tone, text in passages(items)])
        lines.append(
            f"tone recognized, {name}: {accuracy(tables[name]):.0%} of {tables[name].total()} documents of "
            f"{WORDS} words, {accuracy(single):.0%} of {single.total()} passages (chance 14%)"
        )
    tones = sorted({tone for pair in tables["outputs"] for tone in pair})
    head = " | ".join(tones)
    lines += ["", f"| asked, recognized in documents of outputs | {head} |", f"|---|{'---|' * len(tones)}"]
    lines += [
        f"| {asked} | {' | '.join(str(tables['outputs'][asked, tone]) for tone in tones)} |"
        for asked in tones
    ]
    return "\n".join(lines)
