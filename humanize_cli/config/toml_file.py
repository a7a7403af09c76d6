"""TOML files that can show the user's own line: the standard library reads them, but says no places."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from humanize_cli import disk
from humanize_cli.errors import ConfigError, InputError

MAX_BYTES = 1_000_000
"""The largest file read, in bytes: a configuration is written by hand, so more is the wrong file."""

Key = tuple[str | int, ...]
"""Where a value stands: the names of its tables and its own, with numbers from 0 for tables of an array."""

# What may hold a bracket or a line break that ends no statement. The text is valid TOML when it is used.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}\n]",
    re.DOTALL,
)
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)\Z")
_EXCERPT = 100


class TomlFile:
    """A TOML file with the line of each of its keys."""

    def __init__(self, path: Path, data: bytes, name: str) -> None:
        """Read a file's bytes; `name` is what messages call it. Raises ConfigError where they are no TOML."""
        self.path = path
        self.name = name
        self._text = _decoded(data, name)
        try:
            self.data: Mapping[str, Any] = tomllib.loads(self._text)
        except (tomllib.TOMLDecodeError, RecursionError) as problem:
            raise self._broken(str(problem) or "nested too deeply") from None

    def line(self, key: Key) -> int:
        """Return the line, from 1, on which a value's statement begins; that of its table if it has none."""
        while key and key not in self._lines:
            key = key[:-1]
        return self._lines.get(key, 1)

    def where(self, key: Key) -> str:
        """Return a value's place as `file:line`."""
        return f"{self.name}:{self.line(key)}"

    def error(self, message: str, key: Key, *, valid: Iterable[str] = (), label: str = "") -> ConfigError:
        """Return (not raise) an error at a value, with its line and the `valid` values shown."""
        return self._error(message, self.line(key), valid, label)

    @cached_property
    def _lines(self) -> dict[Key, int]:
        """The line of each key; found only where one is asked for."""
        lines: dict[Key, int] = {}
        for key, line in _keys(self._text):
            lines.setdefault(key, line)
        return lines

    def _broken(self, problem: str) -> ConfigError:
        """Return the error for a text that is no TOML."""
        place = _PLACE.search(problem)
        line = int(place[1]) if place and place[1] else self._text.rstrip().count("\n") + 1
        return self._error(f"not valid TOML: {_PLACE.sub('', problem)}", line)

    def _error(self, message: str, line: int, valid: Iterable[str] = (), label: str = "") -> ConfigError:
        lines = self._text.split("\n")
        shown = "".join(each if each.isprintable() else " " for each in lines[min(line, len(lines)) - 1])
        parts = [f"{self.name}:{line}: {message}"]
        if shown.strip():
            parts.append(f"    {shown.strip()[:_EXCERPT]}")
        if values := ", ".join(valid):
            parts.append(f"{label}: {values}")
        return ConfigError("\n".join(parts))


def read_bytes(path: Path) -> bytes:
    """Return a configuration file's bytes; raises ConfigError where it cannot be read."""
    try:
        return disk.read(path).data
    except InputError as problem:
        raise ConfigError(f"{problem}; it is looked at for the configuration") from None


def _decoded(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        raise ConfigError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; this is no configuration file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ConfigError(f"{name}:{line}: not UTF-8 text; save the file as UTF-8") from None


def _keys(text: str) -> Iterator[tuple[Key, int]]:
    """Yield the keys of a valid TOML text with the line on which the statement of each begins."""
    table: Key = ()
    arrays: dict[Key, int] = {}
    for statement, line in _statements(text):
        content = tomllib.loads(statement)
        if not statement.startswith("["):
            yield from ((key, line) for key in _paths(content, table))
            continue
        table = ()
        for name in _names(content):
            table += (name,)
            if table in arrays:
                table += (arrays[table],)
        if statement.startswith("[["):
            if isinstance(table[-1], int):
                table = table[:-1]
            arrays[table] = arrays.get(table, -1) + 1
            table += (arrays[table],)
        yield table, line


def _statements(text: str) -> Iterator[tuple[str, int]]:
    """Yield each statement (a table's head, or a key with its value) and its first line."""
    start, line, depth, lines = 0, 1, 0, 1
    for token in _TOKEN.finditer(text):
        lines += token[0].count("\n")
        if token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
        elif token[0] == "\n" and not depth:
            yield from _statement(text[start : token.start()], line)
            start, line = token.end(), lines
    yield from _statement(text[start:], line)


def _statement(text: str, line: int) -> Iterator[tuple[str, int]]:
    text = text.strip()
    if text and not text.startswith("#"):
        yield text, line


def _names(content: Mapping[str, Any]) -> list[str]:
    """Return the names in a table's head, from what it is read as: nested tables, the last one empty."""
    names = []
    inner: Any = content
    while isinstance(inner, Mapping) and inner:
        (name,) = inner
        names.append(name)
        inner = inner[name]
    return names


def _paths(content: Any, above: Key) -> Iterator[Key]:
    """Yield where each value lies that a statement gives, inline tables and arrays of them included."""
    entries: Iterable[tuple[str | int, Any]] = ()
    if isinstance(content, Mapping):
        entries = content.items()
    elif isinstance(content, list):
        entries = enumerate(content)
    for name, inner in entries:
        yield (*above, name)
        yield from _paths(inner, (*above, name))
