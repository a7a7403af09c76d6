"""Brings a text that has settled nearer to its profile's bands, where it lies outside of some.

What it has too much or too little of is sought in its sentences: by moves, which code makes, and, where the
text as a whole reads stiff, by asking the model more insistently than elsewhere. A sentence's new wording is
taken where it brings the text nearer, the one that does most first, and among equals here and there in the
text rather than all at its beginning.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from humanize_cli.bands.choose import FEWEST_WORDS, NOTHING, additive, step_of
from humanize_cli.bands.measure import distance, tally, values_of
from humanize_cli.bands.moves import moves
from humanize_cli.diagnose.worth import around
from humanize_cli.edits import Edit, compose
from humanize_cli.propose.base import Proposal, Proposer
from humanize_cli.settle import Outcome, Settler, edited, pieces, placed
from humanize_cli.style.band import CONTRACTIONS, GRADE, MEAN, SPREAD
from humanize_cli.style.profile import Profile, Strength
from humanize_cli.text.document import Aim, Sentence
from humanize_cli.within_bands import Block, main_language

Blocks = Mapping[int, Block]
"""The blocks of a text by their number, with what became of their sentences."""

_HARDLY_ANY = 1.0
"""Contractions in 100 words up to which a band is a rule of style, and those beyond are written out. One that
admits more describes texts that have them, and a writer's own are no fault there."""
_LENGTHS = (MEAN, SPREAD, GRADE)


@dataclass(frozen=True)
class _Piece:
    """A sentence as the text has it now, which stands in a block's sentence at `place`."""

    block: int
    place: int
    sentence: Sentence
    tally: Counter[str]


class Approach:
    """Seeks what brings texts nearer to one profile's bands."""

    def __init__(self, profile: Profile, proposers: Sequence[Proposer]) -> None:
        """Take the proposers in the order in which they are asked; a light hand does not press."""
        self._profile = profile
        strong = replace(profile, strength=Strength.STRONG)
        self._calm = Settler(profile, proposers)
        self._pressing = self._calm if profile.strength is Strength.LIGHT else Settler(strong, proposers)

    def nearer(self, texts: Sequence[tuple[Blocks, Collection[int]]]) -> list[dict[int, Block] | None]:
        """Return each text's blocks with the outcomes that bring it nearer; None where nothing does.

        A text comes with the numbers of the blocks that are to stay as they were.
        """
        found = [_Outside(blocks, still, self._profile) for blocks, still in texts]
        outcomes: list[dict[Sentence, Outcome]] = []
        for settler, stiff in ((self._calm, False), (self._pressing, True)):
            asked = [sentence for each in found if each.stiff is stiff for _, sentence in each.asked]
            outcomes.append(settler.settle(asked))
        return [each.nearer(outcomes[each.stiff]) for each in found]

    def forget(self) -> None:
        """Drop the oldest verdicts; call it only between documents."""
        self._calm.forget()
        self._pressing.forget()


