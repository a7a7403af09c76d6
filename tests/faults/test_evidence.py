"""Evidence for and against an edit, and the points that it is worth."""

import math

from humanize_cli.edits import Edit
from humanize_cli.faults.card import Scorecard, scorecard
from humanize_cli.faults.evidence import LEAST, evidence
from humanize_cli.faults.habits import times_made

TO = Edit(3, 14, "in order to", "to", "model", said=-0.3)


def test_an_edit_is_described_by_what_is_known_of_it():
    known = evidence([TO], "en", 0.5)
    assert known["said"] == -0.3
    assert known["opinion"] == 0
    assert (known["old"], known["new"], known["lost"]) == (3, 1, 1)
    assert 0 < known["similarity"] < 1
    assert known["en"] == 1


def test_several_edits_are_described_together():
    use = Edit(20, 29, "utilizing", "using", "model", said=-0.5)
    known, alone = evidence([TO, use], "en", 0.5), evidence([TO], "en", 0.5)
    assert known["said"] == -0.8
    assert (known["old"], known["new"], known["lost"], known["besides"]) == (4, 2, 2, 1)
    assert alone["besides"] == 0


def test_a_word_that_one_edit_takes_and_another_gives_is_not_lost():
    gone = Edit(3, 11, "reliably ", "", "model", said=-0.5)
    back = Edit(20, 20, "", " reliably", "model", said=-0.5)
    assert evidence([gone, back], "en", None)["lost"] == 0


def test_a_strong_word_counts_where_no_other_stands_for_it():
    gone = Edit(3, 14, "innovative ", "", "model", said=-0.5)
    other = Edit(3, 13, "innovative", "groundbreaking", "model", said=-0.5)
    found = [evidence([each], "en", None)["strong"] for each in (gone, other, TO)]
    assert found == [1, 0, 0]


def test_habits_are_counted_by_language_and_without_regard_to_capitals():
    assert times_made("en", "In order to ", "To ") > 5
    assert times_made("en", "in order to", "wombat") == 0
    assert times_made("de", "in order to", "to") == 0
    assert times_made("sv", "in order to", "to") == 0


def test_what_the_model_did_not_say_counts_as_the_least():
    assert evidence([Edit(0, 1, "a", "b", "model")], "en", None)["said"] == LEAST
    assert evidence([Edit(0, 1, "a", "b", "model", said=-math.inf)], "en", None)["said"] == LEAST


def test_points_add_up_to_the_odds():
    card = Scorecard(
        0.0, {"said": (-2.0, -1.0), "lost": (0.5,)}, {"said": (1.0, 0.0, -1.0), "lost": (0.0, 2.0)}
    )
    assert card.chance({"said": -2.0, "lost": 0}) == 1 / (1 + math.exp(-1))
    assert card.chance({"said": -1.5}) == 0.5
    assert card.chance({"said": -0.1, "lost": 1}) == 1 / (1 + math.exp(-1))


def test_every_piece_of_evidence_weighs_as_a_reader_would_expect():
    card = scorecard(with_opinion=True)
    base = evidence([TO], "en", 0.01)
    for worse in ({"said": -4.0}, {"opinion": 2.0}, {"habit": 0.0}):
        assert card.chance(base | worse) > card.chance(base)
