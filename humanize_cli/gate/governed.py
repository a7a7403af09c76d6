"""Checks of what a word governs: an edit may not change the word that asks for a mood, a "te" or a "de" and
leave behind what it asked for.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Exchange, Finding, Trial, words_of


class _Opener(NamedTuple):
    """An "if" that wants another form of the verb than what it stands for.

    `for_any` are words of which one stands in what it replaces. A word with one of the `fitting` endings
    behind it may be a verb that fits both; where there are `unfitting` forms, only those do not fit.
    """

    new: frozenset[str]
    for_any: frozenset[str]
    fitting: tuple[str, ...] = ()
    unfitting: frozenset[str] = frozenset()


_OPENERS = {
    # Past subjunctives go with "si" and "se", too.
    "es": _Opener(
        frozenset(["si"]),
        frozenset(["que"]),
        ("ara", "aran", "ase", "asen", "iera", "ieran", "iese", "iesen", "era", "eran", "uera", "ueran"),
    ),
    "it": _Opener(
        frozenset(["se"]),
        frozenset(["qualora", "cui", "laddove", "ove", "che"]),
        ("sse", "ssero", "ssi", "ssimo"),
    ),
    "fr": _Opener(frozenset(["si", "s'"]), frozenset(["où", "que", "qu'"])),
    # The future subjunctive is the infinitive but in these verbs.
    "pt": _Opener(
        frozenset(["se"]),
        frozenset(["de", "caso"]),
        (),
        frozenset(
            ["ter", "ser", "estar", "haver", "fazer", "ir", "vir", "poder", "pôr", "dar", "querer", "saber",
             "dizer", "trazer", "ver", "caber", "terem", "serem", "estarem", "haverem", "fazerem", "irem",
             "virem", "poderem", "quererem"]
        ),
    ),
    "nl": _Opener(frozenset(["als", "indien", "wanneer"]), frozenset(["mocht"])),
    "de": _Opener(frozenset(["wenn", "falls"]), frozenset(["sollte", "solltest"])),
}  # fmt: skip
_REACH = 9
_MODALS = {
    "nl": (
        frozenset(
            ["dient", "dienen", "diende", "dienden", "hoeft", "hoeven", "behoort", "behoren", "weet", "weten",
             "mogelijkheid", "gelegenheid", "staat", "verplicht", "genoodzaakt", "nodig", "mogelijk",
             "gelieve",
             "verzoek", "verzoeken", "toegestaan", "geacht", "bereid"]
        ),
        frozenset(
            ["moet", "moeten", "moest", "moesten", "kan", "kunt", "kun", "kunnen", "kon", "konden", "mag",
             "mogen", "wil", "wilt", "willen", "wilde", "wilden", "zou", "zouden"]
        ),
        "te",
    ),
    "de": (
        frozenset(
            ["hat", "haben", "habe", "hatte", "hatten", "ist", "sind", "war", "waren", "braucht", "brauchen",
             "möglichkeit", "gelegenheit", "lage", "imstande", "verpflichtet", "gezwungen", "berechtigt",
             "erforderlich", "notwendig", "nötig", "möglich", "empfiehlt", "empfehlen", "beabsichtigt",
             "beabsichtigen", "plant", "planen"]
        ),
        frozenset(
            ["muss", "müssen", "musst", "musste", "mussten", "kann", "können", "kannst", "konnte", "konnten",
             "soll", "sollen", "darf", "dürfen", "darfst", "sollte", "sollten", "solltest", "will", "willst",
             "wollen", "wollte", "wollten", "möchte", "möchten", "möchtest", "könnte", "könnten", "würde",
             "würden", "werde", "werden", "wird", "wirst", "lässt", "lassen"]
        ),
        "zu",
    ),
}  # fmt: skip
_FUSED = re.compile(
    r"(?!hinzu(?!zu))(?:ab|an|auf|aus|bei|bereit|durch|ein|entgegen|fertig|fest|fort|frei|her\w*|hin\w*|kennen"
    r"|klar|los|mit|nach|nieder|sicher|statt|teil|um|unter|vor\w*|wahr|weg|weiter|wieder|zu|zurück|zusammen)zu\w+e[rl]?n"
)
"""A German infinitive with its "zu" inside ("auszugleichen")."""
_OWN_CLAUSE = frozenset(["um", "ohne", "statt", "anstatt", "om", "zonder"])
_SERIES = frozenset(["et", "ou", "ni"])
_OF = frozenset(["de", "d'", "du", "des", "à", "au", "aux"])
_CORRELATIVES = {
    "en": (("not only", "not just"), ("but also", "but")),
    "de": (("nicht nur", "nicht allein"), ("sondern auch", "sondern")),
    "fr": (("non seulement", "pas seulement"), ("mais aussi", "mais également")),
    "es": (("no solo", "no sólo", "no solamente"), ("sino también", "sino que", "sino")),
    "it": (("non solo", "non soltanto"), ("ma anche", "bensì")),
    "pt": (("não só", "não apenas", "não somente"), ("mas também", "mas sim")),
    "nl": (("niet alleen", "niet enkel"), ("maar ook", "maar eveneens")),
}
_CLAUSES = {
    "en": ("that", ("and", "but", "or")),
    "de": ("dass", ("und", "aber", "oder")),
    "fr": ("que", ("et", "mais", "ou")),
    "es": ("que", ("y", "e", "pero", "o")),
    "it": ("che", ("e", "ed", "ma", "o")),
    "pt": ("que", ("e", "mas", "ou")),
    "nl": ("dat", ("en", "maar", "of")),
}
"""The word that opens a clause, and the words that join a second one to it."""
_NEAR = 3
_COMING = frozenset(["next", "coming", "following", "last", "past"])
_TIMES = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade")


def mood_left(trial: Trial) -> Finding | None:
    """Find an "if" in the place of words that want another mood, with the verb left in theirs ("en caso de
    que llueva" is not "si llueva").
    """
    opener = _OPENERS.get(trial.words.language)
    if opener is None:
        return None
    for number, exchange in enumerate(trial.exchanges):
        new, old = set(words_of(trial.after, exchange.new)), set(words_of(trial.before, exchange.old))
        if not new & opener.new or old & opener.new or not old & opener.for_any:
            continue
        behind = _behind(trial, exchange)
        # The verb may have been changed, by this edit or by one behind it.
        following = (each for each in trial.exchanges[number + 1 : number + 2] if each.new)
        changed = any(each.left < exchange.left + len(exchange.new) + len(behind) for each in following)
        if changed or new - opener.new - old:
            continue
        if any(word.endswith(opener.fitting) for word in behind if opener.fitting):
            continue
        clause = "caso" in old and "de" not in old
        if opener.unfitting and not clause and not opener.unfitting.intersection(behind):
            continue
        return Finding(Reason.SEAM, next(iter(new & opener.new)))
    return None


def infinitive_left(trial: Trial) -> Finding | None:
    """Find a modal verb with the "te" or "zu" of the words that it replaces ("dient te worden gereinigd" is
    not "moet te worden gereinigd").
    """
    verbs = _MODALS.get(trial.words.language)
    if verbs is None:
        return None
    given, modals, mark = verbs
    if any(word == mark or _FUSED.fullmatch(word) for word in trial.lost):
        return None
    for exchange in trial.exchanges:
        new, old = words_of(trial.after, exchange.new), words_of(trial.before, exchange.old)
        if not modals.intersection(new) or modals.intersection(old) or not given.intersection(old):
            continue
        behind = _behind(trial, exchange, stop=False)
        for word, following in pairwise([*behind, ""]):
            if word in _OWN_CLAUSE:
                break
            # "Bis zu 24 Stunden" holds no infinitive.
            if (word == mark and not following[:1].isdigit()) or _FUSED.fullmatch(word):
                return Finding(Reason.SEAM, f"{next(iter(modals.intersection(new)))} … {word}")
    return None


def mark_lost(trial: Trial) -> Finding | None:
    """Find a "te" or "zu" that goes alone, while no other edit changes the word that asked for it ("es ist
    möglich, Felder maskieren").
    """
    verbs = _MODALS.get(trial.words.language)
    if verbs is None:
        return None
    given, modals, mark = verbs
    if modals.intersection(trial.gained) or given.intersection(trial.lost):
        return None
    for exchange in trial.exchanges:
        if not exchange.new and words_of(trial.before, exchange.old) == [mark]:
            return Finding(Reason.SEAM, mark)
    return None


def correlative(trial: Trial) -> Finding | None:
    """Find one half of a "not only … but also" that goes while the other half stays."""
    first, second = _CORRELATIVES[trial.words.language]
    before, after = (f" {' '.join(each.norms)} " for each in (trial.before, trial.after))
    if not _holds(before, first) or not _holds(before, second):
        return None
    kept = _holds(after, first), _holds(after, second)
    if kept[0] == kept[1]:
        return None
    return Finding(Reason.SEAM, (first, second)[kept[1]][0])


def second_clause(trial: Trial) -> Finding | None:
    """Find a "that" that goes while the "and that" behind it stays ("It is clear that the toll fell, and that
    the queues are gone").
    """
    was, became = (_second_clause(each.norms, trial.words.language) for each in (trial.before, trial.after))
    return Finding(Reason.SEAM, became[0]) if became and was and was[1] and not became[1] else None


def _second_clause(norms: Sequence[str], language: str) -> tuple[str, bool] | None:
    """Return the first "and that" of a sentence, and whether a "that" stands before it."""
    opener, joints = _CLAUSES[language]
    words = [opener if word == "qu'" else word for word in norms]
    for place, (joint, word) in enumerate(pairwise(words)):
        if word == opener and joint in joints:
            return f"{joint} {word}", opener in words[:place]
    return None


def _holds(text: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {each} " in text for each in phrases)


def series(trial: Trial) -> Finding | None:
    """Find a French preposition that goes in one member of a series ("d'une gourde et un pique-nique"), while
    no edit before it takes that of the first.
    """
    if trial.words.language != "fr":
        return None
    taken = False
    for exchange in trial.exchanges:
        old, new = words_of(trial.before, exchange.old), words_of(trial.after, exchange.new)
        if taken or not old or old[0] not in _OF or (new and new[0] in _OF):
            taken |= bool(_OF.intersection(old)) and not _OF.intersection(new)
            continue
        first = exchange.old[0]
        if first and trial.before.norms[first - 1] in _SERIES and old[1:] == new:
            return Finding(Reason.SEAM, f"{trial.before.norms[first - 1]} {old[0]}")
    return None


def bound(trial: Trial) -> Finding | None:
    """Find an English "within" of a time that becomes "in": it is no longer the latest, unless the time has a
    bound of its own ("within the next year").
    """
    if trial.words.language != "en" or "within" not in trial.lost or "within" in trial.gained:
        return None
    for exchange in trial.exchanges:
        if "within" not in words_of(trial.before, exchange.old):
            continue
        place = next(each for each in exchange.old if trial.before.norms[each] == "within")
        near = trial.before.norms[place + 1 : place + 1 + _NEAR]
        if _COMING.intersection(near):
            continue
        if any(word.startswith(_TIMES) for word in near) and "in" in words_of(trial.after, exchange.new):
            return Finding(Reason.DEGREE, "within")
    return None


def _behind(trial: Trial, exchange: Exchange, *, stop: bool = True) -> list[str]:
    """Return the words behind an edit, in the sentence as it becomes; with `stop`, those of the clause."""
    start = (exchange.new[-1] if exchange.new else exchange.left) + 1
    found: list[str] = []
    for word in trial.after.norms[start : start + (_REACH if stop else 3 * _REACH)]:
        if word in ".;:" or (stop and word == ","):
            break
        found.append(word)
    return found
