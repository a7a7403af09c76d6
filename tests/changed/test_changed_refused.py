"""Revisions, folders and options with which nothing can be said to have changed."""

import pytest
from selections import OLD, SINCE, STAGED, lines

from humanize_cli.changed import Selection, find
from humanize_cli.errors import UsageError


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("nope", "--since nope: the repository .* knows no such revision; git log"),
        ("-x", "--since -x: not a revision"),
        ("...", "--since ...: not a revision"),
        ("HEAD..HEAD", "knows no such revision"),
        ("HEAD:a.md", "knows no such revision"),
        ("with space", "knows no such revision"),
    ],
)
def test_unknown_revisions(git, revision, message):
    git.write("a.md", OLD)
    git.commit()
    with pytest.raises(UsageError, match=message):
        find(Selection(revision), [])


def test_a_shallow_clone_says_what_is_missing(git, tmp_path, monkeypatch):
    for number in range(3):
        git.write("a.md", f"{number}\n")
        git.commit()
    first = git("rev-list", "--max-parents=0", "HEAD").strip()
    git("clone", "-q", "--depth=1", f"file://{git.folder}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    with pytest.raises(UsageError, match="the clone is shallow: git fetch --unshallow brings the rest"):
        find(Selection(first), [])
    assert lines() == {}


def test_no_repository_no_working_tree_no_git(git, tmp_path, monkeypatch):
    (tmp_path / "nowhere").mkdir()
    monkeypatch.chdir(tmp_path / "nowhere")
    with pytest.raises(UsageError, match=r"--since HEAD needs a git repository, and .*nowhere is in none"):
        find(SINCE, [])
    with pytest.raises(UsageError, match="--staged needs a git repository"):
        find(STAGED, ["a.md"])
    git("init", "-q", "--bare", str(tmp_path / "bare"))
    monkeypatch.chdir(tmp_path / "bare")
    with pytest.raises(UsageError, match="needs a working tree"):
        find(SINCE, [])
    monkeypatch.chdir(git.folder)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="--since HEAD needs git, which is not installed"):
        find(SINCE, [])


def test_options_that_make_no_sense(git):
    git.commit()
    with pytest.raises(UsageError, match="stdin is none"):
        find(SINCE, ["a.md", "-"])
    with pytest.raises(UsageError, match="--output with --staged needs"):
        find(STAGED, [], output="out")
