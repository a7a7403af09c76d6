"""Engine, the seam to the language model: prompts in, answers out, the same whatever is beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the model is asked: one sentence and a tone.

    `forbid_copy` suppresses the answer "=", so that the model must say what it would change.
    """

    tone: str
    sentence: str
    forbid_copy: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """How likely a text is as an answer: the log-probability of each token, and where each begins.

    `starts` are places in the text, in characters; the last token is the end and begins behind it. A text
    that could not have been answered has no tokens.
    """

    starts: tuple[int, ...] = ()
    log_probabilities: tuple[float, ...] = ()

    @property
    def mean(self) -> float:
        """The mean log-probability a token; minus infinity where there is none."""
        count = len(self.log_probabilities)
        return round(sum(self.log_probabilities) / count, 4) if count else float("-inf")

    def of(self, start: int, end: int) -> float:
        """Return the log-probability of what stands from `start` to `end`, and that it ends there.

        It is the sum over the tokens that reach into the place, and the first behind it: where something was
        left out, that one alone tells.
        """
        ends = (*self.starts[1:], float("inf"))
        parts = zip(self.starts, ends, self.log_probabilities, strict=False)
        return sum((chance for begin, stop, chance in parts if stop > start and begin <= end), 0.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model said: its text, the mean log-probability a token, and the number of tokens generated.

    `finished` is False where the answer was cut off at its length limit. `copy_probability` is the first
    token's probability of "=", None unless it was asked for. `said` is how likely each token was as it was
    said, without any where the engine does not tell.
    """

    text: str
    score: float
    tokens: int
    finished: bool = True
    copy_probability: float | None = None
    said: Score = field(default=Score(), compare=False)


class Engine(Protocol):
    """Answers prompts greedily and deterministically: an answer depends on its prompt alone."""

    identity: str
    """A hash that changes whenever answers may change (weights, vocabulary, prompt format)."""

    def answer(
        self, prompts: Sequence[Prompt], progress: Callable[[int], None] | None = None
    ) -> list[Answer]:
        """Return one answer for each prompt, in order; tell `progress` how many more are done, as it goes."""
        ...

    def copy_probabilities(self, prompts: Sequence[Prompt]) -> list[float]:
        """Return the first token's probability of "=" for each prompt, in order."""
        ...

    def score(self, pairs: Sequence[tuple[Prompt, str]]) -> "list[Score]":
        """Return how likely each text is as the answer to its prompt, in order."""
        ...

    def faults(self, pairs: Sequence[tuple[str, str]]) -> list[float] | None:
        """Return the probability that the second sentence is a faulty edit of the first, for each pair.

        None where the model was not trained to tell.
        """
        ...
