"""Reading safetensors files, bfloat16 included, without torch.

The format is a length, a JSON table and raw bytes. The safetensors package cannot give NumPy bfloat16, which
Gemma's weights are published in.
"""

import json
import struct
from pathlib import Path
from typing import TYPE_CHECKING

from humanize_cli.model import architecture as arch
from humanize_cli.model.vocabulary import Piece, read_pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LONGEST_TABLE = 100_000_000
_ITEM_BYTES = {"F32": 4, "F16": 2, "BF16": 2}

_EXPECTED = {
    "num_hidden_layers": arch.LAYERS,
    "hidden_size": arch.HIDDEN,
    "intermediate_size": arch.FEED_FORWARD,
    "num_attention_heads": arch.HEADS,
    "num_key_value_heads": arch.KEY_VALUE_HEADS,
    "head_dim": arch.HEAD_SIZE,
    "sliding_window": arch.SLIDING_WINDOW,
}


class SafetensorsFile:
    """The tensors of one file, read one at a time as float32.

    Raises ValueError when the file is malformed or holds a type other than F32, F16 or BF16.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
            if len(head) < 8:
                raise ValueError("the file is cut short")
            (length,) = struct.unpack("<Q", head)
            if length > min(size - 8, _LONGEST_TABLE):
                raise ValueError("the file is cut short")
            try:
                table = json.loads(file.read(length))
                table.pop("__metadata__", None)
                self._places = {
                    name: (entry["dtype"], tuple(entry["shape"]), *entry["data_offsets"])
                    for name, entry in table.items()
                }
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError("the table of tensors cannot be read") from error
        self._data = 8 + length
        for name, (dtype, shape, start, stop) in self._places.items():
            if dtype not in _ITEM_BYTES:
                raise ValueError(f"the tensor {name} has the type {dtype}, not F32, F16 or BF16")
            count = 1
            for extent in shape:
                count *= extent
            if stop - start != count * _ITEM_BYTES[dtype] or self._data + stop > size:
                raise ValueError(f"the tensor {name} is cut short")

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Each tensor's shape by name."""
        return {name: place[1] for name, place in self._places.items()}

    def tensor(self, name: str) -> "NDArray[np.float32]":
        """Return a whole tensor."""
        shape = self._find(name)[1]
        return self.rows(name, 0, shape[0]).reshape(shape)

    def rows(self, name: str, start: int, stop: int) -> "NDArray[np.float32]":
        """Return the part `start` to `stop` of a tensor's first dimension."""
        import numpy as np

        dtype, shape, offset, end = self._find(name)
        row_bytes = (end - offset) // max(shape[0], 1)
        with self._path.open("rb") as file:
            file.seek(self._data + offset + start * row_bytes)
            raw = file.read((stop - start) * row_bytes)
        if dtype == "BF16":
            values = (np.frombuffer(raw, "<u2").astype(np.uint32) << 16).view(np.float32)
        else:
            values = np.frombuffer(raw, "<f4" if dtype == "F32" else "<f2").astype(np.float32)
        return values.reshape(stop - start, *shape[1:])

    def _find(self, name: str) -> tuple[str, tuple[int, ...], int, int]:
        if name not in self._places:
            raise ValueError(f"the tensor {name} is missing")
        return self._places[name]


class FolderWeights:
    """Gemma 3 weights in a Hugging Face folder: `config.json`, `model.safetensors` and `tokenizer.model`.

    Raises ValueError when a file is malformed or of another architecture, OSError when one cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        if not isinstance(config, dict):
            raise ValueError("config.json holds no object")
        for key, expected in _EXPECTED.items():
            if config.get(key) != expected:
                raise ValueError(f"{key} is {config.get(key)!r} in config.json, not {expected!r}")
        self._tensors = SafetensorsFile(folder / "model.safetensors")
        self._vocabulary = folder / "tokenizer.model"

    def pieces(self) -> list[Piece]:
        """Return the vocabulary in order of id."""
        return read_pieces(self._vocabulary.read_bytes())

    def tensor(self, name: str) -> "NDArray[np.float32]":
        """Return a whole tensor; norms as 1 + w, where Hugging Face stores w."""
        values = self._tensors.tensor(name)
        return values + 1 if values.ndim == 1 else values

    def rows(self, name: str, start: int, stop: int) -> "NDArray[np.float32]":
        """Return rows `start` up to but not including `stop` of a matrix."""
        return self._tensors.rows(name, start, stop)
