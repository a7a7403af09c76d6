"""The options that configuration and flags share, and the configuration that they make."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from humanize_cli import disk
from humanize_cli.cli.options import HOW, OTHER
from humanize_cli.cli.output import Talk
from humanize_cli.errors import UsageError
from humanize_cli.style.profile import LANGUAGES, Strength

if TYPE_CHECKING:
    from humanize_cli.config.find import Configuration
    from humanize_cli.config.tasks import Task

ConfigFile = Annotated[
    str | None,
    typer.Option(
        "--config",
        help="Take the settings from this TOML file alone.",
        metavar="FILE",
        rich_help_panel=OTHER,
    ),
]
NoConfig = Annotated[
    bool,
    typer.Option("--no-config", help="Take no settings from any file.", rich_help_panel=OTHER),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        help="Look for these rules alone: ids, families, or how ids begin; with commas, or given again.",
        metavar="RULES",
        rich_help_panel=HOW,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", help="Do not look for these rules.", metavar="RULES", rich_help_panel=HOW),
]
MaxFindings = Annotated[
    int | None,
    typer.Option(
        "--max-findings",
        min=0,
        help="How many counted findings a text may have (if not set, one for every 200 words).",
        metavar="N",
        show_default=False,
        rich_help_panel=HOW,
    ),
]
MaxScore = Annotated[
    int | None,
    typer.Option(
        "--max-score",
        min=0,
        max=100,
        help="The highest score a text may have, 0 to 100; short texts have none.",
        metavar="N",
        show_default=False,
        rich_help_panel=HOW,
    ),
]


def configuration(
    *,
    file: str | None,
    search: bool,
    profile: str | None = None,
    lang: str | None = None,
    strength: Strength | None = None,
    headings: bool | None = None,
    tables: bool | None = None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    max_findings: int | None = None,
    max_score: int | None = None,
    disclose: str | None = None,
    disclose_text: str | None = None,
) -> "Configuration":
    """Return the configuration of a run: the flags that were given over the files that there are.

    Raises UsageError for flags that do not go together or have a wrong value.
    """
    from humanize_cli.config.find import Configuration
    from humanize_cli.config.settings import flags

    if file is not None and not search:
        raise UsageError("--config and --no-config contradict each other; give one")
    if lang is not None and lang not in ("auto", *LANGUAGES):
        raise UsageError(
            f"--lang {lang}: not a language that is edited; choose auto or {', '.join(LANGUAGES)}"
        )
    given = flags(
        profile=profile,
        lang=lang,
        strength=strength,
        headings=headings,
        tables=tables,
        select=_rules(select, "--select"),
        ignore=_rules(ignore, "--ignore"),
        max_findings=max_findings,
        max_score=max_score,
        disclose=disclose,
        disclose_text=disclose_text,
    )
    return Configuration(given, file=file, search=search)


def _rules(values: list[str] | None, flag: str) -> tuple[str, ...] | None:
    """Return the words of an option whose values may hold several with commas between; each names a rule."""
    from humanize_cli.config.rules import ids_of

    if not values:
        return None
    words = tuple(word.strip() for value in values for word in value.split(","))
    if not all(words):
        raise UsageError(f"{flag}: a name is empty; was a variable of the shell not set?")
    try:
        for word in words:
            ids_of(word)
    except ValueError as problem:
        raise UsageError(f"{flag}: {problem}") from None
    return words


def without_excluded(tasks: "Sequence[Task]", paths: Sequence[str], talk: Talk) -> "list[Task]":
    """Return the tasks that no configuration excludes; say which are, of those that were named always."""
    named = set(map(disk.display_name, paths))
    for task in tasks:
        if task.excluded is not None:
            say = talk.note if task.source.name in named else talk.detail
            say(f"passed over {task.source.name}: excluded by {task.excluded}")
    kept = [task for task in tasks if task.excluded is None]
    if tasks and not kept:
        talk.warn("nothing is left: the configuration excludes every text")
    return kept
