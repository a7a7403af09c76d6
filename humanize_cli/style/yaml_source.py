"""Strict YAML that can show the user's own line: for profiles, rule packs and word lists.

    text = read_source(path, error=ProfileError)              str; an error if it is not readable text
    root = load_mapping(text, str(path), error=ProfileError)  YamlNode of the document, a mapping
    fields = root.fields(("id", "tones"), required=("id",))   {key: YamlNode}; an error if unknown, missing
    fields["id"].text()                                       str, not blank; 12 or yes or null is an error
    fields["tones"].texts()                                   tuple[str, ...]
    fields["tone"].choice(("plain", "warm"))                  one of these
    fields["cost"].number((1, 2, 3))                          one of these
    fields["share"].decimal(0, 1)                             float within these
    root.entries()                                            [(key node, value node)] where keys are free
    root.sequence()                                           [YamlNode] of a list
    raise root.error("what is wrong", node, valid=("a", "b")) where:line: what, the line marked, valid values

Refused anywhere in a file: duplicate keys, keys that are not text, tabs, aliases, a second document.
Every error is of the class given as `error`; nothing but text is ever constructed.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from humanize_cli.errors import HumanizeError, UsageError

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 1_000_000
"""The largest file read, in bytes: a profile or rule pack is written by hand, so more is the wrong file."""

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what the YAML parser counts as one
_DECIMAL = re.compile(r"[-+]?\d{1,9}(?:\.\d{1,9})?")
_EXCERPT = 100
_KINDS = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "a truth value",
    "timestamp": "a date",
    "null": "nothing",
    "merge": "a merge key",
}


class YamlNode:
    """A value in a YAML file that knows its place, so that whatever is wrong with it can be shown there."""

    __slots__ = ("_file", "_node")

    def __init__(self, file: "_File", node: Any) -> None:
        self._file = file
        self._node = node  # a yaml.Node; its published types leave `id` out

    @property
    def line(self) -> int:
        """The line where the value begins, counted from 1."""
        return int(self._node.start_mark.line) + 1

    @property
    def kind(self) -> str:
        """What the value is, in words for a message."""
        if self._node.id == "scalar":
            return _KINDS.get(self._node.tag.rpartition(":")[2], "a tagged value")
        return "a mapping" if self._node.id == "mapping" else "a list"

    def error(
        self,
        message: str,
        node: "YamlNode | None" = None,
        *,
        valid: Iterable[str] = (),
        label: str = "valid values",
    ) -> HumanizeError:
        """Return (not raise) an error at `node`, by default this value, with its line and `valid` shown."""
        place = (node or self)._node
        start, end = place.start_mark, place.end_mark
        width = end.column - start.column if end.line == start.line else None
        return self._file.error(message, start.line, start.column, width, valid=valid, label=label)

    def entries(self) -> "list[tuple[YamlNode, YamlNode]]":
        """Return the key and value nodes of a mapping in order; an error if it is none."""
        if self._node.id != "mapping":
            raise self.error(f"expected a mapping (key: value), found {self.kind}")
        return [(YamlNode(self._file, key), YamlNode(self._file, value)) for key, value in self._node.value]

    def fields(self, allowed: Collection[str], *, required: Sequence[str] = ()) -> "dict[str, YamlNode]":
        """Return the values of a mapping by key; an unknown key, or a missing one, is an error."""
        found: dict[str, YamlNode] = {}
        for key, value in self.entries():
            name = key.text()
            if name not in allowed:
                message = f'unknown key "{name}"{did_you_mean(name, allowed)}'
                raise self.error(message, key, valid=allowed, label="valid keys")
            found[name] = value
        for name in required:
            if name not in found:
                raise self.error(f'the key "{name}" is missing')
        return found

    def sequence(self) -> "list[YamlNode]":
        """Return the values of a list; an error if it is none."""
        if self._node.id != "sequence":
            raise self.error(f"expected a list, found {self.kind}")
        return [YamlNode(self._file, each) for each in self._node.value]

    def text(self) -> str:
        """Return the text, which must not be blank; YAML's numbers, truth values and nulls are errors."""
        if self._node.id != "scalar" or self.kind != "text":
            hint = (
                "; put it in quotes to mean the text"
                if self.kind in ("a number", "a truth value", "a date")
                else ""
            )
            raise self.error(f"expected text, found {self.kind}{hint}")
        if not self._node.value.strip():
            raise self.error("the text is empty")
        return str(self._node.value)

    def texts(self) -> tuple[str, ...]:
        """Return the texts of a list of texts."""
        return tuple(each.text() for each in self.sequence())

    def choice(self, values: Sequence[str]) -> str:
        """Return the text, which must be one of `values`."""
        if self.kind != "text":
            raise self.error(f"expected one of the valid values, found {self.kind}", valid=values)
        text = self.text()
        if text not in values:
            raise self.error(f'"{text}" is not known here{did_you_mean(text, values)}', valid=values)
        return text

    def number(self, values: Sequence[int]) -> int:
        """Return the whole number, written plainly, which must be one of `values`."""
        if self.kind != "a number" or self._node.value not in map(str, values):
            raise self.error("expected a number", valid=map(str, values))
        return int(self._node.value)

    def decimal(self, low: float, high: float) -> float:
        """Return the number, with or without a decimal point, which must lie between `low` and `high`."""
        if self.kind != "a number" or not _DECIMAL.fullmatch(self._node.value):
            found = "none that a text can have" if self.kind == "a number" else self.kind
            raise self.error(f"expected a number, found {found}")
        value = float(self._node.value)
        if not low <= value <= high:
            raise self.error(f"{self._node.value} is out of range; it can be {low:g} to {high:g}")
        return value


