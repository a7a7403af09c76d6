"""How much speaks for editing a sentence."""

from dataclasses import replace

import pytest

from humanize_cli.diagnose.worth import MORE_LIKELY_THAN_NOT, around, editing_chance
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("We bake in order to live.", True),
        ("This initiative serves as a testament to our commitment to excellence.", True),
        ("The ferry left at six with nine people on board.", False),
        ("The fee for a first offence is 40 euros.", False),
        ("Opening hours", False),
    ],
)
def test_tells_and_stock_wording_speak_for_editing(text, worth):
    chance = editing_chance(Sentence(text, "en"), Tone.PLAIN)
    assert (chance >= MORE_LIKELY_THAN_NOT) is worth


def test_a_sentence_that_was_stiff_stays_worth_editing():
    sentence = Sentence("The ferry left at six with nine people on board.", "en", editing_chance=0.75)
    assert editing_chance(sentence, Tone.PLAIN) == 0.75


STIFF = Sentence("This initiative serves as a testament to our commitment to excellence in the region.", "en")
GOOD = Sentence("The ferry left at six with nine people on board and came back at noon.", "en")


@pytest.mark.parametrize("number", [1, 10, 100])
def test_a_text_full_of_tells_speaks_for_editing_its_doubtful_sentences(number):
    stiff, good = around([STIFF] * number, Tone.PLAIN), around([GOOD] * number, Tone.PLAIN)
    assert stiff > good
    doubtful = Sentence("We have taken note of your remarks regarding the pace of the lessons.", "en")
    alone = editing_chance(doubtful, Tone.PLAIN)
    assert 0 < alone < 1
    chances = [editing_chance(replace(doubtful, around=each), Tone.PLAIN) for each in (good, stiff)]
    assert chances[0] < chances[1]


def test_the_longer_a_good_text_the_more_it_speaks_against_editing():
    assert around([GOOD] * 100, Tone.PLAIN) < 0
    assert around([GOOD] * 100, Tone.PLAIN) < around([GOOD], Tone.PLAIN)


def test_no_surroundings_make_a_plain_sentence_worth_editing_or_a_tell_worthless():
    assert editing_chance(replace(GOOD, around=2.0), Tone.PLAIN) < MORE_LIKELY_THAN_NOT
    assert editing_chance(replace(STIFF, around=-2.0), Tone.PLAIN) >= MORE_LIKELY_THAN_NOT
    assert editing_chance(Sentence("Opening hours", "en", around=2.0), Tone.PLAIN) == 0


def test_a_text_without_sentences_is_an_unknown_one():
    assert around([], Tone.PLAIN) == around([Sentence("", "en")], Tone.PLAIN)
