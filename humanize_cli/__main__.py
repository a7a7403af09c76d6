"""The entry point: the process's arguments in, its exit code out."""

import os
import sys


def main() -> None:
    """Run the command line of this process, which ends with it."""
    try:
        code = _run()
    except KeyboardInterrupt:
        # Before the command's own boundary stands, imports may be interrupted.
        code = 130
    if "ctranslate2" in sys.modules:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """End the process at once, if all that was written could be handed over.

    Python's own way out takes the model apart piece by piece, a fifth of a second that a user waits for.
    """
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        return
    os._exit(code)


def _run() -> int:
    if sys.argv[1:] == ["--version"]:
        from humanize_cli import __version__

        sys.stdout.write(f"humanize {__version__}\n")
        return 0
    from humanize_cli.cli.app import main as run

    return run()


if __name__ == "__main__":
    main()
