"""How much speaks for editing a sentence."""

import pytest

from humanize_cli.diagnose.worth import MORE_LIKELY_THAN_NOT, editing_chance
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
