"""The model as a proposer: its answer to a sentence is diffed into edits, and trusted no further."""

import math
from collections.abc import Callable, Sequence

from humanize_cli.diagnose.worth import is_worth_pressing
from humanize_cli.edits import Edit, diff_edits
from humanize_cli.model.engine import Answer, Engine, Prompt
from humanize_cli.model.prompts import COPY, DELETE
from humanize_cli.propose.base import Proposal
from humanize_cli.style.profile import Profile, Strength, Tone
from humanize_cli.text.document import Sentence

MIN_WORDS = 4
"""Shorter sentences are labels and fragments, which the model was not trained on."""
REASON = "The model's wording is plainer here."


EDIT_BELOW = {Strength.LIGHT: 0.02, Strength.NORMAL: 0.05, Strength.STRONG: 0.6}
"""A sentence is edited only where the model gives leaving it alone (a first token "=") a lower probability.

Above the limit of normal, strong asks for a reason as well: a tell, or wording such as editors change.

Read off what `python -m training.evaluate --calibrate` prints on the development split, beside
`python -m benchmarks.restraint`: normal keeps the sentences touched in plainly human prose near 2%.
"""
MIN_SCORE = {"en": -0.128, "de": -0.072, "nl": -0.085, "es": -0.07, "fr": -0.07, "it": -0.07, "pt": -0.07}
"""Least mean log-probability a token of an answer that is looked at, by language.

Read by eye: where, in edits of development sentences by the first adapter, the unfaithful or ungrammatical
ones begin. Outside English the model is less able, so it is held to more.
"""
MIN_TOTAL = -3.0
"""Least log-probability of a whole answer: in a long one a doubtful word hides in the mean of the others."""


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
        strength = self.strength or profile.strength
        worth = [sentence for sentence in sentences if _worth_asking(sentence)]
        chances = self.engine.copy_probabilities([Prompt(profile.tone, each.text) for each in worth])
        prompts = {
            each: Prompt(profile.tone, each.text, forbid_copy=pressed)
            for each, chance in zip(worth, chances, strict=True)
            if (pressed := _is_pressed(each, chance, strength, profile.tone)) or chance < _sure(strength)
        }
        if progress:
            progress(len(sentences) - len(prompts))
        answers = self.engine.answer([*prompts.values()], progress)
        found = {each: _proposal(each, answer) for each, answer in zip(prompts, answers, strict=True)}
        return [found.get(each, Proposal()) for each in sentences]

    def fluency(self, pairs: Sequence[tuple[Sentence, str]], profile: Profile) -> list[float] | None:
        """Return the mean log-probability a token of each text as the model's answer to its sentence."""
        return self.engine.score([(Prompt(profile.tone, sentence.text), text) for sentence, text in pairs])


def _sure(strength: Strength) -> float:
    """Return the probability of "=" below which the model is asked whatever the sentence is like."""
    return min(EDIT_BELOW[strength], EDIT_BELOW[Strength.NORMAL])


def _is_pressed(sentence: Sentence, chance: float, strength: Strength, tone: Tone) -> bool:
    """Say whether the model must change a sentence: strength "strong" asks for it where there is a reason."""
    return strength is Strength.STRONG and chance < EDIT_BELOW[strength] and is_worth_pressing(sentence, tone)


def _worth_asking(sentence: Sentence) -> bool:
    """Say whether a sentence is one that the model knows how to edit."""
    words = [word for word in sentence.text.split() if any(map(str.isalpha, word))]
    covered = sum(span.end - span.start for span in sentence.protected)
    return len(words) >= MIN_WORDS and covered < len(sentence.text) / 2


def _proposal(sentence: Sentence, answer: Answer) -> Proposal:
    """Return the edits that an answer amounts to."""
    text = answer.text.strip()
    likely = answer.score >= MIN_SCORE[sentence.language] and answer.score * answer.tokens >= MIN_TOTAL
    if text in (COPY, sentence.text, "") or not answer.finished or not likely:
        return Proposal()
    probability = round(math.exp(min(0.0, answer.score)), 4)
    if text == DELETE:
        reason = "The sentence says nothing that would be missed."
        whole = Edit(0, len(sentence.text), sentence.text, "", "model", reason, probability)
        return Proposal((whole,), answer.score)
    fixed = [(span.start, span.end) for span in sentence.protected]
    edits = diff_edits(sentence.text, text, "model", reason=REASON, probability=probability, fixed=fixed)
    return Proposal(tuple(edits), answer.score)
