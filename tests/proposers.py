"""Proposers and engines for tests: each answers by a function, so a test says what the model would."""

from collections.abc import Callable, Sequence

from humanize_cli.edits import Edit, diff_edits
from humanize_cli.propose.base import Proposal
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence


class FunctionProposer:
    """Offers what a function makes of each sentence, and counts how often it was asked."""

    name = "function"

    def __init__(self, rewrite: Callable[[str], str]) -> None:
        self.rewrite = rewrite
        self.asked: list[str] = []

    def propose(self, sentences: Sequence[Sentence], profile: Profile, progress=None) -> list[Proposal]:
        self.asked += [sentence.text for sentence in sentences]
        if progress:
            progress(len(sentences))
        return [tuple(self._edits(sentence)) for sentence in sentences]

    def _edits(self, sentence: Sentence) -> list[Edit]:
        fixed = [(span.start, span.end) for span in sentence.protected]
        return diff_edits(sentence.text, self.rewrite(sentence.text), self.name, fixed=fixed)

    def heard(self, offers, profile: Profile) -> list[Proposal] | None:
        return None

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:
        return None


def replacing(*pairs: tuple[str, str]) -> Callable[[str], str]:
    """Return a rewriter that replaces phrases, in order."""

    def rewrite(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return rewrite
