"""humanize rules: list and show."""

import json

import pytest

from humanize_cli.rules.pack import load_pack
from humanize_cli.style.profile import LANGUAGES


def test_list_has_every_rule_with_its_message(cli):
    ran = cli("rules", "list")
    lines = ran.out.decode().splitlines()
    rules = [rule for language in LANGUAGES for rule in load_pack(language).rules]
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[:3] for line in lines] == [[rule.id, rule.role, rule.family] for rule in rules]
    assert all(line.endswith(rule.message) for line, rule in zip(lines, rules, strict=True))


def test_list_can_be_narrowed(cli):
    ran = cli("rules", "list", "--lang", "de", "--family", "connective")
    lines = ran.out.decode().splitlines()
    assert lines
    assert all(line.startswith("de.") and line.split()[2] == "connective" for line in lines)


def test_list_as_json(cli):
    ran = cli("rules", "list", "--lang", "en", "--json")
    records = {each["id"]: each for each in json.loads(ran.out)}
    assert list(records) == [rule.id for rule in load_pack("en").rules]
    assert records["en.prior-to"]["replacement"] == "before"
    assert records["en.stacked-connectives"]["human_rate"] > 0


def test_show_tells_all_about_a_rule(cli):
    ran = cli("rules", "show", "en.prior-to")
    text = ran.out.decode()
    assert (ran.code, ran.err) == (0, "")
    assert text.startswith('en.prior-to\n"Before" is the plain word.\n\n')
    for row in (
        "looks for   prior to\n",
        "writes      before\n",
        "family      connective\n",
        "in 1,000 words",
    ):
        assert row in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_show_prints_every_kind_of_rule(cli, language):
    rules = load_pack(language).rules
    kinds = {(rule.role, bool(rule.words), bool(rule.regex), bool(rule.detector)): rule.id for rule in rules}
    for name in kinds.values():
        ran = cli("rules", "show", name)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.decode().startswith(f"{name}\n")


def test_show_as_json(cli):
    record = json.loads(cli("rules", "show", "en.prior-to", "--json").out)
    assert record["id"] == "en.prior-to"
    assert record["pattern"] == ["prior to"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "en.priorto"), 'there is no rule "en.priorto"; did you mean "en.prior-to"?'),
        (("show", "zzz"), 'there is no rule "zzz"; humanize rules list has them all'),
        (("show", ""), 'there is no rule ""; humanize rules list has them all'),
        (("list", "--lang", "sv"), 'there are no rules for the language "sv"; choose en, de'),
        (("list", "--family", "conective"), 'family "conective"; did you mean "connective"?'),
        (("list", "--family", "zzz"), 'family "zzz"; there are '),
    ],
)
def test_what_is_not_there_is_said_in_one_line(cli, words, said):
    ran = cli("rules", *words)
    assert (ran.code, ran.out) == (2, b"")
    assert said in ran.err
    assert ran.err.count("\n") == 1
