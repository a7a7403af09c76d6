"""The packs themselves: every example of every rule, in every language."""

import re

import pytest

from humanize_cli.edits import apply_edits
from humanize_cli.gate import judge
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import Rule, load_pack
from humanize_cli.style.profile import LANGUAGES, Example, Tone
from humanize_cli.text.document import Sentence

RULES = [(language, rule) for language in LANGUAGES for rule in load_pack(language).rules]
EXAMPLES = [(rule, example) for _, rule in RULES for example in rule.examples]
NO_MATCHES = [(language, rule, text) for language, rule in RULES for text in rule.no_match]


def tone_of(rule: Rule) -> Tone:
    return min(rule.tones) if rule.tones else Tone.PLAIN


def edited(text: str, language: str, tone: Tone, *, alone: bool = True) -> str:
    return apply_edits(text, find_edits(Sentence(text, language, alone=alone), load_pack(language), tone))


def takes_out_a_sentence(rule: Rule) -> bool:
    return all(phrase.at_start and phrase.at_end for phrase, _ in rule.phrases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_rules(language):
    assert len(load_pack(language).rules) >= (60 if language == "en" else 20)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda each: getattr(each, "id", ""))
def test_an_example_becomes_what_it_says(rule: Rule, example: Example):
    assert edited(example.before, example.language, tone_of(rule)) == example.after


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda each: getattr(each, "id", ""))
def test_an_example_rests_after_one_pass(rule: Rule, example: Example):
    assert edited(example.after, example.language, tone_of(rule)) == example.after


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda each: getattr(each, "id", ""))
def test_an_example_is_the_work_of_its_own_rule(rule: Rule, example: Example):
    sentence = Sentence(example.before, example.language)
    edits = find_edits(sentence, load_pack(example.language), tone_of(rule))
    assert {edit.origin for edit in edits} == {rule.id}
    assert all(edit.reason == rule.message and edit.probability == 1.0 for edit in edits)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda each: getattr(each, "id", ""))
def test_the_gate_lets_an_example_pass(rule: Rule, example: Example):
    sentence = Sentence(example.before, example.language)
    edits = find_edits(sentence, load_pack(example.language), tone_of(rule))
    assert judge(sentence, edits).refused == ()


@pytest.mark.parametrize(("language", "rule", "text"), NO_MATCHES, ids=lambda each: getattr(each, "id", ""))
def test_a_rule_leaves_its_counterexamples_alone(language: str, rule: Rule, text: str):
    edits = find_edits(Sentence(text, language), load_pack(language), tone_of(rule))
    assert rule.id not in {edit.origin for edit in edits}


@pytest.mark.parametrize(("language", "rule"), RULES, ids=lambda each: getattr(each, "id", ""))
def test_a_rule_is_complete(language: str, rule: Rule):
    assert rule.no_match, "a rule shows what it must not touch"
    assert rule.message[-1] in ".!"
    figures = [re.findall(r"\d+", new) for _, new in rule.phrases]
    assert not any(figures), "a rule never writes a figure"


@pytest.mark.parametrize(
    "rule",
    [rule for _, rule in RULES if takes_out_a_sentence(rule)],
    ids=lambda rule: rule.id,
)
def test_a_stock_sentence_goes_unless_it_is_alone(rule: Rule):
    example = rule.examples[0]
    assert edited(example.before, example.language, tone_of(rule), alone=False) == ""
    assert edited(example.before, example.language, tone_of(rule), alone=True) == example.before


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda each: getattr(each, "id", ""))
def test_a_curly_apostrophe_changes_nothing(rule: Rule, example: Example):
    before = example.before.replace("'", "’")
    assert edited(before, example.language, tone_of(rule)).replace("’", "'") == example.after
