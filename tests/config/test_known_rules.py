import pytest

from humanize_cli.config.rules import ids_of, known_rules
from humanize_cli.rules.pack import load_pack
from humanize_cli.style.profile import LANGUAGES


def test_the_names_are_those_of_the_packs():
    packs = {rule.id: rule.family for language in LANGUAGES for rule in load_pack(language).rules}
    assert known_rules() == packs


def test_an_id_a_family_and_the_beginning_of_ids():
    rules = known_rules()
    assert ids_of("en.in-order-to") == {"en.in-order-to"}
    assert ids_of("connective") == {rule for rule, family in rules.items() if family == "connective"}
    assert ids_of("en") == ids_of("en.") == {rule for rule in rules if rule.startswith("en.")}
    assert ids_of("en.contract") == ids_of("en.contract-")
    assert ids_of("en.contrac*") == ids_of("en.contract")
    assert ids_of("*") == set(rules)
    assert {"en.contract-be", "en.contract-not"} <= ids_of("en.contract")


@pytest.mark.parametrize("word", ["en.contr", "EN", "xx*", "", "connectiv", "e"])
def test_what_names_no_rule(word):
    with pytest.raises(ValueError, match="is no rule, family or beginning of an id"):
        ids_of(word)
