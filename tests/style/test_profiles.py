"""The built-in profiles, held against their own promises."""

import pytest
import yaml

from humanize_cli.edits import apply_edits, diff_edits
from humanize_cli.gate import judge
from humanize_cli.style.load import KEYS, load_profile, profile_names, profile_source
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import Sentence
from humanize_cli.text.protect import protected_spans


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


def spaced(text: str) -> str:
    """Return the words with one space between and around, to look for phrases as whole words."""
    return f" {' '.join(text.casefold().replace(',', ' ').rstrip('.').split())} "


@pytest.mark.parametrize("name", profile_names())
def test_built_in_examples_obey_their_own_profile(name: str) -> None:
    profile = load_profile(name)
    for example in profile.examples:
        before, after = spaced(example.before), spaced(example.after)
        for phrase in profile.avoid:
            assert spaced(phrase) not in after or spaced(phrase) in before, (
                phrase,
                example,
            )
        for phrase in profile.prefer:
            assert spaced(phrase) not in after, (phrase, example)


def test_avoid_lists_differ_by_tone() -> None:
    own = {name: frozenset(yaml.safe_load(profile_source(name))["avoid"]) for name in profile_names()}
    assert len(set(own.values())) == len(own)


@pytest.mark.parametrize("name", profile_names())
def test_built_in_examples_lose_no_fact(name: str) -> None:
    profile = load_profile(name)
    for example in profile.examples:
        sentence = Sentence(
            example.before, example.language, protected=tuple(protected_spans(example.before))
        )
        verdict = judge(sentence, diff_edits(example.before, example.after, "example"), avoid=profile.avoid)
        assert apply_edits(example.before, verdict.accepted) == example.after, verdict.refused
