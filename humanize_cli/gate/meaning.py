"""Checks of small words that carry meaning: negations, modals, hedges, contrasts, conditions, causes, sources
and degrees.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from humanize_cli.gate.dictionary import same_lemma
from humanize_cli.gate.order import exchanged, number_moved, only_moved, swapped, traded
from humanize_cli.gate.reading import Marker, Reading
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial, same_stem

_DOUBLE_REACH = 6
_FUTURE = ("modal", "future")
_ORDERS = frozenset([("modal", "obligation"), ("modal", "advice")])
_POWERS = frozenset([("modal", "ability"), ("modal", "possibility"), ("modal", "permission")])
_BINDING = frozenset([("modal", "obligation"), _FUTURE])
# Under a condition, "it will stop" says no more than "it stops"; for a purpose, "you can press" no more than
# "press".
_IF = ("condition", "if")
_GENERAL = frozenset([_IF, ("condition", "unless")])
VERB_SECOND = frozenset(["de", "nl"])
"""Languages whose verb stands second, or first in a clause of condition."""
_CLAUSE = 8
_NOUN = 4
_STEM = 4
PURPOSE = ("cause", "purpose")


def markers(trial: Trial) -> Finding | None:
    """Match the markers before and after; the first one that is lost or new decides.

    Equal words are matched first, so that an optional word can stand in for a lost one only where it is new.
    """
    future = _turns_past(trial)
    if future:
        return Finding(Reason.MODAL, future)
    before, after = list(trial.before.markers), list(trial.after.markers)
    lost, added = lost_and_added(before, after, trial.words.doubles)
    general = bool(trial.before.framed & _GENERAL)
    aimed = PURPOSE in trial.before.framed | trial.after.framed
    for mark in lost:
        if _FUTURE in mark.required:
            continue
        if _ORDERS.intersection(mark.required) and _commands(trial, mark):
            continue
        if (general or aimed) and _POWERS.intersection(mark.required) and _commands(trial, mark):
            continue
        if _IF in mark.required and _verb_first(trial, mark):
            continue
        return Finding(mark.reason, mark.text)
    for mark in added:
        if _FUTURE in mark.required and general and not _loses_modal(trial):
            continue
        if not (_IF in mark.required and _unfolds(trial, mark)):
            return Finding(mark.reason, mark.text)
    return (
        _modal_turned(before, after)
        or number_moved(trial)
        or traded(before, after, trial.words.language)
        or only_moved(trial)
        or swapped(trial)
        or exchanged(trial)
    )


def _modal_turned(before: Sequence[Marker], after: Sequence[Marker]) -> Finding | None:
    """Find a possibility that became a duty or a promise, or a duty that became a possibility, though neither
    word must be matched on its own ("bis zum Vortag möglich" is no "werden Sie tun").
    """
    old, new = _unequal(before, after)
    lost = {label for mark in old for label in mark.labels}
    gained = {label for mark in new for label in mark.required}
    raised = lost & _POWERS and not lost & _BINDING and gained & _BINDING and not gained & _POWERS
    lowered = lost & _ORDERS and not lost & _POWERS and gained & _POWERS and not gained & _ORDERS
    if raised or lowered:
        kinds = _BINDING if raised else _POWERS
        return Finding(Reason.MODAL, next(mark.text for mark in new if kinds.intersection(mark.required)))
    return None


def lost_and_added(
    before: Sequence[Marker], after: Sequence[Marker], doubles: frozenset[str]
) -> tuple[list[Marker], list[Marker]]:
    """Return the markers without a counterpart on the other side: those lost and those added.

    Of two that say the same close by, one may go: `doubles` names the classes for which that holds.
    """
    old, new = _unequal(before, after)
    lost = _match([mark for mark in old if mark.required], [mark for mark in new if not mark.early])
    added = _match([mark for mark in new if mark.required], old)
    kept = [mark for mark in before if mark not in lost]
    return (
        [mark for mark in lost if not _is_double(mark, kept, after, doubles)],
        [mark for mark in added if not _agrees(mark, after, doubles)],
    )


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
    """Return the markers that found no counterpart of a common class; required ones are used first.

    A marker of several kinds answers once in each, "unable" both the "not" and the "can" of "cannot"; what
    denies needs a denial.
    """
    free = [(mark, set(mark.labels)) for mark in sorted(offered, key=lambda mark: not mark.required)]
    unmatched: list[Marker] = []
    for mark in needed:
        wanted = set(mark.required)
        denies = any(kind == "negation" for kind, _ in wanted)
        for candidate, left in sorted(free, key=lambda each: not each[1] & wanted):
            common = left & wanted or (left & mark.labels & set(candidate.required))
            if kinds := {kind for kind, _ in common}:
                left -= {label for label in left if label[0] in kinds}
                denies = denies and "negation" not in kinds
                if not denies:
                    break
        else:
            unmatched.append(mark)
    return unmatched


def _is_double(
    mark: Marker, kept: Sequence[Marker], after: Sequence[Marker], doubles: frozenset[str]
) -> bool:
    """Say whether a marker of the same class that stays stands close by and says the same.

    Of a double negation ("no … nunca") the part that stays must come to stand where the other one stood.
    """
    classes = {name for _, name in mark.required if name in doubles}
    negates = mark.required[0][0] == "negation"
    return any(
        other is not mark
        and classes & {name for _, name in other.required}
        and min(abs(other.start - mark.end), abs(mark.start - other.end)) <= _DOUBLE_REACH
        and not (negates and (other.text == mark.text or other.start < mark.start))
        and (not negates or any(each.text == other.text and each.start <= mark.start for each in after))
        for other in kept
    )


def _agrees(mark: Marker, after: Sequence[Marker], doubles: frozenset[str]) -> bool:
    """Say whether a new negation only agrees with one before it ("no cobra nada")."""
    return any(
        kind == "negation" and name in doubles and (kind, name) in other.required
        for kind, name in mark.required
        for other in after
        if 0 < mark.start - other.start <= _DOUBLE_REACH and other.text != mark.text
    )


def _turns_past(trial: Trial) -> str | None:
    """Return a word of the future that gives way to one of the past."""
    words = trial.words
    if not words.past[0].isdisjoint(trial.lost):
        return None
    future = next((word for word in trial.lost if _has_tense(word, words.future, trial.gained)), None)
    # "Need" has no ending.
    new = (word for word in trial.gained if not word.endswith("eed"))
    return future if any(_has_tense(word, words.past, trial.lost) for word in new) else None


def _has_tense(word: str, tense: tuple[frozenset[str], tuple[str, ...]], others: Iterable[str]) -> bool:
    """Say whether a word is of the tense: listed, or with its ending in place of another form of itself."""
    listed, endings = tense
    if word in listed:
        return True
    return bool(endings) and word.endswith(endings) and any(word[:2] == other[:2] for other in others)


def _verb_first(trial: Trial, mark: Marker) -> bool:
    """Say whether the verb now stands where a word of condition stood ("Sollte der Test scheitern" is
    "Scheitert der Test"), before the same subject and with a comma to come (German and Dutch).
    """
    before, after = trial.before, trial.after
    if trial.words.language not in VERB_SECOND or mark.start or "?" in after.text or len(after.norms) < 3:
        return False
    if "," not in after.norms or after.norms[0] in before.norms or after.norms[0] in after.words.articles:
        return False
    light = after.norms[0] in trial.words.verbs
    return light or after.norms[1] in (before.norms[1], *before.norms[mark.end : mark.end + 1])


def _loses_modal(trial: Trial) -> bool:
    """Say whether a word of possibility, ability or duty is gone, be it in a polite formula."""
    hits = (trial.words.markers.longest([word], 0) for word in trial.lost)
    required = (label for hit in hits if hit for label in hit[0].required)
    return any(kind == "modal" and name != "future" for kind, name in required)


def _unfolds(trial: Trial, mark: Marker) -> bool:
    """Say whether a new condition only says as a clause what a noun said ("the loss of" is "if you lose")."""
    after = trial.after
    clause = range(mark.end, min(mark.end + _CLAUSE, len(after.norms)))
    nouns = [word for word in trial.lost if len(word) > _NOUN]
    return any(
        after.norms[index] in trial.gained and any(same_stem(after.norms[index], noun) for noun in nouns)
        for index in clause
        if index in after.content
    )


def _commands(trial: Trial, mark: Marker) -> bool:
    """Say whether a part begins with a verb that stood elsewhere in another form ("should be checked" is
    "Check"); what one has to do oneself is no command ("devo partire", "parto").
    """
    before, after = trial.before, trial.after
    if not trial.words.own.isdisjoint(mark.text.split()):
        return False
    content = set(after.content)
    for index in _clause_starts(after):
        norm = after.norms[index]
        if index not in content and norm not in trial.words.verbs:
            continue
        for old in before.content:
            if before.norms[old] != norm:
                moved = norm in trial.gained
            else:
                order = _ORDERS.intersection(mark.required)
                moved = (bool(order) or index in after.starts) and mark.end <= old <= mark.end + 1
            if (
                old not in before.starts
                and moved
                and same_verb(before.norms[old], norm, trial.words.language)
            ):
                return True
    return False


def same_verb(old: str, new: str, language: str) -> bool:
    """Say whether a verb is a form of another one; German and Dutch participles hold the stem inside."""
    stem = new[: max(_STEM, len(new) - 2)]
    inside = language in VERB_SECOND and len(new) >= _STEM and stem in old
    return same_stem(old, new) or inside or same_lemma(old, new, language)


def _clause_starts(reading: Reading) -> Iterable[int]:
    """Yield the first words of the sentence's parts, and those after a negation or another marker there."""
    denials = {
        index
        for mark in reading.markers
        if mark.required and mark.required[0][0] in ("negation", "degree")
        for index in range(mark.start, mark.end)
    }
    for index in sorted(reading.part_starts):
        yield index
        while index in denials and index + 1 < len(reading.norms):
            index += 1
            yield index
