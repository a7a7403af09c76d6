"""Which matches count: each in the light of how often people write it, and of what stands near it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from humanize_cli.diagnose.diagnosis import MIN_WORDS
from humanize_cli.rules.rates import human_rate
from humanize_cli.rules.rule import Role, Rule

STRETCH_WORDS = 150
"""How far apart two matches may be to support each other: about a long paragraph."""
FAMILIES = 2
"""How many other families' clusters a cluster needs where no tell is near.

With one, twice as many human documents would have findings that count, and hardly more of the machine-made
ones; `python -m benchmarks.found` prints what stands.
"""

EDITING = "an editing suggestion, not a tell"
QUOTED = "stands in a quotation"
SAME_PLACE = "another finding that counts stands here"
USUAL = "no more often here than people write it"
ALONE = "counts only beside tells of other kinds"


class Match(NamedTuple):
    """A rule's match: characters `start` to `end` of the flat text of the block number `block`.

    `word` is the number of words in the document before it. `replacement` is what the rule would write
    instead, None where it only points.
    """

    rule: Rule
    language: str
    block: int
    start: int
    end: int
    word: int
    quoted: bool = False
    replacement: str | None = None

    def overlaps(self, other: "Match") -> bool:
        """Say whether the two share a character."""
        return self.block == other.block and self.start < other.end and other.start < self.end


def reasons_not_to_count(matches: Sequence[Match], words: Mapping[str, int]) -> list[str]:
    """Return for each match, in document order, why it does not count; "" for one that does.

    `words` are those read in each language. A rule counts only where it matches more often in 1,000 words
    than people write it (a shorter text is taken for one of `MIN_WORDS` words, so that one hit is no rate). A
    cluster, and a rule whose human rate was never measured, needs company within `STRETCH_WORDS` by matches
    that might count too: a tell of another family, or clusters of two. Of two matches in one place the
    costlier counts.
    """
    hits = Counter((match.rule.id, match.language) for match in matches if not match.quoted)
    reasons: list[str] = []
    eligible: list[Match] = []
    for match in matches:
        reason = _alone_at_fault(match, hits[match.rule.id, match.language], words.get(match.language, 0))
        reasons.append(reason)
        if not reason:
            eligible.append(match)
    positions = [match.word for match in eligible]
    taken: dict[int, list[tuple[int, int]]] = {}
    order = sorted(
        (number for number, reason in enumerate(reasons) if not reason),
        key=lambda number: (matches[number].rule.role is not Role.TELL, -matches[number].rule.cost, number),
    )
    for number in order:
        match = matches[number]
        low = bisect_left(positions, match.word - STRETCH_WORDS)
        high = bisect_right(positions, match.word + STRETCH_WORDS)
        near = eligible[low:high]
        if _is_cluster(match) and not _has_company(match, near):
            reasons[number] = ALONE
        elif _is_taken(taken.setdefault(match.block, []), match):
            reasons[number] = SAME_PLACE
    return reasons


def _is_taken(places: list[tuple[int, int]], match: Match) -> bool:
    """Say whether a match overlaps one of the places, which are sorted and apart; else add its own."""
    at = bisect_left(places, (match.start, match.end))
    if (at and places[at - 1][1] > match.start) or (at < len(places) and places[at][0] < match.end):
        return True
    places.insert(at, (match.start, match.end))
    return False


def _alone_at_fault(match: Match, hits: int, words: int) -> str:
    """Return why a match cannot count whatever stands near it; "" where it can."""
    rule = match.rule
    if not rule.counts:
        return EDITING
    if match.quoted:
        return QUOTED
    rate = _rate(rule, match.language)
    if rate is not None and 1000 * hits / max(words, MIN_WORDS) <= rate:
        return USUAL
    return ""


def _is_cluster(match: Match) -> bool:
    return match.rule.role is Role.CLUSTER or _rate(match.rule, match.language) is None


def _has_company(match: Match, near: Sequence[Match]) -> bool:
    """Say whether there are enough of the matches nearby that have another family and place."""
    families: set[str] = set()
    for other in near:
        if other.rule.family != match.rule.family and not other.overlaps(match):
            families.add(other.rule.family)
            if len(families) >= FAMILIES or not _is_cluster(other):
                return True
    return False


def _rate(rule: Rule, language: str) -> float | None:
    """Return the human rate; structural checks report nothing below theirs."""
    return 0.0 if rule.detector else _measured(rule.id, language)


@cache
def _measured(rule_id: str, language: str) -> float | None:
    return human_rate(rule_id, language)
