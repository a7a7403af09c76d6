"""The model as a proposer: its answer to a sentence is diffed into edits, and trusted no further."""

import math
from collections.abc import Callable, Sequence

from humanize_cli.diagnose.worth import is_worth_pressing
from humanize_cli.edits import Edit, apply_edits, diff_edits
from humanize_cli.model.engine import Answer, Engine, Prompt, Score
from humanize_cli.model.prompts import COPY, DELETE
from humanize_cli.propose.base import Proposal
from humanize_cli.propose.doubt import Doubtful, sure
from humanize_cli.style.profile import Profile, Strength, Tone
from humanize_cli.text.document import Sentence

MIN_WORDS = 4
"""Shorter sentences are labels and fragments, which the model was not trained on."""
REASON = "The model's wording is plainer here."


EDIT_BELOW = {Strength.LIGHT: 0.005, Strength.NORMAL: 0.03, Strength.STRONG: 0.1}
"""A sentence is edited only where the model gives leaving it alone (a first token "=") a lower probability.

Read off what `python -m training.evaluate --calibrate` prints on the development split, beside
`python -m benchmarks.restraint`: normal keeps the sentences touched in plainly human prose near 2%.
"""
WITH_A_REASON = {Strength.LIGHT: 0.02, Strength.NORMAL: 0.3, Strength.STRONG: 0.7}
"""The same where something else speaks for editing: a tell, or wording such as editors change.

Of human sentences one in thirty gives such a reason, so the model's word counts for more there.
"""
MIN_DELETION = -0.25
"""Least log-probability of the answer that a sentence says nothing and goes."""


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
        asked = {
            each: question
            for each, chance in zip(worth, chances, strict=True)
            if (question := _question(each, chance, strength, profile.tone)) is not None
        }
        if progress:
            progress(len(sentences) - len(asked))
        answers = self.engine.answer([prompt for prompt, _ in asked.values()], progress)
        found: dict[Sentence, Proposal] = {}
        edited: dict[Sentence, Doubtful] = {}
        for (sentence, (prompt, expected)), answer in zip(asked.items(), answers, strict=True):
            if answer.text.strip() == DELETE:
                found[sentence] = _deletion(sentence, answer)
            elif answer.finished:
                edits = _edits(sentence, answer)
                edited[sentence] = Doubtful(
                    prompt,
                    sentence.language,
                    sentence.text,
                    edits,
                    answer.score,
                    answer.score * answer.tokens,
                    expected,
                    _score(apply_edits(sentence.text, edits), answer),
                )
        found |= zip(edited, sure(self.engine, [*edited.values()]), strict=True)
        return [found.get(each, Proposal()) for each in sentences]

    def fluency(self, pairs: Sequence[tuple[Sentence, str]], profile: Profile) -> list[float] | None:
        """Return the mean log-probability a token of each text as the model's answer to its sentence."""
        asked = [(Prompt(profile.tone, sentence.text), text) for sentence, text in pairs]
        return [score.mean for score in self.engine.score(asked)]

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:
        """Return how likely the model finds each text faulty; None where it was not trained to tell."""
        return self.engine.faults([(sentence.text, text) for sentence, text in pairs])


def _question(
    sentence: Sentence, chance: float, strength: Strength, tone: Tone
) -> tuple[Prompt, bool] | None:
    """Return what the model is asked of a sentence that it would leave alone with that chance, if anything.

    The second part says whether something beside the model speaks for editing. Strength "strong" presses
    there: the model must say what it would change.
    """
    if chance >= WITH_A_REASON[strength]:
        return None
    if is_worth_pressing(sentence, tone):
        return Prompt(tone, sentence.text, forbid_copy=strength is Strength.STRONG), True
    return (Prompt(tone, sentence.text), False) if chance < EDIT_BELOW[strength] else None


def _worth_asking(sentence: Sentence) -> bool:
    """Say whether a sentence is one that the model knows how to edit."""
    words = [word for word in sentence.text.split() if any(map(str.isalpha, word))]
    covered = sum(span.end - span.start for span in sentence.protected)
    return len(words) >= MIN_WORDS and covered < len(sentence.text) / 2


def _deletion(sentence: Sentence, answer: Answer) -> Proposal:
    """Return the deletion of a sentence, if the model is sure of it."""
    if answer.score * answer.tokens < MIN_DELETION:
        return Proposal()
    reason = "The sentence says nothing that would be missed."
    whole = Edit(0, len(sentence.text), sentence.text, "", "model", reason, _probability(answer))
    return Proposal((whole,), answer.score)


def _edits(sentence: Sentence, answer: Answer) -> tuple[Edit, ...]:
    """Return the edits that an answer amounts to."""
    text = answer.text.strip()
    if text in (COPY, sentence.text, ""):
        return ()
    fixed = [(span.start, span.end) for span in sentence.protected]
    return tuple(
        diff_edits(sentence.text, text, "model", reason=REASON, probability=_probability(answer), fixed=fixed)
    )


def _score(text: str, answer: Answer) -> Score | None:
    """Return how likely an answer was as it was said, if it is the text but for its line ends."""
    same = len(text) == len(answer.text) and text.split() == answer.text.split()
    return answer.said if same and answer.said.starts else None


def _probability(answer: Answer) -> float:
    """Return an answer's geometric mean probability a token."""
    return round(math.exp(min(0.0, answer.score)), 4)
