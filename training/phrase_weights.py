"""Fit how far the model's word counts beside the phrasebook's, for humanize_cli/propose/phrases.py.

usage: python -m training.phrase_weights [--show N] [--language CODE]

The phrasebook's edits of the development split, each alone in its sentence, are held against the editor's.
The area under the curve is printed for the phrasebook's chance, the model's log-probability, and both.
`--show` prints so many edits with the chance that comes of it, from the likeliest to the least.
"""

import argparse
from typing import NamedTuple

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.model.ctranslate2_engine import load_engine
from humanize_cli.model.engine import Prompt
from humanize_cli.phrasebook.tokens import tokens
from humanize_cli.propose.phrases import candidates, log_odds
from humanize_cli.style.load import load_profile
from humanize_cli.text.document import Sentence
from training.data import LightEdit, light_edits
from training.phrasebook import differences


class Case(NamedTuple):
    """An edit of a development sentence that the phrasebook offers, and whether the editor made it."""

    sentence: LightEdit
    edit: Edit
    made: bool


def cases(language: str | None) -> list[Case]:
    """Return the phrasebook's edits of the development split."""
    found = []
    for each in light_edits("dev"):
        if not each.target or language not in (None, each.language):
            continue
        wanted = set(_differences(each, each.target))
        for edit in candidates(Sentence(each.source, each.language), load_profile(each.tone)):
            ours = set(_differences(each, apply_edits(each.source, [edit])))
            found.append(Case(each, edit, bool(ours) and ours <= wanted))
    return found


def _differences(each: LightEdit, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    before, after = (
        [one.text.lower() for one in tokens(side, each.language)] for side in (each.source, text)
    )
    return list(differences(tuple(before), tuple(after)))


def main() -> None:
    """Print the weights and what they are worth."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--language")
    options = parser.parse_args()
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import cross_val_predict

    found = cases(options.language)
    scores = load_engine().score(
        [
            (Prompt(each.sentence.tone, each.sentence.source), apply_edits(each.sentence.source, [each.edit]))
            for each in found
        ]
    )
    rows, made, kept = [], [], []
    for case, score in zip(found, scores, strict=True):
        if not score.starts:
            continue
        rows.append((log_odds(case.edit), score.of(case.edit.start, case.edit.start + len(case.edit.new))))
        made.append(case.made)
        kept.append(case)
    features, labels = np.array(rows), np.array(made)
    model = LogisticRegression(max_iter=1000)
    both = cross_val_predict(model, features, labels, cv=10, method="predict_proba")[:, 1]
    model.fit(features, labels)
    print(f"{len(labels)} edits, {labels.mean():.0%} of them the editor's own")
    for name, values in (("phrasebook", features[:, 0]), ("model", features[:, 1]), ("both", both)):
        print(f"area under the curve, {name}: {roc_auc_score(labels, values):.3f}")
    book, said = model.coef_[0]
    print(f"WEIGHTS = ({book:.2f}, {said:.2f}, {model.intercept_[0]:.2f})")
    for least in (0.3, 0.4, 0.5, 0.6):
        chosen = both >= least
        print(f"chance {least:.0%}: {chosen.sum()} edits, {labels[chosen].mean():.0%} the editor's own")
    order = sorted(range(len(kept)), key=lambda place: -both[place])
    for place in order[:: max(1, len(order) // options.show)] if options.show else ():
        case = kept[place]
        start, end = case.edit.start, case.edit.end
        text = case.sentence.source
        print(
            f"{both[place]:.2f} {'=' if case.made else ' '} {case.sentence.language} {case.sentence.tone}: "
            f"{text[max(0, start - 40) : start]}[{case.edit.old} -> {case.edit.new}]{text[end : end + 30]}"
        )


if __name__ == "__main__":
    main()
