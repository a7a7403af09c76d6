"""Aligning the sentences of two texts: which ones say the same, also where a rewrite split or joined them.

Sentences that stand in both texts as they are anchor the rest. Between anchors a dynamic programme chooses
the groups of one to three sentences that share most (the bead types of Gale and Church, "A program for
aligning sentences in bilingual corpora", 1993, scored by shared words instead of lengths). What stays without
a partner is then paired across the text, since a rewrite may move a sentence.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby

from humanize_cli.compare.passage import Passage

SIMILAR = 0.25
"""The share of common traits from which two groups of sentences may be partners."""
_SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
_JOIN_COST = 0.04
_BAND = 40


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the text before that became sentences of the text after; one side may be empty."""

    before: tuple[Passage, ...]
    after: tuple[Passage, ...]


def similarity(before: Counter[str], after: Counter[str]) -> float:
    """Return the share of traits that two groups have in common, from 0 to 1 (Dice's coefficient)."""
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 1.0


def align(before: Sequence[Passage], after: Sequence[Passage]) -> list[Bead]:
    """Return beads that hold each sentence of both texts once, in the order of the text before."""
    beads: list[Bead] = []
    old_end = new_end = 0
    matcher = SequenceMatcher(None, [each.text for each in before], [each.text for each in after], False)
    for old, new, size in matcher.get_matching_blocks():
        beads += _between(before[old_end:old], after[new_end:new])
        beads += (Bead((before[old + step],), (after[new + step],)) for step in range(size))
        old_end, new_end = old + size, new + size
    return list(_neighbours(_paired(beads)))


def _between(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Bead]:
    """Yield the beads of a stretch without anchors; the best sum of common traits wins."""
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}

    @cache
    def traits(of_after: bool, start: int, end: int) -> Counter[str]:
        side = after if of_after else before
        return sum((each.traits for each in side[start:end]), Counter())

    slope = len(after) / max(1, len(before))
    for old in range(len(before) + 1):
        middle = round(old * slope)
        for new in range(max(0, middle - _BAND), min(len(after), middle + _BAND) + 1):
            for old_size, new_size in ((1, 0), (0, 1), *_SHAPES):
                start = old - old_size, new - new_size
                if start not in best:
                    continue
                gain = 0.0
                if old_size and new_size:
                    one, two = traits(False, start[0], old), traits(True, start[1], new)
                    shared = similarity(one, two) - _JOIN_COST * (old_size + new_size - 2)
                    if shared < SIMILAR:
                        continue
                    gain = shared * (old_size + new_size)
                if best[start] + gain > best.get((old, new), -1.0):
                    best[old, new] = best[start] + gain
                    steps[old, new] = (old_size, new_size)
    place = (len(before), len(after))
    found: list[Bead] = []
    while place in steps:
        old_size, new_size = steps[place]
        old, new = place
        found.append(Bead(tuple(before[old - old_size : old]), tuple(after[new - new_size : new])))
        place = (old - old_size, new - new_size)
    # The band may leave one text's end out of reach where the other has nothing to match it with.
    yield from (Bead((each,), ()) for each in before[: place[0]])
    yield from (Bead((), (each,)) for each in after[: place[1]])
    yield from reversed(found)


def _paired(beads: Sequence[Bead]) -> list[Bead]:
    """Return the beads with those that have one side only joined where they are alike: moved sentences."""
    lost = [index for index, bead in enumerate(beads) if not bead.after]
    added = [index for index, bead in enumerate(beads) if not bead.before]
    scored = sorted(
        (
            (similarity(beads[old].before[0].traits, beads[new].after[0].traits), -old, -new)
            for old in lost
            for new in added
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, old, new in scored:
        if score < 2 * SIMILAR:
            break
        if -old not in partner and -new not in taken:
            partner[-old] = -new
            taken.add(-new)
    return [
        Bead(bead.before, beads[partner[index]].after) if index in partner else bead
        for index, bead in enumerate(beads)
        if index not in taken
    ]


def _neighbours(beads: Iterable[Bead]) -> Iterator[Bead]:
    """Yield the beads, a sentence lost and one added in its place made one, however little they share."""
    for whole, run in groupby(beads, key=lambda bead: bool(bead.before and bead.after)):
        group = list(run)
        lost = [bead for bead in group if bead.before]
        added = [bead for bead in group if bead.after]
        if not whole and len(lost) == len(added) == 1:
            yield Bead(lost[0].before, added[0].after)
        else:
            yield from group
