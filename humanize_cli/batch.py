"""A run over many inputs: read, edit together, put the results where they belong, count."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from humanize_cli import disk
from humanize_cli.errors import ExitCode, ModelError
from humanize_cli.inputs import Source
from humanize_cli.text.document import Format

if TYPE_CHECKING:
    from humanize_cli.result import Result
    from humanize_cli.text.encoding import Decoded


class Action(Enum):
    """What becomes of the results: nothing is written, each file is rewritten, or outputs are."""

    SHOW = "show"
    REWRITE = "rewrite"
    OUTPUT = "output"


class Editor(Protocol):
    """The part of api.Editor that a run needs."""

    def edit(self, text: str, format: Format = Format.MARKDOWN) -> "Result":
        """Return what becomes of one text."""
        ...

    def edit_many(
        self, items: Iterable[tuple[str, Format]], progress: Callable[[int], None] | None = None
    ) -> "Iterator[Result]":
        """Yield what becomes of each text, in order."""
        ...


class OpenEditor(Protocol):
    """Opens an editor, one that keeps to what `can_encode` allows where that is given."""

    def __call__(self, can_encode: Callable[[str], bool] | None = None) -> Editor:
        """Return the editor."""
        ...


@dataclass(frozen=True)
class Outcome:
    """What became of one source: a result, a plain copy (neither result nor error), or an error.

    `after` are the bytes of the edited text in the input's encoding, None without a result. `error` is a
    HumanizeError where the user can do something, and any other exception where the program is at fault.
    """

    source: Source
    before: bytes = b""
    after: bytes | None = None
    result: "Result | None" = None
    error: Exception | None = None

    @property
    def changed(self) -> bool:
        """Whether the edited bytes are others than the input's."""
        return self.after is not None and self.after != self.before


@dataclass
class Tally:
    """Counts over a run, and the exit code that follows from them."""

    edited: int = 0
    unchanged: int = 0
    copied: int = 0
    failed: int = 0
    edits: int = 0
    held_back: int = 0
    words: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if outcome.error is not None:
            self.failed += 1
        elif outcome.result is None:
            self.copied += 1
        else:
            self.edited += outcome.changed
            self.unchanged += not outcome.changed
            self.edits += len(outcome.result.changes)
            self.held_back += len(outcome.result.held_back)
            self.words += outcome.result.words

    def exit_code(self, *, reporting: bool) -> ExitCode:
        """Return the code: a failure outranks a change, which counts only where it was but reported."""
        if self.failed:
            return ExitCode.FAILED
        return ExitCode.WOULD_CHANGE if reporting and self.edited else ExitCode.DONE


@dataclass(frozen=True)
class _Reading:
    """A source that was read and waits for its result."""

    source: Source
    loaded: disk.Loaded
    decoded: "Decoded"


