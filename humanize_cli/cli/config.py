"""humanize config: show."""

import json
import os
from pathlib import Path
from typing import Annotated, Any

import typer

from humanize_cli import disk
from humanize_cli.cli import configured, options
from humanize_cli.cli.output import write_stdout
from humanize_cli.errors import InputError, UsageError

app = typer.Typer(help="The configuration: which settings hold where, and why.", rich_markup_mode=None)

_UNSET = {
    "strength": "the profile's",
    "max-findings": "one every 200 words",
    "max-score": "no limit",
    "disclose": "the profile's",
    "disclose-text": "the usual one",
}
"""What a setting without a value means."""

_Path = Annotated[
    str | None,
    typer.Argument(
        help="A file or folder; the current folder if not given.", metavar="PATH", show_default=False
    ),
]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def show(
    path: _Path = None,
    as_json: _Json = False,
    profile: options.ProfileName = None,
    language: options.Language = None,
    strength: options.StrengthName = None,
    headings: options.Headings = None,
    tables: options.Tables = None,
    select: configured.Select = None,
    ignore: configured.Ignore = None,
    max_findings: configured.MaxFindings = None,
    max_score: configured.MaxScore = None,
    config: configured.ConfigFile = None,
    no_config: configured.NoConfig = False,
) -> int:
    """Print each setting that holds for a path with where it came from: default, file and line, or flag."""
    from humanize_cli.config.tasks import selected

    configuration = configured.configuration(
        file=config,
        search=not no_config,
        profile=profile,
        lang=language,
        strength=strength,
        headings=headings,
        tables=tables,
        select=select,
        ignore=ignore,
        max_findings=max_findings,
        max_score=max_score,
    )
    if path == "":
        raise UsageError("the path is empty; was a variable of the shell not set?")
    place = Path(os.curdir if path is None else path)
    if not os.path.lexists(place):
        raise InputError(f"{disk.display_name(place)}: no such file or folder; check the spelling")
    resolved = configuration.resolve(place)
    configuration.profile(resolved)
    selected(resolved)
    values = {
        key: {"value": getattr(resolved.settings, key.replace("-", "_")), "origin": origin}
        for key, origin in resolved.origins.items()
    }
    excluded = configuration.excluded(place)
    if as_json:
        shown = {
            "path": disk.display_name(place),
            "file": resolved.file,
            "excluded": excluded,
            "settings": values,
        }
        write_stdout(json.dumps(shown, ensure_ascii=False, indent=2).encode() + b"\n")
        return 0
    rows = [(key, _text(key, each["value"]), each["origin"]) for key, each in values.items()]
    rows.insert(0, ("file", resolved.file or "none", ""))
    if excluded:
        rows.insert(1, ("excluded", "yes", excluded))
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    lines = (f"{name:<{widths[0]}}  {value:<{widths[1]}}  {origin}".rstrip() for name, value, origin in rows)
    write_stdout("".join(f"{line}\n" for line in lines).encode())
    return 0


def _text(key: str, value: Any) -> str:
    """Return a value as a person reads it."""
    if value is None:
        return _UNSET[key]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or ("all rules" if key == "select" else "none")
    return str(value)
