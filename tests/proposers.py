"""Proposers and engines for tests: each answers by a function, so a test says what the model would."""

from collections.abc import Callable, Sequence

from humanize_cli.edits import Edit, diff_edits
from humanize_cli.propose.base import Proposal
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence


class FunctionProposer:
    """Offers what a function makes of each sentence, and counts how often it was asked."""

    name = "function"

    def __init__(self, rewrite: Callable[[str], str], fluency: Callable[[str], float] | None = None) -> None:
        self.rewrite = rewrite
        self.asked: list[str] = []
        self._fluency = fluency

    def propose(self, sentences: Sequence[Sentence], profile: Profile, progress=None) -> list[Proposal]:
        self.asked += [sentence.text for sentence in sentences]
        if progress:
            progress(len(sentences))
        score = None if self._fluency is None else 0.0
        return [Proposal(tuple(self._edits(sentence)), score) for sentence in sentences]

    def _edits(self, sentence: Sentence) -> list[Edit]:
        fixed = [(span.start, span.end) for span in sentence.protected]
        return diff_edits(sentence.text, self.rewrite(sentence.text), self.name, fixed=fixed)

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:
        return None

    def fluency(self, pairs: Sequence[tuple[Sentence, str]], profile: Profile) -> list[float] | None:
        return None if self._fluency is None else [self._fluency(text) for _, text in pairs]


def replacing(*pairs: tuple[str, str]) -> Callable[[str], str]:
    """Return a rewriter that replaces phrases, in order."""

    def rewrite(text: str) -> str:
        for old, new in pairs:
            text = text.replace(old, new)
        return text

    return rewrite
