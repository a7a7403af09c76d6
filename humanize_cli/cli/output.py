"""The two ways out: stdout for bytes of text and nothing else, stderr for all talk."""

import contextlib
import errno
import os
import sys
from enum import IntEnum
from typing import TYPE_CHECKING, TextIO

from humanize_cli.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console


class ReaderGoneError(Exception):
    """Whoever read our stdout has closed it, as `head` does: no failure, but nobody is left to write to."""


class Level(IntEnum):
    """How much is said on stderr."""

    QUIET = 0
    NORMAL = 1
    VERBOSE = 2


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a stream is an open terminal."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def has_colour(stream: TextIO | None) -> bool:
    """Say whether a stream takes colour: a terminal, unless NO_COLOR is set or TERM says dumb."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def read_stdin() -> bytes:
    """Return all of standard input; raises InputError where it is closed or cannot be read."""
    if sys.stdin is None:
        raise InputError("stdin: is closed; give a file's name or pipe a text in")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"stdin: cannot be read: {error.strerror}") from None


def write_stdout(data: bytes) -> None:
    """Write all bytes to standard output, newlines as they are.

    Raises ReaderGoneError where the reader has closed it, InputError where it cannot take the bytes (a full
    disk).
    """
    if sys.stdout is None:
        raise InputError("stdout: is closed; use --output FILE or --write")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _discard_stdout()
        if error.errno == errno.EPIPE:
            raise ReaderGoneError from None
        raise InputError(f"stdout: cannot be written: {error.strerror}") from None


def _discard_stdout() -> None:
    """Send what is still buffered nowhere, or Python would complain about it at exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class Talk:
    """Lines on stderr, in colour on a terminal only; one that cannot be written is dropped."""

    def __init__(self, level: Level = Level.NORMAL) -> None:
        """Talk at a level."""
        self.level = level
        self._console: Console | None = None

    @property
    def live(self) -> bool:
        """Whether moving displays make sense: stderr is a terminal and the user has not asked for quiet."""
        return self.level > Level.QUIET and is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"

    @property
    def console(self) -> "Console":
        """The Rich console on stderr; made at first use, since importing Rich takes time."""
        if self._console is None:
            from rich.console import Console

            self._console = Console(stderr=True, no_color=not has_colour(sys.stderr), highlight=False)
        return self._console

    def error(self, message: str) -> None:
        """Say what failed, at every level."""
        self._say("error: ", "bold red", message)

    def warn(self, message: str) -> None:
        """Say what the user may not expect, unless quiet."""
        if self.level > Level.QUIET:
            self._say("warning: ", "yellow", message)

    def note(self, message: str) -> None:
        """Say how it went, unless quiet."""
        if self.level > Level.QUIET:
            self._say("", "", message)

    def detail(self, message: str) -> None:
        """Say it only when verbose."""
        if self.level >= Level.VERBOSE:
            self._say("", "dim", message)

    def report(self, text: str) -> None:
        """Say what was asked for (an explanation), at every level."""
        self._say("", "", text.removesuffix("\n"))

    def _say(self, label: str, style: str, message: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            if is_terminal(sys.stderr):
                from rich.text import Text

                line = Text.assemble((label, style), message) if label else Text(message, style=style)
                self.console.print(line, soft_wrap=True)
            elif sys.stderr is not None:
                sys.stderr.write(f"{label}{message}\n")
                sys.stderr.flush()
