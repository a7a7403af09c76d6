"""What an evaluation's figures become in an adapter's card."""

import pytest

pytest.importorskip("torch")

from training.export import card_figures

ROW = {
    "n": 10.0,
    "touched": 0.51234,
    "recall": 0.7,
    "restraint": 0.9,
    "exact": 0.3,
    "edit P": 0.25,
    "edit R": 0.2,
    "F0.5": 0.2381,
    "chrF++": 70.0,
}
TABLE = {"copy of the input": ROW, "all": ROW, "en": {**ROW, "recall": 0.8}, "warm": ROW}


def test_the_rows_over_all_and_by_language_are_kept():
    found = card_figures({"runs/new": TABLE, "old": {"all": {**ROW, "recall": 0.1}}}, "runs/new")
    assert list(found) == ["how", "all", "en"]
    assert found["all"]["n"] == 10
    assert found["all"]["changed"] == 0.512
    assert found["all"]["f05"] == 0.238
    assert found["en"]["recall"] == 0.8


def test_figures_of_another_adapter_are_not_taken():
    with pytest.raises(SystemExit, match="not for runs/new"):
        card_figures({"one": TABLE, "two": TABLE}, "runs/new")
