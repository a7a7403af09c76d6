"""humanize verify: is a text still the one that its disclosure describes?"""

from pathlib import Path
from typing import Annotated

import typer

from humanize_cli import disk, inputs
from humanize_cli.cli.boundary import crash
from humanize_cli.cli.options import Quiet, StdinName, level_of, refuse_stdin_name
from humanize_cli.cli.output import ReaderGoneError, Talk, write_stdout
from humanize_cli.cli.source_text import source_text
from humanize_cli.errors import ExitCode, HumanizeError, UsageError
from humanize_cli.inputs import Source

Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, or - for stdin.", metavar="PATHS|-", show_default=False),
]
Before = Annotated[
    str | None,
    typer.Option("--before", help="The text as it was first given; it is compared too.", metavar="FILE"),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one line for each text.")]


def command(
    paths: Paths = None,
    before: Before = None,
    stdin_filename: StdinName = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> int:
    """Check that each text is the one that its disclosure describes: the one in it, or the sidecar beside it.

    Line breaks may be others, nothing else. The checksum finds careless changes; it is no signature.

    Exit codes: 0 every text is; 1 a text was changed since, its disclosure was tampered with, or it has none;
    2 wrong usage; 3 a text cannot be read.
    """
    given = paths or []
    refuse_stdin_name(stdin_filename, given)
    sources = inputs.find(given, stdin_name=stdin_filename).sources
    if before is not None and len(sources) != 1:
        raise UsageError(f"--before goes with one text, not {len(sources)}")
    talk = Talk(level_of(quiet=quiet, verbose=False))
    if not sources:
        talk.warn("nothing to verify: the folder holds none of " + ", ".join(inputs.FORMATS))
    first = None if before is None else source_text(_source(before))
    code = ExitCode.DONE
    for source in sources:
        try:
            code = max(code, _verify(source, first, as_json=as_json, quiet=quiet))
        except ReaderGoneError:
            raise
        except Exception as error:
            known = isinstance(error, HumanizeError)
            message = str(error) if known else f"{source.name}: {crash(error)}"
            code = ExitCode.FAILED
            talk.error(message)
            if as_json:
                _print_failure(source.name, message)
    return code


def _verify(source: Source, before: str | None, *, as_json: bool, quiet: bool) -> ExitCode:
    from humanize_cli.stamp import sidecar
    from humanize_cli.stamp.verify import Status, verify
    from humanize_cli.views import verified as view

    text = source_text(source)
    beside = None if source.path is None else sidecar.load(source.path)
    found = verify(text, source.format, beside, before)
    if as_json:
        write_stdout(view.as_json(source.name, found).encode() + b"\n")
    elif found.status is not Status.FITS or not quiet:
        write_stdout(view.text(source.name, found).encode("utf-8", "backslashreplace"))
    return ExitCode.DONE if found.status is Status.FITS else ExitCode.WOULD_CHANGE


def _print_failure(name: str, message: str) -> None:
    from humanize_cli.views import verified as view

    write_stdout(view.failure(name, message).encode() + b"\n")


def _source(name: str) -> Source:
    if name == inputs.STDIN or disk.is_folder(Path(name)):
        raise UsageError(f"--before {disk.display_name(name)}: give a file")
    return inputs.find([name]).sources[0]
