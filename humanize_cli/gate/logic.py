"""Checks of how the parts of a sentence belong together: "and" and "or", who does what, cause and purpose."""

from collections.abc import Sequence

from humanize_cli.gate.meaning import PURPOSE, VERB_SECOND, same_verb
from humanize_cli.gate.phrases import GAP
from humanize_cli.gate.reading import Reading
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial

_BECAUSE, _THEREFORE = ("cause", "because"), ("cause", "therefore")
_REACH = 8
"""Tokens behind an auxiliary verb among which who does it is looked for."""


def joints(trial: Trial) -> Finding | None:
    """Find an "and" that gives way to an "or", or the reverse, where both mean different things.

    "Not A or B" is "not A and not B", and "whether A or B" is for both. Elsewhere hardly one of the 91,000
    sentences of the training data has it.
    """
    before, after = trial.before, trial.after
    both, either = trial.words.joints
    for old, new in ((both, either), (either, both)):
        if new.isdisjoint(trial.gained) or old.isdisjoint(trial.lost):
            continue
        turned = any(
            _is_turned(before, index)
            for each in trial.exchanges
            for index in each.old
            if before.norms[index] in old
        ) or any(
            _is_turned(after, index)
            for each in trial.exchanges
            for index in each.new
            if after.norms[index] in new
        )
        if not turned:
            return Finding(Reason.DEGREE, next(word for word in old if word in trial.lost))
    return None


def _is_turned(reading: Reading, index: int) -> bool:
    """Say whether a denial stands somewhere before a word, or a condition in the same part."""
    for mark in reading.markers:
        if mark.end <= index and mark.required:
            kind = mark.required[0][0]
            if kind == "negation" or (kind == "condition" and "," not in reading.norms[mark.end : index]):
                return True
    return False


def voice(trial: Trial) -> Finding | None:
    """Find a passive that became active with the same subject ("the firm was sued by the state", "the firm
    sued the state").
    """
    before, after = trial.before, trial.after
    verb_second = trial.words.language in VERB_SECOND
    auxiliaries, agents = trial.words.passive
    if agents.isdisjoint(trial.lost) or auxiliaries.isdisjoint(trial.lost):
        return None
    for place, norm in enumerate(before.norms):
        if norm not in auxiliaries:
            continue
        behind = before.norms[place + 1 : place + 1 + _REACH]
        agent = next((at for at, word in enumerate(behind) if word in agents), None)
        # "É responsável pela produção" is no passive: who is in charge does it.
        if agent is None or any(word.startswith(("responsab", "responsáv")) for word in behind[:2]):
            continue
        # A subject may follow the verb ("gestern wurde die Firma vom Staat verklagt").
        if verb_second and any(word in after.norms for word in behind[:agent]):
            continue
        subject = _last_before(before.norms, place, trial)
        for index in after.content:
            # A participle at the end follows the object ("wir haben den Antrag geprüft").
            if verb_second and after.norms[index] not in trial.gained:
                continue
            if _last_before(after.norms, index, trial) == subject and any(
                same_verb(each, after.norms[index], trial.words.language) for each in behind
            ):
                return Finding(Reason.DEGREE, norm)
    return None


def _last_before(norms: Sequence[str], place: int, trial: Trial) -> str | None:
    """Return the last word before a place that is no auxiliary verb."""
    return next((word for word in norms[:place][::-1] if word not in trial.words.verbs), None)


def cause_reversed(trial: Trial) -> Finding | None:
    """Find a word of cause in whose very place one of consequence stands, before the same words."""
    before, after = trial.before, trial.after
    for exchange in trial.exchanges:
        if not exchange.old or not exchange.new:
            continue
        last, last_new = exchange.old[-1], exchange.new[-1]
        ends = [
            mark
            for mark in before.markers
            if mark.end == last + 1 and mark.end - mark.start <= len(exchange.old)
        ]
        # A verb may have moved up beside the new word ("weil er stieg", "deshalb stieg er").
        ends_new = [
            mark
            for mark in after.markers
            if exchange.new[0] < mark.end <= last_new + 1
            and all(after.norms[index] in before.norms for index in range(mark.end, last_new + 1))
        ]
        for one in ends:
            for two in ends_new:
                if _BECAUSE in one.required and _THEREFORE in two.labels and _BECAUSE not in two.required:
                    return Finding(Reason.CAUSE, one.text)
                if _THEREFORE in one.required and _BECAUSE in two.required:
                    return Finding(Reason.CAUSE, one.text)
    return None


def aim_lost(trial: Trial) -> Finding | None:
    """Find a phrase of purpose ("in order to") that an edit takes out and puts nothing in its place."""
    before, after = trial.before, trial.after
    aims = [
        mark
        for mark in before.markers
        if PURPOSE in mark.labels and mark.end - mark.start > 1 and GAP not in mark.text
    ]
    for exchange in trial.exchanges:
        out = {before.norms[index] for index in exchange.old}
        if not {after.norms[index] for index in exchange.new} <= out:
            continue
        kept = {after.norms[index] for index in exchange.new}
        for mark in aims:
            span = range(mark.start, mark.end)
            if set(span) <= set(exchange.old) and not any(before.norms[index] in kept for index in span):
                return Finding(Reason.CAUSE, mark.text)
    return None
