"""Write the figures of the released adapter into docs/model-card.md, from the adapter's card.

usage: python -m training.model_card
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from humanize_cli.model.lora import CARD, adapter_folder, read_adapter

PAGE = Path(__file__).parents[1] / "docs" / "model-card.md"
START, END = "<!-- figures: python -m training.model_card -->", "<!-- end of figures -->"
_COLUMNS = {
    "n": "sentences",
    "recall": "recall",
    "restraint": "restraint",
    "exact": "exact",
    "precision": "edit precision",
    "edit_recall": "edit recall",
    "f05": "F0.5",
}
_SHARES = ("recall", "restraint", "exact")


def figures() -> str:
    """Return the part of the page that the card decides: what the adapter is, and its table."""
    adapter = read_adapter()
    card = json.loads((adapter_folder() / CARD).read_text(encoding="utf-8"))
    lines = [
        f"Adapter: {card['name']}, rank {card['rank']}, weights SHA-256 `{adapter.weights_sha256}`.",
        f"Vocabulary: {len(adapter.keep):,} pieces; prompt format {card['prompt_format']}.",
    ]
    if "data_sha256" in card:
        lines.append(f"Training data SHA-256: `{card['data_sha256']}`.")
    lines += ["", f"Measured: {card['measured']['how']}.", "", f"| | {' | '.join(_COLUMNS.values())} |"]
    lines.append(f"|---|{'---|' * len(_COLUMNS)}")
    rows = {name: row for name, row in card["measured"].items() if isinstance(row, Mapping)}
    lines += [
        f"| {name} | {' | '.join(_cell(key, row[key]) for key in _COLUMNS)} |" for name, row in rows.items()
    ]
    return "\n".join(lines)


def page(text: str) -> str:
    """Return the page with its figures replaced; raises ValueError where it has no place for them."""
    start, end = text.index(START) + len(START), text.index(END)
    return f"{text[:start]}\n{figures()}\n{text[end:]}"


def _cell(key: str, value: Any) -> str:
    if key == "n":
        return f"{value:,}"
    return f"{value:.0%}" if key in _SHARES else f"{value:.2f}"


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
