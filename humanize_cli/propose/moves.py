"""Moves as a proposer: what brings a text nearer to its profile's bands, where a sentence carries its aim."""

from collections.abc import Callable, Sequence

from humanize_cli.bands.moves import moves
from humanize_cli.propose.base import Proposal
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence


class MovesProposer:
    """Offers the moves toward a sentence's aim; nothing for a sentence without one."""

    name = "bands"

    def propose(
        self,
        sentences: Sequence[Sentence],
        profile: Profile,  # noqa: ARG002
        progress: Callable[[int], None] | None = None,
    ) -> list[Proposal]:
        """Return one proposal for each sentence, in order."""
        if progress:
            progress(len(sentences))
        return [tuple(moves(each)) for each in sentences]

    def heard(
        self,
        offers: Sequence[tuple[Sentence, Proposal]],  # noqa: ARG002
        profile: Profile,  # noqa: ARG002
    ) -> list[Proposal] | None:
        """Return None: moves know words, not how a sentence reads."""
        return None

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:  # noqa: ARG002
        """Return None, as for `heard`."""
        return None
