"""The command line: which command the words mean, and the help page of the default one."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import groupby
from typing import Any

import typer
from typer.core import TyperCommand

from humanize_cli.cli import options
from humanize_cli.cli.boundary import guarded
from humanize_cli.cli.edit import edit
from humanize_cli.cli.output import Talk
from humanize_cli.disk import display_name
from humanize_cli.errors import UsageError
from humanize_cli.inputs import FORMATS

NAME = "humanize"

_EXAMPLES = """\
Examples:
  cat draft.md | humanize                    the edited text on stdout
  humanize draft.md -p casual --diff         what would change
  humanize draft.md --check --explain        what would change, and why
  humanize -w docs/                          rewrite the drafts of a folder in place
  humanize drafts/ -o finished/              convert a folder, the tree kept
  humanize letter.txt -o final.txt --lang de
  humanize -w --since main                   edit only what has changed since then
  humanize -i draft.md                       be asked about each change
  humanize reply.txt --reply-to mail.txt     in the profile that answers the mail

"""

_SUBCOMMANDS = "\n".join(f"  humanize {usage:34}{what}" for usage, what in options.SUBCOMMANDS.values())
_AFTER = f"""\

Other commands:
{_SUBCOMMANDS}
  A file with such a name is reached as ./NAME.

Without --write or --output nothing on disk changes. A folder means its .md,
.markdown, .mdx and .txt files; hidden folders are passed over.

Exit codes:
    0  done; with --check or --diff: nothing would change
    1  --check or --diff: something would change
    2  a wrong option, a wrong profile, or options that do not go together
    3  some input failed; the others were done
    4  --reply-to: the message speaks of harm and needs a person
  130  interrupted
"""


class _Command(TyperCommand):
    """The default command, whose help page shows examples first and its options in groups."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page as plain text: a pager or a grep may read it, and Rich takes 70 ms to load."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        formatter.write_paragraph()
        formatter.write(_EXAMPLES.removesuffix("\n"))
        self.format_options(ctx, formatter)
        formatter.write(_AFTER)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options under the headings of their groups."""
        records = [
            (getattr(each, "rich_help_panel", None) or options.OTHER, record)
            for each in self.get_params(ctx)
            if each.param_type_name == "option" and (record := each.get_help_record(ctx)) is not None
        ]
        headings = [options.WHAT, options.HOW, options.WHERE, options.SHOWN, options.OTHER]
        records.sort(key=lambda each: headings.index(each[0]))
        for heading, group in groupby(records, key=lambda each: each[0]):
            with formatter.section(heading):
                formatter.write_dl([record for _, record in group])


_HELP = {"help_option_names": ["--help", "-h"]}
edit_app = typer.Typer(rich_markup_mode=None, context_settings=_HELP)
edit_app.command(NAME, cls=_Command)(edit)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; `argv` are the words after the program's name."""
    words = list(sys.argv[1:] if argv is None else argv)
    first = _first(words)
    app = _subcommand(first) if first in options.SUBCOMMANDS else edit_app
    command = typer.main.get_command(app)

    def run() -> int:
        try:
            answer = command.main(words, prog_name=NAME, standalone_mode=False)
        except typer.TyperException as error:
            _refuse_file_as_option(words, error.format_message())
            raise
        return answer if isinstance(answer, int) else 0

    return guarded(run, Talk())


def _subcommand(name: str) -> typer.Typer:
    """Return an app with one subcommand: the Typer `app` of its module, or the function `command`."""
    module = import_module(f"humanize_cli.cli.{name}")
    app = typer.Typer(rich_markup_mode=None, context_settings=_HELP)
    app.callback()(_nothing)
    if hasattr(module, "app"):
        app.add_typer(module.app, name=name)
    else:
        app.command(name)(module.command)
    return app


def _refuse_file_as_option(words: Sequence[str], message: str) -> None:
    """Raise UsageError where a word that was read as options is, or looks like, the name of a file."""
    for word in words[: words.index("--")] if "--" in words else words:
        looks = word.lower().endswith(tuple(FORMATS)) or os.path.lexists(word)
        if word.startswith("-") and word != "-" and looks:
            raise UsageError(
                f"{message.rstrip('.')}; to name the file {display_name(word)}, write ./{display_name(word)}"
            )


def _nothing() -> None:
    """Make an app a group, whose first word is a subcommand."""


def _first(words: Sequence[str]) -> str | None:
    """Return the first word; while the shell asks for completions, the first one of the line being typed."""
    if f"_{NAME.upper()}_COMPLETE" in os.environ:
        line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS", "")
        words = line.split()[1:]
    return words[0] if words else None
