"""Which adapter is used: the one that is named, else the program's; and which ones are refused."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from humanize_cli.errors import ModelError
from humanize_cli.model import store
from humanize_cli.model.base import PACKAGE_SHA256, Base
from humanize_cli.model.chosen import chosen_adapter
from humanize_cli.model.lora import adapter_folder, read_adapter
from humanize_cli.model.prompts import PROMPT_FORMAT

BASE = Base("the package", (Path("nowhere"),), PACKAGE_SHA256, from_package=True)


def humanize(*words, stdin=b"", **variables):
    """Run the real command in a process of its own."""
    command = [sys.executable, "-m", "humanize_cli", *words]
    environment = {key: value for key, value in os.environ.items() if key != "HUMANIZE_MODEL"}
    return subprocess.run(
        command, input=stdin, env={**environment, **variables}, capture_output=True, timeout=120
    )


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A cache in which building is instant."""

    def write(base, adapter, folder, compute_type, progress):
        (folder / "model.bin").write_bytes(adapter.weights_sha256.encode())

    monkeypatch.setenv("HUMANIZE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("HUMANIZE_MODEL", raising=False)
    monkeypatch.setattr(store, "find_base", lambda path: BASE)
    monkeypatch.setattr(store, "write_model", write)
    return tmp_path / "cache" / "models"


@pytest.fixture
def mine(tmp_path):
    """Another adapter: the program's own with one weight changed, and a card that names its parts."""
    folder = tmp_path / "mine"
    shutil.copytree(adapter_folder(), folder)
    for file in folder.iterdir():
        file.chmod(0o644)
    weights = folder / "adapter_model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    (folder / "card.json").write_text(json.dumps({"name": "mine", "prompt_format": PROMPT_FORMAT}))
    read = read_adapter(folder)
    card = {
        "weights_sha256": read.weights_sha256,
        "keep_sha256": read.keep_sha256,
        "base_sha256": PACKAGE_SHA256,
    }
    change(folder, **card)
    return folder


def change(folder, **values):
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps({**card, **values}))


def refused(folder) -> str:
    with pytest.raises(ModelError) as caught:
        store.build(adapter=folder)
    message = str(caught.value)
    assert message.startswith(f"{folder}: ")
    assert "\n" not in message
    return message


def test_two_adapters_have_their_models_side_by_side(root, mine):
    ours, theirs = store.build(), store.build(adapter=mine)
    assert ours != theirs
    assert {path.name for path in root.iterdir() if path.is_dir()} == {ours.name, theirs.name}
    assert store.describe(adapter=mine)["path"] == str(theirs)
    assert store.describe()["path"] == str(ours)


def test_the_variable_names_the_adapter_and_an_argument_wins(root, mine, monkeypatch):
    monkeypatch.setenv("HUMANIZE_MODEL", str(mine))
    assert chosen_adapter().card["name"] == "mine"
    assert store.describe()["adapter"]["name"] == "mine"
    assert chosen_adapter(adapter_folder()).card["name"] == read_adapter().card["name"]
    monkeypatch.setenv("HUMANIZE_MODEL", "")
    assert chosen_adapter().folder == adapter_folder()


def test_an_adapter_for_another_base_is_refused(root, mine):
    change(mine, base_sha256="0" * 64)
    assert "another base model (sha256 000000000000…" in refused(mine)


def test_an_adapter_for_another_vocabulary_is_refused(root, mine):
    keep = json.loads((mine / "keep.json").read_text())
    (mine / "keep.json").write_text(json.dumps(keep[:-1]))
    assert "keep.json is not the vocabulary" in refused(mine)


def test_an_adapter_for_another_prompt_format_is_refused(root, mine):
    change(mine, prompt_format=PROMPT_FORMAT + 1)
    assert f"trained on prompt format {PROMPT_FORMAT + 1}" in refused(mine)


def test_one_changed_bit_is_noticed(root, mine):
    weights = mine / "adapter_model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1000] ^= 64
    weights.write_bytes(data)
    assert "is damaged: its sha256 is not the one in card.json" in refused(mine)


def test_an_adapter_that_does_not_say_what_it_is_is_refused(root, mine):
    (mine / "card.json").unlink()
    assert "has no card.json" in refused(mine)


def test_no_folder_is_named_with_both_ways_to_name_one(root, tmp_path):
    message = refused(tmp_path / "nothing")
    assert "--model" in message
    assert "HUMANIZE_MODEL" in message


def test_the_command_refuses_in_one_line_and_builds_nothing(tmp_path, mine):
    change(mine, prompt_format=99)
    done = humanize("model", "build", "--adapter", str(mine), HUMANIZE_CACHE=str(tmp_path / "cache"))
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.decode().count("\n") == 1
    assert "prompt format 99" in done.stderr.decode()
    assert not (tmp_path / "cache").exists()


def test_show_names_base_adapter_data_and_figures_and_where_they_are_from(mine):
    change(mine, data_sha256="ab" * 32, measured={"how": "by hand", "all": {"n": 7, "recall": 0.5}})
    shown = humanize("model", "show", "--adapter", str(mine)).stdout.decode()
    for expected in (
        PACKAGE_SHA256,
        read_adapter(mine).weights_sha256,
        "ab" * 32,
        "n 7, recall 0.5",
        "card.json",
    ):
        assert expected in shown


def test_the_option_of_an_edit_is_checked_before_anything_is_read(tmp_path):
    done = humanize("--model", str(tmp_path / "nothing"), stdin=b"You can use it in order to work.\n")
    assert (done.returncode, done.stdout) == (3, b"")
    assert "no such folder" in done.stderr.decode()
