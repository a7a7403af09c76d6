"""The sources of a run over changed lines: what git says has changed, as far as it is asked for."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from humanize_cli import inputs
from humanize_cli.changed.repository import ChangedFile, Repository, Selection
from humanize_cli.disk import display_name, is_folder
from humanize_cli.errors import InputError, UsageError
from humanize_cli.inputs import Inputs, Source
from humanize_cli.lines import Lines


@dataclass
class _Known:
    """A repository with its changes by name; of those staged, which differ from the working tree."""

    repository: Repository
    changes: dict[bytes, ChangedFile] = field(default_factory=dict)
    unstaged: frozenset[bytes] = frozenset()


def find(
    selection: Selection, paths: Sequence[str], *, output: str | None = None, rewriting: bool = False
) -> Inputs:
    """Return the sources of a run over changed lines, each with its lines.

    Without paths they are the changed files of the repository around the current folder, and with paths
    those among them; a file that is named is one even if nothing of it has changed. What is staged is read as
    it is staged; where the working tree has it otherwise, `rewriting` makes it a source with a problem.
    Raises UsageError where git cannot say what has changed.
    """
    if inputs.STDIN in paths:
        raise UsageError(f"{selection.flag} asks git about files, and stdin is none; leave out -")
    if not paths and output is not None:
        raise UsageError(f"--output with {selection.flag} needs the files or folders to convert; give them")
    search = _Search(selection, rewriting=rewriting)
    found = search.within(inputs.find(paths, output=output), paths, output) if paths else search.everything()
    what = (
        "is staged" if selection.revision is None else f"has changed since {display_name(selection.revision)}"
    )
    return replace(found, nothing=f"no text that can be edited {what}")


class _Search:
    """Asks each repository once."""

    def __init__(self, selection: Selection, *, rewriting: bool) -> None:
        self._selection = selection
        self._rewriting = rewriting
        self._known: dict[Path, _Known] = {}
        self._roots: dict[Path, Path | None] = {}
        self._notes: list[str] = []
        self._skipped: list[str] = []

    def everything(self) -> Inputs:
        """Return the changed files of the repository around the current folder."""
        known = self._at(Path())
        sources = []
        for name, change in sorted(known.changes.items()):
            path = _from_here(known.repository.root / os.fsdecode(name))
            format = inputs.format_in_folder(Path(os.fsdecode(name)))
            if change.skipped:
                self._pass_over(path, change, wanted=format is not None)
            elif format is not None and (change.lines or change.problem):
                source = Source(display_name(path), path, format, size=inputs.size(path))
                sources.append(self._source(source, known, name))
        return Inputs(tuple(sources), tuple(self._skipped), tuple(self._notes))

    def within(self, found: Inputs, paths: Sequence[str], output: str | None) -> Inputs:
        """Return those of the sources that have changed, or are named, or are to be copied."""
        named = set(map(display_name, paths))
        roots = {self._root(Path(each) if is_folder(Path(each)) else Path(each).parent) for each in paths}
        sources: list[Source] = []
        unchanged: dict[Path, dict[bytes, int]] = {}
        for source in found.sources:
            if source.path is None or source.problem is not None or not source.prose:
                sources.append(source)
                continue
            root = self._root(source.path.parent)
            if root is not None and root not in roots:
                self._notes.append(
                    f"{source.name}: in a repository of its own, {display_name(_from_here(root))}"
                )
                continue
            known = self._at(root or source.path.parent)
            name = os.fsencode(
                os.path.relpath(os.path.realpath(source.path), os.path.realpath(known.repository.root))
            )
            change = known.changes.get(name)
            if change is not None and change.skipped:
                self._pass_over(source.path, change, wanted=True)
            elif change is not None or output is not None or source.name in named:
                if change is None:
                    unchanged.setdefault(known.repository.root, {})[name] = len(sources)
                sources.append(self._source(source, known, name))
        dropped = set()
        for root, names in unchanged.items():
            for name in self._known[root].repository.ignored(list(names)):
                self._notes.append(f"{sources[names[name]].name}: git ignores it")
                dropped.add(names[name])
        kept = (each for place, each in enumerate(sources) if place not in dropped or output is not None)
        return Inputs(tuple(kept), (*found.skipped, *self._skipped), tuple(self._notes))

    def _source(self, source: Source, known: _Known, name: bytes) -> Source:
        """Return a source with its lines, and, where it is not what is staged, with its staged content."""
        change = known.changes.get(name, ChangedFile(name, Lines()))
        if change.problem:
            return replace(source, problem=InputError(f"{source.name}: {change.problem}"))
        if name not in known.unstaged:
            return replace(source, lines=change.lines)
        if self._rewriting and change.lines:
            problem = "differs from what is staged; stage or stash the rest, or leave out what rewrites files"
            return replace(source, problem=InputError(f"{source.name}: {problem}"))
        content = known.repository.content(name)
        return replace(source, lines=change.lines, content=content, size=len(content))

    def _pass_over(self, path: Path, change: ChangedFile, *, wanted: bool) -> None:
        line = f"{display_name(path)}: {change.skipped}"
        (self._notes if wanted or "submodule" in change.skipped else self._skipped).append(line)

    def _at(self, folder: Path) -> _Known:
        """Return the repository around a folder, opened at the first call."""
        root = self._root(folder)
        if root in self._known:
            return self._known[root]
        repository = Repository(root or (folder if is_folder(folder) else Path()), self._selection)
        known = _Known(repository, {change.name: change for change in repository.changes()})
        if repository.staged:
            known.unstaged = repository.unstaged()
        self._known[root or folder] = self._known[repository.root] = known
        return known

    def _root(self, folder: Path) -> Path | None:
        """Return the folder upward that has a repository; git itself says what is wrong where none has."""
        if "GIT_DIR" in os.environ:
            return Path()
        folder = Path(os.path.realpath(folder))
        if folder not in self._roots:
            here = os.path.lexists(folder / ".git")
            self._roots[folder] = (
                folder if here else None if folder.parent == folder else self._root(folder.parent)
            )
        return self._roots[folder]


def _from_here(path: Path) -> Path:
    """Return a path from the current folder where it lies inside or near, the shorter way."""
    near = Path(os.path.relpath(path, os.path.realpath(Path())))
    return near if len(near.parts) <= len(path.parts) else path
