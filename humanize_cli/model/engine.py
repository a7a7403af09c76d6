"""Engine, the seam to the language model: prompts in, answers out, the same whatever is beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
class Answer:
    """What the model said: its text, the mean log-probability a token, and the number of tokens generated.

    `finished` is False where the answer was cut off at its length limit. `copy_probability` is the first
    token's probability of "=", None unless it was asked for.
    """

    text: str
    score: float
    tokens: int
    finished: bool = True
    copy_probability: float | None = None


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

    def score(self, pairs: Sequence[tuple[Prompt, str]]) -> list[float]:
        """Return the mean log-probability a token of each text as the answer to its prompt, in order."""
        ...
