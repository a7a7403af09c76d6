"""Configuration as a user meets it: what it does to a run, what `config show` says, what is refused."""

import json
import re

import pytest
from drafts import EDITED, STIFF

CASUAL = "We do not open on Sundays, and nobody is there to let you in, whatever the weather may be.\n"
CONTRACTED = CASUAL.replace("do not", "don't")


def rows(ran):
    """The cells of what `config show` prints; columns are at least two spaces apart."""
    return [re.split(" {2,}", line) for line in ran.out.decode().splitlines()]


def test_show_prints_each_value_with_where_it_came_from(cli, write):
    write(
        "pyproject.toml",
        '[project]\nname = "x"\n\n[tool.humanize]\nprofile = "technical"\nignore = ["en.in-order-to"]\n'
        'exclude = ["docs/old/"]\n\n[[tool.humanize.paths]]\nmatch = "*.txt"\ntables = true\n',
    )
    ran = cli("config", "show", "--lang", "de", "--max-findings", "2")
    assert (ran.code, ran.err) == (0, "")
    assert rows(ran)[:10] == [
        ["file", "pyproject.toml"],
        ["profile", "technical", "pyproject.toml:5"],
        ["lang", "de", "flag --lang"],
        ["strength", "the profile's", "default"],
        ["headings", "no", "default"],
        ["tables", "no", "default"],
        ["select", "all rules", "default"],
        ["ignore", "en.in-order-to", "pyproject.toml:6"],
        ["max-findings", "2", "flag --max-findings"],
        ["max-score", "no limit", "default"],
    ]
    write("docs/old/a.txt", "text")
    shown = json.loads(cli("config", "show", "docs/old/a.txt", "--json").out)
    assert shown["file"] == "pyproject.toml"
    assert shown["excluded"] == "pyproject.toml:7"
    assert shown["settings"]["tables"] == {"value": True, "origin": "pyproject.toml:11"}
    assert shown["settings"]["max-score"] == {"value": None, "origin": "default"}


def test_show_without_any_file(cli):
    ran = cli("config", "show", "--no-config")
    assert rows(ran)[0] == ["file", "none"]
    assert {origin for _, _, origin in rows(ran)[1:]} == {"default"}


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("config", "show", "nope.md"), 3, "nope.md: no such file or folder"),
        (("config", "show", ""), 2, "the path is empty"),
        (("config", "show", "--profile", "causal"), 2, 'unknown profile "causal"; did you mean "casual"?'),
        (("config", "show", "--config", "a.toml", "--no-config"), 2, "contradict each other"),
        (("config", "show", "--lang", "xx"), 2, "--lang xx: not a language that is edited"),
        (("--config", "nope.toml"), 2, "nope.toml: no such file"),
    ],
)
def test_what_is_refused(cli, words, code, message):
    ran = cli(*words)
    assert (ran.code, ran.out) == (code, b"")
    assert message in ran.err
    assert ran.err.startswith("error: ")


def test_an_edit_takes_its_settings_from_the_nearest_file_and_flags_win(cli, write):
    write(".humanize.toml", 'profile = "casual"\n')
    write("plain/.humanize.toml", 'profile = "plain"\n')
    write("a.md", CASUAL)
    write("plain/a.md", CASUAL)
    assert cli("a.md").out.decode() == CONTRACTED
    assert cli(stdin=CASUAL.encode()).out.decode() == CONTRACTED
    assert cli("plain/a.md").out.decode() == CASUAL
    assert cli("a.md", "-p", "plain").out.decode() == CASUAL
    assert cli("a.md", "--no-config").out.decode() == CASUAL
    assert cli("plain/a.md", "--config", ".humanize.toml").out.decode() == CONTRACTED


