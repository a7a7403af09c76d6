"""Progress on stderr: files, words a second and time left, on a terminal only."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

from humanize_cli.batch import Outcome
from humanize_cli.cli.output import Talk, is_terminal
from humanize_cli.inputs import Source

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_BYTES_A_WORD = 6.0
"""A first guess, replaced by what the finished files show."""


class _Bar:
    """A bar on stderr that is shown within a context, from when its owner starts it."""

    def __init__(self, talk: Talk) -> None:
        """Show nothing yet."""
        self._talk = talk
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            # A terminal that was closed meanwhile has nothing left to take it off from.
            with suppress(OSError):
                self._bar.stop()


class BuildProgress(_Bar):
    """The model build's progress: a bar on a terminal, else one line when it begins."""

    def __init__(self, talk: Talk) -> None:
        """Show nothing until the first step."""
        super().__init__(talk)
        self._begun = False

    def __call__(self, step: str, fraction: float) -> None:
        """Show a step and the fraction of the whole build, 0 to 1, that is done."""
        if not self._begun and fraction < 1:
            self._begun = True
            if self._talk.live:
                self._start()
            else:
                self._talk.note(f"Building the model, once, about a minute: {step}.")
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=fraction, step=step)

    def _start(self) -> None:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("Building the model, once:"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[step]}", markup=False),
            TimeRemainingColumn(),
            console=self._talk.console,
            transient=True,
        )
        self._task = self._bar.add_task("build", total=1.0, step="")
        self._bar.start()


class RunProgress(_Bar):
    """A run's progress, shown from `begin` until the context is left, and only where stderr is a terminal."""

    def __init__(self, talk: Talk, sources: Sequence[Source]) -> None:
        """Take the sources, whose sizes say how much there is to do."""
        super().__init__(talk)
        self._files = len(sources)
        self._bytes = sum(each.size for each in sources if each.prose)
        self._finished_files = self._finished_bytes = self._finished_words = 0
        self._words = 0
        self._started = 0.0

    def begin(self) -> None:
        """Start the clock, and show the bar on a terminal; once, however often it is called."""
        if self._started:
            return
        self._started = monotonic()
        if self._talk.live:
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            self._bar = Progress(
                TextColumn("{task.fields[files]}", markup=False),
                BarColumn(),
                TextColumn("{task.fields[rate]}", markup=False),
                TimeRemainingColumn(),
                console=self._talk.console,
                transient=True,
            )
            self._task = self._bar.add_task("edit", total=None, files="", rate="")
            self._show()
            self._bar.start()

    def words(self, number: int) -> None:
        """Count words just edited."""
        self._words += number
        self._show()

    def finished(self, outcome: Outcome) -> None:
        """Count a file, and learn from it how many words there are in a byte."""
        self._finished_files += 1
        if outcome.result is not None:
            self._finished_bytes += len(outcome.before)
            self._finished_words += outcome.result.words
        self._show()

    @property
    def seconds(self) -> float:
        """Time since the editing began, 0 before that."""
        return monotonic() - self._started if self._started else 0.0

    @contextmanager
    def paused(self, *, asking: bool = False) -> Iterator[None]:
        """Take the bar away while text is printed to the same terminal, or while the user is asked there."""
        bar = self._bar if asking or is_terminal(sys.stdout) else None
        if bar is not None:
            bar.stop()
        yield
        if bar is not None:
            bar.start()

    def _show(self) -> None:
        if self._bar is None or self._task is None:
            return
        total = self._bytes / _BYTES_A_WORD
        if self._finished_bytes:
            total = self._bytes * self._finished_words / self._finished_bytes
        self._bar.update(
            self._task,
            completed=self._words,
            total=max(total, self._words) or None,
            files=f"{self._finished_files}/{self._files} files" if self._files > 1 else "editing",
            rate=f"{self._words / max(self.seconds, 0.1):,.0f} words/s",
        )
