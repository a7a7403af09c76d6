"""Packs made ready: the same rules as in the YAML, and only while that is unchanged."""

import json
from importlib import resources

import pytest

from humanize_cli.rules.lemmas import dictionary_forms, forms
from humanize_cli.rules.pack import load_pack, read_pack
from humanize_cli.rules.ready import made_ready, ready, ready_rules
from humanize_cli.style.profile import LANGUAGES


def yaml_of(language: str) -> str:
    return resources.files("humanize_cli.rules").joinpath(f"{language}.yaml").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ready_pack_is_the_yamls(language):
    rules = read_pack(yaml_of(language), "pack", language).rules
    assert ready_rules(language, yaml_of(language)) == rules, "run scripts/make_packs.py"
    assert load_pack(language).rules == rules


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_rule_comes_back_as_it_was(language):
    rules = read_pack(yaml_of(language), "pack", language).rules
    data = json.loads(json.dumps(made_ready(rules, "text", {"a": ["b"]}, language)))
    assert [each["id"] for each in data["rules"]] == [rule.id for rule in rules]
    assert data["forms"] == {"a": ["b"]}


def test_a_changed_yaml_is_read_itself():
    assert ready_rules("en", yaml_of("en") + "#") is None
    assert ready_rules("sv", "") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_of_its_words_are_at_hand(language):
    words = {word for rule in load_pack(language).rules for word in rule.words}
    assert words == set(ready(language)["forms"]), "run scripts/make_packs.py"


@pytest.mark.parametrize("language", ["en", "fr", "it"])
def test_the_forms_at_hand_are_the_dictionarys(language):
    words = {word for rule in load_pack(language).rules for word in rule.words}
    assert all(forms(word, language) == dictionary_forms(word, language) for word in words)
