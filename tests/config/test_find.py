import os
from pathlib import Path

import pytest

from humanize_cli.config.find import Configuration
from humanize_cli.config.settings import Settings, flags
from humanize_cli.errors import ConfigError, HumanizeError, ProfileError
from humanize_cli.style.profile import Strength


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty current folder, and what writes files into it."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, text: str = "") -> Path:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_without_any_file_all_is_default(here):
    resolved = Configuration().resolve(here("docs/a.md"))
    assert resolved.settings == Settings()
    assert set(resolved.origins.values()) == {"default"}
    assert resolved.file is None


def test_every_key_is_read_and_knows_its_line(here):
    here(
        ".humanize.toml",
        'profile = "casual"\nlang = "de"\nstrength = "strong"\nheadings = true\ntables = true\n'
        'select = ["de"]\nignore = ["connective"]\nmax-findings = 3\nmax-score = 50\n',
    )
    resolved = Configuration().resolve(Path("a.md"))
    assert resolved.settings == Settings(
        profile="casual",
        lang="de",
        strength=Strength.STRONG,
        headings=True,
        tables=True,
        select=("de",),
        ignore=("connective",),
        max_findings=3,
        max_score=50,
    )
    assert resolved.origins["profile"] == ".humanize.toml:1"
    assert resolved.origins["max-score"] == ".humanize.toml:9"


def test_the_nearest_file_holds_alone(here):
    here("pyproject.toml", '[tool.humanize]\nprofile = "casual"\ntables = true\n')
    here("docs/.humanize.toml", 'profile = "warm"\n')
    configuration = Configuration()
    near = configuration.resolve(here("docs/api/a.md"))
    assert (near.settings.profile, near.settings.tables) == ("warm", False)
    assert configuration.resolve(here("a.md")).settings.profile == "casual"
    assert configuration.resolve(None).settings.profile == "casual"


def test_a_project_that_does_not_configure_humanize_is_passed_over(here):
    here(".humanize.toml", 'profile = "warm"\n')
    here("sub/pyproject.toml", '[project]\ndescription = "about humanize"\n')
    assert Configuration().resolve(here("sub/a.md")).settings.profile == "warm"


def test_a_broken_project_file_of_others_is_no_business_of_ours(here):
    here("pyproject.toml", "[project\n")
    assert Configuration().resolve(here("a.md")).settings == Settings()
    here("pyproject.toml", "[tool.humanize\n")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:1: not valid TOML"):
        Configuration().resolve(here("a.md"))


def test_the_way_up_goes_through_dots_and_outside_the_current_folder(here, tmp_path, monkeypatch):
    here("other/.humanize.toml", 'profile = "warm"\n')
    here("other/docs/a.md")
    here("work/b.md")
    monkeypatch.chdir(tmp_path / "work")
    resolved = Configuration().resolve(Path("../other/docs/a.md"))
    assert resolved.settings.profile == "warm"
    assert resolved.file == str(tmp_path / "other" / ".humanize.toml")
    assert Configuration().resolve(Path("b.md")).settings == Settings()


def test_two_files_in_one_folder_are_an_error_that_names_both(here):
    here(".humanize.toml", 'profile = "warm"\n')
    here("pyproject.toml", '[project]\nname = "x"\n[tool.humanize]\nprofile = "casual"\n')
    with pytest.raises(ConfigError) as caught:
        Configuration().resolve(here("docs/a.md"))
    assert str(caught.value) == (
        ".humanize.toml and [tool.humanize] in pyproject.toml:3 both configure humanize; keep one"
    )


def test_flags_win_and_what_is_ignored_adds_up(here):
    here(
        "pyproject.toml",
        '[tool.humanize]\nprofile = "casual"\nignore = ["en.in-order-to"]\nselect = ["en", "de"]\n'
        '[[tool.humanize.paths]]\nmatch = "api/"\nprofile = "technical"\nignore = ["en.so-as-to"]\n'
        '[[tool.humanize.paths]]\nmatch = ["*.txt", "!kept.txt"]\nmax-findings = 9\n',
    )
    configuration = Configuration(flags(lang="en", select=("en",), ignore=("fr",)))
    resolved = configuration.resolve(Path("api/a.txt"))
    assert resolved.settings == Settings(
        profile="technical",
        lang="en",
        select=("en",),
        ignore=("en.in-order-to", "en.so-as-to", "fr"),
        max_findings=9,
    )
    assert resolved.origins["ignore"] == "pyproject.toml:3, pyproject.toml:8, flag --ignore"
    assert resolved.origins["select"] == "flag --select"
    assert configuration.resolve(Path("a.txt")).settings.profile == "casual"
    assert configuration.resolve(Path("kept.txt")).settings.max_findings is None


def test_patterns_are_seen_from_the_folder_of_the_file(here, tmp_path, monkeypatch):
    here("pyproject.toml", '[tool.humanize]\nexclude = ["docs/generated/", "/top.md", "*.tmp.md"]\n')
    for name in ("docs/generated/deep/a.md", "docs/a.md", "top.md", "docs/top.md", "docs/x.tmp.md"):
        here(name)
    monkeypatch.chdir(tmp_path / "docs")
    configuration = Configuration()
    left_out = {
        name: configuration.excluded(Path(name))
        for name in ("generated/deep/a.md", "a.md", "../top.md", "top.md", "x.tmp.md")
    }
    origin = f"{tmp_path / 'pyproject.toml'}:2"
    assert left_out == {
        "generated/deep/a.md": origin,
        "a.md": None,
        "../top.md": origin,
        "top.md": None,
        "x.tmp.md": origin,
    }


