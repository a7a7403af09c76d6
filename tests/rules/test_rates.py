"""Human rates: every rule is measured where there are texts, and unknown ones are said to be unmeasured."""

import pytest

from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.rates import MIN_TEXTS, human_corpora, human_rate, register_rates
from humanize_cli.style.profile import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_a_sentence_is_measured(language):
    rules = [rule.id for rule in load_pack(language).rules if not rule.detector]
    assert [name for name in rules if human_rate(name, language) is None] == [], (
        "run scripts/measure_human_rates.py"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rate_is_the_highest_of_the_registers_with_enough_texts(language):
    enough = {register for register, corpus in human_corpora(language).items() if corpus.texts >= MIN_TEXTS}
    for rule in load_pack(language).rules:
        rates = register_rates(rule.id, language)
        if not rule.detector:
            assert set(rates) == enough
            assert human_rate(rule.id, language) == max(rates.values())


def test_what_was_never_measured_has_no_rate():
    assert human_rate("en.no-such-rule", "en") is None
    assert human_rate("en.prior-to", "sv") is None
    assert human_corpora("sv") == {}


def test_rates_tell_common_wordings_from_rare_ones():
    assert human_rate("en.stacked-connectives", "en") > 0
    assert human_rate("en.great-question", "en") == 0
