"""humanize model: build, show, path."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from humanize_cli.cli.boundary import interrupted
from humanize_cli.cli.options import Quiet, level_of
from humanize_cli.cli.output import Talk, write_stdout
from humanize_cli.errors import ModelError

app = typer.Typer(
    help="The language model: built once from the installed base package and the adapter.",
    rich_markup_mode=None,
)

_Adapter = Annotated[
    Path | None,
    typer.Option(
        "--adapter",
        help="The folder of another adapter, such as one of profile learn --deep; else HUMANIZE_MODEL's, "
        "else the program's own.",
        metavar="FOLDER",
    ),
]


@app.command()
def build(adapter: _Adapter = None, quiet: Quiet = False) -> int:
    """Build the model, anew even if it is there; the first edit does this by itself."""
    from humanize_cli.cli.progress import BuildProgress
    from humanize_cli.model import store

    talk = Talk(level_of(quiet=quiet, verbose=False))
    try:
        with BuildProgress(talk) as progress:
            path = store.build(adapter=adapter, progress=progress)
    except KeyboardInterrupt:
        interrupted(talk)
    use = "" if adapter is None else f"; use it with humanize --model {adapter}"
    talk.note(f"The model is built: {path}{use}")
    return 0


@app.command()
def show(adapter: _Adapter = None) -> int:
    """Print what the model is made of, where it lies, and how its adapter was trained and measured."""
    from humanize_cli.model import store

    rows = list(_rows(store.describe(adapter=adapter)))
    width = max(len(label) for label, _ in rows)
    write_stdout("".join(f"{label:<{width}}  {value}\n" for label, value in rows).encode())
    return 0


@app.command()
def path(adapter: _Adapter = None) -> int:
    """Print the folder that the built model lies in; exit 3 if it is not built."""
    from humanize_cli.model import store

    described = store.describe(adapter=adapter)
    if not described["built"]:
        raise ModelError("the model is not built yet; humanize model build does it")
    write_stdout(os.fsencode(described["path"]) + b"\n")
    return 0


def _rows(described: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield labels and values, those of inner mappings with the outer label before theirs."""
    for key, value in described.items():
        label = prefix + key.replace("_", " ")
        if isinstance(value, Mapping) and prefix == "measured ":
            yield label, ", ".join(f"{name.replace('_', ' ')} {_value(each)}" for name, each in value.items())
        elif isinstance(value, Mapping):
            yield from _rows(value, f"{label} ")
        else:
            yield label, _value(value)


def _value(value: Any) -> str:
    """Return a value as people read it."""
    if isinstance(value, list | tuple):
        texts = list(map(str, value))
        return ("; " if any(" " in each for each in texts) else " ").join(texts)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)
