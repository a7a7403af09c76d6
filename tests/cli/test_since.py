"""--since and --staged: only what has changed is edited and checked."""

import json
import os
import subprocess

import pytest

OLD = "The whole team will utilize the old tool for every report that it writes this year.\n"
NEW = "The other team will utilize the new tool for every report that it writes this year.\n"
TEXT = f"# Report\n\n{OLD}\n{OLD.replace('whole', 'small')}\n"
CHANGED = TEXT.replace("small", "tiny")
EDITED = CHANGED.replace("tiny team will utilize", "tiny team will use")


@pytest.fixture
def git(cli):
    """Git in the command's folder, which is a repository with one text."""

    def run(*words: str) -> str:
        person = {
            f"GIT_{who}_{what}": "x@example.com"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        return subprocess.run(
            ["git", *words],
            cwd=cli.folder,
            env={**cli.environment, **person, "GIT_CONFIG_GLOBAL": os.devnull},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    run("init", "-q", "-b", "main")
    (cli.folder / "a.md").write_text(TEXT)
    run("add", "-A")
    run("commit", "-q", "-m", "first")
    return run


def test_only_changed_sentences_are_edited_and_a_second_run_changes_nothing(cli, git, write):
    path = write("a.md", CHANGED)
    new = write("docs/new file.md", NEW)
    ran = cli("--since", "HEAD", "--check")
    assert (ran.code, ran.out) == (1, b"a.md: 1 edit to make\ndocs/new file.md: 1 edit to make\n")
    assert cli("-w", "--since", "HEAD").code == 0
    assert path.read_text() == EDITED
    assert new.read_text() == NEW.replace("utilize", "use")
    ran = cli("-w", "--since", "HEAD", script="use")
    assert (ran.code, path.read_text()) == (0, EDITED)
    assert cli("--since", "HEAD", "--diff").out == b""


def test_nothing_has_changed(cli, git):
    for words in (["-w", "--since", "HEAD"], ["-w", "--staged"], ["--check", "--since", "main"]):
        ran = cli(*words, script="never")
        assert (ran.code, ran.out) == (0, b"")
        assert ran.err.startswith("nothing to edit: no text that can be edited ")
    ran = cli("check", "--staged")
    assert (ran.code, ran.out, ran.err) == (
        0,
        b"",
        "nothing to check: no text that can be edited is staged\n",
    )


def test_one_file_goes_to_stdout_changed_or_not(cli, git, write):
    ran = cli("--since", "HEAD", "a.md", script="never")
    assert (ran.code, ran.out.decode()) == (0, TEXT)
    write("a.md", CHANGED)
    ran = cli("--since", "HEAD", "a.md")
    assert (ran.code, ran.out.decode()) == (0, EDITED)


def test_a_folder_is_converted_whole(cli, git, write):
    write("docs/b.md", TEXT)
    write("docs/c.txt", TEXT)
    git("add", "-A")
    git("commit", "-q", "-m", "more")
    write("docs/b.md", CHANGED)
    assert cli("--since", "HEAD", "docs", "-o", "out").code == 0
    assert (cli.folder / "out/b.md").read_text() == EDITED
    assert (cli.folder / "out/c.txt").read_text() == TEXT


def test_staged_lines_of_a_file_with_more(cli, git, write):
    path = write("a.md", CHANGED)
    git("add", "a.md")
    assert cli("-w", "--staged").code == 0
    assert path.read_text() == EDITED
    partly = write("a.md", CHANGED + f"\n{NEW}").read_text()
    ran = cli("--staged", "a.md")
    assert (ran.code, ran.out.decode()) == (0, EDITED)
    ran = cli("-w", "--staged")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, b"", 1)
    assert ran.err.startswith("error: a.md: differs from what is staged; stage or stash the rest")
    assert path.read_text() == partly
    ran = cli("--staged", "-o", "out/", "a.md")
    assert (ran.code, (cli.folder / "out/a.md").read_text()) == (0, EDITED)
    assert git("show", ":a.md") == CHANGED


def test_check_reports_and_fixes_changed_sentences_alone(cli, git, write):
    stiff = "It stands as a testament to the rich tapestry of the town.\n"
    write("a.md", f"{TEXT}\n{stiff}")
    git("commit", "-qam", "stiff")
    path = write("a.md", f"{CHANGED}\nWe met in order to delve into the rich tapestry of it.\n\n{stiff}")
    ran = cli("check", "--since", "HEAD", "--format", "json")
    assert ran.code == 1
    assert {each["line"] for each in json.loads(ran.out)["findings"]} == {8}
    whole = json.loads(cli("check", "a.md", "--format", "json").out)["findings"]
    assert {each["line"] for each in whole} == {8, 10}
    cli("check", "--since", "HEAD", "--fix")
    text = path.read_text()
    assert "We met to " in text
    assert stiff in text
    assert OLD in text


@pytest.mark.parametrize("command", [[], ["check"]])
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--since", "nope"], "--since nope: the repository "),
        (["--since", ""], "--since: the revision is empty; was a variable of the shell not set?"),
        (["--since", "HEAD", "--staged"], "--since and --staged are two choices of lines; give one"),
        (["--since", "HEAD", "-"], "--since HEAD asks git about files, and stdin is none; leave out -"),
    ],
)
def test_choices_that_cannot_be(cli, git, command, words, message):
    ran = cli(*command, *words, *([] if command else ["--check"]))
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, b"", 1)
    assert ran.err.startswith(f"error: {message}")


def test_outside_a_repository_and_without_git(cli, write, tmp_path):
    write("a.md", OLD)
    for words in (["--check", "--since", "HEAD"], ["check", "--staged", "a.md"]):
        ran = cli(*words)
        assert (ran.code, ran.out) == (2, b"")
        assert "needs a git repository" in ran.err
    environment = {**cli.environment, "PATH": str(tmp_path)}
    ran = type(cli)(cli.folder, environment)("--check", "--since", "HEAD")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == "error: --since HEAD needs git, which is not installed or not on the PATH\n"


def test_what_has_changed_is_not_one_text(cli, git):
    ran = cli("--since", "HEAD")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith("error: what has changed cannot go to stdout as one text; add --write")