class _File:
    """The lines of a YAML file, its name for messages, and the class of its errors."""

    def __init__(self, text: str, where: str, error: type[HumanizeError]) -> None:
        self.where = where
        self.lines = _LINE_BREAK.split(text)
        self._error = error

    def error(
        self,
        message: str,
        line: int,
        column: int,
        width: int | None,
        *,
        valid: Iterable[str] = (),
        label: str = "",
    ) -> HumanizeError:
        """Return the error at a place counted from 0; `width` None marks to the line's end."""
        line = min(line, len(self.lines) - 1)
        content = "".join(each if each.isprintable() else " " for each in self.lines[line])
        rest = len(content.rstrip()) - column
        width = max(1, rest if width is None else min(width, rest))
        cut = max(0, column - _EXCERPT // 2)
        shown = content[cut : cut + _EXCERPT].rstrip()
        mark = " " * (column - cut) + "^" * min(width, max(1, len(shown) - (column - cut)))
        parts = [f"{self.where}:{line + 1}: {message}"]
        if shown.strip():
            parts += [f"    {shown}", f"    {mark}"]
        if values := ", ".join(valid):
            parts.append(f"{label}: {values}")
        return self._error("\n".join(parts))


def did_you_mean(name: str, valid: Collection[str]) -> str:
    """Return a hint to the nearest of `valid`, or an empty text when none is near."""
    near = get_close_matches(name.casefold(), sorted(valid), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""


def read_source(path: Path, *, error: type[HumanizeError] = UsageError, where: str | None = None) -> str:
    """Return the text of a small UTF-8 file, with or without a byte order mark.

    Raises `error` naming `where` (by default the path) for a file that is missing, unreadable, a folder,
    too large or not text.
    """
    where = str(path) if where is None else where
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise error(f"{where}: there is no such file") from None
    except IsADirectoryError:
        raise error(f"{where}: this is a folder; give a YAML file") from None
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else None
        raise error(f"{where}: cannot be read: {reason or problem}") from None
    if len(data) > MAX_BYTES:
        raise error(f"{where}: larger than {MAX_BYTES // 1_000_000} MB; this is not a hand-written YAML file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise error(f"{where}:{line}: not UTF-8 text; save the file as UTF-8") from None
    if "\0" in text:
        raise error(f"{where}: a binary file; give a YAML file")
    return text


def load_mapping(text: str, where: str, *, error: type[HumanizeError] = UsageError) -> YamlNode:
    """Return the document, a mapping, as a node; `where` names the file in messages.

    Raises `error` for anything but one strict YAML mapping; the module's docstring lists what is refused.
    """
    import yaml

    text = text.removeprefix("\ufeff")
    file = _File(text, where, error)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as problem:
        raise _syntax_error(file, problem) from None
    except yaml.reader.ReaderError as problem:
        line = len(_LINE_BREAK.findall(text, 0, problem.position))
        raise file.error("a character that YAML does not allow", line, 0, None) from None
    except RecursionError:
        raise error(f"{where}: nested too deeply") from None
    if node is None:
        raise error(f"{where}: the file is empty")
    _refuse_loose_ends(file, node)
    root = YamlNode(file, node)
    root.entries()
    return root


def _syntax_error(file: _File, problem: "yaml.MarkedYAMLError") -> HumanizeError:
    """Return the parser's complaint at the user's line, with what to do where the cause is a common one."""
    mark = problem.problem_mark or problem.context_mark
    if mark is None:
        return file.error(f"not valid YAML: {problem.problem}", 0, 0, None)
    line = file.lines[min(mark.line, len(file.lines) - 1)]
    indentation = line[: len(line) - len(line.lstrip())]
    message = f"not valid YAML: {problem.problem}"
    if "\t" in indentation:
        message = "a tab in the indentation; YAML wants spaces"
    elif "mapping values are not allowed" in str(problem.problem):
        message = 'a second ": " in one entry; put a text that holds it in quotes'
    elif "but found another document" in str(problem.problem):
        message = "a second document (---); a file holds one"
    return file.error(message, mark.line, mark.column, 1)


def _refuse_loose_ends(file: _File, root: Any) -> None:
    """Raise where YAML allows what a strict file does not: aliases, duplicate keys, non-text keys."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            raise YamlNode(file, node).error("an anchor (&) that is used again with *; write the value out")
        seen.add(id(node))
        if node.id == "sequence":
            waiting += reversed(node.value)
        elif node.id == "mapping":
            lines: dict[str, int] = {}
            for key, value in node.value:
                entry = YamlNode(file, key)
                name = entry.text()
                if name in lines:
                    raise entry.error(f'the key "{name}" is given twice; the first is on line {lines[name]}')
                lines[name] = entry.line
                waiting.append(value)