def test_each_path_of_a_run_has_its_own_settings_and_its_place_in_the_output(cli, write):
    write(".humanize.toml", '[[paths]]\nmatch = "chat/"\nprofile = "casual"\n')
    for name in ("a.md", "chat/b.md", "docs/c.md"):
        write(name, CASUAL)
    ran = cli("docs/c.md", "chat/b.md", "a.md", "--json")
    shown = [json.loads(line) for line in ran.out.splitlines()]
    assert [(each["file"], each["profile"], each["changed"]) for each in shown] == [
        ("docs/c.md", "plain", False),
        ("chat/b.md", "casual", True),
        ("a.md", "plain", False),
    ]


def test_a_rule_that_is_ignored_edits_nothing(cli, write):
    text = "In order to reach the mill, follow the river until the second bridge, and then turn left.\n"
    write("a.md", text)
    assert cli("a.md").out.decode().startswith("To reach")
    write(".humanize.toml", 'ignore = ["en.in-order-to"]\n')
    assert cli("a.md").out.decode() == text
    write(".humanize.toml", 'select = ["en.contract"]\n')
    assert cli("a.md").out.decode() == text


def test_headings_of_a_file_can_be_switched_off_by_a_flag(cli, write):
    write(".humanize.toml", "headings = true\n")
    heading = "# How the whole team will utilize the new tool for every report in the coming year\n"
    write("a.md", heading)
    assert cli("a.md").out.decode() == heading.replace("utilize", "use")
    assert cli("a.md", "--no-headings").out.decode() == heading


def test_what_is_excluded_is_left_alone_in_a_folder_and_by_name(cli, write):
    write(".humanize.toml", 'exclude = ["old/"]\n')
    write("a.md", STIFF)
    write("old/b.md", STIFF)
    ran = cli("-w", ".")
    assert ran.code == 0
    assert (cli.folder / "a.md").read_text() == EDITED
    assert (cli.folder / "old/b.md").read_text() == STIFF
    ran = cli("-w", "old/b.md")
    assert (ran.code, (cli.folder / "old/b.md").read_text()) == (0, STIFF)
    assert "passed over old/b.md: excluded by .humanize.toml:1" in ran.err
    assert "nothing is left: the configuration excludes every text" in ran.err
    assert cli("--check", "old/b.md").code == 0


def test_what_is_excluded_is_copied_into_an_output_and_edited_where_it_is_printed(cli, write):
    write(".humanize.toml", 'exclude = ["old/"]\n')
    write("docs/a.md", STIFF)
    write("docs/old/b.md", STIFF)
    assert cli("docs", "-o", "done").code == 0
    assert (cli.folder / "done/a.md").read_text() == EDITED
    assert (cli.folder / "done/old/b.md").read_text() == STIFF
    assert cli("docs/old/b.md").out.decode() == EDITED


def test_a_broken_configuration_stops_the_run_before_any_file_is_touched(cli, write):
    write("a.md", STIFF)
    write("sub/b.md", STIFF)
    write("sub/.humanize.toml", 'profil = "casual"\n')
    ran = cli("-w", ".")
    assert (ran.code, ran.out) == (2, b"")
    first, second, third = ran.err.splitlines()
    assert first == 'error: sub/.humanize.toml:1: unknown key "profil"; did you mean "profile"?'
    assert second == '    profil = "casual"'
    assert third.startswith("valid keys: exclude, paths, profile, lang, ")
    assert (cli.folder / "a.md").read_text() == STIFF


def test_configuration_in_two_places_names_both(cli, write):
    write(".humanize.toml", 'profile = "casual"\n')
    write("pyproject.toml", '[tool.humanize]\nprofile = "plain"\n')
    ran = cli("--check", stdin=STIFF.encode())
    assert ran.code == 2
    assert ".humanize.toml and [tool.humanize] in pyproject.toml:1 both configure humanize" in ran.err
    assert cli("--check", "--no-config", stdin=STIFF.encode()).code == 1


def test_an_unreadable_configuration_is_an_error(cli, write):
    write(".humanize.toml", b"\xff\xfe\x00")
    ran = cli(stdin=STIFF.encode())
    assert (ran.code, ran.out) == (2, b"")
    assert ".humanize.toml:1: not UTF-8 text" in ran.err
