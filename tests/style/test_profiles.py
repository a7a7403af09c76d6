"""The built-in profiles, held against their own promises."""

import pytest
import yaml

from humanize_cli.style.load import KEYS, load_profile, profile_names, profile_source
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.style.proof import faults


def test_there_is_a_built_in_profile_for_each_tone() -> None:
    assert set(Tone) <= set(profile_names())
    assert profile_names() == tuple(sorted(profile_names()))
    for tone in Tone:
        assert load_profile(tone).tone is tone


@pytest.mark.parametrize("name", profile_names())
def test_built_in_profile_is_complete(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert len(profile.description.split()) >= 5
    assert len(profile.examples) >= 4
    languages = {each.language for each in profile.examples}
    assert {"en", "de"} < languages <= set(LANGUAGES)
    fields = yaml.safe_load(profile_source(name))
    assert set(fields) <= set(KEYS)
    assert fields["avoid"], "a tone has words of its own to avoid"


DOMAINS = (
    *("customer-service", "docs", "easy-read", "education", "entertainment", "finance", "healthcare"),
    *("newsletter", "read-aloud"),
)


def test_the_built_in_profiles_are_the_tones_and_these() -> None:
    assert set(profile_names()) == {*map(str, Tone), *DOMAINS}


@pytest.mark.parametrize("name", DOMAINS)
def test_a_profile_for_a_field_says_something_of_its_own(name: str) -> None:
    fields = yaml.safe_load(profile_source(name))
    assert fields["avoid"]
    assert fields["prefer"]
    assert fields["keep"]
    assert fields["bands"]
    for language in ("en", "de"):
        here = [each for each in load_profile(name).examples if each.language == language]
        assert len(here) >= 2
        assert any(each.before != each.after for each in here)


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_has_bands_in_every_language(name: str) -> None:
    for language in LANGUAGES:
        bands = load_profile(name).bands_for(language)
        assert {"sentence_words.mean", "sentence_words.spread", "reading_grade"} <= set(bands)


@pytest.mark.parametrize("name", profile_names())
def test_built_in_examples_hold(name: str) -> None:
    assert list(faults(load_profile(name))) == []


def test_avoid_lists_differ_by_tone() -> None:
    own = {name: frozenset(yaml.safe_load(profile_source(name))["avoid"]) for name in profile_names()}
    assert len(set(own.values())) == len(own)
