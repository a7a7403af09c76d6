"""The option that names another adapter for a run."""

import os
from typing import Annotated

import typer

from humanize_cli.cli.options import HOW


def _use(folder: str | None) -> None:
    """Use another adapter in this process, wherever it asks the model or names it."""
    if folder is not None:
        from humanize_cli.model.chosen import MODEL_VARIABLE

        os.environ[MODEL_VARIABLE] = folder


Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="The folder of an adapter, such as your own, in place of the program's.",
        metavar="FOLDER",
        callback=_use,
        rich_help_panel=HOW,
    ),
]
