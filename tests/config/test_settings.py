from dataclasses import fields

from humanize_cli.cli.config import _UNSET
from humanize_cli.config.keys import READERS
from humanize_cli.config.settings import KEYS, Settings, flags, merge


def test_every_setting_can_be_read_from_a_file_and_shown():
    assert set(KEYS) == set(READERS)
    unset = {
        each.name.replace("_", "-") for each in fields(Settings) if getattr(Settings(), each.name) is None
    }
    assert set(_UNSET) == unset


def test_a_flag_that_was_not_given_sets_nothing():
    assert merge([flags(lang=None, select=(), tables=False)]).origins["lang"] == "default"
    assert merge([flags(tables=False)]).origins["tables"] == "flag --tables"


def test_the_last_layer_wins_and_what_is_ignored_adds_up_once():
    merged = merge([flags(lang="de", ignore=("a", "b")), flags(lang="fr", ignore=("b", "c"))])
    assert (merged.settings.lang, merged.settings.ignore) == ("fr", ("a", "b", "c"))
