"""Checks of small words that carry meaning: negations, modals, hedges, contrasts, conditions, causes, sources
and degrees.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from humanize_cli.gate.reading import Marker
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial, same_stem

_DOUBLE_REACH = 6
_SUBJECT = 2
_FUTURE = ("modal", "future")
_ORDERS = frozenset([("modal", "obligation"), ("modal", "advice")])
# Which kinds say something about the words around them, so that two of them must not trade places.
_ORDERED = frozenset(["negation", "modal"])


def markers(trial: Trial) -> Finding | None:
    """Match the markers before and after; the first one that is lost or new decides.

    Equal words are matched first, so that an optional word can stand in for a lost one only where it is new.
    """
    future = _turns_past(trial)
    if future:
        return Finding(Reason.MODAL, future)
    before, after = list(trial.before.markers), list(trial.after.markers)
    old, new = _unequal(before, after)
    lost = _match([mark for mark in old if mark.required], new)
    added = _match([mark for mark in new if mark.required], old)
    kept = [mark for mark in before if mark not in lost]
    for mark in lost:
        if _FUTURE in mark.required:
            continue
        if _ORDERS.intersection(mark.required) and _commands(trial):
            continue
        if not _is_double(mark, kept, trial.words.doubles):
            return Finding(_reason(mark), mark.text)
    for mark in added:
        return Finding(_reason(mark), mark.text)
    return _number_moved(trial) or _traded(before, after) or _only_moved(before, after) or _swapped(trial)


def _reason(mark: Marker) -> Reason:
    return Reason(mark.required[0][0])


def _unequal(before: Sequence[Marker], after: Sequence[Marker]) -> tuple[list[Marker], list[Marker]]:
    """Return the markers of both sides without those that have a counterpart in the same words."""
    count_before = Counter(mark.text for mark in before)
    count_after = Counter(mark.text for mark in after)
    surplus_old, surplus_new = count_before - count_after, count_after - count_before
    return _last(before, surplus_old), _last(after, surplus_new)


def _last(markers: Sequence[Marker], surplus: Counter[str]) -> list[Marker]:
    left = Counter(surplus)
    found: list[Marker] = []
    for mark in reversed(markers):
        if left[mark.text] > 0:
            left[mark.text] -= 1
            found.append(mark)
    return found[::-1]


def _match(needed: Sequence[Marker], offered: Sequence[Marker]) -> list[Marker]:
    """Return the markers that found no counterpart of a common class; required ones are used first."""
    free = sorted(offered, key=lambda mark: not mark.required)
    unmatched: list[Marker] = []
    for mark in needed:
        wanted = set(mark.required)
        for candidate in free:
            if wanted & candidate.labels or mark.labels & set(candidate.required):
                free.remove(candidate)
                break
        else:
            unmatched.append(mark)
    return unmatched


def _is_double(mark: Marker, kept: Sequence[Marker], doubles: frozenset[str]) -> bool:
    """Say whether a marker of the same class that stays stands close by and says the same."""
    classes = {name for _, name in mark.required if name in doubles}
    return any(
        other is not mark
        and classes & {name for _, name in other.required}
        and min(abs(other.start - mark.end), abs(mark.start - other.end)) <= _DOUBLE_REACH
        for other in kept
    )


def _turns_past(trial: Trial) -> str | None:
    """Return a word of the future that gives way to one of the past."""
    words = trial.words
    future = next((word for word in trial.lost if _has_tense(word, words.future, trial.gained)), None)
    if future and any(_has_tense(word, words.past, trial.lost) for word in trial.gained):
        return future
    return None


def _has_tense(word: str, tense: tuple[frozenset[str], tuple[str, ...]], others: Iterable[str]) -> bool:
    """Say whether a word is of the tense: listed, or with its ending in place of another form of itself."""
    listed, endings = tense
    if word in listed:
        return True
    return bool(endings) and word.endswith(endings) and any(word[:2] == other[:2] for other in others)


def _number_moved(trial: Trial) -> Finding | None:
    """Find a plural that became a singular while its verb took the "s" ("nurses report" is no "nurse
    reports").
    """
    fewer = next((word for word in trial.lost if word[-1] == "s" and word[:-1] in trial.gained), None)
    if fewer and any(word[-1] == "s" and word[:-1] in trial.lost for word in trial.gained):
        return Finding(Reason.DEGREE, fewer)
    return None


def _only_moved(before: Sequence[Marker], after: Sequence[Marker]) -> Finding | None:
    """Find an "only" that left the subject at the start for a later place, or came from there."""
    old, new = _only(before), _only(after)
    for one, two in zip(old, new, strict=False):
        if (one.start < _SUBJECT) != (two.start < _SUBJECT) and abs(one.start - two.start) > 1:
            return Finding(Reason.DEGREE, one.text)
    return None


def _only(markers: Sequence[Marker]) -> list[Marker]:
    return [mark for mark in markers if ("degree", "only") in mark.required]


def _swapped(trial: Trial) -> Finding | None:
    """Find two content words that traded places while all words stayed ("the leak caused the fire")."""
    if trial.lost or trial.gained:
        return None
    old = [trial.before.norms[index] for index in trial.before.content]
    new = [trial.after.norms[index] for index in trial.after.content]
    swapped = [(one, two) for one, two in zip(old, new, strict=False) if one != two]
    if len(swapped) == 2 and swapped[0] == swapped[1][::-1]:
        return Finding(Reason.DEGREE, swapped[0][0])
    return None


def _commands(trial: Trial) -> bool:
    """Say whether a part begins with a verb that stood elsewhere in another form ("should be checked" is
    "Check").
    """
    before, after = trial.before, trial.after
    for index in after.starts:
        norm = after.norms[index]
        if norm in trial.gained and norm not in after.words.function:
            for old in before.content:
                if (
                    old not in before.starts
                    and before.norms[old] != norm
                    and same_stem(before.norms[old], norm)
                ):
                    return True
    return False


def _traded(before: Sequence[Marker], after: Sequence[Marker]) -> Finding | None:
    """Find two markers of different classes, more than a word apart, whose order is reversed."""
    old = [mark for mark in before if mark.required and mark.required[0][0] in _ORDERED]
    new = [mark for mark in after if mark.required and mark.required[0][0] in _ORDERED]
    if len(old) != len(new) or len(old) < 2:
        return None
    classes_old, classes_new = [mark.required[0] for mark in old], [mark.required[0] for mark in new]
    if classes_old == classes_new or Counter(classes_old) != Counter(classes_new):
        return None
    for position in range(len(old) - 1):
        one, two = new[position], new[position + 1]
        if (
            classes_old[position : position + 2] == [two.required[0], one.required[0]]
            and two.start - one.end > 1
        ):
            return Finding(_reason(old[position]), old[position].text)
    return None
