"""The adapter: low-rank additions to the base's matrices, the kept vocabulary and a card describing them.

W + alpha / rank · B·A, after Hu et al., "LoRA: Low-Rank Adaptation of Large Language Models" (2021); files in
PEFT's layout.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from humanize_cli.errors import ModelError
from humanize_cli.model import architecture as arch
from humanize_cli.model.prompts import PROMPT_FORMAT
from humanize_cli.model.safetensors_file import SafetensorsFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS, CONFIG, KEEP, CARD = "adapter_model.safetensors", "adapter_config.json", "keep.json", "card.json"
# Any of these changes what is added to the weights, in ways that the sum below does not know.
_UNSUPPORTED = (
    "use_dora",
    "use_rslora",
    "fan_in_fan_out",
    "lora_bias",
    "rank_pattern",
    "alpha_pattern",
    "modules_to_save",
)


def adapter_folder() -> Path:
    """Return the folder of the adapter that comes with the program."""
    return Path(__file__).parent / "adapter"


@dataclass(frozen=True)
class Adapter:
    """An adapter's files, read and found fit; `keep` are the vocabulary ids that stay, ascending."""

    folder: Path
    weights_sha256: str
    keep_sha256: str
    keep: tuple[int, ...]
    scale: float
    card: dict[str, Any]
    _tensors: SafetensorsFile

    def delta(self, layer: int, part: str) -> "NDArray[np.float32]":
        """Return what is added to a layer's matrix, `part` being a key of PROJECTIONS."""
        import numpy as np

        first, second = (self._tensors.tensor(name) for name in _names(layer, part))
        # One sum over the rank at a time keeps the result independent of how the matrix library splits its
        # work.
        total = np.zeros((second.shape[0], first.shape[1]), np.float32)
        for row in range(first.shape[0]):
            total += np.outer(second[:, row], first[row])
        return total * np.float32(self.scale)


def read_adapter(folder: Path | None = None) -> Adapter:
    """Return the adapter in a folder, the program's own without one.

    Raises ModelError when a file is missing or malformed, or the adapter was made for another prompt format,
    vocabulary, layout or model.
    """
    folder = folder or adapter_folder()
    config = _json(folder / CONFIG, dict)
    keep = _json(folder / KEEP, list)
    card = _json(folder / CARD, dict) if (folder / CARD).exists() else {}
    made_for = card.get("prompt_format", PROMPT_FORMAT)
    if made_for != PROMPT_FORMAT:
        raise _unfit(
            folder, f"it was trained on prompt format {made_for}, this version asks in {PROMPT_FORMAT}"
        )
    for key in _UNSUPPORTED:
        if config.get(key):
            raise _unfit(folder, f"{CONFIG} sets {key}, which is not supported")
    rank, alpha = config.get("r"), config.get("lora_alpha")
    if not isinstance(rank, int) or not isinstance(alpha, int | float) or rank < 1:
        raise _unfit(folder, f"{CONFIG} names no rank (r) and lora_alpha")
    try:
        tensors = SafetensorsFile(folder / WEIGHTS)
        shapes = tensors.shapes
    except OSError as error:
        raise _unfit(folder, f"{WEIGHTS} cannot be read ({error.strerror or error})") from error
    except ValueError as error:
        raise _unfit(folder, f"{WEIGHTS} is damaged: {error}") from error
    _check_shapes(folder, shapes, rank)
    if any(not isinstance(piece_id, int) for piece_id in keep):
        raise _unfit(folder, f"{KEEP} holds something other than ids")
    weights_sha256, keep_sha256 = file_sha256(folder / WEIGHTS), _keep_sha256(keep)
    if card.get("keep_sha256", keep_sha256) != keep_sha256:
        raise _unfit(folder, f"{KEEP} is not the vocabulary that it was trained on")
    if card.get("weights_sha256", weights_sha256) != weights_sha256:
        raise _unfit(folder, f"{WEIGHTS} is damaged: its sha256 is not the one in {CARD}")
    return Adapter(folder, weights_sha256, keep_sha256, tuple(keep), alpha / rank, card, tensors)


def _names(layer: int, part: str) -> tuple[str, str]:
    stem = f"base_model.model.model.layers.{layer}.{part}"
    return f"{stem}.lora_A.weight", f"{stem}.lora_B.weight"


def _check_shapes(folder: Path, shapes: dict[str, tuple[int, ...]], rank: int) -> None:
    expected: dict[str, tuple[int, ...]] = {}
    for layer in range(arch.LAYERS):
        for part, (rows, columns) in arch.PROJECTIONS.items():
            first, second = _names(layer, part)
            expected[first], expected[second] = (rank, columns), (rows, rank)
    for name in sorted(expected.keys() | shapes.keys()):
        if shapes.get(name) != expected.get(name):
            raise _unfit(folder, f"{name} has shape {shapes.get(name)}, expected {expected.get(name)}")


def _unfit(folder: Path, why: str) -> ModelError:
    return ModelError(f"{folder}: this adapter cannot be used: {why}; reinstall humanize or give another one")


def _json(path: Path, kind: type) -> Any:
    try:
        value = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise _unfit(path.parent, f"{path.name} cannot be read ({error.strerror or error})") from error
    except ValueError as error:
        raise _unfit(path.parent, f"{path.name} is not JSON") from error
    if not isinstance(value, kind):
        raise _unfit(path.parent, f"{path.name} does not hold a JSON {'list' if kind is list else 'object'}")
    return value


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep_sha256(keep: list[Any]) -> str:
    return hashlib.sha256(json.dumps(keep).encode()).hexdigest()
