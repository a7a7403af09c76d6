"""The scorecard as points says what the classifier says, and what is offered is described in full."""

import numpy as np
import pytest

from humanize_cli.faults.card import Scorecard
from humanize_cli.model.scripted import ScriptedEngine
from training.data import LightEdit
from training.faults import EVIDENCE, booster, card_of, judged, table
from training.offers import rows


def test_the_points_of_a_card_say_what_the_classifier_says():
    pytest.importorskip("sklearn")
    rng = np.random.default_rng(3)
    names = ("said", "habit", "constant")
    values = np.column_stack([rng.normal(size=600), rng.integers(0, 5, 600), np.ones(600)])
    faulty = values[:, 0] + 0.3 * values[:, 1] + rng.normal(size=600) > 0.5
    model = booster().fit(values, faulty)
    card = card_of(model, names)
    steps = {name: tuple(each["steps"]) for name, each in card["evidence"].items()}
    points = {name: tuple(each["points"]) for name, each in card["evidence"].items()}
    ours = [
        Scorecard(card["constant"], steps, points).chance(dict(zip(names, row, strict=True)))
        for row in values
    ]
    # Steps are rounded, so a value right beside one may fall on its other side.
    assert np.quantile(np.abs(np.array(ours) - model.predict_proba(values)[:, 1]), 0.99) < 0.001


def test_every_judged_edit_fits_its_sentence_and_has_evidence():
    found = judged()
    assert len(found) > 1000
    assert np.isfinite(table(found[:200], EVIDENCE)).all()
    for row in found:
        assert all(0 <= start <= end <= len(row["source"]) for start, end, _, _ in row["edits"])
        assert row["verdict"] in ("the editor's", "good", "sideways", "unfaithful", "broken")


def test_what_is_offered_says_who_made_it_and_whether_the_editor_did():
    source = "We commence the work at six and utilize the old pump every day."
    edit = LightEdit("x-1", "en", "plain", source, source.replace("utilize", "use"))
    answer = source.replace("utilize", "use").replace("commence", "begin")
    found = list(rows([edit], ScriptedEngine({source: answer}, faults={})))
    made = {
        tuple(source[start:end] for start, end, _, _ in row["edits"]): row
        for row in found
        if row["maker"] == "model"
    }
    assert made["utilize",]["verdict"] == "the editor's"
    assert made["commence",]["verdict"] == ""
    assert made["commence", "utilize"]["verdict"] == ""
    assert all(row["fault"] == 0.0 and all(said < 0 for *_, said in row["edits"]) for row in found)
