"""A personal adapter's folder: written whole beside its place, then put there by one rename."""

import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from humanize_cli.errors import InputError, UsageError
from humanize_cli.model.base import PACKAGE_SHA256, find_base
from humanize_cli.model.lora import CARD, CONFIG, KEEP, WEIGHTS, adapter_folder, file_sha256, read_adapter
from humanize_cli.model.prompts import PROMPT_FORMAT
from humanize_cli.personal.examples import Own, data_hash
from humanize_cli.personal.train import LEARNING_RATE, PASSES, RANK, SEED, Trained, joined

TERMS = "GEMMA_TERMS.txt"
_DIGITS = 3


def refuse_taken(folder: Path) -> None:
    """Raise UsageError where a folder holds something that is no personal adapter: nothing is overwritten."""
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() and not _is_personal(folder):
        raise UsageError(f"{folder}: is there already, and holds no personal adapter; choose another folder")


def write(folder: Path, trained: Trained, sentences: Sequence[Own], *, name: str, tone: str) -> None:
    """Write the adapter, its vocabulary and its card; what was there before stays until all is written.

    The card holds hashes and figures, none of the writer's sentences. Raises InputError where the folder
    cannot be written.
    """
    from safetensors.torch import save_file

    weights, rank = joined(trained)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=".humanize-", dir=folder.parent))
        try:
            save_file(weights, new / WEIGHTS, metadata={"format": "pt"})
            config = json.loads((adapter_folder() / CONFIG).read_text("utf-8"))
            config.update(r=rank, lora_alpha=rank)
            (new / CONFIG).write_text(json.dumps(config, indent=1) + "\n", "utf-8")
            for each in (KEEP, TERMS):
                shutil.copyfile(adapter_folder() / each, new / each)
            card = _card(trained, sentences, name, tone, rank, file_sha256(new / WEIGHTS))
            (new / CARD).write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", "utf-8")
            # Temporary folders and new tensors are private; the adapter is as readable as any file.
            for path in (new, *new.iterdir()):
                path.chmod(0o755 if path.is_dir() else 0o644)
            # A folder cannot be renamed over one with files in it: the old one steps aside first.
            if folder.exists():
                folder.replace(new / "old")
            new.replace(folder)
            shutil.rmtree(folder / "old", ignore_errors=True)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror or error}") from None


def _card(
    trained: Trained, sentences: Sequence[Own], name: str, tone: str, rank: int, weights_sha256: str
) -> dict[str, Any]:
    ours = read_adapter()
    base = find_base(None)
    return {
        "name": name,
        "personal": True,
        "prompt_format": PROMPT_FORMAT,
        "base": base.name,
        "base_sha256": PACKAGE_SHA256,
        "on_top_of": {"name": ours.card.get("name", ""), "sha256": ours.weights_sha256},
        "rank": rank,
        "alpha": rank,
        "personal_rank": RANK,
        "keep_sha256": ours.keep_sha256,
        "weights_sha256": weights_sha256,
        "data_sha256": data_hash(sentences),
        "languages": sorted({each.language for each in sentences}),
        "tones": ours.card.get("tones", []),
        "training": {
            "data": "a writer's own sentences, made stiff by rules and trained on the way back",
            "sentences": len(sentences),
            "tone": tone,
            "tokens": trained.tokens,
            "steps": trained.steps,
            "passes": PASSES,
            "ended_by_the_clock": trained.stopped_early,
            "learning_rate": LEARNING_RATE,
            "seed": SEED,
        },
        "measured": {
            "how": "loss a token in nats, on sentences held out from training, stiff and untouched",
            "held_out": {
                "n": trained.held_out,
                "before": round(trained.before, _DIGITS),
                "after": round(trained.after, _DIGITS),
            },
        },
    }


def _is_personal(folder: Path) -> bool:
    try:
        card = json.loads((folder / CARD).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(card, dict) and card.get("personal") is True
