"""Edit, the unit that is proposed, judged, explained and applied; and the word diff that finds edits."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

# A word keeps its inner apostrophes, hyphens, dots and commas ("don't", "twenty-one", "3.5", "1,000"), so
# that no hunk can cut a number or a contraction in two.
_TOKEN = re.compile(r"\w+(?:[’'\-.,:/@]\w+)*|[^\w\s]")


NOT_RULES = frozenset(("model", "phrasebook"))
"""The makers of edits that are no rules: what the model proposes, and what it must find likely."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of `old` by `new` at characters `start` to `end` of a sentence's text.

    `origin` is who proposed it ("model", or a rule's id); `reason` is one sentence for people; `probability`
    is how likely it is right, from 0 to 1, None where nobody knows; `said` is the log-probability of its
    words in the model's answer, None where the model did not say them.
    """

    start: int
    end: int
    old: str
    new: str
    origin: str
    reason: str = ""
    probability: float | None = None
    said: float | None = None

    @property
    def makers(self) -> tuple[str, ...]:
        """Everyone who had a part in it, as `origin` joins them."""
        return tuple(self.origin.split("+"))

    def moved(self, offset: int) -> "Edit":
        """Return the same edit `offset` characters further on."""
        return replace(self, start=self.start + offset, end=self.end + offset)


def words_between(text: str, first: Edit, second: Edit) -> int:
    """Return how many words of a text stand between an edit of it and a later one."""
    return len(text[first.end : second.start].split())


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with the edits made; they must not overlap, and each `old` must be what stands there.

    Raises ValueError when either does not hold, since a misplaced edit would damage a document silently.
    """
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=_place):
        if edit.start < position or text[edit.start : edit.end] != edit.old:
            raise ValueError(f"edit does not fit the text: {edit!r}")
        parts += (text[position : edit.start], edit.new)
        position = edit.end
    parts.append(text[position:])
    return "".join(parts)


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Return the edits of `text` that do together what `first` does to it and `second` to the outcome.

    Edits that meet become one, with the origins and reasons of all that made it; those that undo each other
    vanish.
    """
    middle = apply_edits(text, first)
    # Each edit as the stretch of the middle text that it wrote (first) or takes away (second).
    stretches: list[tuple[int, int, bool, Edit]] = []
    shift = 0
    for edit in sorted(first, key=_place):
        stretches.append((edit.start + shift, edit.start + shift + len(edit.new), True, edit))
        shift += len(edit.new) - len(edit.old)
    stretches += ((edit.start, edit.end, False, edit) for edit in second)
    stretches.sort(key=lambda each: each[:2])
    composed: list[Edit] = []
    shift = 0
    while stretches:
        start, end, _, _ = stretches[0]
        size = 1
        while size < len(stretches) and stretches[size][0] <= end:
            end = max(end, stretches[size][1])
            size += 1
        group, stretches = stretches[:size], stretches[size:]
        earlier = [edit for _, _, is_first, edit in group if is_first]
        later = [edit.moved(-start) for _, _, is_first, edit in group if not is_first]
        growth = sum(len(edit.new) - len(edit.old) for edit in earlier)
        place = slice(start - shift, end - shift - growth)
        shift += growth
        new = apply_edits(middle[start:end], later)
        if new != text[place]:
            composed.append(_union(place, text[place], new, [*earlier, *later]))
    # Among repeated words, edits can undo each other without meeting.
    return composed if apply_edits(text, composed) != text else []


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _union(place: slice, old: str, new: str, makers: Sequence[Edit]) -> Edit:
    """Return one edit that names everyone who had a part in it, with the least of their probabilities."""
    origin = "+".join(dict.fromkeys(maker for edit in makers for maker in edit.makers))
    reason = " ".join(dict.fromkeys(edit.reason for edit in makers if edit.reason))
    known = [edit.probability for edit in makers if edit.probability is not None]
    return Edit(place.start, place.stop, old, new, origin, reason, min(known, default=None))


def diff_edits(
    before: str,
    after: str,
    origin: str,
    *,
    reason: str = "",
    probability: float | None = None,
    join: int = 2,
    fixed: Sequence[tuple[int, int]] = (),
) -> list[Edit]:
    """Return the edits that turn `before` into `after`, hunks less than `join` words apart made one.

    Only differences in words count: where both sides have white space, the spacing of `before` stays. Hunks
    are not joined over words that lie in the `fixed` spans (start and end in `before`), since such an edit
    could not be made.
    """
    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    matcher = SequenceMatcher(None, [each[0] for each in old], [each[0] for each in new], autojunk=False)
    anchors = _anchors(matcher.get_matching_blocks(), old, join, fixed)
    edits: list[Edit] = []
    old_end = new_end = 0
    for old_index, new_index in [*anchors, (None, None)]:
        old_start = len(before) if old_index is None else old[old_index].start()
        new_start = len(after) if new_index is None else new[new_index].start()
        hunk = _hunk(before, old_end, old_start, after[new_end:new_start])
        if hunk is not None:
            start, end, text = hunk
            edits.append(Edit(start, end, before[start:end], text, origin, reason, probability))
        if old_index is not None and new_index is not None:
            old_end, new_end = old[old_index].end(), new[new_index].end()
    return edits


def _anchors(
    blocks: Sequence[tuple[int, int, int]],
    old: Sequence[re.Match[str]],
    join: int,
    fixed: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return the matching token pairs that separate hunks; runs with too few words are dropped."""
    runs = [(a, b, size) for a, b, size in blocks if size]
    anchors: list[tuple[int, int]] = []
    for position, (a, b, size) in enumerate(runs):
        words = sum(old[index][0][0].isalnum() for index in range(a, a + size))
        at_edge = position == 0 and a == 0 and b == 0
        at_end = position == len(runs) - 1 and a + size == len(old)
        start, end = old[a].start(), old[a + size - 1].end()
        if words >= join or at_edge or at_end or any(start < stop and first < end for first, stop in fixed):
            anchors += ((a + step, b + step) for step in range(size))
    return anchors


def _hunk(before: str, start: int, end: int, new: str) -> tuple[int, int, str] | None:
    """Return the place and new text between two anchors, without spacing that both share; None if equal."""
    old = before[start:end]
    if old.split() == new.split() and bool(old) == bool(new):
        return None
    if old.strip() and new.strip():
        lead = len(old) - len(old.lstrip())
        tail = len(old) - len(old.rstrip())
        if lead and new[0].isspace():
            start, new = start + lead, new.lstrip()
        if tail and new[-1].isspace():
            end, new = end - tail, new.rstrip()
    return start, end, new
