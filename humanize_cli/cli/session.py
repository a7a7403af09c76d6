"""One run of the default command as the terminal sees it."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from humanize_cli import batch, inputs
from humanize_cli.batch import Action, Outcome, Tally
from humanize_cli.cli.boundary import crash
from humanize_cli.cli.options import Plan, Report
from humanize_cli.cli.output import (
    Level,
    ReaderGoneError,
    Talk,
    has_colour,
    is_terminal,
    read_stdin,
    write_stdout,
)
from humanize_cli.cli.progress import RunProgress
from humanize_cli.editors import Editor, OpenEditor
from humanize_cli.errors import ExitCode, HumanizeError
from humanize_cli.inputs import Inputs, Source
from humanize_cli.result import Change, Result
from humanize_cli.views import colour, diff, explain, json, reply, text
from humanize_cli.views.words import count, skipped

if TYPE_CHECKING:
    from humanize_cli.cli.interactive import Asker
    from humanize_cli.reply import Reply
    from humanize_cli.stamp.disclose import Discloser


@dataclass(frozen=True)
class Part:
    """Inputs of a run that stand together and have the same settings: their editor, profile, discloser, and
    how they answer a message, if they do.
    """

    sources: Sequence[Source]
    open_editor: OpenEditor
    profile: str
    discloser: "Discloser | None" = None
    reply: "Reply | None" = None


class Session:
    """One run seen from the terminal: what is printed for each outcome, and the tally."""

    def __init__(self, plan: Plan, talk: Talk, found: Inputs, asker: "Asker | None" = None) -> None:
        """Take what to do, where to talk, what to work on, and who asks about each change."""
        self._plan = plan
        self._talk = talk
        self._found = found
        self._asker = asker
        self._tally = Tally()
        self._left_alone: Counter[str] = Counter()
        self._reply: Reply | None = None
        self._progress = RunProgress(talk, found.sources)

    def run(self, parts: Iterable[Part]) -> int:
        """Edit everything, part after part, and return the exit code."""
        for line in self._found.skipped:
            self._talk.detail(f"passed over {line}")
        for line in self._found.notes:
            self._talk.note(f"passed over {line}")
        if any(each.path is None for each in self._found.sources) and is_terminal(sys.stdin):
            self._talk.note("Reading what you type; end with Ctrl-D on a line of its own.")
        with self._progress:
            try:
                self._edit(parts)
            except ReaderGoneError:
                return self._tally.exit_code(reporting=self._plan.reporting)
        self._sum_up()
        if self._asker is not None and self._asker.interrupted:
            self._talk.note("Interrupted; what was accepted is written.")
            return ExitCode.INTERRUPTED
        return self._tally.exit_code(reporting=self._plan.reporting)

    def _edit(self, parts: Iterable[Part]) -> None:
        """Edit part after part, and show each outcome, until the user who is asked ends it."""
        for part in parts:
            self._reply = part.reply
            for outcome in self._outcomes(part):
                self._tally.add(outcome)
                self._progress.finished(outcome)
                self._show(outcome)
                if self._asker is not None and self._asker.ended:
                    return

    def _outcomes(self, part: Part) -> Iterable[Outcome]:
        """Return the outcomes of one part as they come."""

        def ready(can_encode: Callable[[str], bool] | None = None) -> Editor:
            editor = part.open_editor(can_encode)
            if can_encode is None:
                self._progress.begin()
            return editor

        return batch.Run(
            part.sources,
            ready,
            self._plan.action,
            stdin=read_stdin,
            progress=self._progress.words,
            profile=part.profile,
            choose=self._choose if self._asker is not None else None,
            discloser=part.discloser,
        )

    def _choose(self, source: Source, result: Result, keep: Callable[[Sequence[Change]], Result]) -> Result:
        """Ask which changes to make."""
        if self._asker is None:
            return result
        with self._progress.paused(asking=True):
            return self._asker(source, result, keep)

    def _show(self, outcome: Outcome) -> None:
        """Print what the plan wants to see of one outcome."""
        name, result = outcome.source.name, outcome.result
        if outcome.error is not None:
            known = isinstance(outcome.error, HumanizeError)
            message = str(outcome.error) if known else f"{name}: {crash(outcome.error)}"
            self._talk.error(message)
            if self._plan.report is Report.JSON:
                self._print(json.failure(name, message).encode() + b"\n")
        elif result is None or outcome.after is None:
            self._talk.detail(f"{name}: copied")
        else:
            self._left_alone.update(result.skipped_words)
            self._show_result(outcome, result, outcome.after)

    def _show_result(self, outcome: Outcome, result: Result, after: bytes) -> None:
        """Print one result: the view that the plan asks for on stdout, the rest on stderr."""
        name, plan = outcome.source.name, self._plan
        explained = explain.explain(name, result, done=not plan.reporting) if plan.explain else ""
        self._print(self._view(outcome, result, after, explained))
        if explained and plan.report not in (Report.DIFF, Report.LINES):
            self._talk.report(explained)
        elif not explained:
            say = self._talk.note if result.changed and plan.action is Action.REWRITE else self._talk.detail
            if plan.report is not Report.LINES:
                say(text.line(name, result, done=not plan.reporting))
            for warning in result.warnings:
                self._talk.warn(f"{name}: {warning}")
        if self._reply is not None and self._acknowledged(result) is False:
            self._talk.warn(reply.lacking(name, self._reply))

    def _acknowledged(self, result: Result) -> bool | None:
        """Say whether a text speaks of what its reader feels; None where it need not."""
        if self._reply is None or not self._reply.acknowledge:
            return None
        from humanize_cli.reply.acknowledge import acknowledges

        return acknowledges(result.after)

    def _view(self, outcome: Outcome, result: Result, after: bytes, explained: str) -> bytes:
        """Return what goes to stdout for one result."""
        name, plan = outcome.source.name, self._plan
        if plan.report is Report.TEXT:
            return after
        if plan.report is Report.JSON:
            written = plan.action is not Action.SHOW or plan.reporting
            answered = person = None
            if self._reply is not None:
                answered = reply.value(self._reply, acknowledged=self._acknowledged(result))
                person = reply.person(self._reply.harm)
            shown = json.result(
                name,
                result,
                text=not written,
                disclosure=outcome.disclosure,
                reply=answered,
                needs_person=person,
            )
            return shown.encode() + b"\n"
        if plan.report is Report.DIFF:
            return self._diff(outcome, result, after)
        if plan.report is Report.LINES and explained:
            return explained.encode() if result.changed or result.held_back else b""
        if plan.report is Report.LINES and result.changed and self._talk.level > Level.QUIET:
            return f"{text.line(name, result, done=False)}\n".encode()
        return b""

    def _diff(self, outcome: Outcome, result: Result, after: bytes) -> bytes:
        """Return the diff in the file's own bytes; in UTF-8 where the file is in UTF-16."""
        path = outcome.source.path
        name = outcome.source.name if path is None else os.fspath(path)
        before = outcome.before
        if b"\0" in before:
            before, after = result.before.encode("utf-8", "replace"), result.after.encode("utf-8", "replace")
        comments = explain.reasons(result) if self._plan.explain else ()
        return diff.unified(before, after, name, comments=comments)

    def _print(self, data: bytes) -> None:
        """Write to stdout; a diff in colour on a terminal."""
        if self._plan.report is Report.DIFF and has_colour(sys.stdout):
            data = colour.diff(data)
        if data:
            with self._progress.paused():
                write_stdout(data)

    def _sum_up(self) -> None:
        """Say on stderr what was left alone, and how a run over several files went."""
        if self._left_alone and not (self._plan.explain and len(self._found.sources) == 1):
            self._talk.warn(f"left alone: {skipped(self._left_alone)}")
        if not self._found.sources:
            say = self._talk.warn if self._found.nothing is None else self._talk.note
            say(f"nothing to edit: {self._found.nothing or inputs.NO_TEXTS}")
        elif len(self._found.sources) > 1:
            seconds = self._progress.seconds
            timed = self._tally.words and self._asker is None
            speed = f"; {count(self._tally.words, 'word')} in {seconds:,.1f} s" if timed else ""
            self._talk.note(
                _summary(self._tally, len(self._found.sources), done=not self._plan.reporting) + speed + "."
            )


def _summary(tally: Tally, inputs: int, *, done: bool) -> str:
    """Return a run's counts of a number of inputs; with `done` False, nothing was written."""
    left = inputs - tally.edited - tally.unchanged - tally.copied - tally.failed
    files = count(tally.edited, "file")
    parts = [f"{files} edited" if done else f"{files} would change", f"{tally.unchanged:,} unchanged"]
    parts += [f"{tally.copied:,} copied"] if tally.copied else []
    parts += [f"{tally.failed:,} failed"] if tally.failed else []
    parts += [f"{left:,} not looked at"] if left else []
    held = f", {tally.held_back:,} held back" if tally.held_back else ""
    return f"{', '.join(parts)}: {count(tally.edits, 'edit')}{held}"
