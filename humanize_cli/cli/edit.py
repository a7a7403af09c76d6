"""The default command: texts in, edited texts out."""

from typing import TYPE_CHECKING

from humanize_cli import inputs
from humanize_cli.cli import options
from humanize_cli.cli.boundary import interrupted
from humanize_cli.cli.output import Talk
from humanize_cli.errors import UsageError
from humanize_cli.style.profile import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from humanize_cli.batch import Editor
    from humanize_cli.model.engine import Engine


def edit(
    paths: options.Paths = None,
    profile: options.ProfileName = "plain",
    language: options.Language = "auto",
    strength: options.StrengthName = None,
    headings: options.Headings = False,
    tables: options.Tables = False,
    write: options.Write = False,
    output: options.Output = None,
    stdin_filename: options.StdinName = None,
    check: options.Check = False,
    show_diff: options.Diff = False,
    show_reasons: options.Explain = False,
    as_json: options.Json = False,
    threads: options.Threads = 0,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    _version: options.Version = False,
) -> int:
    """Edit a stiff draft into natural prose: same facts, same structure, in the tone of a profile."""
    from humanize_cli import api
    from humanize_cli.cli.progress import BuildProgress
    from humanize_cli.cli.session import Session
    from humanize_cli.style.load import load_profile

    given = paths or []
    level = options.level_of(quiet=quiet, verbose=verbose)
    plan = options.plan(
        given,
        write=write,
        output=output,
        check=check,
        diff=show_diff,
        explain=show_reasons,
        json=as_json,
        level=level,
    )
    if stdin_filename is not None and given and inputs.STDIN not in given:
        raise UsageError("--stdin-filename names stdin, but only files are given; leave it out")
    if language not in ("auto", *LANGUAGES):
        raise UsageError(
            f"--lang {language}: not a language that is edited; choose auto or {', '.join(LANGUAGES)}"
        )
    chosen = load_profile(profile)
    found = inputs.find(given, output=output, stdin_name=stdin_filename)
    talk = Talk(level)

    engine: Engine | None = None

    def open_editor(can_encode: "Callable[[str], bool] | None" = None) -> "Editor":
        nonlocal engine
        if engine is None:
            with BuildProgress(talk) as building:
                engine = api.load_engine(threads, building)
        return api.open_editor(
            chosen,
            language=language,
            strength=strength,
            engine=engine,
            headings=headings,
            tables=tables,
            can_encode=can_encode,
        )

    try:
        return Session(plan, talk, found, chosen.name).run(open_editor)
    except KeyboardInterrupt:
        interrupted(talk)
