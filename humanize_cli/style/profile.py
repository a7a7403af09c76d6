"""Profile, the one value that says how a text should sound."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from humanize_cli.style.band import QUANTITIES, Band
from humanize_cli.style.feelings import UNSAID, Feelings

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
    line: int = field(default=0, compare=False)
    """The line of the profile's file where it begins, from 1."""


@dataclass(frozen=True)
class Voice:
    """A writer's habits in one language, as numbers: what tells this writer's texts from those of others.

    They were counted in so many `texts` and `words`. `measures` are means by the keys of QUANTITIES,
    `openers` the sentences in a hundred that begin with a word, `frequencies` a word's places in a thousand
    words, `pairs` those of two neighbours that are function words or marks. `usual` is how far the writer's
    own texts are from these numbers, the nearer and the farther ones.
    """

    texts: int
    words: int
    usual: tuple[float, float]
    measures: Mapping[str, float]
    openers: Mapping[str, float]
    frequencies: Mapping[str, float]
    pairs: Mapping[str, float]


@dataclass(frozen=True)
class Profile:
    """How a text should sound; named by its file.

    `avoid` are words or phrases refused in an edit's new text; `prefer` maps a phrase to the one
    to use instead, which becomes a rule; `keep` are words that no edit may touch. `disclose` is the form
    of a disclosure, one of FORM_CHOICES, and `disclose_text` its wording; None where it is not said. `bands`
    are the ranges that a text's measures should lie in, by the keys of QUANTITIES, and `language_bands` those
    that hold for one language, in place of the general ones. `voices` are a writer's habits by language.
    `feelings` say which profile answers a message in which a feeling speaks.
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
    disclose: str | None = None
    disclose_text: str | None = None
    bands: Mapping[str, Band] = field(default_factory=lambda: MappingProxyType({}))
    language_bands: Mapping[str, Mapping[str, Band]] = field(default_factory=lambda: MappingProxyType({}))
    voices: Mapping[str, Voice] = field(default_factory=lambda: MappingProxyType({}))
    feelings: Feelings = UNSAID

    def bands_for(self, language: str) -> Mapping[str, Band]:
        """Return the bands that hold for a text in a language (an ISO 639-1 code), in the table's order."""
        found = {**self.bands, **self.language_bands.get(language, {})}
        return {
            name: found[name]
            for name, quantity in QUANTITIES.items()
            if language in quantity.languages
            and name in found
            and found[name] != Band(quantity.low, quantity.high)
        }
