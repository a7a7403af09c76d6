"""Which configuration holds for an input: the nearest file upward from it, its per-path tables, the flags."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from humanize_cli import disk
from humanize_cli.config import settings
from humanize_cli.config.keys import Layer, kind, read_table, texts
from humanize_cli.config.settings import Resolved
from humanize_cli.config.toml_file import Key, TomlFile, read_bytes
from humanize_cli.errors import ConfigError, ProfileError, UsageError
from humanize_cli.style.profile import Profile

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

OWN = ".humanize.toml"
"""A file of our own: the keys stand at its top."""
PYPROJECT = "pyproject.toml"
"""A project's file: the keys stand in its table [tool.humanize]."""

_TABLE: Key = ("tool", "humanize")


@dataclass(frozen=True)
class _PathTable:
    """One `[[paths]]` table: which files it is for, and what it sets."""

    match: "GitIgnoreSpec"
    layer: Layer


@dataclass(frozen=True)
class _ConfigFile:
    """A configuration that was read; patterns are seen from `folder`."""

    name: str
    folder: Path
    base: Layer
    tables: tuple[_PathTable, ...]
    exclude: "GitIgnoreSpec | None"
    exclude_origin: str

    def layers(self, path: Path) -> list[Layer]:
        """Return what the file sets for a path, the tables that match it last."""
        if not self.tables:
            return [self.base]
        seen = os.path.relpath(path, self.folder)
        return [self.base, *(each.layer for each in self.tables if each.match.match_file(seen))]


class Configuration:
    """Finds the settings of inputs; each folder and file is looked at once."""

    def __init__(self, flags: Layer | None = None, *, file: str | None = None, search: bool = True) -> None:
        """Take the flags that were given, which win over any file.

        With `file`, that one holds for all inputs, its patterns seen from the current folder; without
        `search` no file does. Raises ConfigError where the file cannot be used.
        """
        self._flags = flags or Layer()
        self._search = search
        self._folders: dict[Path, _ConfigFile | None] = {}
        self._profiles: dict[str, Profile] = {}
        self._given = _read_given(file) if file is not None else None

    def resolve(self, path: Path | None) -> Resolved:
        """Return the settings of a file or folder; None is a text from stdin, in the current folder.

        Raises ConfigError where the configuration that holds there is malformed.
        """
        place = _absolute(path or Path())
        found = self._holding(place)
        layers = found.layers(place) if found else []
        return settings.merge([*layers, self._flags], found.name if found else None)

    def excluded(self, path: Path) -> str | None:
        """Return where a file says that an input is left out, or None."""
        place = _absolute(path)
        found = self._holding(place)
        if found is None or found.exclude is None:
            return None
        inside = found.exclude.match_file(os.path.relpath(place, found.folder))
        return found.exclude_origin if inside else None

    def profile(self, resolved: Resolved) -> Profile:
        """Return the profile that settings name, loaded once; an error in its name says who gave it."""
        from humanize_cli.style.load import load_profile

        name = resolved.settings.profile
        if name not in self._profiles:
            try:
                self._profiles[name] = load_profile(name)
            except ProfileError as problem:
                origin = resolved.origins["profile"]
                if origin == settings.DEFAULT or origin.startswith("flag "):
                    raise
                raise ConfigError(f"{origin}: profile: {problem}") from None
        return self._profiles[name]

    def _holding(self, place: Path) -> _ConfigFile | None:
        """Return the configuration that holds for an absolute path."""
        if self._given is not None or not self._search:
            return self._given
        return self._nearest(place if disk.is_folder(place) else place.parent)

    def _nearest(self, folder: Path) -> _ConfigFile | None:
        """Return the nearest configuration from a folder upward."""
        passed: list[Path] = []
        found: _ConfigFile | None = None
        for each in (folder, *folder.parents):
            if each in self._folders:
                found = self._folders[each]
                break
            passed.append(each)
            found = _in_folder(each)
            if found is not None:
                break
        self._folders.update(dict.fromkeys(passed, found))
        return found


def _in_folder(folder: Path) -> _ConfigFile | None:
    """Return the configuration that lies in a folder; raises ConfigError where there are two."""
    own, project = folder / OWN, folder / PYPROJECT
    file = _pyproject(project) if disk.is_file(project) else None
    if disk.is_file(own):
        if file is not None:
            raise ConfigError(
                f"{_shown(own)} and [tool.humanize] in {file.where(_TABLE)} both configure humanize; keep one"
            )
        return _read(TomlFile(own, read_bytes(own), _shown(own)), (), folder)
    return _read(file, _TABLE, folder) if file is not None else None


def _pyproject(path: Path) -> TomlFile | None:
    """Return a pyproject.toml that configures humanize, None for any other, which may hold what it likes."""
    data = read_bytes(path)
    if b"humanize" not in data:
        return None
    file = TomlFile(path, data, _shown(path))
    tool = file.data.get("tool")
    return file if isinstance(tool, Mapping) and "humanize" in tool else None


def _read_given(name: str) -> _ConfigFile:
    """Return the configuration of --config."""
    if not name:
        raise UsageError("--config: the path is empty; was a variable of the shell not set?")
    path = Path(name)
    if path.name != PYPROJECT:
        return _read(TomlFile(path, read_bytes(path), _shown(path)), (), Path())
    file = _pyproject(path) if disk.is_file(path) else TomlFile(path, read_bytes(path), _shown(path))
    if file is None:
        raise ConfigError(f"--config {_shown(path)}: has no table [tool.humanize]")
    return _read(file, _TABLE, Path())


def _read(file: TomlFile, key: Key, folder: Path) -> _ConfigFile:
    """Return what a file's table at `key` says; patterns are seen from `folder`."""
    table: Any = file.data
    for name in key:
        table = table[name]
    base = read_table(file, key, table, more=("exclude", "paths"))
    exclude = table.get("exclude")
    tables = table.get("paths", [])
    if not isinstance(tables, list):
        head = ".".join(map(str, (*key, "paths")))
        raise file.error(f"paths: expected tables [[{head}]], found {kind(tables)}", (*key, "paths"))
    return _ConfigFile(
        name=file.name,
        folder=_absolute(folder),
        base=base,
        tables=tuple(_path_table(file, (*key, "paths", index), each) for index, each in enumerate(tables)),
        exclude=None if exclude is None else _patterns(file, (*key, "exclude"), exclude),
        exclude_origin=file.where((*key, "exclude")),
    )


def _path_table(file: TomlFile, key: Key, table: Any) -> _PathTable:
    layer = read_table(file, key, table, more=("match",))
    if "match" not in table:
        raise file.error("this table of paths has no match; say which files it is for", key)
    match = table["match"]
    return _PathTable(_patterns(file, (*key, "match"), [match] if isinstance(match, str) else match), layer)


def _patterns(file: TomlFile, key: Key, value: Any) -> "GitIgnoreSpec":
    """Return a matcher of patterns in the syntax of .gitignore."""
    from pathspec import GitIgnoreSpec

    lines = texts(file, key, value)
    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError as problem:
        raise file.error(f"{key[-1]}: {problem}", key) from None


def _shown(path: Path) -> str:
    """Return a path for messages: from the current folder where it lies inside."""
    place, here = _absolute(path), _absolute(Path())
    return disk.display_name(place.relative_to(here) if place.is_relative_to(here) else place)


def _absolute(path: Path) -> Path:
    """Return a path from the root, without "..", symbolic links left as they are."""
    try:
        return Path(os.path.normpath(path.absolute()))
    except OSError:  # the current folder is gone
        return Path(os.sep, path)
