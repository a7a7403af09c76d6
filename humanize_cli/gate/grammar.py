"""Checks of grammar, most for Spanish, French, Italian and Portuguese, where the model slips more often:
tense, endings, joints of clauses and nouns lost on the way.
"""

from collections.abc import Iterable

from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial, same_stem, words_of

ROMANCE = frozenset(["es", "fr", "it", "pt"])
_PARTICIPLES = {"es": "ndo", "fr": "ant", "it": "ndo", "pt": "ndo"}
# What joins a clause that was a participle's; a stop or semicolon does too.
_JOINTS = frozenset(
    [
        "y",
        "e",
        "et",
        "ou",
        "o",
        "u",
        "que",
        "qui",
        "qu'",
        "car",
        "porque",
        "perché",
        "porché",
        "pois",
        "pues",
        "ya",
        "puisque",
        "dont",
        "où",
        "donde",
        "dove",
        "onde",
        "así",
        "così",
        "e",
        "cui",
        "che",
        "c'est",
        "ce",
        "quindi",
        "donc",
        "luego",
        "como",
        "come",
        "comme",
        "lo",
        "cual",
        "ed",
        "el",
        "la",
        "qual",
        ".",
        ";",
        ":",
    ]
)
_PERIPHRASES = ("est", "sta", "ven", "vien", "vin", "vem", "vêm", "ir", "iba", "sigu", "segu", "llev", "and")
# How participles of the past end, which begin no clause of their own.
_PAST_PARTICIPLES = (
    "ado",
    "ada",
    "ados",
    "adas",
    "ido",
    "ida",
    "idos",
    "idas",
    "ato",
    "ata",
    "uto",
    "uta",
    "ito",
)
_COPULAS = frozenset(["es", "son", "est", "sont", "è", "sono", "é", "são", "está", "están", "estão"])
# Verbs whose future often says no more than their present ("debe", "puede", "es").
_LIGHT_FUTURES = (
    "deber", "podr", "ser", "estar", "tendr", "habr", "devr", "pourr", "faudr", "poter", "potr", "dovr",
    "sar", "poder", "dever", "ter", "haver", "aur", "quer",
)  # fmt: skip
_OF = frozenset(["de", "d'", "des", "di", "d"])
_INFINITIVES = {
    "es": ("ar", "er", "ir"),
    "fr": ("er", "ir", "re"),
    "it": ("are", "ere", "ire"),
    "pt": ("ar", "er", "ir"),
}
# Where one of these comes or goes, a verb after it may change its mood.
_MOOD = frozenset(
    [
        "que",
        "si",
        "che",
        "se",
        "qualora",
        "affinché",
        "caso",
        "qu'",
        "quand",
        "quando",
        "bien",
        "aunque",
        "embora",
        "para",
        "per",
        "pour",
    ]
)
# Where one of these stands, the future says what happens every time, as the present does.
_GENERAL = frozenset([("condition", "if"), ("condition", "unless"), ("condition", "when")])
_FUTURE = ("modal", "future")
_LONGEST_ENDING = 3
_ARTICLES_APART = 2
_AGREEMENT_REACH = 4


def tense(trial: Trial) -> Finding | None:
    """Find a verb that leaves the future, whose ending alone says it, with no other future in its place."""
    if trial.sentence.language not in ROMANCE:
        return None
    if trial.before.framed & _GENERAL:
        return None
    listed, endings = trial.words.future
    gained = [word for word in trial.gained if word in listed or word.endswith(endings)]
    for word in trial.lost:
        if len(word) < 5 or not word.endswith(endings) or _is_light(word):
            continue
        verb = any(same_stem(word[:-1], other) for other in trial.gained)
        future = any(mark.text == word and _FUTURE in mark.required for mark in trial.before.markers)
        if not gained and (verb or future):
            return Finding(Reason.MODAL, word)
    return None


def _is_light(word: str) -> bool:
    """Say whether a word is a future of the list: a stem and a personal ending, which has no "r"."""
    return any(word.startswith(stem) and "r" not in word[len(stem) :] for stem in _LIGHT_FUTURES)


