"""Emotion: macro F1 by language beside published figures, speed, size, and what the drift guard refuses.

    python -m benchmarks.emotion DATA [--svm]

DATA is the folder that `training.emotion` takes. Only what training left out is read: XED's test lines,
GoEmotions' own test part, the dev part of the light edits for the guard, dev and test for tones.

Three figures stand for "macro F1" on XED's own eight labels, since the published one does not say which it
is. "both" averages, over the labels, the F1 of the emotion being there and that of it not being there, as a
macro average over a one-against-rest task does; "label" averages the F1 of it being there alone. The
published figures for the projected languages are near what a plain linear SVM reaches here as "both", and
far above what it reaches as "label"; --svm trains such a one (scikit-learn) on the same lines and prints it.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from humanize_cli.edits import diff_edits
from humanize_cli.emotion.classify import LABELS, classifier, emotions_of
from humanize_cli.emotion.drift import drift
from humanize_cli.emotion.masking import mask
from humanize_cli.emotion.tone import UNSURE, tones_of
from humanize_cli.errors import InputError
from humanize_cli.gate.trial import Trial
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Sentence
from humanize_cli.text.protect import protected_spans
from training.data import light_edits
from training.emotion import TARGET, XED_LABELS, truth
from training.emotion_data import KNOWN, Row, goemotions, prose, xed
from training.linear import both, f1
from training.tone import passages

# From the data's README at github.com/Helsinki-NLP/XED; for English a row each for SVM and BERT. BERT was
# published for no other of these languages there.
SVM = {"en": 0.502, "de": 0.6059, "es": 0.676, "fr": 0.6257, "it": 0.6907, "nl": 0.614, "pt": 0.6203}
BERT = {"en": 0.536}
GOEMOTIONS_BERT = 0.46
"""Published for 27 emotions and neutral (Demszky et al. 2020); a harder task than the small set."""
_SENTENCES = 20_000


def on_xed(folder: Path, language: str) -> tuple[float, float, int]:
    """Return "both" and "label" macro F1 on XED's own labels, and the number of lines."""
    rows = [row for row in xed(folder, language, test=True) if row.source == "xed"]
    model, card = classifier(language)
    odds = model.scores([mask(row.text, language) for row in rows])
    wanted = truth(rows, XED_LABELS)
    found = odds[:, [KNOWN.index(label) for label in XED_LABELS]] > [
        card.thresholds["xed"][label] for label in XED_LABELS
    ]
    return *_means(wanted, found), len(rows)


def plain_svm(folder: Path, language: str) -> tuple[float, float]:
    """Return the same two figures for an SVM on words, trained on the same lines."""
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    parts = [
        [row for row in xed(folder, language, test=test) if row.source == "xed"] for test in (False, True)
    ]
    words = TfidfVectorizer(sublinear_tf=True)
    train = words.fit_transform([row.text for row in parts[0]])
    test = words.transform([row.text for row in parts[1]])
    known, wanted = (truth(rows, XED_LABELS) for rows in parts)
    found = [
        LinearSVC(C=0.3, class_weight="balanced", random_state=0).fit(train, known[:, column]).predict(test)
        for column in range(len(XED_LABELS))
    ]
    return _means(wanted, np.column_stack(found))


def on_small_set(rows: Sequence[Row], language: str) -> dict[str, float]:
    """Return F1 by label of what users see; neutral is what has no emotion."""
    import numpy as np

    known = [row for row in rows if row.neutral_known]
    wanted = truth(known, LABELS)
    found = np.array(
        [
            [label in each.labels for label in LABELS]
            for each in emotions_of([r.text for r in known], language)
        ]
    )
    return {
        label: f1(wanted[:, column], found[:, column])
        for column, label in enumerate(LABELS)
        if wanted[:, column].any()
    }


