"""What `humanize profile learn --deep` adds: a personal adapter, trained on the samples."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from humanize_cli import disk, inputs
from humanize_cli.cli.output import Talk
from humanize_cli.cli.source_text import source_text
from humanize_cli.errors import InputError, UsageError

if TYPE_CHECKING:
    from rich.progress import Progress

SHORTEST_MINUTES = 0.1
_SECONDS_BETWEEN_LINES = 60.0


def adapter_folder(profile: Path) -> Path:
    """Return where the adapter of a profile goes: a folder beside the profile's file."""
    return profile.with_suffix(".model")


def refuse(profile: Path, minutes: float | None) -> None:
    """Raise where a training could not begin or its result not be written, before any work is done.

    ModelError where the extra `train` is not installed, UsageError where the folder is taken.
    """
    from humanize_cli.personal.folder import refuse_taken
    from humanize_cli.personal.train import require_torch

    if minutes is not None and not SHORTEST_MINUTES <= minutes < float("inf"):
        raise UsageError(f"--minutes {minutes:g}: give at least {SHORTEST_MINUTES:g}, such as --minutes 20")
    require_torch()
    refuse_taken(adapter_folder(profile))


def train_adapter(
    samples: Sequence[str],
    profile: Path,
    talk: Talk,
    *,
    name: str,
    tone: str,
    language: str | None = None,
    minutes: float | None = None,
    steps: int | None = None,
) -> Path:
    """Train on the samples' sentences, write the adapter beside the profile, and return its folder.

    Texts that cannot be read are passed over: learning the profile has named them. Raises InputError where
    the samples have too few sentences, ModelError where the base cannot be had. Nothing is written before
    the end.
    """
    from humanize_cli.personal.examples import own_sentences
    from humanize_cli.personal.folder import write
    from humanize_cli.personal.train import train

    texts = []
    for source in inputs.find(samples).sources:
        try:
            texts.append((source_text(source), source.format))
        except InputError:
            continue
    sentences = own_sentences(dict.fromkeys(texts), language)
    with _Training(talk, len(sentences), minutes) as progress:
        trained = train(sentences, tone=tone, minutes=minutes, steps=steps, progress=progress)
    folder = adapter_folder(profile)
    write(folder, trained, sentences, name=name, tone=tone)
    shown = disk.display_name(folder)
    if trained.held_out:
        change = f"loss on sentences held out {trained.before:.3f} before, {trained.after:.3f} after"
        talk.note(f"trained on {trained.tokens:,} tokens; {change}")
        if trained.after >= trained.before:
            talk.warn("the training did not bring the model nearer to the writer; more samples may")
    talk.note(f"wrote {shown}; build it with humanize model build --adapter {shown}")
    return folder


class _Training:
    """The training's progress: a bar on a terminal, elsewhere the estimate and a line a minute."""

    def __init__(self, talk: Talk, sentences: int, minutes: float | None) -> None:
        self._talk = talk
        self._sentences = sentences
        self._minutes = minutes
        self._bar: Progress | None = None
        self._told = False
        self._next_line = 0.0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, step: str, share: float, left: float | None) -> None:
        """Show how far a step is, 0 to 1, and how many seconds are left."""
        from time import monotonic

        if left is None:
            self._talk.note(f"{step[0].upper()}{step[1:]}.")
            return
        if not self._told:
            self._told = True
            limit = "" if self._minutes is None else f"; it ends after {self._minutes:g} min at the latest"
            self._talk.note(f"Training on {self._sentences:,} sentences takes {_duration(left)}{limit}.")
            self._next_line = monotonic() + _SECONDS_BETWEEN_LINES
            if self._talk.live:
                self._start()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=share, left=f"{_duration(left)} left")
        elif monotonic() >= self._next_line:
            self._next_line = monotonic() + _SECONDS_BETWEEN_LINES
            self._talk.note(f"Training: {share:.0%}, {_duration(left)} left.")

    def _start(self) -> None:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        self._bar = Progress(
            TextColumn("Training:"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[left]}", markup=False),
            console=self._talk.console,
            transient=True,
        )
        self._bar.add_task("train", total=1.0, left="")
        self._bar.start()


def _duration(seconds: float) -> str:
    """Return a time as people say it, rounded."""
    if seconds < 90:
        return f"about {max(1, round(seconds))} seconds"
    minutes = round(seconds / 60)
    return f"about {minutes} minutes" if minutes < 120 else f"about {seconds / 3600:.1f} hours"
