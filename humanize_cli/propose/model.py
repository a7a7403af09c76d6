"""The model as a proposer: its answer to a sentence is diffed into edits, and trusted no further."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from humanize_cli.edits import Edit, diff_edits
from humanize_cli.model.engine import Answer, Engine, Prompt
from humanize_cli.propose.base import Proposal
from humanize_cli.style.profile import Profile, Strength
from humanize_cli.text.document import Sentence

COPY, DELETE = "=", "DELETE"
MIN_WORDS = 4
"""Shorter sentences are labels and fragments, which the model was not trained on."""
REASON = "The model's wording is plainer here."


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the model must be.

    `copy_below`: an edit is looked at only where the first token's probability of "=" is lower (None:
    wherever an edit
    won). `ask_again_below`: where "=" won with a lower probability, the model is asked for an edit all the
    same.
    `min_score`: least mean log-probability a token of an answer that is looked at.
    """

    copy_below: float | None = None
    ask_again_below: float | None = None
    min_score: float = -math.inf


BY_STRENGTH = {
    Strength.LIGHT: Thresholds(copy_below=0.2),
    Strength.NORMAL: Thresholds(),
    Strength.STRONG: Thresholds(ask_again_below=0.8),
}
"""Read off the calibration curve that `python -m training.calibrate` prints on the development split."""
MIN_SCORE = {"en": -0.35}
MIN_SCORE_ELSEWHERE = -0.2
"""Answers less likely are as often wrong as right (same source); elsewhere the model is less able."""


class ModelProposer:
    """Asks an engine for each sentence's edited form; answers to equal sentences are equal."""

    name = "model"

    def __init__(self, engine: Engine, strength: Strength | None = None) -> None:
        """Take the engine; `strength` overrides the profile's."""
        self.engine = engine
        self.strength = strength

    def propose(
        self, sentences: Sequence[Sentence], profile: Profile, progress: Callable[[int], None] | None = None
    ) -> list[Proposal]:
        """Return the model's edits of each sentence."""
        thresholds = BY_STRENGTH[self.strength or profile.strength]
        asked = [sentence for sentence in sentences if _worth_asking(sentence)]
        if progress and len(asked) < len(sentences):
            progress(len(sentences) - len(asked))
        prompts = [Prompt(profile.tone, sentence.text) for sentence in asked]
        answers = self.engine.answer(prompts, progress)
        if thresholds.copy_below is not None:
            answers = self._only_where_sure(prompts, answers, thresholds.copy_below)
        if thresholds.ask_again_below is not None:
            answers = self._ask_again(prompts, answers, thresholds.ask_again_below)
        found = {
            id(sentence): _proposal(sentence, answer) for sentence, answer in zip(asked, answers, strict=True)
        }
        return [found.get(id(sentence), Proposal()) for sentence in sentences]

    def fluency(self, pairs: Sequence[tuple[Sentence, str]], profile: Profile) -> list[float] | None:
        """Return the mean log-probability a token of each text as the model's answer to its sentence."""
        return self.engine.score([(Prompt(profile.tone, sentence.text), text) for sentence, text in pairs])

    def _only_where_sure(
        self, prompts: Sequence[Prompt], answers: Sequence[Answer], copy_below: float
    ) -> list[Answer]:
        """Turn answers into "=" where leaving the sentence alone was not unlikely enough."""
        edited = [index for index, answer in enumerate(answers) if answer.text != COPY]
        chances = self.engine.copy_probabilities([prompts[index] for index in edited])
        kept = {index for index, chance in zip(edited, chances, strict=True) if chance < copy_below}
        return [
            answer if index in kept or answer.text == COPY else Answer(COPY, 0.0, answer.tokens)
            for index, answer in enumerate(answers)
        ]

    def _ask_again(
        self, prompts: Sequence[Prompt], answers: Sequence[Answer], ask_again_below: float
    ) -> list[Answer]:
        """Replace "=" by the best other answer where it won narrowly."""
        copied = [index for index, answer in enumerate(answers) if answer.text == COPY]
        chances = self.engine.copy_probabilities([prompts[index] for index in copied])
        again = [index for index, chance in zip(copied, chances, strict=True) if chance < ask_again_below]
        pressed = self.engine.answer(
            [Prompt(prompts[index].tone, prompts[index].sentence, forbid_copy=True) for index in again]
        )
        replaced = dict(zip(again, pressed, strict=True))
        return [replaced.get(index, answer) for index, answer in enumerate(answers)]


def _worth_asking(sentence: Sentence) -> bool:
    """Say whether a sentence is one that the model knows how to edit."""
    words = [word for word in sentence.text.split() if any(map(str.isalpha, word))]
    covered = sum(span.end - span.start for span in sentence.protected)
    return len(words) >= MIN_WORDS and covered < len(sentence.text) / 2


def _proposal(sentence: Sentence, answer: Answer) -> Proposal:
    """Return the edits that an answer amounts to."""
    least = MIN_SCORE.get(sentence.language, MIN_SCORE_ELSEWHERE)
    text = answer.text.strip()
    if text in (COPY, sentence.text, "") or not answer.finished or answer.score < least:
        return Proposal()
    probability = round(math.exp(min(0.0, answer.score)), 4)
    if text == DELETE:
        reason = "The sentence says nothing that would be missed."
        whole = Edit(0, len(sentence.text), sentence.text, "", "model", reason, probability)
        return Proposal((whole,), answer.score)
    fixed = [(span.start, span.end) for span in sentence.protected]
    edits = diff_edits(sentence.text, text, "model", reason=REASON, probability=probability, fixed=fixed)
    return Proposal(tuple(edits), answer.score)
