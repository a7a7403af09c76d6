"""The options of disclosure, and what makes the disclosures of a run."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from humanize_cli.batch import Action
from humanize_cli.cli.options import WHERE, Plan
from humanize_cli.errors import UsageError
from humanize_cli.style.yaml_source import did_you_mean
from humanize_cli.text.form import FORM_CHOICES, NO_FORM, Form, wording_problem

if TYPE_CHECKING:
    from humanize_cli.config.tasks import Task
    from humanize_cli.stamp.disclose import Discloser


def complete_form(incomplete: str) -> list[str]:
    """Return the forms that begin so."""
    return [each for each in FORM_CHOICES if each.startswith(incomplete)]


Disclose = Annotated[
    str | None,
    typer.Option(
        "--disclose",
        help="Say in each text that was changed what was done to it: "
        + ", ".join(FORM_CHOICES[:-1])
        + " or none. A text that was not changed gets nothing, and keeps what it has.",
        metavar="FORM",
        rich_help_panel=WHERE,
        autocompletion=complete_form,
    ),
]
DiscloseText = Annotated[
    str | None,
    typer.Option(
        "--disclose-text",
        help="What it says to people; may hold {tool} {version} {model} {profile} {share} {date}.",
        metavar="TEXT",
        rich_help_panel=WHERE,
    ),
]
DiscloseDate = Annotated[
    str | None,
    typer.Option(
        "--disclose-date",
        help="Say the date too: YYYY-MM-DD or today.",
        metavar="DATE",
        rich_help_panel=WHERE,
    ),
]


def refuse_wrong(form: str | None, wording: str | None) -> None:
    """Raise UsageError for a form that there is not, and for a wording that cannot be used."""
    if form is not None and form not in FORM_CHOICES:
        hint = did_you_mean(form, FORM_CHOICES) or f"; choose {', '.join(FORM_CHOICES)}"
        raise UsageError(f"--disclose {form}: not a form{hint}")
    if wording is not None and (problem := wording_problem(wording)):
        raise UsageError(f"--disclose-text: {problem}")


def disclosers(
    tasks: "Sequence[Task]", plan: Plan, date: str | None
) -> "Mapping[tuple[Any, ...], Discloser | None]":
    """Return what discloses the texts of the tasks, by the tasks' kind; made before any text is edited.

    Raises UsageError for a wording or date that cannot be used, and where a sidecar would have no text beside
    it.
    """
    found: dict[tuple[Any, ...], Discloser | None] = {}
    for task in tasks:
        if task.kind not in found:
            found[task.kind] = _discloser(task, plan, date)
    if date is not None and found and not any(found.values()):
        raise UsageError("--disclose-date: nothing is disclosed; add --disclose FORM")
    return found


def _discloser(task: "Task", plan: Plan, date: str | None) -> "Discloser | None":
    settings = task.settings
    form = settings.disclose or task.profile.disclose or NO_FORM
    if form == NO_FORM:
        return None
    if form == Form.SIDECAR and plan.action is Action.SHOW and not plan.reporting:
        raise UsageError(
            "a sidecar is a file beside the text (disclose: sidecar); add --write or --output, "
            "or choose another form with --disclose"
        )
    from humanize_cli.stamp.disclose import Discloser

    wording = settings.disclose_text or task.profile.disclose_text
    return Discloser(Form(form), wording=wording, date=date or "")
