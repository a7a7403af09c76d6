"""An engine without a model: answers by a function or a table, for tests and dry runs."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from humanize_cli.model.engine import Answer, Prompt, Score
from humanize_cli.model.prompts import COPY


class ScriptedEngine:
    """Answers each sentence by `script`, a function of it or a table; what the table lacks is answered "=".

    `copy_probability` is given for sentences that are answered "=", 1 minus it for the others; `score` for
    every answer and every word of a scored text, but for those in `doubts`, which have their own. `faults`
    are the probabilities of a fault in edited texts. A prompt that forbids "=" gets the sentence itself
    instead of it.
    """

    def __init__(
        self,
        script: Callable[[str], str] | Mapping[str, str],
        *,
        score: float = -0.002,
        doubts: Mapping[str, float] = MappingProxyType({}),
        faults: Mapping[str, float] | None = None,
        copy_probability: float = 0.9999,
        identity: str = "scripted",
    ) -> None:
        self.identity = identity
        self.asked: list[Prompt] = []
        self._script = script
        self._score = score
        self._doubts = doubts
        self._faults = faults
        self._copy_probability = copy_probability

    def answer(
        self, prompts: Sequence[Prompt], progress: Callable[[int], None] | None = None
    ) -> list[Answer]:
        """Return one answer for each prompt, in order; `asked` remembers them all."""
        self.asked += prompts
        if progress is not None:
            progress(len(prompts))
        return [self._answer(prompt) for prompt in prompts]

    def copy_probabilities(self, prompts: Sequence[Prompt]) -> list[float]:
        """Return a probability of "=" for each prompt, in order."""
        return [
            self._copy_probability if self._text(prompt.sentence) == COPY else 1 - self._copy_probability
            for prompt in prompts
        ]

    def score(self, pairs: Sequence[tuple[Prompt, str]]) -> list[Score]:
        """Return the set scores for each text's words and its end."""
        return [self._scored(text) for _, text in pairs]

    def faults(self, pairs: Sequence[tuple[str, str]]) -> list[float] | None:
        """Return the set probability of a fault for each edited text, 0 where none is set."""
        return None if self._faults is None else [self._faults.get(text, 0.0) for _, text in pairs]

    def _scored(self, text: str) -> Score:
        words = list(re.finditer(r"\S+", text))
        chances = [self._doubts.get(word[0], self._score) for word in words]
        return Score((*(word.start() for word in words), len(text)), (*chances, self._score))

    def _answer(self, prompt: Prompt) -> Answer:
        text = self._text(prompt.sentence)
        if prompt.forbid_copy and text == COPY:
            text = prompt.sentence
        said = self._scored(text)
        if text == COPY:
            said = replace(said, log_probabilities=(math.log(self._copy_probability), self._score))
        return Answer(text, self._score, len(text.split()) + 1, said=said)

    def _text(self, sentence: str) -> str:
        if isinstance(self._script, Mapping):
            return self._script.get(sentence, COPY)
        return self._script(sentence)