def ending(trial: Trial) -> Finding | None:
    """Find an edit that gives one word another ending while the words beside it stay: a slip, no better
    wording.
    """
    if trial.sentence.language not in ROMANCE:
        return None
    before, after = trial.before, trial.after
    mood = bool(_MOOD.intersection(trial.lost) or _MOOD.intersection(trial.gained))
    general = bool(before.framed & _GENERAL)
    near = _touched(trial)
    content = set(after.content)
    renamed = {
        number
        for number, each in enumerate(trial.exchanges)
        if any(index in content and after.norms[index] in trial.gained for index in each.new)
    }
    for position, exchange in enumerate(trial.exchanges):
        old, new = words_of(before, exchange.old), words_of(after, exchange.new)
        if len(old) != 1 or len(new) != 1 or old == new or not _same_but_ending(old[0], new[0]):
            continue
        if (general and old[0].endswith(trial.words.future[1])) or new[0] in trial.words.future[0]:
            continue
        if _is_light(old[0]) or (mood and not _only_agrees(old[0], new[0])):
            continue
        if not any(
            abs(index - exchange.old[0]) <= (_AGREEMENT_REACH if other in renamed else _ARTICLES_APART)
            for other, index in near
            if other != position
        ):
            return Finding(Reason.SEAM, new[0])
    return None


def _only_agrees(one: str, other: str) -> bool:
    """Say whether one word is the other with the ending of a plural or feminine."""
    shorter, longer = sorted((one, other), key=len)
    return longer in (shorter + "s", shorter + "e", shorter + "es")


def _touched(trial: Trial) -> list[tuple[int, int]]:
    """Return each exchange's number with each token of the reading before that it takes."""
    return [(number, index) for number, each in enumerate(trial.exchanges) for index in each.old]


def _same_but_ending(one: str, other: str) -> bool:
    """Say whether two words differ in their last one to three letters alone."""
    common = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    return common >= 3 and max(len(one), len(other)) - common <= _LONGEST_ENDING


def splice(trial: Trial) -> Finding | None:
    """Find a participle that became a verb of its own with nothing to join it to the other clause."""
    suffix = _PARTICIPLES.get(trial.sentence.language)
    if suffix is None or not any(token.norm == "," for token in trial.before.tokens):
        return None
    gained = {trial.after.norms[index] for each in trial.exchanges for index in each.new}
    if gained & _JOINTS:
        return None
    for exchange in trial.exchanges:
        for index in exchange.old:
            word = trial.before.norms[index]
            if not word.endswith(suffix) or len(word) < 5 or not _becomes_verb(word, suffix, trial.gained):
                continue
            # "Venían exigiendo" is a verb of its own already.
            if not index or not trial.before.norms[index - 1].startswith(_PERIPHRASES):
                return Finding(Reason.SEAM, word)
    return None


def _becomes_verb(word: str, suffix: str, gained: Iterable[str]) -> bool:
    """Say whether a participle's verb is there in another form, no infinitive and no participle."""
    if word in ("étant", "siendo", "essendo", "sendo", "estando"):
        return any(other in _COPULAS for other in gained)
    return any(
        same_stem(word, other)
        and not other.startswith(word)
        and not other.endswith(
            (suffix, "r", "re", "rsi", "ment", "mente", "ción", "tion", *_PAST_PARTICIPLES)
        )
        for other in gained
    )


def leftover_of(trial: Trial) -> Finding | None:
    """Find a noun that became its verb while the "of" after it stayed ("the storage of": "store of")."""
    endings = _INFINITIVES.get(trial.sentence.language)
    if endings is None:
        return None
    before, after = trial.before, trial.after
    for exchange in trial.exchanges:
        if not exchange.old or not exchange.new:
            continue
        noun, verb = before.norms[exchange.old[-1]], after.norms[exchange.new[-1]]
        follower = exchange.old[-1] + 1
        if noun == verb or not same_stem(noun, verb) or not verb.endswith(endings) or noun.endswith(endings):
            continue
        if follower < len(before.norms) and before.norms[follower] in _OF:
            return Finding(Reason.SEAM, f"{verb} {before.norms[follower]}")
    return None
