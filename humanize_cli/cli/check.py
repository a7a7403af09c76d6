"""humanize check: what in a text reads stiff and stock, found by rules alone."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from humanize_cli import disk, inputs
from humanize_cli.checked import Checked, Totals
from humanize_cli.cli import changes, configured, options
from humanize_cli.cli.boundary import crash, interrupted
from humanize_cli.cli.output import ReaderGoneError, Talk, has_colour, is_terminal, read_stdin, write_stdout
from humanize_cli.errors import HumanizeError, UsageError
from humanize_cli.views.words import count


class ReportFormat(StrEnum):
    """How the findings are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


_Format = Annotated[
    ReportFormat,
    typer.Option("--format", help="How the findings are written.", rich_help_panel=options.SHOWN),
]
_Report = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        help="Write the findings there rather than on stdout.",
        metavar="FILE",
        rich_help_panel=options.WHERE,
    ),
]
_Fix = Annotated[
    bool,
    typer.Option(
        "--fix",
        help="First make the safe replacements in the files; what is left is reported.",
        rich_help_panel=options.WHERE,
    ),
]
_ShowAll = Annotated[
    bool,
    typer.Option(
        "--show-all",
        help="Show what does not count, too: advice, and what human writers do as often.",
        rich_help_panel=options.SHOWN,
    ),
]
_Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Say nothing but findings and errors.", rich_help_panel=options.OTHER),
]


def command(
    paths: options.Paths = None,
    since: changes.Since = None,
    staged: changes.Staged = False,
    report_format: _Format = ReportFormat.TEXT,
    output: _Report = None,
    fix: _Fix = False,
    profile: options.ProfileName = None,
    language: options.Language = None,
    select: configured.Select = None,
    ignore: configured.Ignore = None,
    max_findings: configured.MaxFindings = None,
    max_score: configured.MaxScore = None,
    show_all: _ShowAll = False,
    stdin_filename: options.StdinName = None,
    config: configured.ConfigFile = None,
    no_config: configured.NoConfig = False,
    threads: options.Threads = 0,
    quiet: _Quiet = False,
) -> int:
    """Find what reads stiff and stock, and say why; no language model, nothing changed without --fix.

    Exit code 1 where a text has more findings, or a higher score, than it may have.
    """
    from humanize_cli import checking
    from humanize_cli.config.tasks import make_tasks

    given = paths or []
    options.refuse_stdin_name(stdin_filename, given)
    chosen = since is not None or staged
    if fix and ((not given and not chosen) or inputs.STDIN in given):
        raise UsageError("--fix rewrites files, and stdin is none; give their names")
    configuration = configured.configuration(
        file=config,
        search=not no_config,
        profile=profile,
        lang=language,
        select=select,
        ignore=ignore,
        max_findings=max_findings,
        max_score=max_score,
    )
    found = changes.find(given, since, staged=staged, stdin_name=stdin_filename, rewriting=fix)
    if output is not None:
        _refuse_output(output, found.sources)
    talk = Talk(options.level_of(quiet=quiet, verbose=False))
    tasks = make_tasks(found.sources, configuration, stdin_name=stdin_filename)
    tasks = configured.without_excluded(tasks, given, talk)
    if not found.sources:
        say = talk.warn if found.nothing is None else talk.note
        say(f"nothing to check: {found.nothing or inputs.NO_TEXTS}")
    for line in found.notes:
        talk.note(f"passed over {line}")
    if not given and not chosen and is_terminal(sys.stdin):
        talk.note("Reading what you type; end with Ctrl-D on a line of its own.")
    if fix:
        every = checking.fix(tasks, stdin=read_stdin, describe=_describe)
    else:
        every = checking.check(tasks, stdin=read_stdin, describe=_describe, threads=threads)
    try:
        with closing(every) as checked:
            return _Printer(talk, report_format, output, everything=show_all).run(checked)
    except KeyboardInterrupt:
        interrupted(talk)


