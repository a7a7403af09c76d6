"""Damage to good sentences: seen in words alone, never in what is said."""

import random
import re

import pytest

from training.data import light_edits
from training.repair import damaged, repairs

EDITS = list(light_edits("train"))
DENIALS = re.compile(
    r"\b(?:nicht|kein\w*|nie|ne|pas|jamais|no|nunca|ningún|non|mai|não|niet|geen|nooit|ohne|sans|sin|senza|sem)\b"
)


@pytest.mark.parametrize("seed", range(3))
def test_every_sentence_is_damaged_and_says_the_same(seed):
    made = repairs(EDITS, 500, random.Random(seed))
    assert len(made) > 400
    for edit in made:
        assert edit.language != "en"
        assert edit.source != edit.target
        assert re.findall(r"\d+", edit.source) == re.findall(r"\d+", edit.target)
        lost = len(DENIALS.findall(edit.target.lower())) - len(DENIALS.findall(edit.source.lower()))
        assert lost <= 0, edit


def test_short_sentences_and_names_stay_whole():
    rng = random.Random(1)
    assert damaged("Das ist gut.", ["en"], rng) == "Das ist gut."
    names = "Alle Anna Berta Carla Dora Emilia Frieda Gerda"
    assert all(damaged(names, ["en"], rng) == names for _ in range(20))


def test_the_same_seed_damages_the_same():
    one, two = (repairs(EDITS, 50, random.Random(7)) for _ in range(2))
    assert one == two
