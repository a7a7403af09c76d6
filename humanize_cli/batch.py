"""A run over many inputs: read, edit together, put the results where they belong, count."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING

from humanize_cli import disk
from humanize_cli.editors import Choose, Editor, OpenEditor
from humanize_cli.errors import ExitCode, ModelError
from humanize_cli.inputs import Source

if TYPE_CHECKING:
    from humanize_cli.pipeline import Item
    from humanize_cli.result import Change, HeldBack, Result
    from humanize_cli.stamp.disclose import Disclosed, Discloser
    from humanize_cli.text.encoding import Decoded


class Action(Enum):
    """What becomes of the results: nothing is written, each file is rewritten, or outputs are."""

    SHOW = "show"
    REWRITE = "rewrite"
    OUTPUT = "output"


@dataclass(frozen=True)
class Outcome:
    """What became of one source: a result, a plain copy (neither result nor error), or an error.

    `after` are the bytes of the edited text in the input's encoding, None without a result. `error` is a
    HumanizeError where the user can do something, and any other exception where the program is at fault.
    `disclosure` are the fields of the one that the text got.
    """

    source: Source
    before: bytes = b""
    after: bytes | None = None
    result: "Result | None" = None
    error: Exception | None = None
    disclosure: Mapping[str, str] | None = None

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

    @property
    def item(self) -> "Item":
        """What an editor is given."""
        text, format, lines = self.decoded.text, self.source.format, self.source.lines
        return (text, format) if lines is None else (text, format, lines)


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
        choose: Choose | None = None,
        discloser: "Discloser | None" = None,
    ) -> None:
        """Prepare a run.

        `open_editor` is called when the first text that is not blank has been read, so that a run without
        one costs no model, and again for each text whose edits its encoding cannot hold. `stdin` reads
        standard input; `progress` gets the number of words just done; `profile` is the name that results of
        blank texts carry. `choose` is asked which changes to make, None makes all.
        `discloser` says in each changed text what was done to it.
        """
        self._sources = iter(sources)
        self._open_editor = open_editor
        self._action = action
        self._stdin = stdin
        self._progress = progress
        self._profile = profile
        self._choose = choose
        self._discloser = discloser
        self._editor: Editor | None = None
        self._waiting: deque[_Reading | Outcome] = deque()

    def __iter__(self) -> Iterator[Outcome]:
        """Yield the outcomes; raises ModelError where the model cannot be used: no input could go on."""
        texts = self._texts()
        first = next(texts, None)
        if first is not None:
            self._editor = self._open_editor()
            yield from self._edit(self._editor, chain((first,), texts))
        yield from (each for each in self._waiting if isinstance(each, Outcome))

    def _edit(self, editor: Editor, texts: "Iterator[Item]") -> Iterator[Outcome]:
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

    def _texts(self) -> "Iterator[Item]":
        """Yield what is to be edited; a source that cannot be read waits as an outcome in its place."""
        for source in self._sources:
            read = self._read(source)
            self._waiting.append(read)
            if isinstance(read, _Reading):
                yield read.item

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
            if self._discloser is not None:
                self._discloser.refuse(source.name, source.format)
            loaded = self._load(source)
            reading = _Reading(source, loaded, decode(loaded.data, source.name))
        except Exception as error:
            return Outcome(source, error=error)
        text = reading.decoded.text
        if text.strip() and (source.lines is None or source.lines):
            return reading
        return self._deliver(reading, Result(text, text, profile=self._profile))

    def _load(self, source: Source) -> disk.Loaded:
        """Return a source's bytes."""
        if source.content is not None:
            return disk.Loaded(source.content, (0, 0, 0))
        return disk.Loaded(self._stdin(), (0, 0, 0)) if source.path is None else disk.read(source.path)

    def _copy(self, source: Source) -> None:
        """Copy a file that is not prose; the sidecar of a text goes along with that."""
        from humanize_cli.stamp.disclose import goes_along

        if source.path is not None and source.target is not None and not goes_along(source.path):
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
                result = editor.edit(*first.item)
            except ModelError:
                raise
            except Exception as error:
                yield Outcome(first.source, error=error)
                continue
            yield self._deliver(first, result)

    def _deliver(self, reading: _Reading, result: "Result") -> Outcome:
        """Write a result where the action says, and return the outcome."""
        from humanize_cli.stamp.disclose import alongside

        source, loaded, decoded = reading.source, reading.loaded, reading.decoded
        try:
            disclosed = self._disclosed(reading, self._chosen(reading, self._encodable(reading, result)))
            result = disclosed.result
            after = decoded.encode(result.after) if result.changed else loaded.data
            if self._action is Action.REWRITE and source.path is not None and after != loaded.data:
                with alongside(disclosed, source.path, source.path):
                    disk.rewrite(source.path, after, loaded)
            elif self._action is Action.OUTPUT and source.target is not None:
                with alongside(disclosed, source.path, source.target):
                    disk.create(source.target, after, like=source.path if source.content is None else None)
        except ModelError:
            raise
        except Exception as error:
            return Outcome(source, loaded.data, error=error)
        return Outcome(source, loaded.data, after, result, disclosure=disclosed.fields)

    def _disclosed(self, reading: _Reading, result: "Result") -> "Disclosed":
        """Return the result with the disclosure that is wanted."""
        from humanize_cli.stamp.disclose import Disclosed, outdated

        source = reading.source
        if self._discloser is None:
            return Disclosed(outdated(result, source.format))
        return self._discloser.disclose(
            source.name, source.format, result, source=source.path, can_encode=reading.decoded.can_encode
        )

    def _chosen(self, reading: _Reading, result: "Result") -> "Result":
        """Return the result with the changes that are chosen."""
        editor, source, decoded = self._editor, reading.source, reading.decoded
        if self._choose is None or editor is None or not result.changes:
            return result

        def keep(changes: "Sequence[Change]") -> "Result":
            kept = editor.keep(result, changes, source.format, source.lines)
            lacking = sorted({each for each in kept.after if not decoded.can_encode(each)})
            if lacking:
                raise ValueError(f"the file's encoding, {decoded.encoding}, has no {lacking[0]}")
            return kept

        return self._choose(source, result, keep)

    def _encodable(self, reading: _Reading, result: "Result") -> "Result":
        """Return the result, or, where the file's encoding cannot hold it, one made without such edits."""
        decoded = reading.decoded
        if decoded.can_encode(result.after):
            return result
        lacking = sorted(each for each in set(result.after) if not decoded.can_encode(each))
        editor = self._open_editor(decoded.can_encode)
        again = editor.edit(*reading.item)
        named = ", ".join(map(_code, lacking[:3])) + (", …" if lacking[3:] else "")
        warning = f"some edits were left out: {decoded.encoding} cannot hold their characters ({named})"
        left_out = (_held(each, decoded) for each in result.changes if not decoded.can_encode(each.edit.new))
        held_back = sorted((*again.held_back, *left_out), key=lambda each: each.line)
        return replace(again, held_back=tuple(held_back), warnings=(*again.warnings, warning))


def _held(change: "Change", decoded: "Decoded") -> "HeldBack":
    """Return an edit that an encoding cannot hold as one that was held back, with the characters it lacks."""
    from humanize_cli.gate.reasons import Reason
    from humanize_cli.result import HeldBack

    lacking = sorted({each for each in change.edit.new if not decoded.can_encode(each)})
    detail = ", ".join(map(_code, lacking))
    return HeldBack(
        change.edit, Reason.ENCODING, detail, change.line, change.sentence_before, change.language
    )


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
