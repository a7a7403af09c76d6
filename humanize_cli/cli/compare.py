"""humanize compare: did a rewrite, by whomever, keep every fact?"""

import json
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from humanize_cli import inputs
from humanize_cli.cli.options import Language, Quiet, level_of, refuse_language
from humanize_cli.cli.output import Talk, write_stdout
from humanize_cli.cli.source_text import source_text
from humanize_cli.errors import ExitCode, InputError, UsageError
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Format

_KEYS = ("before", "after", "lang", "format")

Files = Annotated[
    list[str] | None,
    typer.Argument(help="The text and its rewrite; - for stdin.", metavar="BEFORE AFTER", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object instead of lines.")]
Stdin = Annotated[
    bool,
    typer.Option("--stdin", help='Read JSON lines {"before": …, "after": …, "lang": …}; answer a line each.'),
]


def command(
    files: Files = None,
    as_json: Json = False,
    stdin: Stdin = False,
    language: Language = "auto",
    quiet: Quiet = False,
) -> int:
    """Report what a rewrite lost, added or changed: numbers, units, names, quotations, code, links, and the
    words that carry meaning, such as "not", "may", "about", "if" and "however". No model is needed.

    Exit codes: 0 every fact is there; 1 something differs; 2 wrong usage; 3 a text cannot be read.
    """
    refuse_language(language)
    given = files or []
    if stdin:
        if given:
            raise UsageError("--stdin reads both texts from standard input; give no files with it")
        return _answer_lines(None if language == "auto" else language)
    if len(given) != 2:
        raise UsageError(f"compare takes two files, BEFORE and AFTER, not {len(given)}")
    if given == ["-", "-"]:
        raise UsageError("standard input can be only one of the two texts")
    talk = Talk(level_of(quiet=quiet, verbose=False))
    return _compare_files(given, as_json, None if language == "auto" else language, talk)


def _compare_files(names: list[str], as_json: bool, language: str | None, talk: Talk) -> int:
    from humanize_cli.compare import compare
    from humanize_cli.reading import read
    from humanize_cli.views import comparison as view
    from humanize_cli.views.words import count

    before, after = (
        read(text, format, language=language, headings=True, tables=True)
        for text, format in map(_load, names)
    )
    found = compare(before, after)
    if as_json:
        write_stdout(view.as_json(found, before=names[0], after=names[1]).encode() + b"\n")
    else:
        write_stdout(view.text(found, *names).encode())
    if found.skipped_words:
        talk.warn(f"not compared: {found.skipped_words:,} words in languages that are not read")
    if found.related:
        talk.note(
            f"{count(found.sentences_before, 'sentence')} before, {found.sentences_after:,} after: "
            + (count(len(found.differences), "difference") if found.differences else "every fact is there")
        )
    return ExitCode.DONE if found.faithful else ExitCode.WOULD_CHANGE


def _load(name: str) -> tuple[str, Format]:
    source = inputs.find([name]).sources[0]
    return source_text(source), source.format


def _answer_lines(language: str | None) -> int:
    """Answer each line of standard input as it comes; a line that is wrong gets an error of its own."""
    from humanize_cli.compare import compare
    from humanize_cli.reading import read
    from humanize_cli.views import comparison as view

    code = ExitCode.DONE
    for number, line in _lines():
        try:
            pair = _pair(line)
        except InputError as error:
            code = ExitCode.FAILED
            write_stdout(
                json.dumps({"error": f"line {number}: {error}"}, ensure_ascii=False).encode() + b"\n"
            )
            continue
        chosen = pair.get("lang") or language
        before, after = (
            read(
                pair[key], Format(pair.get("format", "markdown")), language=chosen, headings=True, tables=True
            )
            for key in ("before", "after")
        )
        found = compare(before, after)
        write_stdout(view.as_json(found).encode() + b"\n")
        if not found.faithful and code is ExitCode.DONE:
            code = ExitCode.WOULD_CHANGE
    return code


def _lines() -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if line.strip():
            yield number, line


def _pair(line: bytes) -> dict[str, Any]:
    """Return the fields of a line; raises InputError for anything but the two texts and their language."""
    try:
        pair = json.loads(line)
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from None
    if not isinstance(pair, dict):
        raise InputError("not a JSON object")
    for key in pair:
        if key not in _KEYS:
            raise InputError(f'unknown key "{key}"; valid keys: {", ".join(_KEYS)}')
    for key in ("before", "after"):
        if not isinstance(pair.get(key), str):
            raise InputError(f'"{key}" must be a text')
    if pair.get("lang") not in (None, *LANGUAGES):
        raise InputError(f'"lang" must be one of {", ".join(LANGUAGES)}')
    if pair.get("format", "markdown") not in [*Format]:
        raise InputError(f'"format" must be one of {", ".join(Format)}')
    return pair
