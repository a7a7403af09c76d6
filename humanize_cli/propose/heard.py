"""Hearing: how likely the model finds the words of edits in the text that they leave."""

from collections.abc import Sequence
from dataclasses import replace

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.model.engine import Engine, Prompt, Score
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence

DEAF = -30.0
"""For the log-probability of words in a text that the model could not have answered."""


def heard(
    engine: Engine, offers: Sequence[tuple[Sentence, tuple[Edit, ...]]], profile: Profile
) -> list[tuple[Edit, ...]]:
    """Return each sentence's edits with the log-probability of their words, those edits alone made."""
    asked = [(Prompt(profile.tone, each.text), apply_edits(each.text, edits)) for each, edits in offers]
    scores = engine.score(asked)
    return [_with(edits, score) for (_, edits), score in zip(offers, scores, strict=True)]


def _with(edits: tuple[Edit, ...], score: Score) -> tuple[Edit, ...]:
    found = []
    shift = 0
    for edit in edits:
        start = edit.start + shift
        shift += len(edit.new) - len(edit.old)
        said = round(score.of(start, start + len(edit.new)), 4) if score.starts else DEAF
        found.append(replace(edit, said=said))
    return tuple(found)
