"""Checks of order: words that mean the same one by one, and something else in another place."""

from collections import Counter
from collections.abc import Sequence

from humanize_cli.gate.reading import Marker, Reading
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial, same_stem

_SUBJECT = 2
# Which kinds say something about the words around them, so that two of them must not trade places.
_ORDERED = frozenset(["negation", "modal"])
_NEGATION_LAST = frozenset(["de", "nl"])


def number_moved(trial: Trial) -> Finding | None:
    """Find an English plural that became a singular while its verb took the "s" ("nurses report" is no
    "nurse reports").
    """
    if trial.words.language != "en":
        return None
    function = trial.words.function
    lost, gained = ([word for word in words if word not in function] for words in (trial.lost, trial.gained))
    fewer = next((word for word in lost if word[-1] == "s" and word[:-1] in gained), None)
    if fewer and any(word[-1] == "s" and word[:-1] in lost for word in gained):
        return Finding(Reason.DEGREE, fewer)
    return None


def only_moved(trial: Trial) -> Finding | None:
    """Find an "only" that left the subject at the start for a later place, or came from there.

    Before the same word as ever it has not moved, whatever went or came before it.
    """
    old, new = _only(trial.before.markers), _only(trial.after.markers)
    for one, two in zip(old, new, strict=False):
        if (one.start < _SUBJECT) == (two.start < _SUBJECT) or abs(one.start - two.start) <= 1:
            continue
        if trial.before.norms[one.end : one.end + 1] == trial.after.norms[two.end : two.end + 1]:
            continue
        limited = _first_content(trial.before, one.end), _first_content(trial.after, two.end)
        if not all(limited) or not same_stem(*limited):
            return Finding(Reason.DEGREE, one.text)
    return None


def _first_content(reading: Reading, place: int) -> str:
    """Return the first word with content from a place on, "" if there is none."""
    return next((reading.norms[index] for index in reading.content if index >= place), "")


def _only(markers: Sequence[Marker]) -> list[Marker]:
    return [mark for mark in markers if ("degree", "only") in mark.required]


def swapped(trial: Trial) -> Finding | None:
    """Find two content words that traded places while all words stayed ("the leak caused the fire")."""
    if trial.lost or trial.gained:
        return None
    old = [trial.before.norms[index] for index in trial.before.content]
    new = [trial.after.norms[index] for index in trial.after.content]
    swapped = [(one, two) for one, two in zip(old, new, strict=False) if one != two]
    if len(swapped) == 2 and swapped[0] == swapped[1][::-1]:
        return Finding(Reason.DEGREE, swapped[0][0])
    return None


def exchanged(trial: Trial) -> Finding | None:
    """Find two words with content, two days or two months that two edits put in each other's place."""
    before, after = trial.before, trial.after
    moves: list[tuple[set[str], set[str]]] = []
    for exchange in trial.exchanges:
        old = {before.norms[index] for index in exchange.old if _is_fact(before, index)}
        new = {after.norms[index] for index in exchange.new if _is_fact(after, index)}
        moves.append((old - new, new - old))
    for position, (out, brought) in enumerate(moves):
        for other_out, other_brought in moves[position + 1 :]:
            one, two = out & other_brought, other_out & brought
            if one and two:
                return Finding(
                    Reason.NAME if one & set(dict(before.names).values()) else Reason.DEGREE, min(one)
                )
    return None


def _is_fact(reading: Reading, index: int) -> bool:
    norm = reading.norms[index]
    return norm in reading.words.calendar or (
        index in reading.content and index not in reading.filler and index not in reading.marked
    )


def traded(before: Sequence[Marker], after: Sequence[Marker], language: str) -> Finding | None:
    """Find two markers of different classes, more than a word apart, whose order is reversed.

    Two modals may ("bist du eventuell in der Lage", "kannst du vielleicht"). In German and Dutch a finite
    verb stands far before its negation, and a phrase that says the same behind it ("nicht in der Lage" is
    "kann … nicht").
    """
    old = [mark for mark in before if mark.required and mark.required[0][0] in _ORDERED]
    new = [mark for mark in after if mark.required and mark.required[0][0] in _ORDERED]
    if len(old) != len(new) or len(old) < 2 or all(mark.required[0][0] == "modal" for mark in old):
        return None
    classes_old, classes_new = [mark.required[0] for mark in old], [mark.required[0] for mark in new]
    if classes_old == classes_new or Counter(classes_old) != Counter(classes_new):
        return None
    for position in range(len(old) - 1):
        one, two = new[position], new[position + 1]
        if (
            language in _NEGATION_LAST
            and two.required[0][0] == "negation"
            and old[position + 1].end > (old[position + 1].start + 1)
        ):
            continue
        if (
            classes_old[position : position + 2] == [two.required[0], one.required[0]]
            and two.start - one.end > 1
        ):
            return Finding(old[position].reason, old[position].text)
    return None
