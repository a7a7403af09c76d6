"""The packs themselves: every example of every rule, in every language.

A test goes through a language's rules and gathers what is wrong, so that all of it is seen at once.
"""

import re

import pytest

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.gate import judge
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.rule import Rule
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import Sentence

EXAMPLES = {
    language: [(rule, example) for rule in load_pack(language).rules for example in rule.examples]
    for language in LANGUAGES
}


def tone_of(rule: Rule) -> Tone:
    return Tone.PLAIN if rule.speaks(Tone.PLAIN) else next(tone for tone in Tone if rule.speaks(tone))


def edits_of(rule: Rule, text: str, language: str, *, alone: bool = False) -> list[Edit]:
    return find_edits(Sentence(text, language, alone=alone), load_pack(language), tone_of(rule))


def edited(rule: Rule, text: str, language: str, *, alone: bool = True) -> str:
    return apply_edits(text, edits_of(rule, text, language, alone=alone))


def found(rule: Rule, text: str, language: str) -> set[str]:
    sentence = Sentence(text, language)
    tells = find_tells(sentence, load_pack(language), tone_of(rule), first=True, last=True)
    return {tell.rule.id for tell in tells}


def shown(wrong: list[tuple[object, ...]]) -> str:
    return "\n" + "\n".join(" | ".join(map(str, each)) for each in wrong)


def takes_out_a_sentence(rule: Rule) -> bool:
    phrases = [phrase for phrase, new in rule.phrases if new == ""]
    return bool(phrases) and all(phrase.at_start and phrase.at_end for phrase in phrases)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_rules(language):
    count = len(load_pack(language).rules)
    assert count >= (150 if language == "en" else 60)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_becomes_what_it_says_and_rests_there(language):
    wrong = []
    for rule, example in EXAMPLES[language]:
        after = edited(rule, example.before, language)
        if after != example.after or edited(rule, after, language) != after:
            wrong.append((rule.id, example.before, after))
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_is_the_work_of_its_own_rule(language):
    wrong = []
    for rule, example in EXAMPLES[language]:
        edits = edits_of(rule, example.before, language)
        if any(
            (edit.origin, edit.reason, edit.probability) != (rule.id, rule.message, 1.0) for edit in edits
        ):
            wrong.append((rule.id, example.before, [edit.origin for edit in edits]))
        elif not edits:
            wrong.append((rule.id, example.before, "no edit"))
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gate_lets_an_example_pass(language):
    wrong = []
    for rule, example in EXAMPLES[language]:
        sentence = Sentence(example.before, language)
        refused = judge(sentence, edits_of(rule, example.before, language)).refused
        wrong += [(rule.id, example.before, each.reason, each.detail) for each in refused]
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_leaves_its_counterexamples_alone(language):
    wrong = []
    for rule in load_pack(language).rules:
        for text in () if rule.detector else rule.no_match:
            origins = {edit.origin for edit in edits_of(rule, text, language)}
            if rule.id in origins | found(rule, text, language):
                wrong.append((rule.id, text))
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_finds_what_it_says_it_finds(language):
    wrong = []
    for rule in load_pack(language).rules:
        for text in () if rule.detector else rule.match:
            if rule.id not in found(rule, text, language):
                wrong.append((rule.id, text))
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_is_complete(language):
    wrong = []
    for rule in load_pack(language).rules:
        if not rule.no_match and not rule.detector:
            wrong.append((rule.id, "a rule shows what it must not touch"))
        if rule.message[-1] not in ".!?":
            wrong.append((rule.id, "a message is a sentence"))
        if any(re.search(r"\d", new or "") for _, new in rule.phrases):
            wrong.append((rule.id, "a rule never writes a figure"))
        if len(rule.source) < 4:
            wrong.append((rule.id, "a rule says where it is from"))
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stock_sentence_goes_unless_it_is_alone(language):
    wrong = []
    for rule in load_pack(language).rules:
        if rule.examples and takes_out_a_sentence(rule):
            before = rule.examples[0].before
            outcomes = [edited(rule, before, language, alone=alone) for alone in (False, True)]
            if outcomes != ["", before]:
                wrong.append((rule.id, outcomes))
    assert not wrong, shown(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_curly_apostrophe_changes_nothing(language):
    wrong = []
    for rule, example in EXAMPLES[language]:
        after = edited(rule, example.before.replace("'", "’"), language).replace("’", "'")
        if after != example.after:
            wrong.append((rule.id, example.before, after))
    assert not wrong, shown(wrong)
