"""The README tells the truth: its commands, exit codes, options and examples."""

import re
import sys
from pathlib import Path

import pytest

from humanize_cli.errors import ExitCode

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_exit_codes_are_those_of_the_program():
    table = re.findall(r"^\| (\d+) \| (\w+) \|", README, re.MULTILINE)
    assert [(int(code), name) for code, name in table] == [(int(code), code.name) for code in ExitCode]


def test_ci_runs_the_test_command_of_the_readme():
    command = "pip install -e '.[test]' && scripts/check"
    assert command in README
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace(
        "pip install --quiet", "pip install"
    )


def test_every_file_that_is_linked_exists():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_option_of_the_help_is_in_the_readme():
    from subprocess import run

    shown = run(
        [sys.executable, "-m", "humanize_cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", shown)) - {
        "--help",
        "--install-completion",
        "--show-completion",
        "--quiet",
        "--verbose",
    }
    assert sorted(option for option in options if option not in README) == []


def test_the_profile_example_loads(tmp_path):
    from humanize_cli.style.load import load_profile

    (block,) = re.findall(r"```yaml\n(description.*?)```", README, re.DOTALL)
    path = tmp_path / "customers.yaml"
    path.write_text(block, encoding="utf-8")
    profile = load_profile(str(path))
    assert profile.prefer["utilize"] == "use"
    assert "Acme Cloud" in profile.keep


@pytest.mark.model
def test_the_console_examples_print_what_they_say():
    sys.path.insert(0, str(ROOT / "scripts"))
    import readme

    assert readme.refreshed(README) == README
