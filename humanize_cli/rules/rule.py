"""A rule as a value: what it looks for, what it says, and how much it counts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from types import MappingProxyType

from humanize_cli.rules.pattern import Phrase
from humanize_cli.style.profile import Example, Tone

GUARDS = ("only_after", "only_before", "not_after", "not_before")
"""The keys of a rule's regular expressions for what stands directly before or after a match."""

_SIGHT = 300  # characters that a guard sees; without a limit, a line of a megabyte would take quadratic time


_SPACES = re.compile(" {2,}")


class Role(StrEnum):
    """What a rule does with its match.

    `edit` puts something else there and `delete` takes it out; neither counts in the score. A `tell` counts
    by itself, a `cluster` only beside a tell or a cluster hit of another family.
    """

    EDIT = "edit"
    DELETE = "delete"
    TELL = "tell"
    CLUSTER = "cluster"


class Confidence(StrEnum):
    """How likely a match is no false alarm."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Part(StrEnum):
    """A part of speech that a word must have, told from its neighbours."""

    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"


class Scope(StrEnum):
    """Where a rule looks: any sentence, a section's first or last one, or the document as a whole."""

    SENTENCE = "sentence"
    START = "start"
    END = "end"
    DOCUMENT = "document"


@dataclass(frozen=True)
class Rule:
    """A kind of wording or habit, and what to write instead where that is known.

    One of `phrases`, `words`, `regex` and `detector` says what it looks for; each phrase stands with its
    replacement, which is None for a rule that only points at the place and "" for one that deletes. `tones`
    empty means every tone but those of `registers_off`. `cost` is 1 to 3 for a rule that counts, 0 for edits.
    `examples`, `match` and `no_match` are what the rule must and must not do; the tests run them. `patterns`
    and `replacement` are what the phrases were made from, for people to read; with a `regex`, its groups are
    put into `replacement`, each by way of the table of its name; a group whose table has no words stops the
    edit where it takes part. Of the texts `needed`, in lower case, one stands in every match of `regex` that
    is not stopped so, if there are any.
    """

    id: str
    family: str
    message: str
    phrases: tuple[tuple[Phrase, str | None], ...] = ()
    tones: frozenset[Tone] = frozenset()
    guards: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    examples: tuple[Example, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = ""
    role: Role = Role.EDIT
    cost: int = 0
    confidence: Confidence = Confidence.HIGH
    words: tuple[str, ...] = ()
    part: Part | None = None
    regex: str = ""
    detector: str = ""
    scope: Scope = Scope.SENTENCE
    registers_off: frozenset[Tone] = frozenset()
    match: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    replacement: str = ""
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    needed: tuple[str, ...] = ()

    @cached_property
    def counts(self) -> bool:
        """Whether a match may count in a score."""
        return self.role in (Role.TELL, Role.CLUSTER)

    @cached_property
    def replaces(self) -> bool:
        """Whether a match may be edited."""
        if self.regex:
            return not self.counts
        return bool(self.phrases) and self.phrases[0][1] is not None

    def speaks(self, tone: Tone) -> bool:
        """Say whether the rule applies to a text in this tone."""
        return (not self.tones or tone in self.tones) and tone not in self.registers_off

    def allows(self, text: str, start: int, end: int) -> bool:
        """Say whether what stands directly before `start` and after `end` lets a match stand."""
        for key, source in self.guards.items():
            guard = compiled_guard(key, source)
            if key.endswith("after"):
                found = guard.search(_single_spaced(text[max(0, start - _SIGHT) : start]))
            else:
                found = guard.match(_single_spaced(text[end : end + _SIGHT]))
            if (found is None) is key.startswith("only"):
                return False
        return True


def _single_spaced(text: str) -> str:
    """Return a text without runs of spaces, over which a guard would try every way to share them out."""
    return _SPACES.sub(" ", text) if "  " in text else text


@cache
def compiled_guard(key: str, source: str) -> re.Pattern[str]:
    """Return a guard compiled to match whole words beside a match, across the spaces between.

    What forbids a match does so in capitals too; what allows one stands as written. Compiled at use: a pack
    has many guards, and most texts need few. Raises re.error for a malformed one.
    """
    edge = r"(?:(?<!\w)|(?!\w))"
    flags = re.IGNORECASE if key.startswith("not") else re.NOFLAG
    return re.compile(
        rf"{edge}(?:{source}) *\Z" if key.endswith("after") else rf" *(?:{source}){edge}", flags
    )
