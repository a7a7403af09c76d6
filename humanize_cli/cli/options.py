"""The options of the default command, and the plan that they make together."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Annotated

import typer

from humanize_cli import __version__
from humanize_cli.batch import Action
from humanize_cli.cli.output import Level, write_stdout
from humanize_cli.disk import is_folder
from humanize_cli.errors import UsageError
from humanize_cli.inputs import STDIN
from humanize_cli.style.profile import LANGUAGES, Strength

WHAT = "Which lines"
HOW = "How it should sound"
WHERE = "Where the result goes"
SHOWN = "What is shown"
OTHER = "Other"

SUBCOMMANDS = {
    "check": ("check [PATHS|-]", "what reads stiff and stock, without the model"),
    "compare": ("compare BEFORE AFTER", "did a rewrite, by anyone, keep every fact?"),
    "config": ("config show [PATH]", "each setting, and where it came from"),
    "inspect": ("inspect [PATHS|-]", "language, emotion, tone and tells of each passage"),
    "measure": ("measure [PATHS|-]", "a text's style in numbers, beside a profile's bands"),
    "model": ("model build|show|path", "the language model"),
    "profile": ("profile list|show|check|new|learn|diff", "how a text should sound"),
    "rules": ("rules list|show", "what the rules look for, and why"),
    "verify": ("verify [PATHS|-]", "is a text still the one its disclosure describes?"),
}
"""Subcommands by the name of their module in this package, each with its usage and what it is about."""


def complete_path(incomplete: str) -> list[str]:
    """Return the subcommands that a first word may become; with none, the shell completes file names."""
    return [each for each in SUBCOMMANDS if incomplete and each.startswith(incomplete)]


def complete_profile(incomplete: str) -> list[str]:
    """Return the profiles, built in and own, that begin so."""
    from humanize_cli.style.load import own_names, profile_names

    return [each for each in (*profile_names(), *own_names()) if each.startswith(incomplete)]


def complete_language(incomplete: str) -> list[str]:
    """Return the language codes that begin so."""
    return [each for each in ("auto", *LANGUAGES) if each.startswith(incomplete)]


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, or - for stdin; nothing means stdin.",
        show_default=False,
        autocompletion=complete_path,
        metavar="PATHS|-",
    ),
]
ProfileName = Annotated[
    str | None,
    typer.Option(
        "--profile",
        "-p",
        help="A tone's name or the path of a YAML file (humanize profile list); plain if not set.",
        metavar="NAME|PATH",
        rich_help_panel=HOW,
        autocompletion=complete_profile,
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help=f"auto, or what every text is in: {' '.join(LANGUAGES)}.",
        metavar="CODE",
        rich_help_panel=HOW,
        autocompletion=complete_language,
    ),
]
StrengthName = Annotated[
    Strength | None,
    typer.Option("--strength", help="How much to edit; the profile's own if not given.", rich_help_panel=HOW),
]
Headings = Annotated[
    bool | None,
    typer.Option("--headings/--no-headings", help="Edit headings too.", rich_help_panel=HOW),
]
Tables = Annotated[
    bool | None,
    typer.Option("--tables/--no-tables", help="Edit table cells too.", rich_help_panel=HOW),
]
Write = Annotated[
    bool, typer.Option("--write", "-w", help="Rewrite the files in place.", rich_help_panel=WHERE)
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        help="Write there: a file for one input, a folder for several or for a folder.",
        metavar="PATH",
        rich_help_panel=WHERE,
    ),
]
Interactive = Annotated[
    bool,
    typer.Option(
        "--interactive",
        "-i",
        help="Ask about each change, then write those accepted (into the files, if no --output).",
        rich_help_panel=WHERE,
    ),
]
StdinName = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        help="What stdin is called in messages; its ending tells the format.",
        metavar="NAME",
        rich_help_panel=WHERE,
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check", help="Write nothing, list what would change; exit 1 if any.", rich_help_panel=SHOWN
    ),
]
Diff = Annotated[
    bool,
    typer.Option("--diff", help="Write nothing, print a unified diff; exit 1 if any.", rich_help_panel=SHOWN),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Say why for each edit made or held back: on stderr, or within the report of --check or --diff.",
        rich_help_panel=SHOWN,
    ),
]
Json = Annotated[
    bool, typer.Option("--json", help="Print JSON, one line for each input.", rich_help_panel=SHOWN)
]
Threads = Annotated[
    int,
    typer.Option(
        "--threads",
        min=0,
        metavar="N",
        help="Processor cores to use; 0 means all.",
        show_default=False,
        rich_help_panel=OTHER,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.", rich_help_panel=OTHER)]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more.", rich_help_panel=OTHER)]


def _print_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        write_stdout(f"humanize {__version__}\n".encode())
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version",
        help="Print the version and exit.",
        callback=_print_version,
        is_eager=True,
        rich_help_panel=OTHER,
    ),
]


class Report(Enum):
    """What goes to stdout: the edited text, nothing, or one of the views."""

    TEXT = auto()
    NOTHING = auto()
    LINES = auto()
    DIFF = auto()
    JSON = auto()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does with its results, worked out once from the flags."""

    action: Action
    report: Report
    explain: bool
    reporting: bool
    """Whether a would-be change makes the exit code 1."""
    level: Level