def test_a_given_file_holds_for_all_and_its_patterns_are_seen_from_here(here):
    here(".humanize.toml", 'profile = "warm"\n')
    here("ci/strict.toml", 'profile = "mine.yaml"\nexclude = ["docs/old/"]\n')
    configuration = Configuration(file="ci/strict.toml")
    resolved = configuration.resolve(here("docs/a.md"))
    assert resolved.settings.profile == str(Path("ci", "mine.yaml"))
    assert resolved.file == "ci/strict.toml"
    assert configuration.excluded(here("docs/old/a.md")) == "ci/strict.toml:2"


def test_without_search_no_file_holds(here):
    here(".humanize.toml", "broken")
    assert Configuration(search=False).resolve(here("a.md")).settings == Settings()


def test_a_profile_is_loaded_from_the_folder_of_the_file(here):
    here("house.yaml", "tone: warm\n")
    here(".humanize.toml", 'profile = "./house.yaml"\n')
    configuration = Configuration()
    assert configuration.profile(configuration.resolve(here("docs/a.md"))).tone == "warm"


def test_an_unknown_profile_is_shown_where_it_is_named(here):
    here(".humanize.toml", '\nprofile = "causal"\n')
    configuration = Configuration()
    with pytest.raises(ConfigError, match=r'^\.humanize\.toml:2: profile: unknown profile "causal"'):
        configuration.profile(configuration.resolve(None))
    configuration = Configuration(flags(profile="causal"))
    with pytest.raises(ProfileError, match=r'^unknown profile "causal"'):
        configuration.profile(configuration.resolve(None))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1", '.humanize.toml:1: unknown key "a"\n    a = 1\nvalid keys: exclude, paths, profile'),
        ("max_findings = 1", '.humanize.toml:1: unknown key "max_findings"; did you mean "max-findings"?'),
        ("[tool.humanize]\n", 'unknown key "tool"; in this file the keys stand at the top'),
        ("profile = 3", "profile: expected text, found a number"),
        ('profile = ""', "profile: expected text, found an empty text"),
        (
            'lang = "eng"',
            'lang: "eng" is not known here; did you mean "en"?\n    lang = "eng"\nvalid values:',
        ),
        ('strength = "hard"', 'strength: "hard" is not known here'),
        ('headings = "yes"', "headings: expected true or false, found text"),
        ('select = "en"', 'select: expected a list of texts, found text; write ["en"]'),
        ("ignore = [1]", "ignore: expected a list of texts, found a number in it"),
        ('ignore = ["en.inorder-to"]', 'ignore: "en.inorder-to" is no rule'),
        ("max-findings = -1", "max-findings: expected a whole number from 0, found -1"),
        (
            "max-findings = 1.5",
            "max-findings: expected a whole number from 0, found a number with a fraction",
        ),
        ("max-findings = true", "max-findings: expected a whole number from 0, found true or false"),
        ("max-score = 101", "max-score: expected a whole number from 0 to 100, found 101"),
        ("profile = 1979-05-27", "profile: expected text, found a date or time"),
        ('exclude = "docs"', "exclude: expected a list of texts"),
        ('exclude = ["!"]', "exclude: "),
        ("paths = 3", "paths: expected tables [[paths]], found a number"),
        ("paths = [3]", "expected a table, found a number"),
        ("[[paths]]\ntables = true", "this table of paths has no match"),
        ('[[paths]]\nmatch = "a"\nexclude = ["b"]', 'humanize.toml:3: unknown key "exclude"'),
    ],
)
def test_what_is_wrong_is_shown_at_its_line(here, text, message):
    here(".humanize.toml", text + "\n")
    with pytest.raises(ConfigError) as caught:
        Configuration().resolve(None)
    assert message in str(caught.value)
    assert str(caught.value).startswith(".humanize.toml:")


@pytest.mark.parametrize("text", ["[tool]\nhumanize = 3\n", "[[tool.humanize]]\n"])
def test_the_table_of_a_project_is_a_table(here, text):
    here("pyproject.toml", text)
    with pytest.raises(ConfigError, match="expected a table"):
        Configuration().resolve(None)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("nope.toml", "nope.toml: no such file"),
        ("pyproject.toml", "--config pyproject.toml: has no table [tool.humanize]"),
        ("folder", "folder: is a folder"),
        ("", "--config: the path is empty"),
        ("a\0b", "is not a possible file name"),
    ],
)
def test_a_given_file_that_cannot_be_used(here, file, message):
    here("pyproject.toml", "[project]\n")
    here("folder/x")
    with pytest.raises(HumanizeError) as caught:
        Configuration(file=file)
    assert message in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_folder_and_a_pipe_with_the_name_of_a_configuration_are_none(here):
    Path("pyproject.toml").mkdir()
    os.mkfifo(".humanize.toml")
    assert Configuration().resolve(None).settings == Settings()


def test_a_link_is_configured_where_it_lies(here, tmp_path):
    here("a/.humanize.toml", 'profile = "warm"\n')
    here("b/.humanize.toml", 'profile = "casual"\n')
    here("b/real.md")
    Path("a/link.md").symlink_to(tmp_path / "b" / "real.md")
    assert Configuration().resolve(Path("a/link.md")).settings.profile == "warm"
