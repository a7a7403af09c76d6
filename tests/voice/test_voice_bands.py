from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from taking import sample, samples
from writers import german

from humanize_cli.style.band import ADDRESS, MEAN, QUANTITIES, SPREAD
from humanize_cli.voice.bands import measured_address, measured_bands

ONE = sample("We had a good day, and it was the best of all. " * 20)


def having(name, values, words=300):
    return [replace(ONE, values={**ONE.values, name: value}, words=words) for value in values]


def test_a_band_holds_most_texts_but_not_the_odd_one():
    band = measured_bands(having(MEAN, [10, 11, 12, 13, 14, 15, 16, 17, 18, 60]))[MEAN]
    assert (band.low, band.high) == (10.9, 22.2)


def test_a_writer_who_never_varies_gets_room_on_both_sides():
    band = measured_bands(having(MEAN, [20] * 6))[MEAN]
    assert (band.low, band.high) == (18, 22)


def test_a_band_at_the_rim_widens_to_the_other_side():
    bands = measured_bands(having("questions_per_100_sentences", [0] * 6))
    assert (bands["questions_per_100_sentences"].low, bands["questions_per_100_sentences"].high) == (0, 5)
    variety = measured_bands(having("lexical_variety", [1.0] * 6))["lexical_variety"]
    assert (variety.low, variety.high) == (0.94, 1)


def test_short_texts_are_left_out_where_there_are_enough_others():
    texts = having(MEAN, [20] * 6) + having(MEAN, [3] * 20, words=12)
    assert measured_bands(texts)[MEAN].low == 18
    assert measured_bands(having(MEAN, [20] * 4) + having(MEAN, [3] * 20, words=12))[MEAN].low < 5


def test_the_form_of_address_is_said_apart():
    polite = samples(german, range(4), "de")
    assert ADDRESS not in measured_bands(polite)
    assert measured_address(polite) == "formal"
    assert measured_address(polite[:2]) is None
    assert measured_address([replace(each, values={ADDRESS: 0.5}) for each in polite]) is None


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(set(QUANTITIES) - {ADDRESS})), st.lists(st.floats(0, 1), min_size=5, max_size=12)
)
def test_every_band_can_stand_in_a_profile(name, shares):
    quantity = QUANTITIES[name]
    values = [quantity.low + share * (quantity.high - quantity.low) for share in shares]
    band = measured_bands(having(name, values))[name]
    assert quantity.low <= band.low < band.high <= quantity.high
    assert sum(band.low <= value <= band.high for value in values) >= 0.5 * len(values)


@pytest.mark.parametrize("name", [MEAN, SPREAD, "commas_per_100_words"])
def test_bands_are_rounded_outwards(name):
    band = measured_bands(having(name, [12.34, 12.34, 45.67, 45.67]))[name]
    assert band.low <= 12.34
    assert band.high >= 45.67
