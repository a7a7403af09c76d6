"""A personal adapter, trained for two steps with the real base; and what happens without torch."""

import importlib.util
import json

import numpy as np
import pytest

from humanize_cli.errors import ModelError, UsageError
from humanize_cli.model.chosen import chosen_adapter
from humanize_cli.model.lora import adapter_folder, read_adapter
from humanize_cli.personal import folder as folders
from humanize_cli.personal.examples import Own, data_hash
from humanize_cli.personal.train import RANK, Trained, require_torch, train

THINGS = ("menu", "list", "file", "page", "table", "note")
OWN = [Own("en", f"You can use the {thing} to open it.") for thing in THINGS]


def test_without_torch_one_line_says_what_to_install(monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "torch" else real(name))
    with pytest.raises(ModelError, match=r"humanize-cli\[train\]") as caught:
        require_torch()
    assert "\n" not in str(caught.value)
    with pytest.raises(ModelError, match=r"humanize-cli\[train\]"):
        train(OWN, progress=lambda step, share, left: None)


def test_a_folder_with_something_else_in_it_is_refused(tmp_path):
    folders.refuse_taken(tmp_path / "new")
    folders.refuse_taken(tmp_path)
    (tmp_path / "thesis.md").write_text("Mine.")
    with pytest.raises(UsageError, match="holds no personal adapter"):
        folders.refuse_taken(tmp_path)
    with pytest.raises(UsageError, match="holds no personal adapter"):
        folders.refuse_taken(adapter_folder())
    (tmp_path / "card.json").write_text('{"personal": true}')
    folders.refuse_taken(tmp_path)


def zeros() -> Trained:
    """Return a training that changed nothing."""
    torch = pytest.importorskip("torch")
    from safetensors.torch import load_file

    ours = load_file(adapter_folder() / "adapter_model.safetensors")
    new = {
        name: torch.zeros(
            (RANK, each.shape[1]) if ".lora_A." in name else (each.shape[0], RANK), dtype=torch.float32
        )
        for name, each in ours.items()
    }
    return Trained(new, 10, 1, False, 1.0, 0.9, 3)


def test_what_is_written_is_ours_and_the_new_one_side_by_side(tmp_path):
    folders.write(tmp_path / "me", zeros(), OWN, name="me", tone="plain")
    written, ours = chosen_adapter(tmp_path / "me"), read_adapter()
    assert np.allclose(written.delta(3, "mlp.up_proj"), ours.delta(3, "mlp.up_proj"), atol=1e-6)
    card = (tmp_path / "me" / "card.json").read_text(encoding="utf-8")
    found = json.loads(card)
    assert found["data_sha256"] == data_hash(OWN)
    assert found["weights_sha256"] == written.weights_sha256
    assert found["keep_sha256"] == ours.keep_sha256
    assert found["on_top_of"]["sha256"] == ours.weights_sha256
    assert found["rank"] == found["personal_rank"] + ours.card["rank"]
    assert not any(each.text in card for each in OWN)
    assert [path.name for path in tmp_path.iterdir()] == ["me"]
    assert not (tmp_path / "me" / "old").exists()


def test_ctrl_c_while_writing_leaves_the_old_adapter_whole(tmp_path, monkeypatch):
    trained = zeros()
    folders.write(tmp_path / "me", trained, OWN, name="me", tone="plain")
    before = {path.name: path.read_bytes() for path in (tmp_path / "me").iterdir()}

    def pressed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(folders.shutil, "copyfile", pressed)
    with pytest.raises(KeyboardInterrupt):
        folders.write(tmp_path / "me", trained, OWN[1:], name="me", tone="plain")
    with pytest.raises(KeyboardInterrupt):
        folders.write(tmp_path / "other", trained, OWN, name="other", tone="plain")
    assert {path.name: path.read_bytes() for path in (tmp_path / "me").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["me"]


@pytest.mark.model
def test_two_steps_move_the_adapter_a_little_and_tell_the_time(tmp_path):
    for package in ("torch", "peft", "transformers"):
        pytest.importorskip(package)
    said = []
    trained = train(OWN, passes=2, steps=2, progress=lambda *event: said.append(event))
    assert trained.steps == 2
    first = next(left for step, _, left in said if step == "training")
    assert first > 0
    assert said[-1][1] == 1.0
    folders.write(tmp_path / "me", trained, OWN, name="me", tone="plain")
    moved = chosen_adapter(tmp_path / "me").delta(5, "mlp.down_proj") - read_adapter().delta(
        5, "mlp.down_proj"
    )
    assert 0 < np.abs(moved).max() < 0.05
