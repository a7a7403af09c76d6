"""Outcome, a sentence of a split with what a model made of it, and asking a model for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from humanize_cli.compare.facts import facts_of, matched
from humanize_cli.compare.passage import Passage
from humanize_cli.model.engine import Answer, Engine, Prompt
from humanize_cli.model.prompts import COPY, DELETE
from humanize_cli.text.protect import protected_spans
from training.data import LightEdit


@dataclass(frozen=True)
class Outcome:
    """A sentence with the model's output: "" for a deletion.

    `score` is the answer's mean log-probability a token, `target_score` the same of the editor's answer.
    """

    edit: LightEdit
    output: str
    score: float = 0.0
    copy_probability: float = 1.0
    target_score: float = 0.0

    @property
    def touched(self) -> bool:
        """Whether the model changed the sentence."""
        return self.output != self.edit.source

    @property
    def wanted(self) -> bool:
        """Whether the editor changed it."""
        return self.edit.target != self.edit.source

    @cached_property
    def faults(self) -> frozenset[str]:
        """What the output lost or invented, as the gate's reason codes; a deleted sentence has none."""
        if not self.touched or not self.output:
            return frozenset()
        lost, added = matched(
            facts_of([passage(self.edit.source, self.edit.language)]),
            facts_of([passage(self.output, self.edit.language)]),
            self.edit.language,
        )
        return frozenset(fact.reason.value for fact in (*lost, *added))

    def copied(self) -> "Outcome":
        """Return the outcome of leaving the sentence as it is."""
        return replace(self, output=self.edit.source)


def passage(text: str, language: str) -> Passage:
    """Return a sentence as a passage without a document."""
    return Passage(text, language, 1, 1, tuple(protected_spans(text)))


def text_of(edit: LightEdit, answer: Answer) -> str:
    """Return the sentence that an answer stands for."""
    if answer.text == COPY or not answer.finished:
        return edit.source
    return "" if answer.text == DELETE else answer.text


def ask(engine: Engine, edits: Sequence[LightEdit]) -> list[Outcome]:
    """Let the model edit every sentence, and score the editor's answers."""
    prompts = [Prompt(edit.tone, edit.source) for edit in edits]
    answers = engine.answer(prompts)
    chances = engine.copy_probabilities(prompts)
    asked = [(prompt, edit.answer) for prompt, edit in zip(prompts, edits, strict=True)]
    targets = [score.mean for score in engine.score(asked)]
    return [
        Outcome(edit, text_of(edit, answer), answer.score, chance, target)
        for edit, answer, chance, target in zip(edits, answers, chances, targets, strict=True)
    ]
