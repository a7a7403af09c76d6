"""Sentences worth pressing the model on."""

import pytest

from humanize_cli.diagnose.worth import is_worth_pressing
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
def test_tells_and_stock_wording_are_worth_it(text, worth):
    assert is_worth_pressing(Sentence(text, "en"), Tone.PLAIN) is worth
