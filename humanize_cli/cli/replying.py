"""The option --reply-to: the message that the drafts answer, and what it means for them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from humanize_cli import disk, inputs
from humanize_cli.cli.options import HOW
from humanize_cli.cli.output import Talk, read_stdin
from humanize_cli.errors import ExitCode, InputError, UsageError
from humanize_cli.inputs import Source

if TYPE_CHECKING:
    from humanize_cli.config.tasks import Task
    from humanize_cli.editors import Editor, OpenEditor
    from humanize_cli.reply import Message, Reply

Kind = tuple[Any, ...]
"""What tasks have in common that one editor can do."""

ReplyTo = Annotated[
    str | None,
    typer.Option(
        "--reply-to",
        help="The message that the draft answers (- for stdin): its emotion chooses the profile, by the "
        "profile's emotion map. One that speaks of harm to people is reported, and nothing is edited.",
        metavar="MESSAGE",
        rich_help_panel=HOW,
    ),
]


def read(name: str | None, sources: Sequence[Source]) -> "Message | None":
    """Return what is found in the message that --reply-to names, None without the option.

    Raises UsageError where the message is to come from stdin as well as a draft, and InputError where it
    cannot be read or is empty.
    """
    if name is None:
        return None
    if not name:
        raise UsageError("--reply-to: the path is empty; was a variable of the shell not set?")
    stdin = name == inputs.STDIN
    if stdin and any(each.path is None for each in sources):
        raise UsageError("--reply-to -: stdin is the draft already; give one of the two as a file")
    from humanize_cli.reply import read_message
    from humanize_cli.text.encoding import decode

    shown = "stdin" if stdin else disk.display_name(name)
    data = read_stdin() if stdin else disk.read(Path(name)).data
    text = decode(data, shown).text
    if not text.strip():
        raise InputError(f"{shown}: is empty; --reply-to needs the message that the draft answers")
    return read_message(text, shown)


def without_message(
    tasks: "Sequence[Task]", name: str | None, given: Sequence[str], talk: Talk
) -> "list[Task]":
    """Return the tasks whose text is not the message itself, which may lie in the drafts' folder.

    Raises UsageError where it was named as a draft.
    """
    if name is None or name == inputs.STDIN:
        return list(tasks)
    kept = []
    for task in tasks:
        path = task.source.path
        if path is None or not _same(path, Path(name)):
            kept.append(task)
        elif any(each != inputs.STDIN and _same(Path(each), path) for each in given):
            raise UsageError(
                f"{task.source.name}: is the message (--reply-to) and cannot be the draft as well"
            )
        else:
            talk.note(f"passed over {task.source.name}: it is the message")
    return kept


def answering(tasks: "Sequence[Task]", message: "Message | None") -> "tuple[list[Task], dict[Kind, Reply]]":
    """Return the tasks with the profiles that answer the message, and by their kind how those were chosen."""
    if message is None:
        return list(tasks), {}
    from humanize_cli.reply import choose

    by_profile: dict[int, Reply] = {}
    answered: list[Task] = []
    chosen: dict[Kind, Reply] = {}
    for task in tasks:
        key = id(task.profile)
        if key not in by_profile:
            by_profile[key] = choose(message, task.profile)
        answered.append(replace(task, profile=by_profile[key].profile))
        chosen[answered[-1].kind] = by_profile[key]
    return answered, chosen


def tell(message: "Message | None", replies: "Mapping[Kind, Reply]", talk: Talk, *, explain: bool) -> None:
    """Say that a message needs a person, whatever else is asked for; or which profile answers it, and why."""
    if message is None:
        return
    from humanize_cli.views import reply as view

    if message.harm is not None:
        talk.report(view.needs_person(message.name, message.harm))
        return
    told = dict.fromkeys(view.explained(each) if explain else view.line(each) for each in replies.values())
    doubtful = message.language is None
    for each in told:
        if explain:
            talk.report(each)
        elif doubtful:
            talk.warn(each)
        else:
            talk.note(each)


def code(message: "Message | None", answer: int) -> int:
    """Return the exit code: a message that needs a person outranks whatever became of the drafts."""
    if message is None or message.harm is None or answer == ExitCode.INTERRUPTED:
        return answer
    return ExitCode.NEEDS_PERSON


def unedited(task: "Task") -> "OpenEditor":
    """Return what opens an editor that leaves every text as it is, and needs no model."""

    def open_editor(can_encode: Callable[[str], bool] | None = None) -> "Editor":  # noqa: ARG001
        from humanize_cli.pipeline import Editor as Leaving

        return Leaving(task.profile, (), language=task.settings.lang)

    return open_editor


def _same(path: Path, other: Path) -> bool:
    """Say whether two paths lead to one file."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False
