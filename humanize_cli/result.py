"""Result: what became of a text, with every edit and every refusal, for all views."""

from dataclasses import dataclass, field

from humanize_cli.edits import Edit
from humanize_cli.gate.reasons import Reason


@dataclass(frozen=True, slots=True)
class Change:
    """An accepted edit with its place: `line` and `column` count from 1 in the text before; `sentence` as it
    was.

    Where a sentence went through several rounds, the changes are the differences between its first and last
    state, each with the origins of the edits that made it. `sentence_place` is the line and column of the
    sentence. `tells` are the ids of the rules whose matches the edit took away.
    """

    edit: Edit
    line: int
    column: int
    sentence_before: str
    sentence_after: str
    language: str
    sentence_place: tuple[int, int] = (0, 0)
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A proposed edit that was refused, where, and why."""

    edit: Edit
    reason: Reason
    detail: str
    line: int
    sentence: str
    language: str


@dataclass(frozen=True)
class Result:
    """What became of one text.

    `changes` are in document order. `languages` counts prose words by language; `skipped_words` counts, by
    language code or
    "unsure", the words left alone because their language is not edited. `warnings` are one line each.
    """

    before: str
    after: str
    changes: tuple[Change, ...] = ()
    held_back: tuple[HeldBack, ...] = ()
    sentences: int = 0
    words: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    skipped_words: dict[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    profile: str = ""

    @property
    def changed(self) -> bool:
        """Whether the text is another one now."""
        return self.before != self.after
