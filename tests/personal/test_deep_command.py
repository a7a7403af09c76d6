"""humanize profile learn --deep, as far as it goes without training."""

import os
import subprocess
import sys

import pytest

from humanize_cli.cli import deep
from humanize_cli.cli.output import Talk
from humanize_cli.errors import InputError
from humanize_cli.personal import train as training

THINGS = ("menu", "list", "file", "page", "table", "note", "letter", "map", "key", "box")
TEXT = "\n\n".join(f"You can use the {one} to open the {two}." for one in THINGS for two in THINGS)


def humanize(*words, **variables):
    command = [sys.executable, "-m", "humanize_cli", *map(str, words)]
    return subprocess.run(
        command, env={**os.environ, **variables}, capture_output=True, text=True, timeout=120
    )


def lines(capsys) -> list[str]:
    return capsys.readouterr().err.splitlines()


@pytest.fixture
def samples(tmp_path):
    folder = tmp_path / "samples"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.md").write_text(TEXT)
    return folder


def test_without_torch_it_says_so_at_once_and_writes_nothing(tmp_path, samples):
    (tmp_path / "sitecustomize.py").write_text('import sys\nsys.modules["torch"] = None\n')
    profiles = tmp_path / "profiles"
    done = humanize(
        "profile",
        "learn",
        samples,
        "--name",
        "me",
        "--deep",
        PYTHONPATH=str(tmp_path),
        HUMANIZE_PROFILES=str(profiles),
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert "pip install 'humanize-cli[train]'" in done.stderr
    assert not profiles.exists()


@pytest.mark.parametrize(
    "words", [("--minutes", "5"), ("--deep", "--minutes", "0"), ("--deep", "--minutes", "nan")]
)
def test_minutes_that_make_no_sense(tmp_path, samples, words):
    done = humanize(
        "profile", "learn", samples, "--name", "me", *words, HUMANIZE_PROFILES=str(tmp_path / "p")
    )
    assert done.returncode == 2
    assert "--minutes" in done.stderr
    assert not (tmp_path / "p").exists()


def test_ctrl_c_during_the_training_leaves_nothing(tmp_path, samples, monkeypatch, capsys):
    def interrupted(sentences, *, progress, **_):
        progress("loading the model", 0.0, None)
        progress("training", 0.0, 480.0)
        progress("training", 0.1, 430.0)
        raise KeyboardInterrupt

    monkeypatch.setattr(training, "train", interrupted)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(KeyboardInterrupt):
        deep.train_adapter([str(samples)], tmp_path / "me.yaml", Talk(), name="me", tone="plain", minutes=20)
    assert sorted(tmp_path.rglob("*")) == before
    assert lines(capsys) == [
        "Loading the model.",
        "Training on 100 sentences takes about 8 minutes; it ends after 20 min at the latest.",
    ]


def test_too_few_sentences_are_counted(tmp_path):
    (tmp_path / "one.md").write_text("You can use the menu to open it.\n")
    with pytest.raises(InputError, match="have 1 sentences to learn from"):
        deep.train_adapter([str(tmp_path)], tmp_path / "me.yaml", Talk(), name="me", tone="plain")


def test_the_adapter_lies_beside_the_profile(tmp_path):
    assert deep.adapter_folder(tmp_path / "me.yaml") == tmp_path / "me.model"
