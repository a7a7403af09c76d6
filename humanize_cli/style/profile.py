"""Profile, the one value that says how a text should sound."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
"""The languages that are edited, as ISO 639-1 codes."""


class Tone(StrEnum):
    """The tones that the model was trained on."""

    PLAIN = "plain"
    CASUAL = "casual"
    PROFESSIONAL = "professional"
    WARM = "warm"
    ACADEMIC = "academic"
    TECHNICAL = "technical"
    PUNCHY = "punchy"


class Strength(StrEnum):
    """How sure the model must be that a sentence needs work before its edit is looked at."""

    LIGHT = "light"
    NORMAL = "normal"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence or passage before and after, in a language; the tests run it."""

    before: str
    after: str
    language: str = "en"


@dataclass(frozen=True)
class Profile:
    """How a text should sound; named by its file.

    `avoid` are words or phrases refused in an edit's new text; `prefer` maps a phrase to the one
    to use instead, which becomes a rule; `keep` are words that no edit may touch.
    """

    name: str
    tone: Tone = Tone.PLAIN
    strength: Strength = Strength.NORMAL
    description: str = ""
    extends: str | None = None
    avoid: tuple[str, ...] = ()
    prefer: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    keep: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
