"""Checks of English: a perfect turned into what it is not, a purpose that nobody pursues, and words that are
padding in one place and the point in another.
"""

from collections.abc import Sequence
from itertools import pairwise

from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial, words_of

_PERFECT = frozenset(["have", "has", "had"])
_TIMES = frozenset(
    [
        *("second", "minute", "hour", "day", "week", "month", "year", "decade"),
        *("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"),
        *("century", "centuries", "ages", "long", "while", "time"),
    ]
)
_TIME_REACH = 5
_INVITED = frozenset(["if", "should", "when", "whenever"])
_MAY = frozenset(["can", "could", "may", "welcome", "free", "always"])
_US = frozenset(["us", "me"])
# "hesitate to call"
_BARE = 3
_AFTER_ORDER = frozenset(["to", "that", "for"])
_ONLY = frozenset(["just", "only", "merely"])
_BEFORE_ONLY = frozenset(["than", "but", "had", "has", "have"])
_BEHIND_ONLY = frozenset(["not", "by", "one", "means", "mean", "meant"])
_COMPARED = frozenset(["more", "less", "most", "least"])


def comparison(trial: Trial) -> Finding | None:
    """Find an English "more" or "most" that compares something else now, since the word behind it went
    ("more meaningful information": "more information").
    """
    if trial.words.language != "en":
        return None
    for exchange in trial.exchanges:
        if not exchange.old or words_of(trial.after, exchange.new) or exchange.left < 0:
            continue
        before = trial.before.norms[exchange.old[0] - 1] if exchange.old[0] else ""
        if before in _COMPARED and trial.after.norms[exchange.left] == before:
            return Finding(Reason.DEGREE, before)
    return None


def turned_voice(trial: Trial) -> Finding | None:
    """Find an English passive in the perfect that lost its "been": what was done has now done it."""
    if trial.words.language != "en" or "been" not in trial.lost:
        return None
    old, new = trial.before.norms, trial.after.norms
    # With another subject it is a passive made active, as it should be.
    passive = {
        (subject, word)
        for subject, aux, been, word in zip(old, old[1:], old[2:], old[3:], strict=False)
        if aux in _PERFECT and been == "been"
    }
    active = {
        (subject, word)
        for subject, aux, word in zip(new, new[1:], new[2:], strict=False)
        if aux in _PERFECT and word not in trial.words.function
    }
    turned = sorted(word for _, word in passive & active)
    return Finding(Reason.SEAM, f"been {turned[0]}") if turned else None


def duration(trial: Trial) -> Finding | None:
    """Find an English perfect that became a present while the time it has lasted stayed ("has been closed for
    years": "is closed for years").
    """
    if trial.words.language != "en" or not _PERFECT.intersection(trial.lost) or not _lasts(trial.after.norms):
        return None
    for exchange in trial.exchanges:
        old, new = words_of(trial.before, exchange.old), words_of(trial.after, exchange.new)
        if "been" in old and {"is", "are"}.intersection(new) and "been" not in new:
            return Finding(Reason.SEAM, f"{new[-1]} … for")
    return None


def _lasts(norms: Sequence[str]) -> bool:
    """Say whether a sentence says since when or for how long."""
    for index, norm in enumerate(norms):
        behind = norms[index + 1 : index + 1 + _TIME_REACH]
        if norm == "for" and any(word in _TIMES or word[0].isdigit() for word in behind):
            return True
    return "since" in norms


def purpose(trial: Trial) -> Finding | None:
    """Find an English purpose that lost whoever pursues it ("To avoid doubt, I would like to say that the
    offer ends": "To avoid doubt, the offer ends").
    """
    before = trial.before.norms
    if trial.words.language != "en" or not before or before[0] not in ("to", "in") or "," not in before:
        return None
    if before[0] == "in" and before[:3] != ["in", "order", "to"]:
        return None
    comma = before.index(",")
    for exchange in trial.exchanges:
        if exchange.old and exchange.old[0] == comma + 1 and before[comma + 1] in ("i", "we"):
            new = words_of(trial.after, exchange.new)
            if "that" in words_of(trial.before, exchange.old) and not {"i", "we", "you", "please"} & set(new):
                return Finding(Reason.SEAM, f"to {before[before.index('to') + 1]}, …")
    return None


def sequence(trial: Trial) -> Finding | None:
    """Find an English "in order" that went although no purpose follows it ("work through them in order")."""
    if trial.words.language != "en" or "order" not in trial.lost:
        return None
    norms = (*trial.before.norms, "")
    for exchange in trial.exchanges:
        for index in exchange.old:
            if norms[index - 1 : index + 1] == ("in", "order") and norms[index + 1] not in _AFTER_ORDER:
                return Finding(Reason.DEGREE, "in order")
    return None


def merely(trial: Trial) -> Finding | None:
    """Find an English "simply" that went where it says "only" ("by adding up the costs and simply doubling
    them"), while no other such word came.
    """
    if trial.words.language != "en" or "simply" not in trial.lost or _ONLY.intersection(trial.gained):
        return None
    norms = ("", *trial.before.norms, "")
    for one, word, other in zip(norms, norms[1:], norms[2:], strict=False):
        if word == "simply" and (
            one in _BEFORE_ONLY or other in _BEHIND_ONLY or (one == "and" and other.endswith("ing"))
        ):
            return Finding(Reason.DEGREE, word)
    return None


def offer(trial: Trial) -> Finding | None:
    """Find an English offer that became an order: "feel free to" or "do not hesitate to" went, and no "if"
    and no "can" says that the reader may ("please do not hesitate to ring the porter": "please ring the
    porter"). "Please contact us" and a bare "please call" are formulas either way.
    """
    norms = trial.before.norms
    if trial.words.language != "en" or _INVITED.intersection(norms) or _MAY.intersection(trial.gained):
        return None
    if ("feel", "free") in pairwise(norms) and trial.lost.keys() >= {"feel", "free"}:
        return Finding(Reason.MODAL, "feel free")
    if "hesitate" not in trial.lost:
        return None
    rest = [word for word in norms[norms.index("hesitate") :] if word[0].isalpha()]
    formula = _US.intersection(rest) or len(rest) <= _BARE
    return None if formula else Finding(Reason.MODAL, "hesitate")
