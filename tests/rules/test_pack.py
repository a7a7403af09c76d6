"""Reading packs strictly."""

import re
from importlib import resources

import pytest

from humanize_cli.errors import UsageError
from humanize_cli.rules.pack import load_pack, read_pack
from humanize_cli.style.profile import LANGUAGES

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


def test_a_good_pack_is_read():
    (rule,) = read_pack(GOOD, "my.yaml", "en").rules
    assert (rule.id, rule.family, rule.message) == ("en.prior-to", "connective", "Before is the plain word.")
    assert [(phrase.text, new) for phrase, new in rule.phrases] == [("prior to", "before")]


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_packs_pass_the_check_that_loading_them_leaves_out(language):
    text = resources.files("humanize_cli.rules").joinpath(f"{language}.yaml").read_text("utf-8")
    assert read_pack(text, "pack", language).rules == load_pack(language).rules


def test_a_language_without_a_pack_has_no_rules():
    assert load_pack("sv").rules == ()
