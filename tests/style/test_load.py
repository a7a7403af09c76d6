import os
import stat
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.errors import ExitCode, ProfileError
from humanize_cli.style.load import load_profile, profile_source
from humanize_cli.style.profile import Profile, Strength, Tone

BAD = Path(__file__).parent / "bad"
ROOT = Path(__file__).parents[2]


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture(params=["libyaml", "pure Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "pure Python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    elif not yaml.__with_libyaml__:
        pytest.skip("PyYAML was built without libyaml")
    return request.param


@pytest.mark.parametrize("path", sorted(BAD.glob("*.yaml")), ids=lambda path: path.stem)
def test_bad_profile_is_one_clear_message(path: Path, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)
    with pytest.raises(ProfileError) as caught:
        load_profile(path.name)
    assert f"{caught.value}\n" == path.with_suffix(".txt").read_text(encoding="utf-8")
    assert caught.value.exit_code is ExitCode.USAGE


def test_bracket_left_open_names_the_line(tmp_path: Path, loader: str) -> None:
    path = write(tmp_path, "open.yaml", "avoid: [reach out\ntone: warm\n")
    with pytest.raises(ProfileError, match=r"open\.yaml:2: not valid YAML: .*\n    tone: warm\n"):
        load_profile(path)


def test_what_answers_a_feeling_is_inherited_entry_by_entry(tmp_path: Path) -> None:
    write(tmp_path, "calm.yaml", "tone: plain\n")
    write(
        tmp_path,
        "house.yaml",
        "emotion:\n  reply: {anger: ./calm.yaml, fear: warm}\n  acknowledge: [anger]\n",
    )
    child = load_profile(
        write(tmp_path, "mine.yaml", "extends: ./house.yaml\nemotion: {reply: {fear: plain}}\n")
    )
    assert child.feelings.reply == {"anger": str(tmp_path / "calm.yaml"), "fear": "plain"}
    assert child.feelings.acknowledge == ("anger",)
    none = load_profile(write(tmp_path, "none.yaml", "extends: ./house.yaml\nemotion: {reply: {}}\n"))
    assert none.feelings.reply == {}
    assert load_profile("plain").feelings.reply is None


def test_all_keys(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "brand.yaml",
        """
description: >
  Letters to
  customers
tone: warm
strength: light
avoid: [reach out, "no"]
prefer: {kick off: start, "  sign   up ": join}
keep: [Acme  Cloud, "365"]
examples:
  - {before: Es wurde gemacht., after: Wir haben es gemacht., language: de}
  - {before: It was done., after: We did it.}
""",
    )
    profile = load_profile(path)
    assert (profile.name, profile.tone, profile.strength) == ("brand", Tone.WARM, Strength.LIGHT)
    assert profile.description == "Letters to customers"
    assert profile.avoid == ("reach out", "no")
    assert profile.prefer == {"kick off": "start", "sign up": "join"}
    assert profile.keep == ("Acme Cloud", "365")
    assert [(each.before, each.after, each.language) for each in profile.examples] == [
        ("Es wurde gemacht.", "Wir haben es gemacht.", "de"),
        ("It was done.", "We did it.", "en"),
    ]


def test_one_key_is_enough_and_the_rest_has_defaults(tmp_path: Path) -> None:
    assert load_profile(write(tmp_path, "x.yaml", "tone: casual\n")) == Profile(name="x", tone=Tone.CASUAL)


def test_child_overrides_scalars_adds_to_lists_merges_prefer(tmp_path: Path) -> None:
    write(
        tmp_path,
        "parent.yaml",
        "description: parent\ntone: warm\nstrength: strong\navoid: [Alpha, beta]\nkeep: [Acme]\n"
        "prefer: {Kick off: start, sign up: join}\nexamples: [{before: a, after: b}]\n",
    )
    child = write(
        tmp_path,
        "child.yaml",
        "extends: parent.yaml\ntone: casual\navoid: [alpha, gamma]\nkeep: [ACME, Acme]\n"
        "prefer: {kick off: begin}\n",
    )
    profile = load_profile(child)
    assert (profile.name, profile.extends) == ("child", "parent.yaml")
    assert (profile.description, profile.tone, profile.strength) == ("parent", Tone.CASUAL, Strength.STRONG)
    assert profile.avoid == ("Alpha", "beta", "gamma")
    assert profile.keep == ("Acme", "ACME")
    assert dict(profile.prefer) == {"sign up": "join", "kick off": "begin"}
    assert profile.examples == ()


def test_extends_a_built_in_profile_and_a_chain(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "extends: warm\nkeep: [One]\n")
    write(tmp_path, "deep/b.yaml", "extends: ../a.yaml\nkeep: [Two]\n")
    profile = load_profile(write(tmp_path, "c.yaml", "extends: deep/b.yaml\nkeep: [Three]\n"))
    assert profile.tone is Tone.WARM
    assert profile.keep == ("One", "Two", "Three")
    assert set(load_profile("warm").avoid) == set(profile.avoid)


def test_two_children_of_one_parent_are_no_circle(tmp_path: Path) -> None:
    write(tmp_path, "plain.yaml", "extends: plain\nkeep: [Mine]\n")
    profile = load_profile(write(tmp_path, "warm.yaml", "extends: ./plain.yaml\n"))
    assert profile.keep == ("Mine",)
    assert profile.avoid == load_profile("plain").avoid


def test_circle_through_a_link_is_found(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "extends: ./b.yaml\n")
    (tmp_path / "b.yaml").symlink_to(path)
    with pytest.raises(ProfileError, match="in a circle"):
        load_profile(path)


def test_parent_is_seen_from_the_file_not_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "there/parent.yaml", "tone: punchy\n")
    write(tmp_path, "here/parent.yaml", "tone: academic\n")
    child = write(tmp_path, "there/child.yaml", "extends: parent.yaml\n")
    monkeypatch.chdir(tmp_path / "here")
    assert load_profile(child).tone is Tone.PUNCHY


def test_name_means_the_built_in_one_even_beside_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("warm", "warm.yaml"):
        write(tmp_path, name, "tone: punchy\n")
    assert load_profile("warm").tone is Tone.WARM
    assert load_profile("warm.yaml").tone is Tone.PUNCHY
    assert load_profile("./warm").tone is Tone.PUNCHY
    assert (
        load_profile("WARM.YAML" if (tmp_path / "WARM.YAML").exists() else "./warm.yaml").tone is Tone.PUNCHY
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("cassual", 'unknown profile "cassual"; did you mean "casual"? (built in: academic, casual, '),
        ("Plain", 'did you mean "plain"?'),
        ("zzz", 'unknown profile "zzz" (built in: '),
        ("", 'unknown profile ""'),
        ("nowhere.yaml", "nowhere.yaml: there is no such file"),
        ("warm.yaml", 'warm.yaml: there is no such file; the built-in profile is called "warm"'),
        ("no/where", "no/where: there is no such file"),
        ("./", "this is a folder"),
        ("folder.yaml", "folder.yaml: this is a folder; give a YAML file"),
        ("./" + "x" * 300, "cannot be read: File name too long"),
        ("x" * 300, "unknown profile"),
        ("a\0", "unknown profile"),
        ("a\0.yaml", "cannot be read: embedded null byte"),
        ("brand", f'unknown profile "brand"; for the file write ".{os.sep}brand.yaml"'),
        ("huge.yaml", "huge.yaml: larger than 1 MB"),
    ],
)
def test_wrong_name(name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.yaml").mkdir()
    write(tmp_path, "brand.yaml", "tone: warm\n")
    write(tmp_path, "huge.yaml", "# " + "x" * 1_000_000 + "\ntone: warm\n")
    for function in (load_profile, profile_source):
        with pytest.raises(ProfileError) as caught:
            function(name)
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    path = Path(write(tmp_path, "mine.yaml", "tone: warm\n"))
    path.chmod(stat.S_IWUSR)
    with pytest.raises(ProfileError, match=r"mine\.yaml: cannot be read: Permission denied"):
        load_profile(str(path))


def test_unreadable_file_whoever_runs_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "mine.yaml", "tone: warm\n")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ProfileError, match=r"mine\.yaml: cannot be read: Permission denied"):
        load_profile(path)


