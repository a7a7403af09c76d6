"""The options that choose changed lines, and the inputs that they choose."""

from collections.abc import Sequence
from typing import Annotated

import typer

from humanize_cli import inputs
from humanize_cli.cli.options import WHAT
from humanize_cli.errors import UsageError

Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        help="Only sentences on lines changed since a git revision; REV... means since the branch left it.",
        metavar="REV",
        rich_help_panel=WHAT,
    ),
]
Staged = Annotated[
    bool,
    typer.Option(
        "--staged", help="Only sentences on lines that are staged for a commit.", rich_help_panel=WHAT
    ),
]


def find(
    paths: Sequence[str],
    since: str | None,
    *,
    staged: bool,
    output: str | None = None,
    stdin_name: str | None = None,
    rewriting: bool = False,
) -> inputs.Inputs:
    """Return the inputs of a run: all that paths stand for, or what of it has changed.

    `rewriting` says that files will be rewritten in place. Raises UsageError where the options do not go
    together, or git cannot say what has changed.
    """
    if since is None and not staged:
        return inputs.find(paths, output=output, stdin_name=stdin_name)
    from humanize_cli import changed

    if since is not None and staged:
        raise UsageError("--since and --staged are two choices of lines; give one")
    if since == "":
        raise UsageError("--since: the revision is empty; was a variable of the shell not set?")
    if stdin_name is not None:
        raise UsageError("--stdin-filename names stdin, but git is asked about files; leave it out")
    return changed.find(changed.Selection(since), paths, output=output, rewriting=rewriting)
