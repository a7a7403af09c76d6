import subprocess
import sys
from pathlib import Path

import pytest
from drafts import STIFF

from humanize_cli.style.load import profile_names


def test_profile_list_has_each_profile_with_a_description(cli):
    ran = cli("profile", "list")
    lines = ran.out.decode().splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert [line.split()[0] for line in lines] == list(profile_names())
    assert all(len(line.split()) > 3 for line in lines)


def test_profile_show_prints_a_profile_that_can_be_used(cli, write):
    ran = cli("profile", "show", "casual")
    assert ran.code == 0
    write("mine.yaml", ran.out)
    assert cli("-p", "mine.yaml", stdin=STIFF.encode()).code == 0


def test_profile_show_of_an_unknown_one(cli):
    ran = cli("profile", "show", "causal")
    assert (ran.code, ran.out) == (2, b"")
    assert "casual" in ran.err


def test_a_file_named_like_a_subcommand(cli, write):
    write("model", STIFF)
    assert cli("./model", "--lang", "en").code == 0


def test_model_path_before_the_build_says_what_to_do(cli):
    ran = cli("model", "path")
    assert (ran.code, ran.out) == (3, b"")
    assert ran.err == "error: the model is not built yet; humanize model build does it\n"


def test_model_show_works_before_the_build(cli):
    ran = cli("model", "show")
    rows = dict(line.split("  ", 1) for line in ran.out.decode().splitlines())
    assert ran.code == 0
    assert rows["built"].strip() == "no"
    assert rows["base name"].strip().startswith("gemma3-270m")


@pytest.mark.parametrize("words", [["model", "build"], []])
def test_a_cache_folder_that_cannot_be_made(cli, words):
    environment = {**cli.environment, "HUMANIZE_CACHE": "/proc/nowhere"}
    done = subprocess.run(
        [sys.executable, "-m", "humanize_cli", *words],
        input=STIFF,
        capture_output=True,
        text=True,
        env=environment,
        cwd=cli.folder,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "/proc/nowhere" in done.stderr
    assert "HUMANIZE_CACHE" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [["model"], ["profile"]])
def test_a_subcommand_without_its_verb(cli, words):
    ran = cli(*words)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith("error: Missing command")


@pytest.mark.model
def test_the_installed_program_with_the_real_model(cli, tmp_path):
    """From a fresh cache to an edited draft in one command, and a second run that changes nothing."""
    program = Path(sys.executable).with_name("humanize")
    if not program.exists():
        pytest.skip("the package is not installed in this environment")

    def run(*words: str, text: bytes) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [program, *words],
            input=text,
            capture_output=True,
            env=dict(cli.environment),
            cwd=cli.folder,
            check=False,
        )

    first = run(text=STIFF.encode())
    assert first.returncode == 0, first.stderr
    assert first.stdout != STIFF.encode()
    assert b"    utilize_this(code)\n" in first.stdout
    assert first.stderr == b"Building the model, once, about a minute: checking the base model.\n"
    second = run("--check", text=first.stdout)
    assert (second.returncode, second.stdout, second.stderr) == (0, b"", b"")
    path = run("model", "path", text=b"").stdout.decode().strip()
    assert Path(path).is_relative_to(tmp_path / "cache")
