import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.personal.stiffen import languages, rules_of, stiffen
from humanize_cli.style.profile import LANGUAGES

CASES = yaml.safe_load((Path(__file__).parent / "stiff.yaml").read_text(encoding="utf-8"))
PLAIN = [(language, plain) for language, cases in CASES.items() for _, plain, _ in cases]


@pytest.mark.parametrize(
    ("language", "rule", "plain", "stiff"),
    [(language, *case) for language, cases in CASES.items() for case in cases],
)
def test_a_rule_makes_of_a_sentence_what_it_should(language, rule, plain, stiff):
    made = {stiffen(plain, language, random.Random(seed), rule=rule) for seed in range(16)}
    assert stiff in made
    assert stiff is not None or made == {None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_many_rules_with_names_of_their_own(language):
    assert len({rule.name for rule in rules_of(language)}) >= 25


def test_the_languages_are_those_that_are_edited():
    assert set(languages()) == set(LANGUAGES)


@pytest.mark.parametrize(("language", "plain"), PLAIN)
def test_the_same_lot_gives_the_same_sentence(language, plain):
    for seed in range(3):
        first = stiffen(plain, language, random.Random(seed))
        assert stiffen(plain, language, random.Random(seed)) == first


@given(st.sampled_from(PLAIN), st.integers(0, 1000))
def test_what_is_made_is_another_whole_sentence(case, seed):
    language, plain = case
    stiff = stiffen(plain, language, random.Random(seed))
    if stiff is not None:
        assert stiff != plain
        assert stiff[0].isupper()
        assert stiff[-1] == plain[-1]
        assert "~" not in stiff
        assert "  " not in stiff


@pytest.mark.parametrize(
    "plain",
    [
        "You can run `because the many` to see it.",
        'You can read "because the many users" to see it.',
        "You can see [it](because-the-many.md) to use the file.",
    ],
)
def test_literals_and_quotations_stay(plain):
    kept = plain[plain.index("because") :][:12]
    for seed in range(20):
        assert kept in (stiffen(plain, "en", random.Random(seed)) or plain)


@pytest.mark.parametrize(
    "text",
    ["", "You can.", "you can use the menu to open it.", "You can use the menu to open", "Can " * 60 + "."],
)
def test_what_is_no_whole_sentence_is_left_alone(text):
    assert stiffen(text, "en", random.Random(1)) is None


def test_a_language_or_rule_that_is_not_there():
    with pytest.raises(KeyError):
        stiffen("You can use the menu to open it.", "xx", random.Random(1))
    with pytest.raises(KeyError):
        stiffen("You can use the menu to open it.", "en", random.Random(1), rule="no-such-rule")