def test_source_is_the_files_text(tmp_path: Path) -> None:
    text = "tone: warm # ü\n"
    assert profile_source(write(tmp_path, "mine.yaml", text)) == text
    assert profile_source("warm") == (ROOT / "profiles" / "warm.yaml").read_text(encoding="utf-8")


def test_prefer_cannot_be_changed_afterwards() -> None:
    with pytest.raises(TypeError):
        load_profile("plain").prefer["new"] = "entry"  # type: ignore[index]


def test_prefer_chain_that_ends_is_fine(tmp_path: Path) -> None:
    path = write(tmp_path, "x.yaml", "prefer:\n  commence: begin\n  begin: start\n  staff: colleagues\n")
    assert load_profile(path).prefer["commence"] == "begin"


def test_ten_thousand_prefer_entries_in_a_chain(tmp_path: Path) -> None:
    entries = "".join(f"  w{number}x: w{number + 1}x\n" for number in range(10_000))
    assert len(load_profile(write(tmp_path, "x.yaml", "prefer:\n" + entries)).prefer) == 10_000


@settings(max_examples=150, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=80), st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_any_bytes_are_a_profile_or_a_profile_error(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    try:
        name = load_profile(str(path)).name
    except ProfileError as error:
        name = str(error).partition(".yaml")[0].rpartition(os.sep)[2]
    assert name == "any"


SCRAPS = (
    *("tone: warm\n", "extends: plain\n", "prefer: {a: b}\n", "keep: [x]\n", "avoid:\n", "  - a\n", "- b\n"),
    *(
        "examples:\n",
        "  - before: x\n",
        "    after: y\n",
        "---\n",
        "\t",
        "&a ",
        "*a",
        "? ",
        "|\n",
        "'",
        '"',
        "}",
    ),
    *("é: ", "\r"),
)


@settings(max_examples=150, deadline=None)
@given(text=st.lists(st.sampled_from(SCRAPS), max_size=8).map("".join))
def test_scraps_of_yaml_never_crash(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(text.encode())
    try:
        name = load_profile(str(path)).name
    except ProfileError as error:
        name = str(error).partition(".yaml")[0].rpartition(os.sep)[2]
    assert name == "any"


PHRASE = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)


@settings(max_examples=100, deadline=None)
@given(
    keep=st.lists(PHRASE, unique=True, max_size=5),
    avoid=st.lists(PHRASE, unique_by=str.casefold, max_size=5),
    tone=st.sampled_from(Tone),
)
def test_whatever_a_yaml_writer_quotes_is_read_back(
    keep: list[str], avoid: list[str], tone: Tone, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.yaml"
    document = {"tone": tone.value, "keep": keep, "avoid": avoid}
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    profile = load_profile(str(path))
    assert (profile.tone, profile.keep, profile.avoid) == (tone, tuple(keep), tuple(avoid))
