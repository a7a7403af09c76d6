"""What to work on: paths become sources, each with its format and, with --output, its target."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from humanize_cli.disk import TEMPORARY_PREFIX, display_name, is_file, is_folder
from humanize_cli.errors import InputError, UsageError
from humanize_cli.text.document import Format

if TYPE_CHECKING:
    from humanize_cli.lines import Lines

STDIN = "-"
FORMATS = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".mdx": Format.MARKDOWN,
    ".txt": Format.PLAIN,
}
"""The file name endings that a folder is searched for."""
NO_TEXTS = "the folder holds none of " + ", ".join(FORMATS)

# Named like prose, but read by programs or lawyers: in a folder, none of them is anybody's draft.
_NOT_PROSE = re.compile(
    r"(?i)(licen[cs]e|copying|notice|patents?|requirements|constraints|robots|cmakelists|llms)([-_.].*)?"
)
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages"})


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a file, or stdin where `path` is None.

    `name` is what messages call it. `target` is where --output puts the result. `prose` is False for a file
    that a folder's conversion copies as it is. `problem` is why a path that was given cannot be used.
    `lines` are those that may be touched, None for all. `content` is what to read in place of the file.
    """

    name: str
    path: Path | None
    format: Format = Format.MARKDOWN
    target: Path | None = None
    prose: bool = True
    size: int = 0
    problem: InputError | None = None
    lines: "Lines | None" = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """All sources of a run in order, and a line about each thing in a folder that was passed over.

    `notes` are such lines that the user should see in any case. `nothing` says why there is no source where
    that is as it should be, None for folders without texts.
    """

    sources: tuple[Source, ...]
    skipped: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    nothing: str | None = None


def find(paths: Sequence[str], *, output: str | None = None, stdin_name: str | None = None) -> Inputs:
    """Return the sources that paths stand for, folders searched, each file once however often it is reached.

    A missing path is a source with a problem, so that the others go on. An `output` that ends in a slash is a
    folder. Raises UsageError where paths and `output` do not go together.
    """
    given = list(paths) or [STDIN]
    if "" in given or output == "":
        raise UsageError("a path is empty; was a variable of the shell not set?")
    if given.count(STDIN) > 1:
        raise UsageError("stdin (-) is given more than once; it can be read only once")
    folders = [each for each in given if each != STDIN and is_folder(Path(each))]
    several = len(given) > 1 or bool(folders)
    target = None if output is None else Path(output)
    if target is not None and several and STDIN in given:
        raise UsageError("--output with several inputs needs files with names; leave out stdin (-)")
    if target is not None and several and is_file(target):
        raise UsageError(f"--output {display_name(target)}: is a file; several inputs need a folder")
    into_folder = several or (target is not None and (str(output).endswith(os.sep) or is_folder(target)))
    sources: list[Source] = []
    skipped: list[str] = []
    for each in given:
        if each == STDIN:
            format = _format(Path(stdin_name)) if stdin_name else None
            sources.append(Source(stdin_name or "stdin", None, format or Format.MARKDOWN, target))
        elif each in folders:
            within = target if target is None or len(given) == 1 else target / Path(each).resolve().name
            sources += _walk(Path(each), within, target, skipped)
        else:
            sources.append(_file(Path(each), target, into_folder))
    unique = _once(sources)
    if target is not None:
        _check_targets(unique)
    return Inputs(tuple(unique), tuple(skipped))


def _file(path: Path, output: Path | None, into_folder: bool) -> Source:
    """Return the source of a path that was named; a name without an ending (README) is plain text."""
    name = display_name(path)
    target = output / path.name if output is not None and into_folder else output
    format = _format(path)
    if format is None and path.suffix and is_file(path):
        known = ", ".join(FORMATS)
        hint = f"humanize edits {known}; to edit it all the same, pass it through stdin"
        return Source(name, path, problem=InputError(f"{name}: not a kind of file to edit; {hint}"))
    return Source(name, path, format or Format.PLAIN, target, size=size(path))


def _walk(folder: Path, base: Path | None, output: Path | None, skipped: list[str]) -> Iterator[Source]:
    """Yield a folder's files in order of name; other files than prose only where they are to be copied."""
    inside = os.path.realpath(folder)
    if base is not None and os.path.realpath(base) == inside:
        raise UsageError(
            f"--output {display_name(base)}: is the input folder itself; use --write to edit in place"
        )
    left_out = None if output is None else os.path.realpath(output)
    unread: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unread.append):
        kept = []
        for each in sorted(folders):
            path = Path(parent, each)
            if path.is_symlink():
                skipped.append(f"{display_name(path)}: a symbolic link to a folder")
            elif each.startswith(".") or each in _SKIPPED_FOLDERS or is_file(path / "pyvenv.cfg"):
                skipped.append(f"{display_name(path)}: not a folder of drafts")
            elif os.path.realpath(path) != left_out:
                kept.append(each)
        folders[:] = kept
        for each in sorted(files):
            path = Path(parent, each)
            if each.startswith(TEMPORARY_PREFIX):
                continue
            if not is_file(path):
                skipped.append(f"{display_name(path)}: not a regular file")
            elif not _is_inside(os.path.realpath(path), inside):
                skipped.append(f"{display_name(path)}: a symbolic link to outside the folder")
            else:
                format = None if _NOT_PROSE.fullmatch(each) else _format(path)
                target = None if base is None else base / path.relative_to(folder)
                if format is not None or target is not None:
                    prose, kind = format is not None, format or Format.PLAIN
                    yield Source(display_name(path), path, kind, target, prose, size(path))
    for error in unread:
        name = display_name(error.filename)
        problem = InputError(f"{name}: cannot be listed: {error.strerror}; its files were left alone")
        yield Source(name, Path(error.filename), problem=problem)


def format_in_folder(path: Path) -> Format | None:
    """Return the format of a file that lies in a folder to be searched; None where it is passed over."""
    *folders, name = path.parts
    hidden = any(each.startswith(".") or each in _SKIPPED_FOLDERS for each in folders)
    if hidden or name.startswith(TEMPORARY_PREFIX) or _NOT_PROSE.fullmatch(name):
        return None
    return _format(path)


def _once(sources: Sequence[Source]) -> list[Source]:
    """Return the sources without those that lead to a file, and a target, that an earlier one has."""
    seen: set[tuple[str, Path | None]] = set()
    unique = []
    for each in sources:
        key = ("" if each.path is None else os.path.realpath(each.path), each.target)
        if key not in seen:
            seen.add(key)
            unique.append(each)
    return unique


def _check_targets(sources: Sequence[Source]) -> None:
    """Raise UsageError where an output would replace an input, or two outputs each other."""
    inputs = {os.path.realpath(each.path): each.name for each in sources if each.path is not None}
    taken: dict[str, str] = {}
    for each in sources:
        if each.target is None:
            continue
        place = os.path.realpath(each.target)
        if place in inputs:
            raise UsageError(
                f"--output would replace the input {inputs[place]}; "
                "use --write to edit in place, or another folder"
            )
        if place in taken:
            raise UsageError(f"--output: {taken[place]} and {each.name} would become the same file")
        taken[place] = each.name


def _format(path: Path) -> Format | None:
    """Return the format that a name's ending stands for; None for any other."""
    return FORMATS.get(path.suffix.lower())


def size(path: Path) -> int:
    """Return a file's size in bytes; 0 where it cannot be had, since reading the file says what is wrong."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _is_inside(path: str, folder: str) -> bool:
    """Say whether a real path lies in a real folder."""
    return os.path.commonpath((path, folder)) == folder
