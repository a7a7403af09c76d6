"""Finding and Diagnosis: what a text's reading found, with places, for `check` and its views."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

MIN_WORDS = 600
"""A shorter text gets findings and no score: in a few hundred words, chance decides what there is."""


class Place(NamedTuple):
    """A place in a document: the fields of a Finding that say where it is."""

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    excerpt: str
    excerpt_start: int
    excerpt_end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a document that a rule has something to say about.

    `start` and `end` are characters of the document's text, and `line`, `column`, `end_line`, `end_column`
    the same places counted from 1; a column counts Unicode characters, and the end is exclusive, as in SARIF.
    A finding about a whole document stands at its first sentence.

    `role` is the rule's: "tell" and "cluster" may count, "edit" and "delete" never do. `excerpt` is the
    sentence (or heading) around the place, on one line, and `excerpt[excerpt_start:excerpt_end]` the place in
    it. `cost` is what it costs the prose, 1 to 3. Where `counted` is false, `why_not_counted` says why in one
    clause. `replacement` is what to put in place of the document's `start` to `end`, None where the rule only
    points.
    """

    rule_id: str
    family: str
    role: str
    message: str
    cost: int
    confidence: str
    language: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    excerpt: str
    excerpt_start: int
    excerpt_end: int
    counted: bool = True
    why_not_counted: str = ""
    replacement: str | None = None


class SentenceValue(NamedTuple):
    """What was found in one sentence: its place in the document, its words, its counted findings.

    `points` are those findings weighed by cost and confidence. `likeness` is the classifier's log-odds, above
    0 where the wording is more like that of sentences an editor changed; None where the sentence is too short
    to say. `chance`, 0 to 1, is how likely an editor would change it, all told; None where neither says
    anything.
    """

    start: int
    end: int
    language: str
    words: int
    findings: int
    points: float
    likeness: float | None
    chance: float | None


@dataclass(frozen=True)
class Diagnosis:
    """What there is to say about one text.

    `findings` are in document order. `score`, 0 to 100, says how much of the text reads stiff and stock: the
    expected share, in words, of sentences that an editor would change. It says nothing about who wrote the
    text. None where the text has fewer than `MIN_WORDS` words in the languages that are read, findings or
    not. `likeness` is the mean of the sentences' values, None where no sentence has one. `languages` counts
    the words read in each, and `values` are those of the sentences that are prose.
    """

    findings: tuple[Finding, ...] = ()
    words: int = 0
    sentences: int = 0
    score: int | None = None
    likeness: float | None = None
    languages: Mapping[str, int] = field(default_factory=dict)
    values: tuple[SentenceValue, ...] = ()

    @property
    def counted(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(finding for finding in self.findings if finding.counted)
