import json
import struct

import numpy as np
import pytest

from humanize_cli.model.safetensors_file import FolderWeights, SafetensorsFile


def write(path, tensors, table=None):
    entries, data = {}, b""
    for name, (dtype, shape, raw) in tensors.items():
        entries[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    head = json.dumps(table if table is not None else {"__metadata__": {"a": "b"}, **entries}).encode()
    path.write_bytes(struct.pack("<Q", len(head)) + head + data)
    return path


def test_the_three_float_types_are_read(tmp_path):
    values = np.array([[1.0, -2.5], [0.0, 3.0]], np.float32)
    bfloat = (values.view(np.uint32) >> 16).astype(np.uint16)
    file = SafetensorsFile(
        write(
            tmp_path / "a.safetensors",
            {
                "single": ("F32", [2, 2], values.tobytes()),
                "half": ("F16", [2, 2], values.astype(np.float16).tobytes()),
                "brain": ("BF16", [2, 2], bfloat.tobytes()),
            },
        )
    )
    for name in ("single", "half", "brain"):
        assert np.array_equal(file.tensor(name), values)
        assert np.array_equal(file.rows(name, 1, 2), values[1:])
    assert file.shapes["half"] == (2, 2)


@pytest.mark.parametrize(
    ("tensors", "message"),
    [
        ({"a": ("I64", [1], bytes(8))}, "I64"),
        ({"a": ("F32", [3], bytes(8))}, "cut short"),
    ],
)
def test_tensors_that_do_not_fit_are_refused(tmp_path, tensors, message):
    with pytest.raises(ValueError, match=message):
        SafetensorsFile(write(tmp_path / "a.safetensors", tensors))


@pytest.mark.parametrize("content", [b"", b"1234", struct.pack("<Q", 1 << 60), struct.pack("<Q", 3) + b"[1]"])
def test_other_bytes_are_refused(tmp_path, content):
    path = tmp_path / "a.safetensors"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"cut short|cannot be read"):
        SafetensorsFile(path)


def test_a_folder_of_another_model_is_refused(tmp_path):
    (tmp_path / "config.json").write_text('{"num_hidden_layers": 26}')
    with pytest.raises(ValueError, match=r"num_hidden_layers is 26 in config\.json, not 18"):
        FolderWeights(tmp_path)
