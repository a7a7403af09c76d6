"""Building the CTranslate2 model: base weights, adapter added, vocabulary cut, quantized row by row.

One tensor is in memory at a time in float32; the finished int8 weights, about 150 MB, are what stays.
"""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from humanize_cli.errors import ModelError
from humanize_cli.model import architecture as arch
from humanize_cli.model.base import Base, Weights
from humanize_cli.model.lora import Adapter
from humanize_cli.model.vocabulary import prune, sentencepiece_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUILDER_VERSION = 1
"""Changes whenever the same inputs come to other bytes."""

TOKENIZER = "tokenizer.model"
_CHUNK = 8192

Progress = Callable[[str, float], None]
"""Called with what is being done and the share of all work done, from 0 to 1."""


def write_model(base: Base, adapter: Adapter, folder: Path, compute_type: str, progress: Progress) -> None:
    """Write a CTranslate2 model and its tokenizer into an empty folder.

    Raises BaseModelError when the base is not what it should be, ModelError when the adapter does not fit it.
    """
    progress("checking the base model", 0.0)
    base.verify()
    with base.open() as weights:
        progress("reading the vocabulary", 0.05)
        pieces = weights.pieces()
        try:
            kept = prune(pieces, adapter.keep)
        except ValueError as error:
            raise ModelError(f"{adapter.folder}: keep.json does not fit {base.name}: {error}") from error
        spec = _empty_spec()
        for layer in range(arch.LAYERS):
            progress("merging the adapter", 0.1 + 0.6 * layer / arch.LAYERS)
            _fill_layer(spec.decoder.layer[layer], layer, weights, adapter, compute_type)
        progress("cutting the vocabulary", 0.7)
        spec.decoder.layer_norm.gamma = _checked(weights.tensor(arch.FINAL_NORM), (arch.HIDDEN,))
        weight, scale = _embeddings(weights, adapter.keep, compute_type)
    for part in (spec.decoder.embeddings, spec.decoder.projection):
        _set(part, weight, scale)
    progress("writing the model", 0.9)
    spec.register_vocabulary([piece.text for piece in kept])
    spec.validate()
    for name in ("weight", "weight_scale") if scale is not None else ("weight",):
        setattr(spec.decoder.projection, name, f"decoder/embeddings/{name}")
    (folder / TOKENIZER).write_bytes(sentencepiece_model(kept))
    spec.save(str(folder))


def _empty_spec() -> Any:
    """Return CTranslate2's description of Gemma 3 270M, without weights."""
    import numpy as np
    from ctranslate2.specs import common_spec, transformer_spec

    spec = transformer_spec.TransformerDecoderModelSpec.from_config(
        arch.LAYERS,
        arch.HEADS,
        activation=common_spec.Activation.GELUTanh,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=arch.HEAD_SIZE,
        rotary_interleave=False,
        rotary_base=arch.ROPE_BASE_SLIDING,
        num_heads_kv=arch.KEY_VALUE_HEADS,
        head_dim=arch.HEAD_SIZE,
        sliding_window=arch.SLIDING_WINDOW,
        pre_post_layer_norm=True,
        qk_norm=True,
    )
    for index in range(arch.FULL_ATTENTION_EVERY - 1, arch.LAYERS, arch.FULL_ATTENTION_EVERY):
        attention = spec.decoder.layer[index].self_attention
        attention.rotary_base = np.float32(arch.ROPE_BASE_FULL)
        attention.sliding_window = np.int32(0)
    spec.decoder.scale_embeddings = True
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<bos>", "<eos>", "<unk>"
    spec.config.layer_norm_epsilon = arch.NORM_EPSILON
    return spec


def _fill_layer(spec: Any, layer: int, weights: Weights, adapter: Adapter, compute_type: str) -> None:
    import numpy as np

    def merged(part: str) -> "NDArray[np.float32]":
        matrix = _checked(weights.tensor(arch.weight_name(layer, part)), arch.PROJECTIONS[part])
        return matrix + adapter.delta(layer, part)

    norms = {
        part: _checked(weights.tensor(arch.weight_name(layer, part)), (length,))
        for part, length in arch.NORMS.items()
    }
    spec.input_layer_norm.gamma = norms["input_layernorm"]
    spec.post_attention_layer_norm.gamma = norms["post_attention_layernorm"]
    spec.pre_feedforward_layer_norm.gamma = norms["pre_feedforward_layernorm"]
    spec.post_feedforward_layer_norm.gamma = norms["post_feedforward_layernorm"]
    attention = spec.self_attention
    attention.q_norm.gamma, attention.k_norm.gamma = norms["self_attn.q_norm"], norms["self_attn.k_norm"]
    fused = np.concatenate([merged(f"self_attn.{name}_proj") for name in "qkv"])
    for target, matrix in (
        (attention.linear[0], fused),
        (attention.linear[1], merged("self_attn.o_proj")),
        (spec.ffn.linear_0, merged("mlp.gate_proj")),
        (spec.ffn.linear_0_noact, merged("mlp.up_proj")),
        (spec.ffn.linear_1, merged("mlp.down_proj")),
    ):
        _set(target, *_quantized(matrix, compute_type))


def _embeddings(
    weights: Weights, keep: tuple[int, ...], compute_type: str
) -> tuple["NDArray[Any]", "NDArray[np.float32] | None"]:
    """Return the kept rows and their scales, read and quantized some thousand rows at a time."""
    import numpy as np

    parts: list[NDArray[Any]] = []
    scales: list[NDArray[np.float32]] = []
    for _, group in groupby(keep, key=lambda piece_id: piece_id // _CHUNK):
        ids = list(group)
        rows = weights.rows(arch.EMBEDDINGS, ids[0], ids[-1] + 1)
        kept = rows[[piece_id - ids[0] for piece_id in ids]]
        weight, scale = _quantized(_checked(kept, (len(ids), arch.HIDDEN)), compute_type)
        parts.append(weight)
        if scale is not None:
            scales.append(scale)
    return np.concatenate(parts), np.concatenate(scales) if scales else None


def _quantized(
    matrix: "NDArray[np.float32]", compute_type: str
) -> tuple["NDArray[Any]", "NDArray[np.float32] | None"]:
    """Return a matrix as the compute type stores it, by CTranslate2's own arithmetic; a row has one scale."""
    from ctranslate2.specs import common_spec

    linear = common_spec.LinearSpec()
    linear.weight = matrix
    linear.validate()
    linear.optimize(compute_type)
    quantized = not isinstance(linear.weight_scale, str)
    return linear.weight.numpy(), linear.weight_scale.numpy() if quantized else None


def _set(spec: Any, weight: "NDArray[Any]", scale: "NDArray[np.float32] | None") -> None:
    spec.weight = weight
    if scale is not None:
        spec.weight_scale = scale


def _checked(values: "NDArray[np.float32]", shape: tuple[int, ...]) -> "NDArray[np.float32]":
    if values.shape != shape:
        raise ValueError(f"a weight has shape {values.shape}, expected {shape}")
    return values