def sentences_a_second(folder: Path, language: str) -> float:
    """Return the speed of `emotions_of` on one thread, over lines of XED repeated to 20,000."""
    texts = [row.text for row in xed(folder, language, test=True)]
    texts = (texts * (_SENTENCES // len(texts) + 1))[:_SENTENCES]
    emotions_of(texts[:100], language)
    started = time.process_time()
    emotions_of(texts, language)
    return len(texts) / (time.process_time() - started)


def refused(split: str) -> tuple[int, int]:
    """Return how many of the editors' single edits the drift guard refuses, and how many there are."""
    bad = total = 0
    for each in light_edits(split):
        sentence = Sentence(each.source, each.language, protected=tuple(protected_spans(each.source)))
        for edit in diff_edits(each.source, each.target, "hand") if each.target else ():
            if not any(span.overlaps(edit.start, edit.end) for span in sentence.protected):
                total += 1
                bad += drift(Trial(sentence, (edit,))) is not None
    return bad, total


def on_tones(language: str) -> tuple[int, int, int, int]:
    """Return how many held-out passages by editors there are, how many have their tone as the likeliest, of
    how many a tone is named, and how often rightly.
    """
    rows = [row for part in ("dev", "test") for row in passages(language, part)]
    guesses = tones_of([text for _, _, text in rows], language)
    likeliest = [max(guess.chances, key=guess.chances.__getitem__) for guess in guesses]
    pairs = list(zip(rows, guesses, strict=True))
    return (
        len(rows),
        sum(tone == best for (_, tone, _), best in zip(rows, likeliest, strict=True)),
        sum(guess.name != UNSURE for _, guess in pairs),
        sum(guess.name == tone for (_, tone, _), guess in pairs),
    )


def _means(wanted: Any, found: Any) -> tuple[float, float]:
    columns = range(wanted.shape[1])
    one = [both(wanted[:, column], found[:, column]) for column in columns]
    other = [f1(wanted[:, column], found[:, column]) for column in columns]
    return sum(one) / len(one), sum(other) / len(other)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--svm", action="store_true", help="train and print a plain SVM on the same lines")
    options = parser.parse_args()
    try:
        _print(options.data, svm=options.svm)
    except InputError as error:
        parser.exit(3, f"{error}\n")


def _print(folder: Path, *, svm: bool) -> None:
    print("XED's own eight labels, lines held out\n")
    print(
        "| language | lines | both | label | published SVM | published BERT |"
        + (" our SVM: both | label |" * svm)
    )
    print("|---|---|---|---|---|---|" + "---|---|" * svm)
    for language in LANGUAGES:
        mean, label, number = on_xed(folder, language)
        cells = [language, str(number), f"{mean:.3f}", f"{label:.3f}", f"{SVM[language]:.3f}"]
        cells.append(f"{BERT[language]:.3f}" if language in BERT else "–")
        if svm:
            cells += (f"{value:.3f}" for value in plain_svm(folder, language))
        print(f"| {' | '.join(cells)} |")
    print("\nThe small set, F1 by label as users see it\n")
    print(f"| language | {' | '.join(LABELS)} | macro |")
    print("|---" * (len(LABELS) + 2) + "|")
    for language in LANGUAGES:
        rows = [*xed(folder, language, test=True), *prose(language, "test")]
        _print_row(language, on_small_set(rows, language))
    _print_row("en, GoEmotions", on_small_set([*goemotions(folder, "test")], "en"))
    print("\nTone of passages by editors that training left out\n")
    print("| language | passages | likeliest is right | named | named rightly |\n|---|---|---|---|---|")
    for language in LANGUAGES:
        print("|", " | ".join(map(str, (language, *on_tones(language)))), "|")
    print(f"\nBERT on GoEmotions, 27 emotions and neutral, published: {GOEMOTIONS_BERT}\n")
    speed = {language: sentences_a_second(folder, language) for language in LANGUAGES}
    print(
        "Sentences a second, one thread:", ", ".join(f"{code} {value:,.0f}" for code, value in speed.items())
    )
    for name in ("emotion", "tone"):
        size = sum(path.stat().st_size for path in TARGET.glob(f"{name}.*.bin"))
        print(f"Size of the {name} classifiers: {size:,} bytes")
    bad, total = refused("dev")
    print(f"Good edits (dev) that the drift guard refuses: {bad} of {total:,} ({bad / total:.2%})")


def _print_row(name: str, found: dict[str, float]) -> None:
    cells = [f"{found[label]:.3f}" if label in found else "–" for label in LABELS]
    print(f"| {name} | {' | '.join(cells)} | {sum(found.values()) / len(found):.3f} |")


if __name__ == "__main__":
    main()
