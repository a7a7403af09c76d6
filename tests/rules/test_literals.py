"""What an expression cannot match without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.rules.expression import places
from humanize_cli.rules.literals import needed_texts
from humanize_cli.rules.pack import load_pack
from humanize_cli.style.profile import LANGUAGES


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (r"\bnot only\b", ["not only"]),
        (r"(?i)\bNot Only\b.{1,40}\bbut also\b", ["not only"]),
        (r"(?:delve|dig)s? into", ["delve into", "delves into", "dig into", "digs into"]),
        (r"[Dd]elve", ["delve"]),
        (r"(?:make|makes) a (?:\w+ )?difference", ["difference"]),
        (r"\w+ly", []),
        (r"(?:\w+ment|foo bar)", ["foo bar", "ment"]),
        (r"(?:\w+|foo bar)", []),
        (r"(?:foo )?bars+ baz*", ["foo bar", "bar"]),
        (r"(?:foo){2,} x", ["foo"]),
        (r"(?:foo){0,2} x", []),
        (r"\[[A-Z]\w+\]", ["["]),
        (r"utm_source=(?:a|b)", ["utm_source=a", "utm_source=b"]),
        (r"(?i:lorem) ipsum", ["lorem ipsum"]),
        (r"\p{Lu}\pL+ été\x{200b}", [" été"]),
        (r"can(?:not|'t) be\.", ["can't be.", "cannot be."]),
        ("", []),
    ],
)
def test_texts_are_found(source, texts):
    assert set(needed_texts(source)) == set(texts)


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        (r"is (?P<gap>(?:\w+ )*?)(?:(?P<bad>and|that)|willing)", ["willing"]),
        (r"is (?P<gap>(?: (?P<bad>\w+ing)| \w+)*?) able to", [" able to"]),
        (r"is(?P<bad>(?: not)?) able", ["is able"]),
        (r"is(?P<bad>\w*) able", ["is able"]),
        (r"(?P<bad>and|or)", []),
        (r"(?P<bad>never){0,2} able", [" able"]),
    ],
)
def test_what_stops_an_edit_is_not_looked_for(source, texts):
    assert set(needed_texts(source, ["bad"])) == set(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_expression_is_searched_in_every_sentence(language):
    assert not load_pack(language).index.unforeseen


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_match_of_every_rule_has_one_of_them(language):
    rules = [rule for rule in load_pack(language).rules if rule.regex]
    sentences = [text for rule in load_pack(language).rules for text in rule.match]
    for rule in rules:
        needed = () if not all(rule.tables.values()) else rule.needed
        for text in sentences:
            for start, end in places(rule.regex, text):
                assert not needed or any(each in text[start:end].lower() for each in needed), rule.id


PARTS = st.recursive(
    st.sampled_from(["ab", "C", "d e", r"\w", ".", r"\b", "[fg]", r"\.", "é", "hij"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,}"])).map(
            lambda each: f"(?:{each[0]}){each[1]}"
        ),
    ),
    max_leaves=8,
)


@given(PARTS, st.text(alphabet="abcCdefghijé. ", max_size=30))
def test_no_match_of_any_expression_goes_without(source, text):
    try:
        found = [text[start:end] for start, end in places(f"(?i)x?{source}", text)]
    except ValueError:
        return  # it would match the empty text
    needed = needed_texts(source)
    assert all(not needed or any(each in match.lower() for each in needed) for match in found)
