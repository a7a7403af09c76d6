"""The seam to whatever suggests edits."""

from collections.abc import Callable, Sequence
from typing import Protocol

from humanize_cli.edits import Edit
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence

Proposal = tuple[Edit, ...]
"""The edits offered for one sentence, from left to right."""


class Proposer(Protocol):
    """Offers edits of sentences in a profile's tone; what it answers must depend on the sentence alone."""

    name: str

    def propose(
        self, sentences: Sequence[Sentence], profile: Profile, progress: Callable[[int], None] | None = None
    ) -> list[Proposal]:
        """Return one proposal for each sentence, in order; tell `progress` how many more are done."""
        ...

    def heard(self, offers: Sequence[tuple[Sentence, Proposal]], profile: Profile) -> list[Proposal] | None:
        """Return the edits with how likely their words are, a sentence's alone made; None if unknown."""
        ...

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:
        """Return how likely each text is a faulty edit of its sentence; None if not known."""
        ...


class Deaf:
    """The part of a proposer that knows replacements, not how a sentence reads."""

    def heard(
        self,
        offers: Sequence[tuple[Sentence, Proposal]],  # noqa: ARG002
        profile: Profile,  # noqa: ARG002
    ) -> list[Proposal] | None:
        """Return None: unknown."""
        return None

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:  # noqa: ARG002
        """Return None: not known."""
        return None
