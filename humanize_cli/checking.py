"""Checking: inputs in, findings out, without the language model; safe replacements are made on request."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from humanize_cli import disk
from humanize_cli.checked import Checked
from humanize_cli.config.tasks import Task

if TYPE_CHECKING:
    from humanize_cli import batch, editors
    from humanize_cli.lines import Lines

_WARM_UP = 8
"""Texts that are checked before processes are forked: by then most rules that are needed are there."""
_WORTH_FORKING = 40

Describe = Callable[[Exception], str]
"""Says an error in one line."""
Findings = Generator[Checked, None, None]
"""What is found in each input, in order; closed early, it lets the rest be."""


def check(
    tasks: Sequence[Task], *, stdin: Callable[[], bytes], describe: Describe, threads: int = 1
) -> Findings:
    """Yield what is found in each input, in order; one that fails carries its error and stops no other.

    `threads` is the number of processor cores to use, 0 for all; a few texts are not worth a second one.
    """
    from humanize_cli import forked

    def work(task: Task) -> Checked:
        return _attempt(task, describe, partial(_read_and_check, task, stdin))

    processes = (threads or forked.cores()) if len(tasks) >= _WORTH_FORKING else 1
    return forked.in_order(work, tasks, processes=processes, warm_up=_WARM_UP)


def fix(tasks: Sequence[Task], *, stdin: Callable[[], bytes], describe: Describe) -> Findings:
    """Make the safe replacements in each file, in place, and yield what is found after that.

    They go the way of every edit: through the gate, round after round until nothing changes, and each file
    is replaced at once or not at all.
    """
    from humanize_cli import batch

    for _, group in groupby(tasks, key=lambda task: task.kind):
        run = list(group)
        sources = [task.source for task in run]
        outcomes = batch.Run(sources, _opener(run[0]), batch.Action.REWRITE, stdin=stdin)
        for task, outcome in zip(run, outcomes, strict=True):
            yield _attempt(task, describe, partial(_check_after, task, outcome))


def _attempt(task: Task, describe: Describe, checked: Callable[[], Checked]) -> Checked:
    """Return what was found, or the error that came instead."""
    try:
        return checked()
    except Exception as problem:
        return Checked(task.source.name, profile=task.profile.name, error=describe(problem))


def _read_and_check(task: Task, stdin: Callable[[], bytes]) -> Checked:
    """Return what is found in an input; raises InputError where its text cannot be had."""
    from humanize_cli.text.encoding import decode

    source = task.source
    if source.problem is not None:
        raise source.problem
    if source.content is not None:
        data = source.content
    else:
        data = stdin() if source.path is None else disk.read(source.path).data
    return _checked(task, decode(data, source.name).text, source.lines)


def _check_after(task: Task, outcome: "batch.Outcome") -> Checked:
    """Return what is found in a file after its replacements; raises what kept it from being edited."""
    if outcome.error is not None:
        raise outcome.error
    if outcome.result is None:
        return _checked(task, "")
    result, lines = outcome.result, task.source.lines
    if lines is not None:
        lines = lines.after(result.before, result.after)
    return _checked(task, result.after, lines, len(result.changes), result.warnings)


def _checked(
    task: Task, text: str, lines: "Lines | None" = None, edits: int = 0, warnings: Sequence[str] = ()
) -> Checked:
    """Return what is found in a text, or on some of its lines; headings and tables are looked at, too."""
    from humanize_cli.diagnose import diagnose
    from humanize_cli.diagnose.part import on_lines
    from humanize_cli.lines import narrowed
    from humanize_cli.reading import read

    source, settings, profile = task.source, task.settings, task.profile
    language = None if settings.lang == "auto" else settings.lang
    reading = read(text, source.format, language=language, headings=True, tables=True, keep=profile.keep)
    diagnosis = diagnose(reading, profile=profile, select=task.select, ignore=task.ignore)
    if lines is not None:
        diagnosis = on_lines(diagnosis, reading, lines)
        reading = narrowed(reading, lines).reading
    blocks = zip(reading.document.blocks, reading.languages, strict=True)
    if not text.strip():
        warnings = (*warnings, "is empty; there was nothing to check")
    return Checked(
        source.name,
        diagnosis,
        settings.max_findings,
        settings.max_score,
        profile.name,
        edits,
        sum(len(block.text.split()) for block, code in blocks if code is None),
        tuple(warnings),
    )


def _opener(task: Task) -> "editors.OpenEditor":
    """Return what opens an editor that asks the rules alone."""

    def open_editor(can_encode: Callable[[str], bool] | None = None) -> "editors.Editor":
        from humanize_cli.pipeline import Editor
        from humanize_cli.propose.base import Proposer
        from humanize_cli.propose.encodable import EncodableProposer
        from humanize_cli.propose.rules import RulesProposer

        settings = task.settings
        rules: Proposer = RulesProposer(select=task.select, ignore=task.ignore)
        if can_encode is not None:
            rules = EncodableProposer(rules, can_encode)
        return Editor(
            task.profile,
            [rules],
            language=settings.lang,
            headings=settings.headings,
            tables=settings.tables,
            by_bands=False,
        )

    return open_editor
