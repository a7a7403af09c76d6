"""Checked: what a check found in one input, what its settings allow, and what follows for a whole run."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from humanize_cli.errors import ExitCode

if TYPE_CHECKING:
    from humanize_cli.diagnose.diagnosis import Diagnosis, Finding

WORDS_A_FINDING = 200
"""For each so many words a text may have one counted finding, where no other number is set.

Of human documents it turns away under one in a hundred; `python -m benchmarks.found --humans` prints how
many.
"""


def _nothing() -> "Diagnosis":
    """Return an empty diagnosis; its room is not loaded before something is to be said."""
    from humanize_cli.diagnose.diagnosis import Diagnosis

    return Diagnosis()


@dataclass(frozen=True)
class Checked:
    """One input that was checked, or the error that kept it from being.

    `name` is what messages call it. `max_findings` and `max_score` are the limits that were set for it,
    `edits` the number of safe replacements that were made before it was looked at, `skipped` the number of
    words in no language that is checked, `warnings` one line each. `error` is the message of an input that
    failed; nothing was found in it then.
    """

    name: str
    diagnosis: "Diagnosis" = field(default_factory=_nothing)
    max_findings: int | None = None
    max_score: int | None = None
    profile: str = ""
    edits: int = 0
    skipped: int = 0
    warnings: tuple[str, ...] = ()
    error: str | None = None

    @property
    def allowed(self) -> int:
        """The number of counted findings that it may have: as set, else by its length."""
        if self.max_findings is None:
            return self.diagnosis.words // WORDS_A_FINDING
        return self.max_findings

    @property
    def too_many(self) -> bool:
        """Whether more findings count than are allowed."""
        return len(self.diagnosis.counted) > self.allowed

    @property
    def too_high(self) -> bool:
        """Whether there is a score, a limit to it, and the score is over that."""
        score, limit = self.diagnosis.score, self.max_score
        return score is not None and limit is not None and score > limit

    @property
    def passed(self) -> bool:
        """Whether it could be checked and keeps within its limits."""
        return self.error is None and not self.too_many and not self.too_high

    def shown(self, *, everything: bool) -> "tuple[Finding, ...]":
        """Return the findings to show: those that count, or `everything`."""
        return self.diagnosis.findings if everything else self.diagnosis.counted


@dataclass
class Totals:
    """Counts over a run, and the exit code that follows from them."""

    files: int = 0
    failed: int = 0
    over: int = 0
    words: int = 0
    counted: int = 0
    with_counted: int = 0
    uncounted: int = 0
    replaceable: int = 0
    edits: int = 0
    skipped: int = 0

    def add(self, checked: Checked) -> None:
        """Count one input."""
        self.files += 1
        self.failed += checked.error is not None
        self.over += checked.error is None and not checked.passed
        self.words += checked.diagnosis.words
        counted = len(checked.diagnosis.counted)
        self.counted += counted
        self.with_counted += counted > 0
        self.uncounted += len(checked.diagnosis.findings) - counted
        self.replaceable += sum(each.replacement is not None for each in checked.diagnosis.findings)
        self.edits += checked.edits
        self.skipped += checked.skipped

    @property
    def exit_code(self) -> ExitCode:
        """The code: a failure outranks a finding."""
        if self.failed:
            return ExitCode.FAILED
        return ExitCode.WOULD_CHANGE if self.over else ExitCode.DONE


def rules_of(checked: Sequence[Checked], *, everything: bool) -> "list[Finding]":
    """Return one finding of each rule that has any to show, in the order of the rules' ids."""
    found = {each.rule_id: each for one in checked for each in one.shown(everything=everything)}
    return [found[name] for name in sorted(found)]
