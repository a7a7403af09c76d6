"""The index: what may match is a candidate wherever it stands."""

import pytest

from humanize_cli.rules.expression import places
from humanize_cli.rules.lemmas import forms
from humanize_cli.rules.pack import load_pack, make_pack
from humanize_cli.rules.rule import Rule
from humanize_cli.style.profile import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_is_a_candidate_wherever_it_stands(language):
    pack = load_pack(language)
    for rule in pack.rules:
        for phrase, _ in rule.phrases[:20]:
            text = f"12 {phrase.text} x, {phrase.text[0].upper()}{phrase.text[1:]}"
            candidates = pack.index.candidates(text).phrases
            mine = [each.start for each in candidates if each.rule is rule and each.phrase is phrase]
            assert mine == [3, 7 + len(phrase.text)], phrase.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_is_a_candidate_wherever_it_stands_alone(language):
    pack = load_pack(language)
    for rule in pack.rules:
        for form in {form for word in rule.words for form in forms(word, language)}:
            text = f"İ {form} {form}qq, {form[0].upper()}{form[1:]}"
            candidates = pack.index.candidates(text).words
            found = [(each.start, each.raised) for each in candidates if each.rule is rule]
            assert found == [(2, False), (7 + 2 * len(form), form[0].islower())], form


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_expression_that_matches_is_a_candidate(language):
    pack = load_pack(language)
    for rule in pack.rules:
        for text in rule.match if rule.regex else ():
            for shown in (text, text.upper()):
                if any(places(rule.regex, shown)):
                    assert rule in pack.index.candidates(shown).expressions, shown


@pytest.mark.parametrize("text", ["", "\ud800", "\ud800 prior to\udc00", "İ prior to", "ß ﬁ prior to"])
def test_odd_characters_move_nothing(text):
    candidates = load_pack("en").index.candidates(text).phrases
    assert [text[each.start :].startswith("prior to") for each in candidates] == [True] * ("prior" in text)


def test_edits_alone_need_no_words_and_no_expressions_that_only_count():
    candidates = load_pack("en").index.candidates("prior to a tapestry", edits_only=True)
    assert len(candidates.phrases) == 1
    assert not candidates.words
    assert not candidates.expressions


def test_the_neighbours_of_a_word_are_words_beside_it():
    rule = Rule("en.x", "test", "X.", words=("delve",))
    words = make_pack([rule], "en").index.candidates("We delve; delve so we delve into").words
    assert [(each.before, each.after) for each in words] == [("we", ""), ("", "so"), ("we", "into")]
