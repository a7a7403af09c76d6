"""The hooks as the real pre-commit runs them in a real repository."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
DRIVER = ROOT / "tests" / "cli" / "driver.py"
STIFF = "The whole team will utilize the new tool for every report that it writes in the coming year.\n"
EDITED = STIFF.replace("utilize", "use")
CASUAL = "We do not open on Sundays, and nobody is there to let you in, whatever the weather may be.\n"
TELLS = "As an AI language model, I cannot say. The room is a testament to the town. I hope this helps!\n"


@pytest.fixture
def repository(tmp_path):
    """A repository with a hook of our manifest, the scripted engine in the command's place."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "HUMANIZE_", "PRE_COMMIT"))
    }
    environment |= {
        "HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@b.c",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@b.c",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PYTHONPATH": str(ROOT),
        "PRE_COMMIT_COLOR": "never",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    folder = tmp_path / "repository"
    folder.mkdir()

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    def configure(hook_id: str, script: str = "use") -> None:
        (hook,) = [each for each in yaml.safe_load(MANIFEST.read_text()) if each["id"] == hook_id]
        program, *arguments = shlex.split(hook["entry"])
        assert program == "humanize"
        hook |= {"language": "system", "entry": shlex.join([sys.executable, str(DRIVER), script, *arguments])}
        del hook["minimum_pre_commit_version"]
        (folder / ".pre-commit-config.yaml").write_text(
            yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]})
        )
        run("git", "add", "-A")

    assert run("git", "init", "-q").returncode == 0
    assert run("pre-commit", "install").returncode == 0
    return folder, run, configure


def test_the_manifest_is_valid():
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)], check=True)


def test_the_first_commit_is_edited_and_stopped_and_the_second_passes(repository):
    folder, run, configure = repository
    (folder / "a.md").write_text(STIFF)
    (folder / "b.txt").write_text("The library opens at nine and closes at six on every day but Sunday.\n")
    (folder / "c.py").write_text(f"# {STIFF}")
    (folder / "LICENSE").write_text(STIFF)
    (folder / "requirements-test.txt").write_text(STIFF)
    configure("humanize")

    first = run("git", "commit", "-m", "one")
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stderr
    assert (folder / "a.md").read_text() == EDITED
    for name in ("c.py", "LICENSE", "requirements-test.txt"):
        assert "utilize" in (folder / name).read_text()

    run("git", "add", "-A")
    second = run("git", "commit", "-m", "two")
    assert second.returncode == 0, second.stderr
    assert "Passed" in second.stderr


def test_the_check_stops_the_commit_says_why_and_changes_nothing(repository):
    folder, run, configure = repository
    (folder / "a.md").write_text(STIFF)
    configure("humanize-check")

    first = run("git", "commit", "-m", "one")
    assert first.returncode == 1
    assert '"utilize" → "use"' in first.stderr
    assert "files were modified" not in first.stderr
    assert (folder / "a.md").read_text() == STIFF

    (folder / "a.md").write_text(EDITED)
    run("git", "add", "-A")
    assert run("git", "commit", "-m", "two").returncode == 0


def test_a_failure_stops_the_commit(repository):
    folder, run, configure = repository
    (folder / "a.md").write_text(STIFF)
    (folder / "a.md").chmod(0o444)
    configure("humanize")
    first = run("git", "commit", "-m", "one")
    assert first.returncode == 1
    assert "is read-only" in first.stderr
    assert (folder / "a.md").read_text() == STIFF


def test_the_configuration_of_the_repository_holds_in_the_hook(repository):
    folder, run, configure = repository
    (folder / "old").mkdir()
    (folder / "chat").mkdir()
    for name in ("a.md", "old/b.md"):
        (folder / name).write_text(STIFF)
    (folder / "chat" / "c.md").write_text(CASUAL)
    (folder / "d.md").write_text(CASUAL)
    (folder / "pyproject.toml").write_text(
        '[tool.humanize]\nexclude = ["old/"]\n[[tool.humanize.paths]]\nmatch = "chat/"\nprofile = "casual"\n'
    )
    configure("humanize")
    assert run("git", "commit", "-m", "one").returncode == 1
    assert (folder / "a.md").read_text() == EDITED
    assert (folder / "old" / "b.md").read_text() == STIFF
    assert (folder / "chat" / "c.md").read_text() == CASUAL.replace("do not", "don't")
    assert (folder / "d.md").read_text() == CASUAL

    run("git", "add", "-A")
    assert run("git", "commit", "-m", "two").returncode == 0


def test_tells_stop_the_commit_without_a_model_unless_the_configuration_allows_them(repository):
    folder, run, configure = repository
    (folder / "a.md").write_text(TELLS)
    configure("humanize-tells", script="never")

    first = run("git", "commit", "-m", "one")
    assert first.returncode == 1
    assert "a.md:1:1: en." in first.stderr
    assert (folder / "a.md").read_text() == TELLS

    (folder / ".humanize.toml").write_text('[[paths]]\nmatch = "a.md"\nmax-findings = 9\n')
    run("git", "add", "-A")
    assert run("git", "commit", "-m", "two").returncode == 0


def test_the_documents_of_this_project_keep_to_its_own_rules(repository):
    folder, run, configure = repository
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "pyproject.toml"):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    configure("humanize-tells", script="never")
    ran = run("git", "commit", "-m", "documents")
    assert ran.returncode == 0, ran.stderr
    assert "Passed" in ran.stderr
