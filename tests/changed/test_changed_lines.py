"""Which files and lines git says have changed, in repositories of every kind."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selections import NEW, OLD, SINCE, STAGED, THREE, lines

from humanize_cli.changed import Selection, find
from humanize_cli.errors import InputError, UsageError
from humanize_cli.lines import EVERY, Lines
from humanize_cli.pipeline import Editor
from humanize_cli.style.profile import Profile
from tests.proposers import FunctionProposer, replacing
from tests.repository import new_repository


def test_changed_added_and_untracked_lines(git):
    git.write("a.md", THREE)
    git.write("same.md", OLD)
    git.commit()
    git.write("a.md", THREE.replace("two", "TWO\nmore") + "four\n")
    git.write("staged.md", NEW)
    git("add", "staged.md")
    git.write("docs/new.txt", NEW)
    assert lines() == {
        "a.md": Lines(((3, 4), (7, 7))),
        "docs/new.txt": EVERY,
        "staged.md": EVERY,
    }


def test_lines_taken_out_are_no_lines(git):
    git.write("a.md", THREE)
    git.commit()
    git.write("a.md", THREE.replace("two\n\n", ""))
    assert lines() == {}
    assert lines(SINCE, "a.md") == {"a.md": Lines()}


@pytest.mark.parametrize(
    "name", ["a b.md", 'quo"te.md', "new\nline.md", "täb\there.md", " lead.md", "b\\s.md", "-dash.md", "*.md"]
)
def test_odd_names(git, name):
    git.write(name, THREE)
    git.write("x.md", THREE)
    git.commit()
    git.write(name, THREE.replace("three", "THREE"))
    (source,) = find(SINCE, []).sources
    assert os.fspath(source.path) == name
    assert source.lines == Lines(((5, 5),))
    git("add", "-A")
    (source,) = find(STAGED, []).sources
    assert source.lines == Lines(((5, 5),))


def test_a_renamed_file_has_only_its_changed_lines(git):
    text = "".join(f"line {number}\n" for number in range(20))
    git.write("old.md", text)
    git.commit()
    (git.folder / "old.md").rename("new name.md")
    git.write("new name.md", text.replace("line 7", "LINE 7"))
    git("add", "-A")
    assert lines() == {"new name.md": Lines(((8, 8),))}
    assert lines(STAGED) == {"new name.md": Lines(((8, 8),))}
    git.write("new name.md", text)
    git("add", "-A")
    assert lines() == {}


def test_lines_that_look_like_a_patch(git):
    git.write("a.md", "x\n" * 9)
    git.commit()
    git.write("a.md", "++ b/other.md\n-- a/other.md\n@@ -1 +1 @@\n" + "x\n" * 9 + "++ b/last.md\n")
    assert lines() == {"a.md": Lines(((1, 3), (13, 13)))}


def test_windows_line_ends_and_none_at_the_end(git):
    git.write("a.md", b"one\r\ntwo\r\nthree")
    git.commit()
    git.write("a.md", b"one\r\nTWO\r\nthree")
    assert lines() == {"a.md": Lines(((2, 2),))}
    git.write("a.md", b"one\r\ntwo\r\nthree more")
    assert lines() == {"a.md": Lines(((3, 3),))}


def test_only_texts_and_no_others(git):
    git.commit()
    for name in ("a.py", "LICENSE.md", ".github/a.md", "node_modules/b.md", "c.md.bak"):
        git.write(name, NEW)
    git.write("binary.md", b"\0\1\2" * 50)
    git("add", "-A")
    found = find(SINCE, [])
    assert found.sources == ()
    assert found.notes == ("binary.md: binary, says git",)
    assert found.nothing == "no text that can be edited has changed since HEAD"


def test_links_and_deleted_files_are_no_texts(git):
    git.write("a.md", OLD)
    git.write("gone.md", OLD)
    git.commit()
    (git.folder / "link.md").symlink_to("a.md")
    git("add", "-A")
    (git.folder / "gone.md").unlink()
    found = find(SINCE, [])
    assert found.sources == ()
    assert found.notes == ("link.md: a symbolic link",)


def test_submodules_are_passed_over_with_a_note(git, tmp_path):
    other = new_repository(tmp_path / "other")
    other.write("a.md", OLD)
    other.commit()
    git.write("a.md", OLD)
    git.commit()
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other.folder), "sub")
    git.write("sub/a.md", NEW)
    new_repository(git.folder / "nested").write("b.md", NEW)
    found = find(SINCE, [])
    assert found.sources == ()
    assert "sub: a submodule; start humanize inside it" in found.notes
    found = find(SINCE, ["."])
    assert found.sources == ()
    assert "sub/a.md: in a repository of its own, sub" in found.notes
    assert lines(SINCE, "sub/a.md") == {"sub/a.md": Lines(((1, 1),))}


def test_merge_commits(git):
    git.write("a.md", THREE)
    git.commit()
    git("checkout", "-q", "-b", "side")
    git.write("a.md", THREE.replace("one", "ONE"))
    git.commit()
    git("checkout", "-q", "main")
    git.write("a.md", THREE.replace("three", "THREE"))
    git.commit()
    git("merge", "-q", "-m", "merge", "side")
    git.write("a.md", THREE.replace("one", "ONE").replace("two", "TWO").replace("three", "THREE"))
    assert lines() == {"a.md": Lines(((3, 3),))}
    assert lines(Selection("HEAD^1")) == {"a.md": Lines(((1, 1), (3, 3)))}
    assert lines(Selection("HEAD^2")) == {"a.md": Lines(((3, 3), (5, 5)))}
    git("checkout", "-q", "-f", "side")
    git.write("a.md", THREE.replace("one", "ONE").replace("two", "TWO"))
    assert lines(Selection("main..."), "a.md") == {"a.md": Lines(((3, 3),))}


def test_a_conflict_is_a_problem(git):
    git.write("a.md", "one\n")
    git.commit()
    git("checkout", "-q", "-b", "side")
    git.write("a.md", "ONE\n")
    git.commit()
    git("checkout", "-q", "main")
    git.write("a.md", "Eins\n")
    git.commit()
    with pytest.raises(AssertionError):
        git("merge", "side")
    for selection in (SINCE, STAGED):
        (source,) = find(selection, []).sources
        assert str(source.problem) == "a.md: has merge conflicts; resolve them first"


def test_staged_content_is_read_where_the_file_has_more(git):
    git.write("a.md", THREE)
    git.write("b.md", THREE)
    git.write("gone.md", THREE)
    git.commit()
    for name in ("a.md", "b.md", "gone.md"):
        git.write(name, THREE.replace("one", "ONE"))
    git("add", "-A")
    git.write("a.md", THREE.replace("one", "ONE").replace("two", "not staged\n\ntwo"))
    (git.folder / "gone.md").unlink()
    git.write("untracked.md", THREE)
    found = {each.name: each for each in find(STAGED, []).sources}
    assert {name: each.lines for name, each in found.items()} == dict.fromkeys(
        ("a.md", "b.md", "gone.md"), Lines(((1, 1),))
    )
    staged = THREE.replace("one", "ONE").encode()
    assert [each.content for each in found.values()] == [staged, None, staged]
    found = {each.name: each for each in find(STAGED, [], rewriting=True).sources}
    assert [isinstance(each.problem, InputError) for each in found.values()] == [True, False, True]
    assert "a.md: differs from what is staged" in str(found["a.md"].problem)


def test_staged_before_the_first_commit(git):
    git.write("a.md", THREE)
    git("add", "-A")
    assert lines(STAGED) == {"a.md": EVERY}
    with pytest.raises(UsageError, match="knows no such revision"):
        find(SINCE, [])


def test_paths_choose_among_what_has_changed(git, monkeypatch):
    for name in ("docs/a.md", "docs/b.md", "c.md"):
        git.write(name, THREE)
    git.write(".gitignore", "ignored.md\n")
    git.commit()
    for name in ("docs/a.md", "c.md"):
        git.write(name, THREE.replace("one", "ONE"))
    git.write("ignored.md", NEW)
    one = Lines(((1, 1),))
    assert lines(SINCE, "docs") == {"docs/a.md": one}
    assert lines(SINCE, "docs/b.md", "docs/a.md", "nope.md") == {
        "docs/b.md": Lines(),
        "docs/a.md": one,
        "nope.md": Lines(),
    }
    assert lines(SINCE, "docs", output="out") == {"docs/a.md": one, "docs/b.md": Lines()}
    assert find(SINCE, ["ignored.md"]).notes == ("ignored.md: git ignores it",)
    monkeypatch.chdir(git.folder / "docs")
    assert lines() == {"a.md": one, "../c.md": one}
    assert lines(SINCE, "../c.md") == {"../c.md": one}


def test_another_repository_than_the_current_folders(git, tmp_path, monkeypatch):
    git.write("a.md", THREE)
    git.commit()
    git.write("a.md", THREE.replace("one", "ONE"))
    (tmp_path / "nowhere").mkdir()
    monkeypatch.chdir(tmp_path / "nowhere")
    assert lines(SINCE, "../here/a.md") == {"../here/a.md": Lines(((1, 1),))}
    (tmp_path / "way").symlink_to(git.folder)
    assert lines(SINCE, "../way/a.md") == {"../way/a.md": Lines(((1, 1),))}


@pytest.mark.parametrize(
    "setting", ["noprefix true", "mnemonicPrefix true", "external false", "relative true"]
)
def test_settings_of_the_user_change_nothing(git, setting):
    git.write("a.md", THREE)
    git.commit()
    git.write("a.md", THREE.replace("one", "ONE"))
    name, value = setting.split()
    git("config", f"diff.{name}", value)
    git("config", "color.ui", "always")
    assert lines() == {"a.md": Lines(((1, 1),))}


WORDS = [
    "We",
    "They",
    "utilize",
    "use",
    "the",
    "a",
    "pump",
    "yard",
    "in order to",
    "water",
    "it.",
    "day.",
    "now.",
    "every",
    "old",
    "new",
]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_second_run_with_the_same_revision_changes_nothing(tmp_path_factory, random):
    """Whatever git pairs up in a text full of equal lines."""
    git = new_repository(tmp_path_factory.mktemp("git"))
    rewrite = replacing(("utilize", "use"), ("in order to", "to"), ("every old", "each old"))
    editor = Editor(Profile("plain"), [FunctionProposer(rewrite)], language="en")

    def line() -> str:
        return " ".join(random.choices(WORDS, k=random.randint(3, 9))) if random.random() < 0.8 else ""

    lines = [line() for _ in range(random.randint(1, 14))]
    path = git.write("a.md", "\n".join(lines) + "\n")
    git.commit()
    for _ in range(random.randint(1, 4)):
        place = random.randrange(len(lines) + 1)
        lines[place : place + random.randint(0, 2)] = random.choices([line(), *lines], k=random.randint(0, 3))
    path.write_text("\n".join(lines) + "\n")

    def run() -> str:
        (source,) = find(SINCE, [str(path)]).sources
        after = editor.edit(path.read_text(), source.format, source.lines).after
        assert source.lines.after(path.read_text(), after) is not None
        path.write_text(after)
        return after

    assert run() == run()