def refuse_language(language: str | None) -> None:
    """Raise UsageError for a --lang that is neither auto nor a language that is read."""
    if language not in ("auto", *LANGUAGES):
        raise UsageError(f"--lang {language}: choose auto or one of {', '.join(LANGUAGES)}")


def level_of(*, quiet: bool, verbose: bool) -> Level:
    """Return how much to say; raises UsageError where both flags are given."""
    if quiet and verbose:
        raise UsageError("--quiet and --verbose contradict each other; give one")
    return Level.QUIET if quiet else Level.VERBOSE if verbose else Level.NORMAL


def refuse_stdin_name(name: str | None, paths: list[str]) -> None:
    """Raise UsageError where stdin gets a name and is not read."""
    if name is not None and paths and STDIN not in paths:
        raise UsageError("--stdin-filename names stdin, but only files are given; leave it out")


def plan(
    paths: list[str],
    *,
    write: bool,
    output: str | None,
    check: bool,
    diff: bool,
    explain: bool,
    json: bool,
    level: Level,
    changed: bool = False,
    interactive: bool = False,
) -> Plan:
    """Return the plan that the flags make; raises UsageError where they do not go together.

    With `changed`, no paths mean the changed files rather than stdin.
    """
    stdin = STDIN in paths or not (paths or changed)
    reporting = check or diff
    shows = " and ".join(flag for flag, given in (("--check", check), ("--diff", diff)) if given)
    if write and output is not None:
        raise UsageError("--write and --output are two places for the result; give one")
    if reporting and (write or output is not None):
        verb = "show" if check and diff else "shows"
        raise UsageError(
            f"{shows} only {verb} what would change; leave out {'--write' if write else '--output'}"
        )
    if diff and json:
        raise UsageError("--diff and --json both print on stdout; give one (--json has every edit)")
    if write and stdin:
        raise UsageError("--write needs files to rewrite, not stdin; give their names, or use --output")
    if interactive and (reporting or json):
        other = shows or "--json"
        raise UsageError(f"--interactive asks and then writes what was accepted; leave out {other}")
    if interactive and stdin and len(paths) > 1:
        raise UsageError("--interactive takes files or stdin (-), not both")
    write = write or (interactive and output is None and not stdin)
    several = (
        not (stdin or paths)
        or len(paths) > 1
        or any(each != STDIN and is_folder(Path(each)) for each in paths)
    )
    if several and not (write or output is not None or reporting or json):
        what = "several inputs" if len(paths) > 1 else "a folder" if paths else "what has changed"
        raise UsageError(
            f"{what} cannot go to stdout as one text; add --write, --output FOLDER, --diff or --check"
        )
    action = Action.REWRITE if write else Action.OUTPUT if output is not None else Action.SHOW
    if json:
        report = Report.JSON
    elif diff:
        report = Report.DIFF
    elif check:
        report = Report.LINES
    else:
        report = Report.TEXT if action is Action.SHOW else Report.NOTHING
    return Plan(action, report, explain, reporting, level)
