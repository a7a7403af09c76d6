"""Which adapter is used: the program's own, or another one that the user names."""

import os
from pathlib import Path

from humanize_cli.errors import ModelError
from humanize_cli.model.lora import CARD, Adapter, adapter_folder, read_adapter

MODEL_VARIABLE = "HUMANIZE_MODEL"
"""Names the folder of the adapter to use in place of the program's own."""


def chosen_adapter(folder: Path | None = None) -> Adapter:
    """Return the adapter to use: the one in a folder, else in `HUMANIZE_MODEL`, else the program's own.

    Raises ModelError where it is unfit, or nothing says what it was trained for.
    """
    named = os.environ.get(MODEL_VARIABLE)
    folder = folder or (Path(named).expanduser() if named else None)
    if folder is not None and not folder.is_dir():
        raise ModelError(
            f"{folder}: no such folder; name the folder of an adapter with --model or {MODEL_VARIABLE}"
        )
    adapter = read_adapter(folder)
    if folder is not None and folder != adapter_folder() and "prompt_format" not in adapter.card:
        raise ModelError(
            f"{folder}: this adapter cannot be used: it has no {CARD} that names its prompt format; "
            "export it with training/export.py, or make one with humanize profile learn --deep"
        )
    return adapter
