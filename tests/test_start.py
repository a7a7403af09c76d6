"""What a start may load: nothing heavy for the version and the help page."""

import subprocess
import sys

import pytest

HEAVY = {
    "ctranslate2",
    "numpy",
    "yaml",
    "sentencepiece",
    "sentencex",
    "fasttext",
    "tree_sitter",
    "tree_sitter_markdown",
    "gguf",
    "simplemma",
    "torch",
    "humanize_cli.pipeline",
    "humanize_cli.gate",
    "rich.console",
    "markdown_it",
}


def loaded(*words: str) -> set[str]:
    """The modules that a process has loaded when it ends."""
    program = (
        "import sys, runpy\n"
        f"sys.argv = ['humanize', *{words!r}]\n"
        "try:\n"
        "    runpy.run_module('humanize_cli', run_name='__main__')\n"
        "finally:\n"
        "    sys.stderr.write('\\n'.join(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("\n"))


def test_the_version_loads_next_to_nothing():
    modules = loaded("--version")
    assert modules & {*HEAVY, "typer", "rich", "humanize_cli.cli"} == set()


@pytest.mark.parametrize(
    "words",
    [["--help"], ["profile", "--help"], ["model", "--help"], ["check", "--help"], ["config", "--help"]],
)
def test_help_loads_nothing_heavy(words):
    assert loaded(*words) & HEAVY == set()


def test_importing_the_package_loads_nothing_of_it():
    program = (
        "import sys, humanize_cli; sys.exit(any(each.startswith('humanize_cli.') for each in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
