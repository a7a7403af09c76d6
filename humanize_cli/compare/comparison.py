"""Comparison, what a rewrite did to a text's facts: what was lost, added or changed, and where."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from humanize_cli.compare.align import Bead, align
from humanize_cli.compare.facts import Fact, facts_of, matched, turned
from humanize_cli.compare.passage import Passage, lines_outside, passages
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.stock import is_stock
from humanize_cli.reading import Reading

RELATED = 0.2
"""The share of sentences with a partner below which two texts are not versions of one text."""
_ENOUGH = 3


class Kind(StrEnum):
    """What became of a fact."""

    LOST = "lost"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that is not the same in both texts.

    `before` and `after` are the sentences it stands or ought to stand in, joined by a space, "" where a side
    has none; the lines and columns are of their first sentence, counted from 1, and 0 on a side without one.
    """

    kind: Kind
    reason: Reason
    detail: str
    before: str = ""
    after: str = ""
    before_line: int = 0
    before_column: int = 0
    after_line: int = 0
    after_column: int = 0


@dataclass(frozen=True)
class Comparison:
    """Everything that differs in fact between two texts; `related` says whether they share sentences at all.

    `skipped_words` counts the words, of both texts, in languages that are not read.
    """

    differences: tuple[Difference, ...] = ()
    sentences_before: int = 0
    sentences_after: int = 0
    related: bool = True
    skipped_words: int = 0

    @property
    def faithful(self) -> bool:
        """Whether every fact is still there, and no other one is new."""
        return self.related and not self.differences


def compare(before: Reading, after: Reading) -> Comparison:
    """Return what differs in fact between a document and a rewrite of it."""
    old, new = passages(before), passages(after)
    beads = align(old, new)
    partners = sum(len(bead.before) + len(bead.after) for bead in beads if bead.before and bead.after)
    total = len(old) + len(new)
    related = total < _ENOUGH or partners >= RELATED * total
    differences: list[Difference] = []
    if related:
        differences += _differences(beads)
    differences += _outside(before, after)
    skipped = sum(
        len(block.text.split())
        for side in (before, after)
        for block, language in zip(side.document.blocks, side.languages, strict=True)
        if language is None
    )
    return Comparison(tuple(differences), len(old), len(new), related, skipped)


@dataclass(frozen=True, slots=True)
class _Found:
    """A fact that one side of a bead lacks."""

    bead: int
    kind: Kind
    fact: Fact


def _differences(beads: Sequence[Bead]) -> Iterator[Difference]:
    """Yield the differences in the order of the text before."""
    found: list[_Found] = []
    for index, bead in enumerate(beads):
        lost, added = matched(facts_of(bead.before), facts_of(bead.after), _language(bead))
        found += (_Found(index, Kind.LOST, fact) for fact in lost)
        found += (_Found(index, Kind.ADDED, fact) for fact in added)
    left: dict[int, list[_Found]] = {}
    for each in _without_moves(found):
        left.setdefault(each.bead, []).append(each)
    for index, bead in enumerate(beads):
        own = left.get(index, [])
        for each in own:
            yield _difference(bead, each.kind, each.fact.reason, each.fact.text)
        if bead.before and bead.after:
            for reason, detail in turned(bead.before, bead.after):
                yield _difference(bead, Kind.CHANGED, reason, detail)
        elif not own:
            side = bead.before or bead.after
            if any(_says_something(each) for each in side):
                kind = Kind.LOST if bead.before else Kind.ADDED
                yield _difference(bead, kind, Reason.DELETION if bead.before else Reason.CLAIM, "a sentence")


def _without_moves(found: Sequence[_Found]) -> Iterator[_Found]:
    """Yield what is lost or added without what merely moved from one sentence to another.

    Two facts of one sort that trade sentences have not moved but changed what they are said of, so a move is
    one only where nothing of its sort came in its place.
    """
    sorts = {(each.bead, each.kind, each.fact.reason) for each in found}
    arrivals: dict[Reason, list[int]] = {}
    for position, added in enumerate(found):
        if added.kind is Kind.ADDED and (added.bead, Kind.LOST, added.fact.reason) not in sorts:
            arrivals.setdefault(added.fact.reason, []).append(position)
    gone: set[int] = set()
    for position, lost in enumerate(found):
        if lost.kind is not Kind.LOST or (lost.bead, Kind.ADDED, lost.fact.reason) in sorts:
            continue
        for other in arrivals.get(lost.fact.reason, ()):
            if other not in gone and found[other].fact.same(lost.fact):
                gone.update((position, other))
                break
    yield from (each for position, each in enumerate(found) if position not in gone)


def _difference(bead: Bead, kind: Kind, reason: Reason, detail: str) -> Difference:
    before, after = bead.before, bead.after
    return Difference(
        kind,
        reason,
        detail,
        " ".join(each.text for each in before),
        " ".join(each.text for each in after),
        before[0].line if before else 0,
        before[0].column if before else 0,
        after[0].line if after else 0,
        after[0].column if after else 0,
    )


def _says_something(passage: Passage) -> bool:
    return bool(passage.reading.content) and not is_stock(passage.text, passage.language)


def _language(bead: Bead) -> str:
    return (bead.before or bead.after)[0].language


def _outside(before: Reading, after: Reading) -> Iterator[Difference]:
    """Yield the lines outside prose, such as code, that only one of the documents has."""
    old, new = list(lines_outside(before.document)), list(lines_outside(after.document))
    for number, line in _missing(old, new):
        yield Difference(Kind.LOST, Reason.PROTECTED, line, before=line, before_line=number, before_column=1)
    for number, line in _missing(new, old):
        yield Difference(Kind.ADDED, Reason.PROTECTED, line, after=line, after_line=number, after_column=1)


def _missing(
    lines: Iterable[tuple[int, str]], others: Iterable[tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """Yield the lines that stand fewer times among the others."""
    left = Counter(line for _, line in others)
    for number, line in lines:
        if left[line] > 0:
            left[line] -= 1
        else:
            yield number, line
