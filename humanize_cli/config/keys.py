"""The keys of a configuration: their types, strictly, and the values that a table of a file sets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from humanize_cli.config.rules import ids_of
from humanize_cli.config.toml_file import Key, TomlFile
from humanize_cli.style.load import is_path
from humanize_cli.style.profile import LANGUAGES, Strength
from humanize_cli.style.yaml_source import did_you_mean
from humanize_cli.text.form import FORM_CHOICES, wording_problem

MAX_SCORE = 100
"""The highest score that a text can have."""

_KINDS = {
    bool: "true or false",
    int: "a number",
    float: "a number with a fraction",
    str: "text",
    list: "a list",
    dict: "a table",
}


@dataclass(frozen=True)
class Layer:
    """What one table of a file, or the flags, set: values by key, and where each was set."""

    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def read_table(file: TomlFile, key: Key, table: Any, *, more: tuple[str, ...] = ()) -> Layer:
    """Return what the table at `key` sets; `more` are keys that the caller reads itself.

    Raises ConfigError at the line of an unknown key, a wrong type or a value that is not known.
    """
    if not isinstance(table, Mapping):
        raise file.error(f"expected a table, found {kind(table)}", key)
    allowed = (*more, *READERS)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for name, value in table.items():
        place = (*key, name)
        if name not in allowed:
            hint = did_you_mean(name.replace("_", "-"), allowed)
            if name == "tool" and not key:
                hint = "; in this file the keys stand at the top, without [tool.humanize]"
            raise file.error(f'unknown key "{name}"{hint}', place, valid=allowed, label="valid keys")
        if name not in more:
            values[name] = READERS[name](file, place, value)
            origins[name] = file.where(place)
    return Layer(MappingProxyType(values), MappingProxyType(origins))


def texts(file: TomlFile, key: Key, value: Any) -> tuple[str, ...]:
    """Return a list of texts."""
    if not isinstance(value, list):
        hint = f'; write ["{value}"]' if isinstance(value, str) else ""
        raise file.error(f"{key[-1]}: expected a list of texts, found {kind(value)}{hint}", key)
    for each in value:
        if not isinstance(each, str) or not each.strip():
            found = "an empty text" if isinstance(each, str) else kind(each)
            raise file.error(f"{key[-1]}: expected a list of texts, found {found} in it", key)
    return tuple(dict.fromkeys(value))


def kind(value: Any) -> str:
    """Return what a value is, in words for a message."""
    return _KINDS.get(type(value), "a date or time")


def _rules(file: TomlFile, key: Key, value: Any) -> tuple[str, ...]:
    """Return a list of words that name rules."""
    words = texts(file, key, value)
    for word in words:
        try:
            ids_of(word)
        except ValueError as problem:
            raise file.error(f"{key[-1]}: {problem}", key) from None
    return words


def _profile(file: TomlFile, key: Key, value: Any) -> str:
    """Return a profile's name or path; a relative path is seen from the file's folder."""
    name = _text(file, key, value)
    return str(file.path.parent / name) if is_path(name) else name


def _text(file: TomlFile, key: Key, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        found = "an empty text" if isinstance(value, str) else kind(value)
        raise file.error(f"{key[-1]}: expected text, found {found}", key)
    return value


def _wording(file: TomlFile, key: Key, value: Any) -> str:
    text = _text(file, key, value)
    if problem := wording_problem(text):
        raise file.error(f"{key[-1]}: {problem}", key)
    return text


def _choice(*values: str) -> Callable[[TomlFile, Key, Any], str]:
    def read(file: TomlFile, key: Key, value: Any) -> str:
        text = _text(file, key, value)
        if text not in values:
            message = f'{key[-1]}: "{text}" is not known here{did_you_mean(text, values)}'
            raise file.error(message, key, valid=values, label="valid values")
        return text

    return read


def _strength(file: TomlFile, key: Key, value: Any) -> Strength:
    return Strength(_choice(*Strength)(file, key, value))


def _switch(file: TomlFile, key: Key, value: Any) -> bool:
    if not isinstance(value, bool):
        raise file.error(f"{key[-1]}: expected true or false, found {kind(value)}", key)
    return value


def _number(highest: int | None = None) -> Callable[[TomlFile, Key, Any], int]:
    def read(file: TomlFile, key: Key, value: Any) -> int:
        span = f"from 0 to {highest}" if highest is not None else "from 0"
        if type(value) is not int:
            raise file.error(f"{key[-1]}: expected a whole number {span}, found {kind(value)}", key)
        if value < 0 or (highest is not None and value > highest):
            raise file.error(f"{key[-1]}: expected a whole number {span}, found {value}", key)
        return value

    return read


READERS: Mapping[str, Callable[[TomlFile, Key, Any], Any]] = MappingProxyType(
    {
        "profile": _profile,
        "lang": _choice("auto", *LANGUAGES),
        "strength": _strength,
        "headings": _switch,
        "tables": _switch,
        "select": _rules,
        "ignore": _rules,
        "max-findings": _number(),
        "max-score": _number(MAX_SCORE),
        "disclose": _choice(*FORM_CHOICES),
        "disclose-text": _wording,
    }
)
"""How each key that a table of settings may have is read."""
