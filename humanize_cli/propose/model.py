"""The model as a proposer: its answer to a sentence is diffed into edits, and trusted no further."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from humanize_cli.diagnose.worth import MORE_LIKELY_THAN_NOT, editing_chance
from humanize_cli.edits import Edit, diff_edits
from humanize_cli.model.engine import Answer, Engine, Prompt
from humanize_cli.model.prompts import COPY, DELETE
from humanize_cli.propose.base import Proposal
from humanize_cli.propose.heard import heard
from humanize_cli.style.profile import Profile, Strength, Tone
from humanize_cli.text.document import Sentence

MIN_WORDS = 4
"""Shorter sentences are labels and fragments, which the model was not trained on."""
MEMORY = 4_000
"""Answers remembered; with their tokens they take a few megabytes."""
REASON = "The model's wording is plainer here."
EMPTY = "The sentence says nothing that would be missed."

ASK_FROM = {Strength.LIGHT: 0.8, Strength.NORMAL: MORE_LIKELY_THAN_NOT, Strength.STRONG: 0.1}
"""The chance of being changed by an editor from which the model is asked about a sentence.

Without it most of the model's edits in people's own prose stand in sentences below the normal limit, and
hardly any of those in stiff text (`python -m benchmarks.restraint` shows the former). It spares half the
model's work.
"""
PRESS_BELOW = 0.7
"""Strength "strong" asks again, without the answer "=", where its probability was lower than this, or where
the sentence has too much of something for its text's bands."""


class ModelProposer:
    """Asks an engine for each sentence's edited form; answers to equal sentences are equal."""

    name = "model"

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._answers: dict[Prompt, Answer] = {}

    def propose(
        self, sentences: Sequence[Sentence], profile: Profile, progress: Callable[[int], None] | None = None
    ) -> list[Proposal]:
        """Return the model's edits of each sentence."""
        asked = [each for each in sentences if _is_worth_asking(each, profile.tone, profile.strength)]
        if progress:
            progress(len(sentences) - len(asked))
        prompts = [Prompt(profile.tone, each.text) for each in asked]
        answers = self._answered(prompts, progress)
        if profile.strength is Strength.STRONG:
            answers = self._pressed(asked, prompts, answers)
        found = {sentence: _edits(sentence, answer) for sentence, answer in zip(asked, answers, strict=True)}
        return [found.get(each, ()) for each in sentences]

    def _answered(
        self, prompts: Sequence[Prompt], progress: Callable[[int], None] | None = None
    ) -> list[Answer]:
        """Return the engine's answers; the latest are remembered.

        An edited sentence comes again when its text is read as a later run would read it.
        """
        new = [each for each in dict.fromkeys(prompts) if each not in self._answers]
        if progress:
            progress(len(prompts) - len(new))
        self._answers |= zip(new, self.engine.answer(new, progress), strict=True)
        found = [self._answers[each] for each in prompts]
        for each in [*self._answers][:-MEMORY]:
            del self._answers[each]
        return found

    def _pressed(
        self, asked: Sequence[Sentence], prompts: Sequence[Prompt], answers: Sequence[Answer]
    ) -> list[Answer]:
        """Return the answers, with what the model would change where it was not sure to leave all alone, or
        where the sentence has an aim.
        """
        unsure = [
            place
            for place, answer in enumerate(answers)
            if _is_copy(answer) and (asked[place].aim or _is_unsure(answer))
        ]
        again = self._answered([replace(prompts[place], forbid_copy=True) for place in unsure])
        found = dict(zip(unsure, again, strict=True))
        return [found.get(place, answer) for place, answer in enumerate(answers)]

    def heard(self, offers: Sequence[tuple[Sentence, Proposal]], profile: Profile) -> list[Proposal] | None:
        """Return the edits with how likely the model finds their words in the text that they leave."""
        return heard(self.engine, offers, profile)

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:
        """Return how likely the model finds each text faulty; None where it was not trained to tell."""
        return self.engine.faults([(sentence.text, text) for sentence, text in pairs])


def answered(engine: Engine, sentences: Sequence[Sentence], profile: Profile) -> list[Proposal]:
    """Return the edits in the model's answer to each sentence, whatever speaks for editing it."""
    answers = engine.answer([Prompt(profile.tone, each.text) for each in sentences])
    return [_edits(*pair) for pair in zip(sentences, answers, strict=True)]


def _is_worth_asking(sentence: Sentence, tone: Tone, strength: Strength) -> bool:
    """Say whether a sentence is one that the model knows how to edit, and an editor might."""
    words = [word for word in sentence.text.split() if any(map(str.isalpha, word))]
    covered = sum(span.end - span.start for span in sentence.protected)
    if len(words) < MIN_WORDS or covered >= len(sentence.text) / 2:
        return False
    return editing_chance(sentence, tone) >= ASK_FROM[strength]


def _is_copy(answer: Answer) -> bool:
    return answer.text.strip() == COPY


def _is_unsure(answer: Answer) -> bool:
    """Say whether the model finds an answer not much likelier than others."""
    said = answer.said.log_probabilities
    return bool(said) and math.exp(said[0]) < PRESS_BELOW


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
