"""Settings: what a run does with one input, merged from defaults, a file and the flags."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from humanize_cli.config.keys import Layer
from humanize_cli.style.profile import Strength

DEFAULT = "default"
"""The origin of a value that nobody set."""

_ADDS_UP = "ignore"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting; the names are the keys of a file with "_" for "-".

    `profile` is a name or path; `strength` None means the profile's own; `select` empty means every rule.
    `max_findings` is the number of counted findings that a text may have, None for as many as its length
    allows (checked.WORDS_A_FINDING), `max_score` the highest score it may have, None for no limit.
    `disclose` is the form of a disclosure or "none", None meaning the profile's own; `disclose_text` is its
    wording, None for the usual one.
    """

    profile: str = "plain"
    lang: str = "auto"
    strength: Strength | None = None
    headings: bool = False
    tables: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    max_findings: int | None = None
    max_score: int | None = None
    disclose: str | None = None
    disclose_text: str | None = None


@dataclass(frozen=True)
class Resolved:
    """The settings of one input, with where each came from by key, and the name of its file, if any."""

    settings: Settings
    origins: Mapping[str, str]
    file: str | None = None


KEYS = tuple(each.name.replace("_", "-") for each in fields(Settings))
"""The keys of all settings, in the order in which they are shown."""


def merge(layers: Iterable[Layer], file: str | None = None) -> Resolved:
    """Return the settings that layers make, later ones winning key by key; what they ignore adds up."""
    values: dict[str, Any] = {}
    origins = dict.fromkeys(KEYS, DEFAULT)
    for layer in layers:
        for key, value in layer.values.items():
            name = key.replace("-", "_")
            if key == _ADDS_UP and name in values:
                values[name] = tuple(dict.fromkeys((*values[name], *value)))
                origins[key] = f"{origins[key]}, {layer.origins[key]}"
            else:
                values[name] = value
                origins[key] = layer.origins[key]
    return Resolved(Settings(**values), MappingProxyType(origins), file)


def flags(**given: Any) -> Layer:
    """Return the layer of the flags that were given, by key with "_" for "-"; None means not given."""
    values = {
        name.replace("_", "-"): value for name, value in given.items() if value is not None and value != ()
    }
    return Layer(MappingProxyType(values), MappingProxyType({key: f"flag --{key}" for key in values}))
