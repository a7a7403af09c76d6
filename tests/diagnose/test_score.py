"""The score: only for texts that are long enough, high for stiff prose, low for good prose."""

import json
from pathlib import Path

import pytest

import humanize_cli.diagnose
from humanize_cli.diagnose import diagnose
from humanize_cli.diagnose.diagnosis import MIN_WORDS
from humanize_cli.diagnose.score import calibration, points_of
from humanize_cli.reading import read
from humanize_cli.style.profile import LANGUAGES

STIFF = [
    "In today's fast-paced world, effective communication plays a crucial role in fostering collaboration.",
    "It is important to note that our comprehensive approach empowers teams to unlock their full potential.",
    "Furthermore, this innovative solution serves as a testament to our unwavering commitment to excellence.",
    "By leveraging cutting-edge technology, we seamlessly streamline workflows, ensuring optimal outcomes.",
    "Ultimately, this holistic strategy not only enhances efficiency but also elevates every experience.",
]
GOOD = [
    "The ferry left at six with nine people on board, most of them asleep before the harbour wall.",
    "Nobody had told the baker, so the bread was still in the oven when the lights went out.",
    "My uncle kept a ledger of every tree he planted: 412 in all, and 60 of them pears.",
    "Rain came through the roof again on Tuesday, though less than last year.",
    "We walked back along the river because the bus had stopped running at ten.",
]


def score_of(sentences: list[str], words: int) -> int | None:
    """Return the score of a text that repeats some sentences until it has so many words or a few more."""
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < words:
        parts += sentences
    return diagnose(read("\n\n".join(parts) + "\n")).score


def test_stiff_prose_is_over_the_threshold_and_good_prose_far_under_it():
    stiff, good = score_of(STIFF, MIN_WORDS), score_of(GOOD, MIN_WORDS)
    assert stiff is not None
    assert good is not None
    assert good < calibration().threshold / 2 < 1.5 * calibration().threshold < stiff


def test_a_short_text_has_no_score():
    assert diagnose(read("\n\n".join(GOOD))).score is None


@pytest.mark.parametrize(("words", "scored"), [(MIN_WORDS - 1, False), (MIN_WORDS, True)])
def test_the_limit_is_exact(words, scored):
    text = " ".join(["The", *["old"] * (words - 2), "boat."])
    assert (diagnose(read(text, language="en")).score is not None) is scored


def test_a_long_text_in_no_edited_language_has_no_score():
    text = "Łódka wypłynęła o szóstej rano z dziewięcioma osobami na pokładzie, a piekarz jeszcze spał. " * 60
    assert diagnose(read(text)).score is None


def test_every_language_is_calibrated():
    assert set(calibration().languages) == set(LANGUAGES)
    assert all(slope > 0 for _, slope in calibration().languages.values())
    assert calibration().points > 0
    assert 0 < calibration().threshold < 100


def test_cost_and_confidence_weigh():
    assert points_of(3, "high") > points_of(3, "low") > points_of(1, "low") > 0


def test_the_shipped_calibration_is_json_with_nothing_else_in_it():
    path = Path(humanize_cli.diagnose.__file__).with_name("score.json")
    assert set(json.loads(path.read_text("utf-8"))) == {
        "languages",
        "points",
        "intercept",
        "slope",
        "threshold",
    }
