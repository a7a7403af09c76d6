"""The only place where an exception becomes a message and an exit code."""

import contextlib
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from humanize_cli.cli.output import ReaderGoneError, Talk
from humanize_cli.errors import ExitCode, HumanizeError

_LOG = "crash.log"


def guarded(command: Callable[[], int], talk: Talk) -> int:
    """Run a command and return its exit code; no exception leaves, and none of them answers 1, which means
    "would change". Ctrl-C ends the process here.
    """
    import typer

    try:
        return command()
    except HumanizeError as error:
        talk.error(str(error))
        return error.exit_code
    except typer.TyperException as error:
        talk.error(f"{_ended(error.format_message())} See humanize --help.")
        return ExitCode.USAGE
    except ReaderGoneError:
        return ExitCode.DONE
    except (KeyboardInterrupt, typer.Abort):
        interrupted(talk)
    except Exception as error:
        talk.error(crash(error))
        return ExitCode.FAILED


def interrupted(talk: Talk) -> NoReturn:
    """Say that Ctrl-C was heard, and end the process with its code.

    At once: Python's own way out waits until CTranslate2 has finished all batches under way, half a minute.
    """
    talk.note("Interrupted; every file is either as it was or finished.")
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(ExitCode.INTERRUPTED)


def crash(error: BaseException) -> str:
    """Write the log of an unforeseen error and return the line that names it.

    The log is a report ready to paste: versions, platform, kinds of error and places in the code. Messages
    of exceptions stay out of it, since they may quote the user's text.
    """
    what = f"unforeseen {type(error).__name__} in humanize; your files are unharmed"
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / _LOG
            path.write_text(_report(error), encoding="utf-8", errors="backslashreplace")
        except (OSError, RuntimeError):
            continue
        return f"{what}. Please report it with {path}, which holds none of your text"
    return f"{what}. No log could be written; please report {_place(error)}"


def _folders() -> tuple[Path, ...]:
    """Return where a log may go, best first."""
    import platformdirs

    chosen = os.environ.get("HUMANIZE_CACHE")
    return (Path(chosen) if chosen else platformdirs.user_cache_path("humanize"), Path(tempfile.gettempdir()))


def _report(error: BaseException) -> str:
    """Return the log: what ran where, then the chain of errors, the first cause first."""
    from humanize_cli import __version__

    lines = [
        "humanize crash report (no text of documents, no file names, no messages)",
        f"humanize {__version__}, Python {platform.python_version()}, {platform.platform()}",
        "options: " + (" ".join(_name(each) for each in sys.argv[1:] if each.startswith("-")) or "none"),
    ]
    chain: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    for each in reversed(chain):
        lines += ["", f"{type(each).__module__}.{type(each).__qualname__}"]
        lines += [
            f"  {frame.f_globals.get('__name__', '?')}:{number} in {frame.f_code.co_qualname}"
            for frame, number in traceback.walk_tb(each.__traceback__)
        ]
    return "\n".join(lines) + "\n"


def _name(option: str) -> str:
    """Return an option without the value that may hang on it."""
    return option.split("=")[0] if option.startswith("--") else option[:2]


def _place(error: BaseException) -> str:
    """Return the last place in the code that an error passed."""
    frames = list(traceback.walk_tb(error.__traceback__))
    if not frames:
        return "this line"
    frame, number = frames[-1]
    return f"{frame.f_globals.get('__name__', '?')}:{number}"


def _ended(message: str) -> str:
    """Return a sentence with its full stop."""
    return message if message.endswith((".", "!", "?")) else f"{message}."
