"""The phrasebook as a proposer: what editors made of a phrase, where the model finds that it reads well."""

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from humanize_cli.diagnose.worth import MORE_LIKELY_THAN_NOT, editing_chance
from humanize_cli.edits import Edit
from humanize_cli.model.engine import Engine
from humanize_cli.phrasebook.book import Entry, load_phrasebook, trimmed
from humanize_cli.phrasebook.tokens import joined
from humanize_cli.propose.base import Proposal
from humanize_cli.propose.heard import heard
from humanize_cli.rules.choose import left_out
from humanize_cli.rules.common import common_edits
from humanize_cli.rules.match import Place, find_edits, fitted
from humanize_cli.rules.pack import load_pack
from humanize_cli.style.profile import Profile, Strength
from humanize_cli.text.document import Sentence

LEAST_CHANCE = 20
"""In percent, by the phrasebook alone: less is not worth the model's time."""
LEAST_CHANCE_OF_LOSS = 40
"""The same for words that are left out: of those left out less often, readers found one in five unfaithful
or broken, of the others one in twenty (training/calibration).
"""
MIN_CHANCE = {Strength.LIGHT: 0.55, Strength.NORMAL: 0.4, Strength.STRONG: 0.3}
"""Least chance that an editor would make this very edit; good edits in other words are not counted there."""
WITHOUT_A_REASON = {Strength.LIGHT: 0.9, Strength.NORMAL: 0.85, Strength.STRONG: 0.5}
"""The same where nothing else speaks for editing the sentence, neither a tell nor its wording as a whole.

What people write is mostly such: with one limit for all, 4.0% of the sentences of human documents were
touched (`python -m benchmarks.restraint`), many of them as good before. In a text that reads as if people
wrote it, such sentences are left alone unless the strength is "strong".
"""
WEIGHTS = (0.52, 0.39, 0.6)
"""The logistic model of that chance: weight of the phrasebook's own log-odds and of the log-probability that
the model gives the edit in its place, and the constant. `python -m training.phrase_weights` fits them.
"""


class PhrasesProposer:
    """Offers the phrasebook's edits that the model, too, finds likely in the sentence."""

    name = "phrases"

    def __init__(self, engine: Engine, *, select: Collection[str] = (), ignore: Collection[str] = ()) -> None:
        """Take the engine that judges.

        What rules would edit that are ignored, or not selected, is left alone here, too.
        """
        self._engine = engine
        self._chosen = (frozenset(select), frozenset(ignore))

    def propose(
        self, sentences: Sequence[Sentence], profile: Profile, progress: Callable[[int], None] | None = None
    ) -> list[Proposal]:
        """Return one proposal for each sentence, in order."""
        strength = profile.strength
        least: dict[Sentence, float] = {}
        offered: dict[Sentence, tuple[Edit, ...]] = {}
        for sentence in sentences:
            if found := candidates(sentence, profile, *self._chosen):
                reason = editing_chance(sentence, profile.tone) >= MORE_LIKELY_THAN_NOT
                if not reason and sentence.around < 0 and strength is not Strength.STRONG:
                    continue
                least[sentence] = (MIN_CHANCE if reason else WITHOUT_A_REASON)[strength]
                # The model can only make an edit less likely.
                if likely := tuple(each for each in found if _chance(each, 0.0) >= least[sentence]):
                    offered[sentence] = likely
        said = heard(self._engine, [*offered.items()], profile)
        kept = {
            sentence: _likely(edits, least[sentence]) for sentence, edits in zip(offered, said, strict=True)
        }
        if progress:
            progress(len(sentences))
        return [kept.get(sentence, ()) for sentence in sentences]

    def heard(self, offers: Sequence[tuple[Sentence, Proposal]], profile: Profile) -> list[Proposal] | None:
        """Return the edits with how likely the model finds their words in the text that they leave."""
        return heard(self._engine, offers, profile)

    def faults(self, pairs: Sequence[tuple[Sentence, str]]) -> list[float] | None:
        """Return how likely the model finds each text faulty; None where it was not trained to tell."""
        return self._engine.faults([(sentence.text, text) for sentence, text in pairs])


def candidates(
    sentence: Sentence, profile: Profile, select: Collection[str] = (), ignore: Collection[str] = ()
) -> list[Edit]:
    """Return the phrasebook's edits of a sentence, not yet judged, from left to right.

    Wording that the profile prefers is none of them to change, nor what rules would that are left out or
    keep still here.
    """
    book = load_phrasebook(sentence.language)
    entries = [
        each
        for each in book.find(sentence.text, profile.tone, LEAST_CHANCE)
        if each.new or each.chance >= LEAST_CHANCE_OF_LOSS
    ]
    if not entries:
        return []
    others = left_out(sentence.language, select, ignore)
    kept = find_edits(sentence, others, profile.tone) if others.rules else []
    kept += common_edits(sentence, load_pack(sentence.language), profile.tone)
    preferred = [word.casefold() for word in profile.prefer.values()]
    place = Place(sentence)
    found: list[Edit] = []
    for each in entries:
        plain = Edit(each.start, each.end, "", "", "phrasebook", _reason(each.entry), each.chance / 100)
        edit = fitted(place, each.start, each.end, joined(each.new), plain)
        if edit is None or any(edit.start < other.end and other.start < edit.end for other in kept):
            continue
        if not any(word in edit.old.casefold() for word in preferred):
            found.append(edit)
            place.position = edit.end
    return found


def log_odds(edit: Edit) -> float:
    """Return the log-odds of a candidate by the phrasebook alone."""
    chance = edit.probability or LEAST_CHANCE / 100
    return math.log(chance / (1 - chance))


def _reason(entry: Entry) -> str:
    start, end, new = trimmed(entry.old, entry.new)
    old = joined(entry.old[start:end])
    made = f'made "{joined(new)}" of "{old}"' if new else f'left out "{old}"'
    return f"Editors {made} in {entry.edited} of {entry.seen} sentences."


def _likely(edits: Sequence[Edit], least: float) -> tuple[Edit, ...]:
    """Return the edits that an editor would make with the least chance, each with that chance."""
    kept = [(edit, _chance(edit, edit.said)) for edit in edits if edit.said is not None]
    return tuple(replace(edit, probability=round(chance, 4)) for edit, chance in kept if chance >= least)


def _chance(edit: Edit, log_probability: float) -> float:
    """Return the chance of an edit by the phrasebook's chance and what the model gives it in its place."""
    book, model, constant = WEIGHTS
    odds = book * log_odds(edit) + model * log_probability + constant
    return 1 / (1 + math.exp(-odds))
