"""Moves as a proposer: what brings a text nearer to its profile's bands, where a sentence carries its aim."""

from collections.abc import Callable, Sequence

from humanize_cli.bands.moves import moves
from humanize_cli.propose.base import Deaf, Proposal
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence


class MovesProposer(Deaf):
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
