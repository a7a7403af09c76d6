"""Constructions: an expression's groups are put together anew, or the text stays as it is."""

import pytest

from humanize_cli.edits import apply_edits
from humanize_cli.errors import UsageError
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import read_pack
from humanize_cli.rules.ready import made_ready, ready_rules
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence, Span

ABLE = r"""
rules:
  - id: en.can
    family: nominal-style
    message: A message.
    role: edit
    regex: '\b(?P<verb>[Ii]s|[Aa]re|was|were) (?P<how>still )?in a position to (?P<what>\w+)\b'
    replace: '{verb} {how}{what}'
    forms: {verb: {is: can, are: can, was: could}}
    not_after: 'who'
    examples: [{before: We are in a position to help., after: We can help.}]
    source: test
"""
PACK = read_pack(ABLE, "en.yaml", "en")


def run(text: str, *protected: Span) -> str:
    return apply_edits(text, find_edits(Sentence(text, "en", protected), PACK, Tone.PLAIN))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("We are in a position to help.", "We can help."),
        ("We are still in a position to help.", "We can still help."),
        ("Are in a position to help.", "Can help."),
        ("It is in a position to run, and it was in a position to fly.", "It can run, and it could fly."),
    ],
)
def test_what_matches_is_taken_apart_and_put_together(text, after):
    assert run(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "They were in a position to help.",  # the table has no word for it
        "Those who are in a position to help.",  # a guard
        "We are in a position of trust.",
    ],
)
def test_what_the_rule_does_not_know_stays(text):
    assert run(text) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("We are in a position to fully help.", "We can fully help."),
        ("We are in a position to neither help nor hinder.", None),
    ],
)
def test_a_group_whose_table_has_no_words_stops_the_edit(text, after):
    stopped = ABLE.replace(r"(?P<what>\w+)", r"(?:(?P<bad>neither)|(?P<what>\w+))").replace(
        "forms: {", "forms: {bad: {}, "
    )
    pack = read_pack(stopped, "en.yaml", "en")
    assert apply_edits(text, find_edits(Sentence(text, "en"), pack, Tone.PLAIN)) == (after or text)


def test_a_protected_word_within_keeps_the_edit_away():
    text = "We are in a position to `help`."
    assert run(text, Span(24, 30)) == text


def test_one_edit_spans_both_parts_and_what_stands_between():
    (edit,) = find_edits(Sentence("We are in a position to help.", "en"), PACK, Tone.PLAIN)
    assert (edit.old, edit.new, edit.origin) == ("are in a position to help", "can help", "en.can")


def test_it_is_found_as_a_tell_that_does_not_count():
    (tell,) = find_tells(Sentence("We are in a position to help.", "en"), PACK, Tone.PLAIN)
    assert (tell.rule.id, tell.rule.counts, tell.rule.replaces) == ("en.can", False, True)


def test_of_overlapping_edits_the_leftmost_counts():
    both = read_pack(
        ABLE
        + """
  - id: en.position
    family: filler
    message: A message.
    role: edit
    pattern: in a position
    replace: able
    examples: [{before: In a position., after: Able.}]
    source: test
""",
        "en.yaml",
        "en",
    )
    sentence = Sentence("We are in a position to help those in a position of need.", "en")
    after = apply_edits(sentence.text, find_edits(sentence, both, Tone.PLAIN))
    assert after == "We can help those able of need."


def test_a_pack_made_ready_keeps_its_tables(monkeypatch):
    data = made_ready(PACK.rules, ABLE, {}, "en")
    monkeypatch.setattr("humanize_cli.rules.ready.ready", lambda _: data)
    (rule,) = ready_rules("en", ABLE)
    assert rule == PACK.rules[0]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{verb} {how}{what}", "{verb} {whom}", "{whom}"),
        ("forms: {verb:", "forms: {noun:", '"noun"'),
        ("role: edit", "role: delete", "replacement"),
    ],
)
def test_a_name_that_the_expression_lacks_is_refused_at_its_line(old, new, said):
    with pytest.raises(UsageError, match=r"en\.yaml:\d+") as error:
        read_pack(ABLE.replace(old, new), "en.yaml", "en")
    assert said in str(error.value)
