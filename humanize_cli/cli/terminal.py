"""The terminal as a place for questions: single keys in, lines that are begun for the user, text out."""

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from humanize_cli.cli.output import is_terminal
from humanize_cli.errors import UsageError


class Terminal:
    """A terminal's descriptor, which is read and written."""

    def __init__(self, descriptor: int) -> None:
        """Take an open terminal."""
        self._descriptor = descriptor
        self.colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @classmethod
    def open(cls, *, text_on_stdin: bool) -> "Terminal":
        """Return the terminal on stdin or, where a text comes in there, the one that the command runs in.

        Raises UsageError where there is none.
        """
        if is_terminal(sys.stdin) and not text_on_stdin:
            number = sys.stdin.fileno()
            with contextlib.suppress(OSError):
                # A stream that is redirected from the terminal may be open for reading alone.
                return cls(os.open(os.ttyname(number), os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC))
            return cls(number)
        if text_on_stdin:
            with contextlib.suppress(OSError):
                return cls(os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC))
        raise UsageError(
            "--interactive asks on a terminal, and there is none; --diff shows what would change"
        )

    def write(self, text: str) -> None:
        """Write a text at once; where the terminal is gone, nobody is left to read it."""
        data = text.encode("utf-8", "replace")
        with contextlib.suppress(OSError):
            while data:
                data = data[os.write(self._descriptor, data) :]

    def key(self, prompt: str) -> str:
        """Show a prompt and return the next key pressed, as a small letter, without waiting for Enter.

        A key that sends several bytes, such as an arrow, is "". Raises EOFError at Ctrl-D, and where the
        terminal is gone.
        """
        with self._key_by_key():
            # Only now: a key pressed at the sight of the prompt must find the terminal ready for it.
            self.write(prompt)
            try:
                data = os.read(self._descriptor, 1)
            except OSError:
                data = b""
            if data == b"\x1b":
                self._drop_sequence()
                return ""
        # A Ctrl-D that was typed ahead, while the terminal still read lines, comes as NUL on Linux.
        if data in (b"", b"\x04", b"\0"):
            raise EOFError
        return data.decode("ascii", "ignore").lower()

    def line(self, prompt: str, begun: str) -> str | None:
        """Return the line that the user makes of one that is begun; None where they press Ctrl-D."""
        with self._as_standard_streams(), _begun_line(begun):
            try:
                return input(prompt)
            except EOFError:
                self.write("\n")
                return None

    def _drop_sequence(self) -> None:
        """Read the rest of what an arrow or function key sends."""
        import select

        with contextlib.suppress(OSError):
            while select.select([self._descriptor], [], [], 0.02)[0]:
                if os.read(self._descriptor, 1).isalpha():
                    break

    @contextmanager
    def _key_by_key(self) -> Iterator[None]:
        """Hand on keys as they come and show none; Ctrl-C goes on to interrupt."""
        import termios
        import tty

        try:
            before = termios.tcgetattr(self._descriptor)
            # Not TCSAFLUSH, which is the default, and drops what has been typed ahead.
            tty.setcbreak(self._descriptor, termios.TCSADRAIN)
        except termios.error:
            raise EOFError from None
        try:
            yield
        finally:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSADRAIN, before)

    @contextmanager
    def _as_standard_streams(self) -> Iterator[None]:
        """Let `input` read and write the terminal: it edits lines only where both streams are one."""
        if sys.stdout is not None:
            sys.stdout.flush()
        saved = [os.dup(0), os.dup(1)]
        try:
            os.dup2(self._descriptor, 0)
            os.dup2(self._descriptor, 1)
            yield
        finally:
            for number, each in enumerate(saved):
                os.dup2(each, number)
                os.close(each)


@contextmanager
def _begun_line(text: str) -> Iterator[None]:
    """Let `input` begin with a text; where Python was built without readline, it begins empty."""
    try:
        import readline
    except ImportError:
        yield
        return
    readline.set_auto_history(False)
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        yield
    finally:
        readline.set_startup_hook(None)
