"""Choosing rules by id, family or the beginning of an id."""

import pytest

from humanize_cli.rules.choose import choose
from humanize_cli.rules.pack import load_pack


def ids(**words: list[str]) -> set[str]:
    return {rule.id for rule in choose("en", **words).rules}


EVERY = {rule.id for rule in load_pack("en").rules}


def test_without_words_it_is_the_whole_pack():
    assert choose("en") is load_pack("en")


@pytest.mark.parametrize("word", ["en.prior-to", "connective", "en.in-*", "en.*", "de.*", "no-such-rule"])
def test_what_is_selected_and_what_is_ignored_are_the_whole_together(word):
    assert ids(select=[word]) | ids(ignore=[word]) == EVERY
    assert not ids(select=[word]) & ids(ignore=[word])


def test_words_name_what_they_say():
    assert ids(select=["en.prior-to"]) == {"en.prior-to"}
    assert ids(select=["connective"]) == {
        rule.id for rule in load_pack("en").rules if rule.family == "connective"
    }
    assert ids(select=["en.in-*"]) == {name for name in EVERY if name.startswith("en.in-")}
    assert ids(select=["en.*"], ignore=["en.prior-to"]) == EVERY - {"en.prior-to"}


def test_other_languages_names_do_no_harm():
    assert choose("sv", ["en.prior-to"]).rules == ()
    assert choose("de", ["en.*"]).rules == ()
