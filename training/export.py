"""Turn a checkpoint into an adapter folder that the product can build from: float16 weights, vocabulary, card
with hashes.

usage: python -m training.export STATE OUT --name adapter-2 --note "how it was trained" [--figures FILE.json]
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file

from humanize_cli.model.lora import CARD, CONFIG, KEEP, WEIGHTS, adapter_folder
from humanize_cli.model.prompts import PROMPT_FORMAT
from training.data import LIGHT

LIMIT_MB = 16


def data_hash() -> str:
    """Return one hash over the training data, so that a card names what an adapter was trained on."""
    digest = hashlib.sha256()
    for path in sorted(LIGHT.glob("*.jsonl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Write the adapter folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("state", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--name", required=True)
    parser.add_argument("--note", required=True)
    parser.add_argument("--figures", type=Path)
    options = parser.parse_args()
    state = torch.load(options.state, map_location="cpu", weights_only=True)
    options.out.mkdir(parents=True, exist_ok=True)
    weights = {name: tensor.to(torch.float16).contiguous() for name, tensor in state["adapter"].items()}
    save_file(weights, options.out / WEIGHTS, metadata={"format": "pt"})
    size = (options.out / WEIGHTS).stat().st_size / 1e6
    if size > LIMIT_MB:
        raise SystemExit(
            f"{options.out / WEIGHTS}: {size:.1f} MB is over the limit of {LIMIT_MB} MB; lower the rank"
        )
    for name in (CONFIG, KEEP):
        if options.out.resolve() != adapter_folder().resolve():
            shutil.copy(adapter_folder() / name, options.out / name)
    card = json.loads((adapter_folder() / CARD).read_text(encoding="utf-8"))
    card.update(
        name=options.name, prompt_format=PROMPT_FORMAT, data_sha256=data_hash(), training=options.note
    )
    if options.figures:
        card["measured"] = json.loads(options.figures.read_text(encoding="utf-8"))
    (options.out / CARD).write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{options.out}: {size:.1f} MB")


if __name__ == "__main__":
    main()