class _Outside:
    """A text held against its bands; `asked` are the pieces where something is sought, as it is asked.

    A text that reads `stiff` as a whole may be pressed; in others only moves are sought.
    """

    def __init__(self, blocks: Blocks, still: Collection[int], profile: Profile) -> None:
        """Measure a text as its outcomes leave it; nothing is asked where it lies within its bands."""
        self._blocks = blocks
        self._language = main_language(pair for block in blocks.values() for pair in block)
        bands = profile.bands_for(self._language) if self._language else {}
        self._bands = additive(bands)
        self._tally: Counter[str] = Counter()
        self.asked: list[tuple[_Piece, Sentence]] = []
        self.stiff = False
        if not self._bands:
            return
        every = [
            _Piece(index, place, piece, tally(piece) if piece.language == self._language else Counter())
            for index, block in blocks.items()
            for place, (sentence, outcome) in enumerate(block)
            for piece in pieces(edited(sentence, () if index in still else outcome.edits))
        ]
        for piece in every:
            self._tally.update(piece.tally)
        if self._tally["words"] < FEWEST_WORDS:
            return
        aim = self._aim(piece.sentence.text for piece in every)
        if aim is None:
            return
        shift = around((piece.sentence for piece in every), profile.tone)
        self.stiff = shift > 0
        for piece in every:
            if piece.tally and piece.block not in still:
                asked = replace(piece.sentence, editing_chance=0.0, around=shift, aim=aim)
                if self._may_help(piece, asked):
                    self.asked.append((piece, asked))

    def _aim(self, texts: Iterable[str]) -> Aim | None:
        """Return where the text should go; None where its bands hold."""
        values = values_of(self._tally, self._language)
        missed = {name: band.miss(values[name]) for name, band in self._bands.items() if name in values}
        if CONTRACTIONS in missed and self._bands[CONTRACTIONS].high > _HARDLY_ANY:
            missed[CONTRACTIONS] = min(missed[CONTRACTIONS], 0.0)
        more = frozenset(name for name, miss in missed.items() if miss < 0)
        less = frozenset(name for name, miss in missed.items() if miss > 0)
        if not more and not less:
            return None
        curly = sum(text.count("’") - text.count("'") for text in texts) > 0
        return Aim(more, less, "’" if curly else "'")

    def _may_help(self, piece: _Piece, asked: Sentence) -> bool:
        """Say whether a piece has what the text has too much of, or could have what it has too little of."""
        if moves(asked):
            return True
        if not asked.aim or not self.stiff:
            return False
        mean = self._tally["length"] / self._tally["sentences"]
        long = piece.tally["length"] >= mean and not asked.aim.less.isdisjoint(_LENGTHS)
        return long or any(piece.tally[name] for name in asked.aim.less)

    def nearer(self, outcomes: Mapping[Sentence, Outcome]) -> dict[int, Block] | None:
        """Return the blocks with the outcomes that are taken; None where none is."""
        offers = [(piece, outcomes[asked].edits) for piece, asked in self.asked if outcomes[asked].edits]
        edits: defaultdict[tuple[int, int], list[Edit]] = defaultdict(list)
        for piece, found in self._taken(offers):
            sentence, outcome = self._blocks[piece.block][piece.place]
            text = edited(sentence, outcome.edits).text
            edits[piece.block, piece.place] += (placed(edit, piece.sentence, text) for edit in found)
        if not edits:
            return None
        made = {index: list(block) for index, block in self._blocks.items()}
        for (index, place), more in edits.items():
            sentence, outcome = made[index][place]
            both = tuple(compose(sentence.text, outcome.edits, more))
            accepted = {(edit.old, edit.new) for edit in both}
            refused = (each for each in outcome.refused if (each.edit.old, each.edit.new) not in accepted)
            made[index][place] = (sentence, Outcome(both, tuple(refused)))
        return made

    def _taken(self, offers: Sequence[tuple[_Piece, Proposal]]) -> Iterator[tuple[_Piece, Proposal]]:
        """Yield the offers that bring the text nearer, each after those before it."""
        text = Counter(self._tally)
        steps = [step_of(piece.tally, pieces(edited(piece.sentence, edits))) for piece, edits in offers]

        def far(tally: Counter[str]) -> float:
            # Without a limit: of what is far too much, a little less is progress.
            return distance(values_of(tally, self._language), self._bands, most=inf)

        def after(index: int) -> float:
            made = Counter(text)
            made.update(steps[index])
            return far(made)

        now = far(text)
        left = set(range(len(offers)))
        moved = True
        while moved:
            moved = False
            reached = {index: round(after(index), 9) for index in left}
            for index in sorted(left, key=lambda each: (reached[each], _scattered(each))):
                if (there := after(index)) < now - NOTHING:
                    text.update(steps[index])
                    now = there
                    left.remove(index)
                    moved = True
                    yield offers[index]


def _scattered(index: int) -> int:
    """Return a place in an order that goes back and forth: the bits of a number the other way round."""
    return int(f"{index:016b}"[::-1], 2)
