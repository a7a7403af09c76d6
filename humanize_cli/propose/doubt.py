"""Doubt: which of an answer's edits the model is sure of; the others go, and those that hang on them.

A mean over an answer hides a bad edit among many copied words, and condemns a good one beside a bad one. So
each edit is judged by its own tokens, in the text that is left when the doubtful ones are gone: the end of a
verb may have been certain only because of what went before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from humanize_cli.edits import Edit, apply_edits, words_between
from humanize_cli.model.engine import Engine, Prompt, Score
from humanize_cli.propose.base import Proposal

MIN_EDIT = {"en": -0.8, "de": -0.3, "nl": -0.4, "es": -0.6, "fr": -0.5, "it": -0.6, "pt": -0.4}
"""Least log-probability of an edit's tokens together, by language.

Read off 1,400 edits of development sentences by adapter-6, each judged by a reader: where unfaithful or
ungrammatical ones become many (`python -m training.sureness`).
"""
UNEXPECTED = 0.4
"""By how much the least is nearer to 0 where nothing else speaks for editing the sentence."""
MIN_MEAN = -0.35
"""Least mean log-probability a token of an answer that is looked at; below it is another sentence."""
NEAR_WORDS = 4
"""An edit with fewer words than these between it and a doubtful one belongs to the same thought."""
_MAX_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An answer's edits of a sentence's text, and the log-probability of the answer as a whole.

    `expected` says that something else speaks for editing the sentence. Where nothing does, it is likely good
    as it stands, and an answer counts only where no part of it is in doubt. `score` is how likely the text
    with all of the edits is, None where that is yet to be asked.
    """

    prompt: Prompt
    language: str
    text: str
    edits: tuple[Edit, ...]
    mean: float
    total: float
    expected: bool = True
    score: Score | None = None


def sure(engine: Engine, answers: Sequence[Doubtful]) -> list[Proposal]:
    """Return what is left of each answer when every edit is one that the model is sure of."""
    found = [Proposal(each.edits, each.mean) if _is_sure(each) else Proposal() for each in answers]
    open_ = [
        (index, each)
        for index, each in enumerate(answers)
        if each.edits and each.mean >= MIN_MEAN and not _is_sure(each)
    ]
    for _ in range(_MAX_ROUNDS):
        if not open_:
            break
        unknown = [each for _, each in open_ if each.score is None]
        asked = iter(engine.score([(each.prompt, apply_edits(each.text, each.edits)) for each in unknown]))
        left: list[tuple[int, Doubtful]] = []
        for index, each in open_:
            score = next(asked) if each.score is None else each.score
            kept = _kept(each, score)
            if kept == each.edits:
                found[index] = Proposal(kept, score.mean)
            elif kept:
                left.append((index, replace(each, edits=kept, score=None)))
        open_ = left
    return found


def _least(answer: Doubtful) -> float:
    """Return the least log-probability of an edit of the answer."""
    return MIN_EDIT[answer.language] * (1 if answer.expected else UNEXPECTED)


def _is_sure(answer: Doubtful) -> bool:
    """Say whether no edit can fall below the least, since all tokens together do not."""
    return answer.total >= _least(answer)


def _kept(answer: Doubtful, score: Score) -> tuple[Edit, ...]:
    """Return the edits that are sure, but for those near one that is not; where nothing else speaks for
    editing, all or none.
    """
    least = _least(answer)
    shifts = accumulate((len(each.new) - len(each.old) for each in answer.edits), initial=0)
    places = [(each.start + shift, each) for each, shift in zip(answer.edits, shifts, strict=False)]
    fallen = [
        each for start, each in places if not score.starts or score.of(start, start + len(each.new)) < least
    ]
    if fallen and not answer.expected:
        return ()
    return tuple(
        each
        for each in answer.edits
        if not any(each is other or _are_near(answer.text, each, other) for other in fallen)
    )


def _are_near(text: str, one: Edit, other: Edit) -> bool:
    """Say whether two edits of a text belong to the same thought."""
    first, second = sorted((one, other), key=lambda each: each.start)
    return words_between(text, first, second) < NEAR_WORDS