class _Printer:
    """Where the findings go, in which format, and what is said about them."""

    def __init__(
        self, talk: Talk, report_format: ReportFormat, output: str | None, *, everything: bool
    ) -> None:
        """Take the file to write to, None for stdout, and whether to show what does not count."""
        self._talk = talk
        self._format = report_format
        self._output = output
        self._everything = everything
        self._colour = output is None and has_colour(sys.stdout)
        self._parts: list[bytes] = []

    def run(self, every: Iterable[Checked]) -> int:
        """Print what was found as it comes, sum up, and return the exit code."""
        totals = Totals()
        kept: list[Checked] = []
        try:
            for checked in every:
                totals.add(checked)
                self._say(checked)
                if self._format is ReportFormat.SARIF:
                    kept.append(checked)
                self._write(self._view(checked))
            if self._format is ReportFormat.SARIF:
                from humanize_cli.views import sarif

                self._write(sarif.log(kept, everything=self._everything, exit_code=totals.exit_code))
        except ReaderGoneError:
            return totals.exit_code
        if self._output is not None:
            disk.create(Path(self._output), b"".join(self._parts))
        self._sum_up(totals)
        return totals.exit_code

    def _view(self, checked: Checked) -> str:
        """Return what is written for one input; nothing where the whole run is written at once."""
        from humanize_cli.views import findings, github

        if self._format is ReportFormat.JSON:
            return findings.as_json(checked, everything=self._everything) + "\n"
        if self._format is ReportFormat.GITHUB:
            return github.commands(checked, everything=self._everything)
        if self._format is ReportFormat.TEXT:
            return findings.text(checked, everything=self._everything, colour=self._colour)
        return ""

    def _write(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        if self._output is not None:
            self._parts.append(data)
        elif data:
            write_stdout(data)

    def _say(self, checked: Checked) -> None:
        """Say on stderr what went wrong with an input, and which limit it is over."""
        from humanize_cli.views.findings import verdict

        if checked.error is not None:
            self._talk.error(checked.error)
            return
        for warning in checked.warnings:
            self._talk.warn(f"{checked.name}: {warning}")
        if checked.too_high or (checked.too_many and checked.allowed):
            self._talk.note(verdict(checked))

    def _sum_up(self, totals: Totals) -> None:
        """Say on stderr how the run went."""
        if totals.skipped:
            self._talk.warn(f"left alone: {count(totals.skipped, 'word')} in no language that is checked")
        if not totals.files:
            return
        self._talk.note(_summary(totals, everything=self._everything))


def _summary(totals: Totals, *, everything: bool) -> str:
    """Return a run's counts as one line."""
    parts = [count(totals.counted, "finding")]
    if totals.files > 1 and totals.counted:
        parts[0] += f" in {count(totals.with_counted, 'file')}"
    if totals.edits:
        parts.insert(0, f"{count(totals.edits, 'replacement')} made")
    if totals.uncounted and not everything:
        verb = "does" if totals.uncounted == 1 else "do"
        parts.append(f"{totals.uncounted:,} more that {verb} not count (--show-all)")
    if totals.replaceable:
        parts.append(f"{totals.replaceable:,} can be replaced (--fix)")
    if totals.failed:
        parts.append(f"{totals.failed:,} failed")
    return f"{count(totals.files, 'text')} checked, {count(totals.words, 'word')}: {'; '.join(parts)}."


def _refuse_output(output: str, sources: Sequence[inputs.Source]) -> None:
    """Raise UsageError where the report would replace an input, or has no name."""
    if not output:
        raise UsageError("--output: the path is empty; was a variable of the shell not set?")
    place = os.path.realpath(output)
    if any(each.path is not None and os.path.realpath(each.path) == place for each in sources):
        raise UsageError(
            f"--output {disk.display_name(output)}: is one of the texts to check; name another file"
        )


def _describe(error: Exception) -> str:
    """Return an error's line; that of an unforeseen one names a log of it."""
    return str(error) if isinstance(error, HumanizeError) else crash(error)
