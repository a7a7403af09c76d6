"""Reading packs strictly."""

import re

import pytest

from humanize_cli.errors import UsageError
from humanize_cli.rules.pack import load_pack, read_pack
from humanize_cli.style.profile import Tone

GOOD = """\
rules:
  - id: en.prior-to
    family: connective
    message: Before is the plain word.
    role: edit
    pattern: prior to
    replace: before
    examples: [{before: a, after: b}]
    source: test
"""


TELL = """\
rules:
  - id: en.delve
    family: stock-opener
    message: Say what you look at.
    role: tell
    words: [delve]
    part: verb
    cost: 2
    confidence: medium
    registers_off: [technical]
    match: [They delve into it., She delved.]
    no_match: [A delver.]
    source: test
"""


def test_a_good_pack_is_read():
    (rule,) = read_pack(GOOD, "my.yaml", "en").rules
    assert (rule.id, rule.family, rule.message) == ("en.prior-to", "connective", "Before is the plain word.")
    assert [(phrase.text, new) for phrase, new in rule.phrases] == [("prior to", "before")]


def test_a_rule_that_counts_is_read():
    (rule,) = read_pack(TELL, "my.yaml", "en").rules
    assert (rule.role, rule.cost, rule.confidence, rule.part) == ("tell", 2, "medium", "verb")
    assert (rule.words, rule.scope, rule.match) == (
        ("delve",),
        "sentence",
        ("They delve into it.", "She delved."),
    )
    assert rule.counts
    assert not rule.replaces
    assert not rule.speaks(Tone.TECHNICAL)


def test_a_detector_looks_at_the_document():
    source = TELL.replace("words: [delve]\n    part: verb", "detector: triads")
    source = source.replace("    match: [They delve into it., She delved.]\n    no_match: [A delver.]\n", "")
    (rule,) = read_pack(source, "my.yaml", "en").rules
    assert (rule.detector, rule.scope) == ("triads", "document")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("words: [delve]", "words: [game-changer]", 6, "not one word"),
        ("words: [delve]", "words: delve", 6, "expected a list"),
        ("words: [delve]\n    part: verb", "detector: tirads", 6, 'did you mean "triads"?'),
        ("words: [delve]\n    part: verb", "regex: '(?=a)b'", 6, "is not in RE2"),
        ("words: [delve]\n    part: verb", "regex: '(a'", 6, "missing"),
        ("    words: [delve]\n    part: verb\n", "", 2, "or one of: pattern, words, regex, detector"),
        ("part: verb", "pattern: delve", 6, 'one thing: "pattern" stands here already'),
        ("words: [delve]", "pattern: delve", 7, '"part" goes with "words" only'),
        ("part: verb", "replace: dig\n    examples: []", 7, '"replace" goes with "pattern"'),
        ("stock-opener", "stock-openers", 3, 'did you mean "stock-opener"?'),
        ("part: verb", "part: gerund", 7, "noun, verb, adjective"),
        ("part: verb", "scope: document", 7, 'belongs to a "detector"'),
        ("cost: 2", "cost: 4", 8, "valid values: 1, 2, 3"),
        ("cost: 2", "cost: high", 8, "expected a number"),
        ("    cost: 2\n", "", 2, 'the key "cost" is missing'),
        ("confidence: medium", "confidence: middling", 9, "low, medium, high"),
        ("[technical]", "[how-to]", 10, "valid values: plain"),
        (", She delved.]", "]", 11, "at least 2"),
        ("    no_match: [A delver.]\n", "", 2, 'the key "no_match" is missing'),
        ("role: tell", "role: edit", 2, 'the key "examples" is missing'),
    ],
)
def test_a_mistake_in_a_rule_that_counts_is_shown_at_its_line(old, new, line, said):
    assert old in TELL
    with pytest.raises(UsageError) as caught:
        read_pack(TELL.replace(old, new, 1), "my.yaml", "en")
    assert str(caught.value).startswith(f"my.yaml:{line}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("key", ["cost: 1", "confidence: low", "match: [a, b]", "scope: start"])
def test_an_edit_does_not_count(key):
    with pytest.raises(UsageError, match="does not count"):
        read_pack(GOOD + f"    {key}\n", "my.yaml", "en")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("family:", "famly:", 3, 'unknown key "famly"; did you mean "family"?'),
        ("family:", "weight:", 3, "valid keys: id, family, message, role, pattern"),
        ("role: edit", "role: remove", 5, "valid values: edit, delete"),
        ("role: edit", "role: delete", 7, "no replacement"),
        ("    replace: before\n", "", 2, 'the key "replace" is missing'),
        ("    source: test\n", "", 2, 'the key "source" is missing'),
        ("en.prior-to", "de.prior-to", 2, 'an id is "en."'),
        ("en.prior-to", "en.Prior to", 2, 'an id is "en."'),
        ("pattern: prior to", "pattern: (prior to", 6, "stray"),
        ("pattern: prior to", 'pattern: "{verb} to"', 6, '"forms" does not have'),
        ("replace: before", 'replace: "{verb}"', 7, '"{verb}" is not in the pattern'),
        ("source: test", 'source: test\n    not_after: "(a"', 10, "not a regular expression"),
        ("source: test", "source: test\n    tones: [loud]", 10, "plain, casual"),
        ("after: b}", "afer: b}", 8, "valid keys: before, after"),
        ("replace: before", "replace: yes", 7, "expected text"),
    ],
)
def test_a_mistake_is_shown_at_its_line(old, new, line, said):
    with pytest.raises(UsageError) as caught:
        read_pack(GOOD.replace(old, new, 1), "my.yaml", "en")
    assert str(caught.value).startswith(f"my.yaml:{line}: ")
    assert said in str(caught.value)


def test_an_id_is_given_once():
    twice = GOOD + GOOD.removeprefix("rules:\n")
    with pytest.raises(UsageError, match=re.escape('my.yaml:10: the id "en.prior-to" is given twice')):
        read_pack(twice, "my.yaml", "en")


def test_a_language_without_a_pack_has_no_rules():
    assert load_pack("sv").rules == ()
