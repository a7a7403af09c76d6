"""A proposer for texts that go back into an 8-bit encoding: what their file cannot hold is not offered."""

from collections.abc import Callable, Sequence

from humanize_cli.propose.base import Proposal, Proposer
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence


class EncodableProposer:
    """Passes on another proposer's edits except those whose new words `can_encode` refuses."""

    def __init__(self, proposer: Proposer, can_encode: Callable[[str], bool]) -> None:
        """Take the proposer, and what says whether a text can be written."""
        self.name = proposer.name
        self._proposer = proposer
        self._can_encode = can_encode

    def propose(
        self, sentences: Sequence[Sentence], profile: Profile, progress: Callable[[int], None] | None = None
    ) -> list[Proposal]:
        """Return the proposals, those that cannot be written cut."""
        proposals = self._proposer.propose(sentences, profile, progress)
        return [tuple(edit for edit in each if self._can_encode(edit.new)) for each in proposals]

    def heard(self, offers: Sequence[tuple[Sentence, Proposal]], profile: Profile) -> list[Proposal] | None:
        """Return what the other proposer says."""
        return self._proposer.heard(offers, profile)

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:
        """Return what the other proposer says."""
        return self._proposer.faults(pairs)
