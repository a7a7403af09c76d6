"""The entry point: the process's arguments in, its exit code out."""

import sys


def main() -> None:
    """Run the command line of this process; it ends with SystemExit."""
    try:
        sys.exit(_run())
    except KeyboardInterrupt:
        # Before the command's own boundary stands, imports may be interrupted.
        sys.exit(130)


def _run() -> int:
    if sys.argv[1:] == ["--version"]:
        from humanize_cli import __version__

        sys.stdout.write(f"humanize {__version__}\n")
        return 0
    from humanize_cli.cli.app import main as run

    return run()


if __name__ == "__main__":
    main()
