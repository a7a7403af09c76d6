"""Bands and forms of address in profiles: what is read, inherited and left out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.style.band import LONGEST_SENTENCE, QUANTITIES, Band, widest_spread
from humanize_cli.style.load import load_profile

PASSIVES, MEAN = "passives_per_100_sentences", "sentence_words.mean"


def load(folder: Path, text: str, name: str = "mine.yaml", **others: str):
    for other, content in others.items():
        (folder / f"{other}.yaml").write_text(content, encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    return load_profile(str(folder / name))


def test_all_kinds_of_bands(tmp_path):
    profile = load(
        tmp_path,
        "address: formal\nbands:\n  sentence_words: {mean: [9, 16], spread: [4, 9.5]}\n"
        "  contractions_per_100_words: [1, 5]\n",
    )
    assert profile.bands_for("de") == {
        MEAN: Band(9, 16),
        "sentence_words.spread": Band(4, 9.5),
        "contractions_per_100_words": Band(1, 5),
        "formal_address": Band(0.95, 1),
    }
    assert "formal_address" not in profile.bands_for("en")
    assert set(profile.bands_for("it")) == {MEAN, "sentence_words.spread", "formal_address"}


def test_a_language_has_its_own_bands_beside_the_general_ones(tmp_path):
    profile = load(
        tmp_path,
        f"bands: {{{PASSIVES}: [0, 2], reading_grade: [4, 9]}}\n"
        f"languages:\n  de: {{address: informal, bands: {{{PASSIVES}: [0, 1]}}}}\n",
    )
    assert profile.bands_for("de")[PASSIVES] == Band(0, 1)
    assert profile.bands_for("de")["reading_grade"] == Band(4, 9)
    assert profile.bands_for("fr") == {"reading_grade": Band(4, 9), PASSIVES: Band(0, 2)}


def test_a_child_s_general_band_takes_the_place_of_the_parent_s_for_a_language(tmp_path):
    profile = load(
        tmp_path,
        f"extends: parent.yaml\nbands: {{{PASSIVES}: [3, 4]}}\n",
        parent=f"languages:\n  de: {{bands: {{{PASSIVES}: [0, 1], reading_grade: [2, 3]}}}}\n",
    )
    assert profile.bands_for("de") == {"reading_grade": Band(2, 3), PASSIVES: Band(3, 4)}


def test_any_takes_an_inherited_band_away(tmp_path):
    parent = f"address: formal\nbands: {{{PASSIVES}: [0, 1]}}\n"
    profile = load(
        tmp_path, f"extends: parent.yaml\naddress: any\nbands: {{{PASSIVES}: any}}\n", parent=parent
    )
    assert profile.bands_for("de") == {}
    profile = load(
        tmp_path,
        f"extends: parent.yaml\nlanguages: {{de: {{address: any, bands: {{{PASSIVES}: any}}}}}}\n",
        "other.yaml",
    )
    assert profile.bands_for("de") == {}
    assert set(profile.bands_for("fr")) == {PASSIVES, "formal_address"}


def test_bands_cannot_be_changed_afterwards():
    with pytest.raises(TypeError):
        load_profile("plain").bands["new"] = Band(0, 1)
    with pytest.raises(TypeError):
        load_profile("plain").language_bands["en"][MEAN] = Band(0, 1)


@given(lengths=st.lists(st.integers(1, LONGEST_SENTENCE), min_size=1, max_size=30))
def test_no_text_spreads_wider_than_the_widest(lengths):
    mean = sum(lengths) / len(lengths)
    spread = (sum((each - mean) ** 2 for each in lengths) / len(lengths)) ** 0.5
    assert spread <= widest_spread(Band(mean, mean)) + 1e-9
    assert widest_spread(Band(mean, mean)) <= widest_spread(Band(1, mean + 5)) + 1e-9 or mean > 50


def test_every_quantity_can_be_named_in_a_profile(tmp_path):
    names = [each for each in QUANTITIES if "." not in each and each != "formal_address"]
    text = "bands:\n" + "".join(f"  {each}: [0, 0.5]\n" for each in names)
    assert set(load(tmp_path, text).bands) == set(names)
