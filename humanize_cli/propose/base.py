"""The seam to whatever suggests edits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from humanize_cli.edits import Edit
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence


@dataclass(frozen=True, slots=True)
class Proposal:
    """The edits offered for one sentence.

    `score` is the proposer's mean log-probability a token for all of them together, None where it has none; a
    mixture of some of the edits may be held against it.
    """

    edits: tuple[Edit, ...] = ()
    score: float | None = None


class Proposer(Protocol):
    """Offers edits of sentences in a profile's tone; what it answers must depend on the sentence alone."""

    name: str

    def propose(
        self, sentences: Sequence[Sentence], profile: Profile, progress: Callable[[int], None] | None = None
    ) -> list[Proposal]:
        """Return one proposal for each sentence, in order; tell `progress` how many more are done."""
        ...

    def fluency(self, pairs: Sequence[tuple[Sentence, str]], profile: Profile) -> list[float] | None:
        """Return each text's mean log-probability a token as an edit of its sentence; None if not known."""
        ...

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:
        """Return how likely each text is a faulty edit of its sentence; None if not known."""
        ...