class Run:
    """Edits sources with one editor; iterating gives one outcome for each source, in order."""

    def __init__(
        self,
        sources: Iterable[Source],
        open_editor: OpenEditor,
        action: Action,
        *,
        stdin: Callable[[], bytes],
        progress: Callable[[int], None] | None = None,
        profile: str = "",
    ) -> None:
        """Prepare a run.

        `open_editor` is called when the first text that is not blank has been read, so that a run without
        one costs no model, and again for each text whose edits its encoding cannot hold. `stdin` reads
        standard input; `progress` gets the number of words just done; `profile` is the name that results of
        blank texts carry.
        """
        self._sources = iter(sources)
        self._open_editor = open_editor
        self._action = action
        self._stdin = stdin
        self._progress = progress
        self._profile = profile
        self._waiting: deque[_Reading | Outcome] = deque()

    def __iter__(self) -> Iterator[Outcome]:
        """Yield the outcomes; raises ModelError where the model cannot be used: no input could go on."""
        texts = self._texts()
        first = next(texts, None)
        if first is not None:
            editor = self._open_editor()
            yield from self._edit(editor, chain((first,), texts))
        yield from (each for each in self._waiting if isinstance(each, Outcome))

    def _edit(self, editor: Editor, texts: Iterator[tuple[str, Format]]) -> Iterator[Outcome]:
        """Yield the outcomes of texts; a document that upsets the editor fails alone."""
        while True:
            try:
                for result in editor.edit_many(texts, self._progress):
                    reading = yield from self._next_reading()
                    yield self._deliver(reading, result)
                return
            except ModelError:
                raise
            except Exception:
                # Which document it was is not known: those under way are tried alone, then the rest goes on
                # together. Where none is under way, the editor itself is at fault.
                if not self._waiting:
                    raise
                yield from self._one_by_one(editor)
                texts = self._texts()

    def _texts(self) -> Iterator[tuple[str, Format]]:
        """Yield what is to be edited; a source that cannot be read waits as an outcome in its place."""
        for source in self._sources:
            read = self._read(source)
            self._waiting.append(read)
            if isinstance(read, _Reading):
                yield read.decoded.text, source.format

    def _read(self, source: Source) -> _Reading | Outcome:
        """Return the source with its text, or with its outcome."""
        from humanize_cli.result import Result
        from humanize_cli.text.encoding import decode

        try:
            if source.problem is not None:
                raise source.problem
            if not source.prose:
                self._copy(source)
                return Outcome(source)
            loaded = disk.Loaded(self._stdin(), (0, 0, 0)) if source.path is None else disk.read(source.path)
            reading = _Reading(source, loaded, decode(loaded.data, source.name))
        except Exception as error:
            return Outcome(source, error=error)
        text = reading.decoded.text
        return reading if text.strip() else self._deliver(reading, Result(text, text, profile=self._profile))

    def _copy(self, source: Source) -> None:
        """Copy a file that is not prose."""
        if source.path is not None and source.target is not None:
            disk.copy(source.path, source.target)

    def _next_reading(self) -> Generator[Outcome, None, _Reading]:
        """Yield the outcomes that need no editing up to the next text that does, and return that."""
        while isinstance(first := self._waiting.popleft(), Outcome):
            yield first
        return first

    def _one_by_one(self, editor: Editor) -> Iterator[Outcome]:
        """Edit what is under way one document at a time, so that only the culprit fails."""
        while self._waiting:
            first = self._waiting.popleft()
            if isinstance(first, Outcome):
                yield first
                continue
            try:
                result = editor.edit(first.decoded.text, first.source.format)
            except ModelError:
                raise
            except Exception as error:
                yield Outcome(first.source, error=error)
                continue
            yield self._deliver(first, result)

    def _deliver(self, reading: _Reading, result: "Result") -> Outcome:
        """Write a result where the action says, and return the outcome."""
        source, loaded, decoded = reading.source, reading.loaded, reading.decoded
        try:
            result = self._encodable(reading, result)
            after = decoded.encode(result.after) if result.changed else loaded.data
            if self._action is Action.REWRITE and source.path is not None and after != loaded.data:
                disk.rewrite(source.path, after, loaded)
            elif self._action is Action.OUTPUT and source.target is not None:
                disk.create(source.target, after, like=source.path)
        except ModelError:
            raise
        except Exception as error:
            return Outcome(source, loaded.data, error=error)
        return Outcome(source, loaded.data, after, result)

    def _encodable(self, reading: _Reading, result: "Result") -> "Result":
        """Return the result, or, where the file's encoding cannot hold it, one made without such edits."""
        decoded = reading.decoded
        if decoded.can_encode(result.after):
            return result
        lacking = sorted(each for each in set(result.after) if not decoded.can_encode(each))
        editor = self._open_editor(decoded.can_encode)
        again = editor.edit(decoded.text, reading.source.format)
        named = ", ".join(f"U+{ord(each):04X}" for each in lacking[:3]) + (", …" if lacking[3:] else "")
        warning = f"some edits were left out: {decoded.encoding} cannot hold their characters ({named})"
        return replace(again, warnings=(*again.warnings, warning))
