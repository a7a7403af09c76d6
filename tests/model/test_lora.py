import json
import shutil
import struct

import numpy as np
import pytest

from humanize_cli.errors import ModelError
from humanize_cli.model import architecture as arch
from humanize_cli.model.lora import adapter_folder, read_adapter
from humanize_cli.model.prompts import PROMPT_FORMAT
from humanize_cli.model.safetensors_file import SafetensorsFile
from humanize_cli.style.profile import LANGUAGES, Tone


@pytest.fixture
def copied(tmp_path):
    """A copy of the program's adapter that a test may spoil."""
    folder = tmp_path / "adapter"
    shutil.copytree(adapter_folder(), folder)
    for file in folder.iterdir():
        file.chmod(0o644)
    return folder


def change(path, **values):
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def refused(folder) -> str:
    with pytest.raises(ModelError) as caught:
        read_adapter(folder)
    message = str(caught.value)
    assert str(folder) in message
    assert "\n" not in message
    return message


def test_the_programs_adapter_fits_and_says_what_it_is():
    adapter = read_adapter()
    assert adapter.card["prompt_format"] == PROMPT_FORMAT
    assert set(adapter.card["languages"]) == set(LANGUAGES)
    assert set(adapter.card["tones"]) == set(Tone)
    assert adapter.card["training"]
    assert adapter.card["measured"]


def test_the_addition_is_the_product_of_its_factors():
    tensors = SafetensorsFile(adapter_folder() / "adapter_model.safetensors")
    config = json.loads((adapter_folder() / "adapter_config.json").read_text())
    stem = "base_model.model.model.layers.5.mlp.down_proj"
    first, second = (tensors.tensor(f"{stem}.lora_{side}.weight").astype(np.float64) for side in "AB")
    expected = config["lora_alpha"] / config["r"] * second @ first
    delta = read_adapter().delta(5, "mlp.down_proj")
    assert delta.shape == arch.PROJECTIONS["mlp.down_proj"]
    assert np.abs(delta - expected).max() < 1e-6


def test_alpha_scales_the_addition(copied):
    before = read_adapter(copied).delta(0, "self_attn.q_proj")
    config = json.loads((copied / "adapter_config.json").read_text())
    change(copied / "adapter_config.json", lora_alpha=2 * config["lora_alpha"])
    assert np.array_equal(read_adapter(copied).delta(0, "self_attn.q_proj"), 2 * before)


def test_another_prompt_format_is_refused(copied):
    change(copied / "card.json", prompt_format=7)
    assert f"trained on prompt format 7, this version asks in {PROMPT_FORMAT}" in refused(copied)


def test_a_folder_without_a_card_is_taken(copied):
    (copied / "card.json").unlink()
    assert read_adapter(copied).card == {}


def test_another_rank_than_the_weights_is_refused(copied):
    change(copied / "adapter_config.json", r=16)
    assert "lora_A.weight has shape (32, " in refused(copied)


@pytest.mark.parametrize("option", ["use_dora", "use_rslora", "fan_in_fan_out"])
def test_a_layout_that_would_be_merged_wrongly_is_refused(copied, option):
    change(copied / "adapter_config.json", **{option: True})
    assert option in refused(copied)


def test_a_tensor_of_another_model_is_refused(copied):
    path = copied / "adapter_model.safetensors"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"layers.17.mlp.up_proj.lora_A", b"layers.18.mlp.up_proj.lora_A"))
    assert "layers.17.mlp.up_proj.lora_A.weight has shape None" in refused(copied)


def test_damaged_weights_are_refused(copied):
    path = copied / "adapter_model.safetensors"
    path.write_bytes(path.read_bytes()[:-5])
    assert "damaged" in refused(copied)
    path.write_bytes(struct.pack("<Q", 1 << 50))
    assert "damaged" in refused(copied)


@pytest.mark.parametrize("name", ["adapter_model.safetensors", "adapter_config.json", "keep.json"])
def test_a_missing_file_is_named(copied, name):
    (copied / name).unlink()
    assert f"{name} cannot be read" in refused(copied)


@pytest.mark.parametrize(
    ("name", "content"), [("keep.json", "{}"), ("card.json", "[]"), ("keep.json", "nothing")]
)
def test_json_of_another_kind_is_refused(copied, name, content):
    (copied / name).write_text(content)
    assert name in refused(copied)


def test_ids_that_are_no_numbers_are_refused(copied):
    (copied / "keep.json").write_text('["a"]')
    assert "keep.json" in refused(copied)
