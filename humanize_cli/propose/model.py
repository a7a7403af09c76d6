"""The model as a proposer: its answer to a sentence is diffed into edits, and trusted no further."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from humanize_cli.diagnose.worth import is_worth_pressing
from humanize_cli.edits import Edit, diff_edits
from humanize_cli.model.engine import Answer, Engine, Prompt
from humanize_cli.model.prompts import COPY, DELETE
from humanize_cli.propose.base import Proposal
from humanize_cli.propose.heard import heard
from humanize_cli.style.profile import Profile, Strength, Tone
from humanize_cli.text.document import Sentence

MIN_WORDS = 4
"""Shorter sentences are labels and fragments, which the model was not trained on."""
REASON = "The model's wording is plainer here."
EMPTY = "The sentence says nothing that would be missed."

EDIT_BELOW = {Strength.LIGHT: 0.003, Strength.NORMAL: 0.008, Strength.STRONG: 0.1}
"""A sentence is edited only where the model gives leaving it alone (a first token "=") a lower probability.

Read off what `python -m training.evaluate --calibrate` prints on the development split, beside
`python -m benchmarks.restraint`: normal keeps the sentences touched in plainly human prose near 2%.
"""
WITH_A_REASON = {Strength.LIGHT: 0.02, Strength.NORMAL: 0.3, Strength.STRONG: 0.7}
"""The same where something else speaks for editing: a tell, or wording such as editors change.

Of human sentences one in thirty gives such a reason, so the model's word counts for more there.
"""


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
        answers = self.engine.answer([*asked.values()], progress)
        found = {sentence: _edits(sentence, answer) for sentence, answer in zip(asked, answers, strict=True)}
        return [found.get(each, ()) for each in sentences]

    def heard(self, offers: Sequence[tuple[Sentence, Proposal]], profile: Profile) -> list[Proposal] | None:
        """Return the edits with how likely the model finds their words in the text that they leave."""
        return heard(self.engine, offers, profile)

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:
        """Return how likely the model finds each text faulty; None where it was not trained to tell."""
        return self.engine.faults([(sentence.text, text) for sentence, text in pairs])


def answered(engine: Engine, sentences: Sequence[Sentence], profile: Profile) -> list[Proposal]:
    """Return the edits in the model's answer to each sentence, whatever it says of leaving it alone."""
    answers = engine.answer([Prompt(profile.tone, each.text) for each in sentences])
    return [_edits(*pair) for pair in zip(sentences, answers, strict=True)]


def _question(sentence: Sentence, chance: float, strength: Strength, tone: Tone) -> Prompt | None:
    """Return what the model is asked of a sentence that it would leave alone with that chance, if anything.

    Where something beside the model speaks for editing, strength "strong" presses: it must say what it would
    change.
    """
    if chance >= WITH_A_REASON[strength]:
        return None
    if is_worth_pressing(sentence, tone):
        return Prompt(tone, sentence.text, forbid_copy=strength is Strength.STRONG)
    return Prompt(tone, sentence.text) if chance < EDIT_BELOW[strength] else None


def _worth_asking(sentence: Sentence) -> bool:
    """Say whether a sentence is one that the model knows how to edit."""
    words = [word for word in sentence.text.split() if any(map(str.isalpha, word))]
    covered = sum(span.end - span.start for span in sentence.protected)
    return len(words) >= MIN_WORDS and covered < len(sentence.text) / 2


def _edits(sentence: Sentence, answer: Answer) -> tuple[Edit, ...]:
    """Return the edits that an answer amounts to, each with how likely its words were as they were said."""
    text = answer.text.strip()
    if not answer.finished or text in (COPY, sentence.text, ""):
        return ()
    if text == DELETE:
        said = answer.score * answer.tokens
        return (Edit(0, len(sentence.text), sentence.text, "", "model", EMPTY, said=said),)
    fixed = [(span.start, span.end) for span in sentence.protected]
    edits = diff_edits(sentence.text, text, "model", reason=REASON, fixed=fixed)
    return tuple(
        replace(edit, said=said)
        for edit, said in zip(edits, _said(sentence.text, edits, answer), strict=True)
    )


def _said(text: str, edits: Sequence[Edit], answer: Answer) -> Iterator[float]:
    """Yield the log-probability of each edit's words in the answer; the least where they were not heard.

    The answer's spacing may be another than the text's, so places are told by the letters before them.
    """
    letters = [place for place, letter in enumerate(answer.text) if not letter.isspace()]
    shift = 0
    for edit in edits:
        first, size = _letters(text[: edit.start]) + shift, _letters(edit.new)
        shift += size - _letters(edit.old)
        if not answer.said.starts:
            yield -math.inf
            continue
        start = letters[first] if first < len(letters) else len(answer.text)
        yield round(answer.said.of(start, letters[first + size - 1] + 1 if size else start), 4)


def _letters(text: str) -> int:
    return sum(map(len, text.split()))
