"""humanize inspect: language, emotion, tone and tells of a text, passage by passage."""

import io
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from humanize_cli import inputs
from humanize_cli.cli.options import Language, Quiet, level_of, refuse_language
from humanize_cli.cli.output import Talk, has_colour, is_terminal, write_stdout
from humanize_cli.cli.source_text import source_text
from humanize_cli.errors import ExitCode, InputError
from humanize_cli.inputs import Source

if TYPE_CHECKING:
    from humanize_cli.emotion.passages import Passage

_WIDTH = 120
"""Columns where stdout is no terminal."""
_TELLS = 4
_TELLS_WIDTH = 24

_Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, or - for stdin; nothing means stdin.", metavar="PATHS|-", show_default=False
    ),
]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON, one line for each text.")]


def command(
    paths: _Paths = None, as_json: _Json = False, language: Language = "auto", quiet: Quiet = False
) -> int:
    """Say of each paragraph, list item and quotation: which language it is in, which emotions its words
    carry (joy, sadness, anger, fear, disgust, surprise, trust, gratitude, or neutral), which tone it has, and
    what in it reads stiff or stock. Nothing is changed.

    Emotion and tone are guesses by small classifiers, shown with how likely they are; "unsure" where no tone
    is likely enough. They judge words: irony is read as it is worded.

    A passage in which somebody speaks of hurting or killing themselves or others is named on stderr: that
    needs a person.

    Exit codes: 0 inspected; 2 wrong usage; 3 a text cannot be read; 4 a passage speaks of harm to people.
    """
    refuse_language(language)
    talk = Talk(level_of(quiet=quiet, verbose=False))
    found = inputs.find(paths or [])
    if not found.sources:
        talk.warn(f"nothing to inspect: {found.nothing or inputs.NO_TEXTS}")
    code = ExitCode.DONE
    from humanize_cli.views import inspect as view

    for source in found.sources:
        try:
            passages = _passages(source, None if language == "auto" else language)
        except InputError as error:
            talk.error(str(error))
            if as_json:
                write_stdout((view.failed(source.name, str(error)) + "\n").encode("utf-8", "replace"))
            code = ExitCode.FAILED
            continue
        unread = sum(each.words for each in passages if each.language is None)
        if unread:
            talk.warn(f"{source.name}: {unread:,} words in no language that is read, or too few to tell")
        for line in filter(None, (view.needs_person(source.name, each) for each in passages)):
            talk.report(f"{line}\n")
            code = ExitCode.FAILED if code is ExitCode.FAILED else ExitCode.NEEDS_PERSON
        shown = view.as_json(source.name, passages) + "\n" if as_json else _table(source.name, passages)
        write_stdout(shown.encode("utf-8", "replace"))
    return code


def _passages(source: Source, language: str | None) -> "list[Passage]":
    """Return what there is to say of a source's passages; raises InputError where it cannot be read."""
    from humanize_cli.emotion.passages import inspect
    from humanize_cli.reading import read

    text = source_text(source)
    return inspect(read(text, source.format, language=language, headings=True, tables=True))


def _table(name: str, passages: "Sequence[Passage]") -> str:
    """Return a text's title and, where it has passages, their table."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from humanize_cli.views import inspect as view

    out = io.StringIO()
    terminal = is_terminal(sys.stdout)
    console = Console(
        file=out,
        width=shutil.get_terminal_size().columns if terminal else _WIDTH,
        force_terminal=terminal,
        no_color=not has_colour(sys.stdout),
        color_system="standard" if has_colour(sys.stdout) else None,
        highlight=False,
        legacy_windows=False,
    )
    console.print(Text(view.title(name, passages)), soft_wrap=True)
    if passages:
        rows = [view.cells(passage) for passage in passages]
        tells = [name for row in rows for name in row[_TELLS].split(", ")]
        table = Table(box=SIMPLE, pad_edge=False, show_edge=False)
        for number, column in enumerate(view.COLUMNS):
            table.add_column(
                column,
                justify="right" if number == 0 else "left",
                min_width=min(_TELLS_WIDTH, max(map(len, tells))) if number == _TELLS else None,
            )
        for row in rows:
            table.add_row(
                *(
                    Text(cell, no_wrap=number != _TELLS, overflow="fold" if number == _TELLS else "ellipsis")
                    for number, cell in enumerate(row)
                )
            )
        console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
