"""Reading a GGUF file as Gemma 3 weights, one tensor at a time.

The header is read here and not by `gguf.GGUFReader`, which took 16 s and 720 MB for this vocabulary of
262,144 pieces and needs a single file on disk. Dequantization is the gguf package's.
"""

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from humanize_cli.model import architecture as arch
from humanize_cli.model.vocabulary import Piece, PieceType

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_LONGEST_STRING = 1 << 24
_MOST_ITEMS = 1 << 24

_NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "self_attn.q_norm": "attn_q_norm",
    "self_attn.k_norm": "attn_k_norm",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "post_attention_norm",
    "pre_feedforward_layernorm": "ffn_norm",
    "post_feedforward_layernorm": "post_ffw_norm",
}

_METADATA = {
    "general.architecture": "gemma3",
    "gemma3.block_count": arch.LAYERS,
    "gemma3.embedding_length": arch.HIDDEN,
    "gemma3.feed_forward_length": arch.FEED_FORWARD,
    "gemma3.attention.head_count": arch.HEADS,
    "gemma3.attention.head_count_kv": arch.KEY_VALUE_HEADS,
    "gemma3.attention.key_length": arch.HEAD_SIZE,
    "gemma3.attention.sliding_window": arch.SLIDING_WINDOW,
}


@dataclass(frozen=True, slots=True)
class _Tensor:
    """Where a tensor lies: `shape` outermost first, `kind` of quantization, `offset` in bytes of the file."""

    shape: tuple[int, ...]
    kind: int
    offset: int


class GGUFWeights:
    """Gemma 3 weights in a GGUF file, by their Hugging Face names, in float32.

    Raises ValueError when the file is no GGUF, is cut short, or holds another architecture.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        try:
            self.metadata, self._tensors = _read_header(file)
        except (struct.error, UnicodeDecodeError, EOFError) as error:
            raise ValueError(f"the header cannot be read ({error})") from error
        for key, expected in _METADATA.items():
            found = self.metadata.get(key)
            if found != expected:
                raise ValueError(f"{key} is {found!r}, not {expected!r}")

    def pieces(self) -> list[Piece]:
        """Return the vocabulary in order of id."""
        tokens, scores, types = (self._column(name) for name in ("tokens", "scores", "token_type"))
        return [
            Piece(text, score, PieceType(kind))
            for text, score, kind in zip(tokens, scores, types, strict=True)
        ]

    def tensor(self, name: str) -> "NDArray[np.float32]":
        """Return a whole tensor; norms as 1 + w, which is how GGUF stores them for Gemma."""
        tensor = self._find(name)
        rows = tensor.shape[0] if len(tensor.shape) == 2 else 1
        return self._read(tensor, 0, rows).reshape(tensor.shape)

    def rows(self, name: str, start: int, stop: int) -> "NDArray[np.float32]":
        """Return rows `start` up to but not including `stop` of a matrix."""
        return self._read(self._find(name), start, stop)

    def _column(self, name: str) -> list[Any]:
        column = self.metadata.get(f"tokenizer.ggml.{name}")
        if not isinstance(column, list):
            raise ValueError(f"the vocabulary has no {name}")
        return column

    def _find(self, name: str) -> _Tensor:
        gguf_name = _gguf_name(name)
        if gguf_name not in self._tensors:
            raise ValueError(f"the tensor {gguf_name} is missing")
        return self._tensors[gguf_name]

    def _read(self, tensor: _Tensor, start: int, stop: int) -> "NDArray[np.float32]":
        import numpy as np
        from gguf import GGML_QUANT_SIZES, GGMLQuantizationType
        from gguf.quants import dequantize

        try:
            kind = GGMLQuantizationType(tensor.kind)
            block, block_bytes = GGML_QUANT_SIZES[kind]
        except (ValueError, KeyError) as error:
            raise ValueError(f"quantization number {tensor.kind} is unknown") from error
        columns = tensor.shape[-1]
        if columns % block:
            raise ValueError(f"a row of {columns} is no multiple of its quantization block of {block}")
        row_bytes = columns // block * block_bytes
        self._file.seek(tensor.offset + start * row_bytes)
        data = _exactly(self._file, (stop - start) * row_bytes)
        raw = np.frombuffer(data, dtype=np.uint8).reshape(stop - start, row_bytes)
        try:
            values: NDArray[np.float32] = dequantize(raw, kind)
        except NotImplementedError as error:
            raise ValueError(str(error)) from error
        return values


def _gguf_name(name: str) -> str:
    if name == arch.EMBEDDINGS:
        return "token_embd.weight"
    if name == arch.FINAL_NORM:
        return "output_norm.weight"
    layer, part = name.removeprefix("model.layers.").removesuffix(".weight").split(".", 1)
    return f"blk.{layer}.{_NAMES[part]}.weight"


def _read_header(file: BinaryIO) -> tuple[dict[str, Any], dict[str, _Tensor]]:
    """Return the metadata and the tensors' places; the layout is the GGUF specification's, versions 2, 3."""
    if _exactly(file, 4) != b"GGUF":
        raise ValueError("it does not begin with GGUF")
    version, tensor_count, pair_count = _scalars(file, "<IQQ")
    if version not in (2, 3):
        raise ValueError(f"GGUF version {version} is not supported")
    metadata: dict[str, Any] = {}
    for _ in range(pair_count):
        key = _string(file)
        metadata[key] = _value(file, *_scalars(file, "<I"))
    places: list[tuple[str, tuple[int, ...], int, int]] = []
    for _ in range(tensor_count):
        name = _string(file)
        (dimensions,) = _scalars(file, "<I")
        if not 1 <= dimensions <= 4:
            raise ValueError(f"the tensor {name} has {dimensions} dimensions")
        shape = _scalars(file, f"<{dimensions}Q")[::-1]
        kind, offset = _scalars(file, "<IQ")
        places.append((name, shape, kind, offset))
    alignment = int(metadata.get("general.alignment", 32)) or 32
    data = -(-file.tell() // alignment) * alignment
    return metadata, {name: _Tensor(shape, kind, data + offset) for name, shape, kind, offset in places}


def _value(file: BinaryIO, kind: int) -> Any:
    if kind == _STRING:
        return _string(file)
    if kind != _ARRAY:
        return _scalars(file, "<" + _scalar_code(kind))[0]
    item, count = _scalars(file, "<IQ")
    if count > _MOST_ITEMS:
        raise ValueError(f"an array of {count} items")
    if item in (_STRING, _ARRAY):
        return [_value(file, item) for _ in range(count)]
    return list(_scalars(file, f"<{count}{_scalar_code(item)}"))


def _scalar_code(kind: int) -> str:
    if kind not in _SCALARS:
        raise ValueError(f"metadata type {kind} is unknown")
    return _SCALARS[kind]


def _scalars(file: BinaryIO, layout: str) -> tuple[Any, ...]:
    return struct.unpack(layout, _exactly(file, struct.calcsize(layout)))


def _string(file: BinaryIO) -> str:
    (size,) = _scalars(file, "<Q")
    if size > _LONGEST_STRING:
        raise ValueError(f"a string of {size} bytes")
    return _exactly(file, size).decode()


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise EOFError("the file is cut short")
    return data
