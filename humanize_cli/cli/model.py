"""humanize model: build, show, path."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

import typer

from humanize_cli.cli.boundary import interrupted
from humanize_cli.cli.options import Quiet, level_of
from humanize_cli.cli.output import Talk, write_stdout
from humanize_cli.errors import ModelError

app = typer.Typer(
    help="The language model: built once from the installed base package and the adapter.",
    rich_markup_mode=None,
)


@app.command()
def build(quiet: Quiet = False) -> int:
    """Build the model, anew even if it is there; the first edit does this by itself."""
    from humanize_cli.cli.progress import BuildProgress
    from humanize_cli.model import store

    talk = Talk(level_of(quiet=quiet, verbose=False))
    try:
        with BuildProgress(talk) as progress:
            path = store.build(progress=progress)
    except KeyboardInterrupt:
        interrupted(talk)
    talk.note(f"The model is built: {path}")
    return 0


@app.command()
def show() -> int:
    """Print what the model is made of and where it lies."""
    from humanize_cli.model import store

    rows = list(_rows(store.describe()))
    width = max(len(label) for label, _ in rows)
    write_stdout("".join(f"{label:<{width}}  {value}\n" for label, value in rows).encode())
    return 0


@app.command()
def path() -> int:
    """Print the folder that the built model lies in; exit 3 if it is not built."""
    from humanize_cli.model import store

    described = store.describe()
    if not described["built"]:
        raise ModelError("the model is not built yet; humanize model build does it")
    write_stdout(os.fsencode(described["path"]) + b"\n")
    return 0


def _rows(described: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield labels and values, those of inner mappings with the outer label before theirs."""
    for key, value in described.items():
        label = prefix + key.replace("_", " ")
        if isinstance(value, Mapping):
            yield from _rows(value, f"{label} ")
        elif isinstance(value, list | tuple):
            yield label, " ".join(map(str, value))
        elif isinstance(value, bool):
            yield label, "yes" if value else "no"
        else:
            yield label, f"{value:,}" if isinstance(value, int) else str(value)
