"""Matching: where a phrase counts as standing there, and how the edit fits in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.edits import apply_edits
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import load_pack, make_pack, read_pack
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import Sentence, Span


def rule(pattern: str, replace: str | None, extra: str = "") -> str:
    role = "role: delete" if replace is None else f'role: edit\n    replace: "{replace}"'
    return f"""
  - id: en.{re.sub(r"[^a-z]+", "-", pattern).strip("-")}
    family: filler
    message: A message.
    {role}
    pattern: "{pattern}"
    examples: [{{before: a, after: b}}]
    source: test
    {extra}"""


def run(text: str, *rules: str, protected: tuple[Span, ...] = (), language: str = "en") -> str:
    source = "rules:" + "".join(rules)
    pack = read_pack(source.replace("id: en.", f"id: {language}."), "test.yaml", language)
    return apply_edits(text, find_edits(Sentence(text, language, protected=protected), pack, Tone.PLAIN))


PRIOR = rule("prior to", "before")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Prior to lunch", "Before lunch"),
        ("(prior to lunch)", "(before lunch)"),
        ("**Prior to** lunch", "**Before** lunch"),
        ("“Prior to lunch”", "“Before lunch”"),
    ],
)
def test_the_capital_and_the_marks_stay(text, after):
    assert run(text, PRIOR) == after


@pytest.mark.parametrize(
    "text",
    [
        "PRIOR TO LUNCH",
        "Prior To Lunch",
        "prior  to lunch",
        "prior to-day",
        "a-prior to",
        "prior total",
        "apriori prior_to lunch",
        "x.prior to.y",
        "prior *to* lunch",
        "/prior to",
    ],
)
def test_other_spellings_and_parts_of_words_are_left_alone(text):
    assert run(text, PRIOR) == text


def test_a_match_in_a_protected_span_is_left_alone_and_the_next_one_is_not():
    assert run("prior to or prior to", PRIOR, protected=(Span(2, 4),)) == "prior to or before"


def test_a_capital_is_not_moved_into_a_protected_span():
    text = "It is said that foo runs."
    assert run(text, rule("^it is said that", None), protected=(Span(16, 19),)) == text


def test_the_longest_of_two_matches_wins_and_then_the_next_begins_after_it():
    longer = rule("prior to the start of", "before")
    assert run("prior to the start of May, prior to June", PRIOR, longer) == "before May, before June"


def test_a_deletion_takes_one_space_along():
    gone = rule("indeed", None)
    assert run("It is indeed so.", gone) == "It is so."
    assert run("It is so indeed.", gone) == "It is so."
    assert run("Indeed it is so.", gone) == "It is so."
    assert run("Indeed NASA came.", gone) == "NASA came."
    assert run("Indeed `foo` came.", gone) == "`foo` came."
    assert run("Indeed [foo](x) came.", gone) == "Indeed [foo](x) came."
    assert run("Indeed.", gone) == "Indeed."


def test_a_replacement_never_doubles_its_neighbour():
    assert run("before prior to lunch", PRIOR) == "before prior to lunch"
    assert run("prior to before lunch", PRIOR) == "prior to before lunch"
    assert run("that indeed that", rule("indeed", None)) == "that indeed that"


@pytest.mark.parametrize(
    ("pattern", "replace", "text", "after"),
    [
        ("end result", "result", "An end result counts.", "A result counts."),
        ("end result", "result", "It is an end result.", "It is a result."),
        ("end result", "result", "The end result counts.", "The result counts."),
        ("large", "enormous", "a large hall", "an enormous hall"),
        ("large", "unique", "a large hall", "a unique hall"),
        ("early", "honest", "an early word", "an honest word"),
    ],
)
def test_the_english_article_follows_the_new_word(pattern, replace, text, after):
    assert run(text, rule(pattern, replace)) == after


def test_only_english_has_that_article():
    assert run("a large vie", rule("large", "énorme"), language="fr") == "a énorme vie"


@pytest.mark.parametrize(
    ("old", "new", "text", "after"),
    [
        ("effectuer", "faire", "d'effectuer un tri", "d'effectuer un tri"),
        ("effectuer", "faire", "pour effectuer un tri", "pour faire un tri"),
        ("constitue", "est", "ce que constitue un pont", "ce que constitue un pont"),
        ("constitue", "est", "un pont constitue un risque", "un pont est un risque"),
        ("effectuer", "opérer", "d'effectuer un tri", "d'opérer un tri"),
    ],
)
def test_french_elision_must_still_fit(old, new, text, after):
    assert run(text, rule(old, new), language="fr") == after


def test_the_apostrophe_of_the_sentence_is_the_one_written():
    dans = rule("au sein de l'", "dans l'")
    assert run("au sein de l’usine", dans, language="fr") == "dans l’usine"
    assert run("au sein de l'usine", dans, language="fr") == "dans l'usine"
    assert run("Indeed it’s so.", rule("indeed", None)) == "It’s so."


def test_a_german_noun_made_of_a_word_is_not_that_word():
    nur = rule("lediglich", "nur")
    assert run("Das Lediglich fehlt, lediglich das.", nur, language="de") == "Das Lediglich fehlt, nur das."


@pytest.mark.parametrize(
    ("guard", "text", "matches"),
    [
        ("only_after: the|a", "the prior to x", True),
        ("only_after: the|a", "soothe prior to x", False),
        ("only_before: \\d+", "prior to 12", True),
        ("only_before: \\d+", "prior to noon", False),
        ("not_after: the|a", "The prior to x", False),
        ("not_before: noon", "prior to Noon", False),
        ("not_before: noon", "prior to noontime", True),
    ],
)
def test_guards_look_at_whole_words_beside_the_match(guard, text, matches):
    assert (run(text, rule("prior to", "before", guard)) != text) is matches


def test_a_rule_for_other_tones_is_silent():
    pack = load_pack("en")
    sentence = Sentence("I do not know.", "en")
    assert [edit.new for edit in find_edits(sentence, pack, Tone.CASUAL)] == ["don't"]
    assert find_edits(sentence, pack, Tone.PROFESSIONAL) == []


def test_an_empty_pack_and_an_empty_sentence_have_no_edits():
    assert find_edits(Sentence("prior to", "en"), make_pack(()), Tone.PLAIN) == []
    assert find_edits(Sentence("", "en"), load_pack("en"), Tone.PLAIN) == []


PHRASES = {
    language: sorted({phrase.text for each in load_pack(language).rules for phrase, _ in each.phrases})
    for language in LANGUAGES
}


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    language = draw(st.sampled_from(LANGUAGES))
    words = st.sampled_from(
        ["the", "12", "`x`", "**", "Il", "d'", "—", "a", "«", "Zürich", ",", "...", "\u00a0", "🙂"]
    )
    parts = draw(
        st.lists(st.one_of(st.sampled_from(PHRASES[language]), words, st.text(max_size=4)), max_size=8)
    )
    text = draw(st.sampled_from([" ", "", "  "])).join(parts)
    if draw(st.booleans()):
        text = text[:1].upper() + text[1:]
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    return Sentence(text, language, protected=(Span(*cuts),), alone=draw(st.booleans()))


@given(sentences(), st.sampled_from(Tone))
def test_edits_fit_any_text_and_spare_what_is_protected(sentence: Sentence, tone: Tone):
    edits = find_edits(sentence, load_pack(sentence.language), tone)
    apply_edits(sentence.text, edits)
    assert all(edit.old and edit.old != edit.new for edit in edits)
    assert not any(span.overlaps(edit.start, edit.end) for edit in edits for span in sentence.protected)
    assert edits == find_edits(sentence, load_pack(sentence.language), tone)
