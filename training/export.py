"""Turn a checkpoint into an adapter folder that the product can build from: float16 weights, vocabulary, card
with hashes.

usage: python -m training.export STATE OUT --name adapter-2 --note "how it was trained" [--figures FILE.json]
       [--opinions]

STATE is a checkpoint or, where that stayed on another machine, the adapter's own file (safetensors).
`--opinions` says that the adapter was trained on verdicts, too, and is to be asked for them. FILE.json is
what `python -m training.evaluate --json FILE.json` wrote: of the rows of this adapter (by its folder, OUT),
those over all sentences and by language go into the card.
"""

import argparse
import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from humanize_cli.model.base import PACKAGE_SHA256
from humanize_cli.model.lora import CARD, CONFIG, KEEP, WEIGHTS, adapter_folder, file_sha256, read_adapter
from humanize_cli.model.prompts import PROMPT_FORMAT
from humanize_cli.style.profile import LANGUAGES
from training.data import LIGHT
from training.verdicts import JUDGED

LIMIT_MB = 16
HOW = "int8, greedy, held-out sentences; an edit counts only where place and words equal the editor's"
FIGURES = {
    "changed": "touched",
    "recall": "recall",
    "restraint": "restraint",
    "exact": "exact",
    "precision": "edit P",
    "edit_recall": "edit R",
    "f05": "F0.5",
}
"""A card's figures, each with the column of the evaluation's table that it is."""


def data_hash() -> str:
    """Return one hash over the training data, so that a card names what an adapter was trained on."""
    digest = hashlib.sha256()
    for path in (*sorted(LIGHT.glob("*.jsonl")), *sorted(JUDGED.glob("*.jsonl"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def card_figures(tables: Mapping[str, Mapping[str, Mapping[str, float]]], adapter: str) -> dict[str, Any]:
    """Return the figures that a card keeps of an evaluation's tables, those of the adapter named.

    Raises SystemExit where there are several and none is its.
    """
    if adapter not in tables and len(tables) != 1:
        raise SystemExit(f"figures are there for {', '.join(tables)}, not for {adapter}")
    table = tables.get(adapter) or next(iter(tables.values()))
    kept = {name: row for name, row in table.items() if name in ("all", *LANGUAGES)}
    return {
        "how": HOW,
        **{
            name: {"n": int(row["n"]), **{key: round(row[column], 3) for key, column in FIGURES.items()}}
            for name, row in kept.items()
        },
    }


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
    parser.add_argument("--opinions", action="store_true")
    options = parser.parse_args()
    keep_sha256 = read_adapter().keep_sha256
    if options.state.suffix == ".safetensors":
        adapter = load_file(options.state)
    else:
        adapter = torch.load(options.state, map_location="cpu", weights_only=True)["adapter"]
    options.out.mkdir(parents=True, exist_ok=True)
    weights = {name: tensor.to(torch.float16).contiguous() for name, tensor in adapter.items()}
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
        name=options.name,
        prompt_format=PROMPT_FORMAT,
        base_sha256=PACKAGE_SHA256,
        keep_sha256=keep_sha256,
        weights_sha256=file_sha256(options.out / WEIGHTS),
        data_sha256=data_hash(),
        training=options.note,
        opinions=options.opinions,
    )
    # Figures of another adapter would be worse than none.
    card["measured"] = {}
    if options.figures:
        tables = json.loads(options.figures.read_text(encoding="utf-8"))
        card["measured"] = card_figures(tables, str(options.out))
    (options.out / CARD).write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{options.out}: {size:.1f} MB")


if __name__ == "__main__":
    main()
