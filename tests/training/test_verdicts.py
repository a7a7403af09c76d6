"""Verdicts made of editors’ sentences: good ones are theirs, faulty ones are nobody’s."""

import random

from humanize_cli.model.prompts import FAULTY, GOOD
from training.data import light_edits
from training.verdicts import made

EDITS = list(light_edits("train"))
WRITTEN = {(edit.source, edit.target) for edit in EDITS}


def test_both_kinds_are_made_of_every_language():
    verdicts = made(EDITS, 2000, random.Random(1))
    assert {each.language for each in verdicts} == {"de", "en", "es", "fr", "it", "nl", "pt"}
    good = sum(each.verdict == GOOD for each in verdicts)
    assert 0.4 < good / len(verdicts) < 0.6


def test_a_faulty_sentence_is_nobodys():
    for each in made(EDITS, 2000, random.Random(2)):
        if each.verdict == FAULTY:
            assert each.edited != each.source
            assert (each.source, each.edited) not in WRITTEN
            assert "  " not in each.edited


def test_the_same_seed_makes_the_same():
    one, two = (made(EDITS, 200, random.Random(3)) for _ in range(2))
    assert one == two
