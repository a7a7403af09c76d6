"""Checks of words that need each other: an edit may not take one and leave the other."""

from collections.abc import Sequence

from humanize_cli.gate.pairs import Mismatch
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial, words_of

_REFLEXIVES = {
    "de": ("sich", "mich", "dich", "uns"),
    "nl": ("zich",),
    "fr": ("se", "s'"),
    "es": ("se",),
    "it": ("si",),
    "pt": ("se",),
}
_REPEATED = {
    "en": ({"of"}, {"with"}, {"for"}),
    "de": ({"von", "vom"}, {"für"}, {"mit"}, {"auf"}),
    "fr": ({"de", "d'", "du", "des"}, {"à", "au", "aux"}),
    "es": ({"de"}, {"a"}, {"con"}),
    "it": ({"di"}, {"a"}, {"da"}),
    "pt": ({"de"}, {"a"}, {"por"}),
    "nl": ({"van"}, {"voor"}, {"over"}, {"met"}),
}
"""Prepositions that the members of a series repeat ("de A et de B"), by forms."""
_JOINTS = {
    "en": {"and", "or", "nor", "not"},
    "de": {"und", "oder", "sowie", "nicht", "noch"},
    "fr": {"et", "ou", "ni", "pas", "que", "puis"},
    "es": {"y", "e", "o", "u", "ni", "como", "no"},
    "it": {"e", "ed", "o", "né", "non", "come"},
    "pt": {"e", "ou", "nem", "como", "não"},
    "nl": {"en", "of", "noch", "niet", "alsook", "evenals"},
}
_ADVERBIAL = frozenset(
    ["course", "example", "instance", "plus", "ailleurs", "autre", "autres", "parte", "veces", "volte",
     "name", "allem", "keinen", "allen", "fatto", "fait", "hecho", "facto", "fim", "fin", "partir", "même"]
)  # fmt: skip
"""What makes "and of" no second member ("and of course")."""
_REACH = 12
_NEAR = 5
# Behind these a clause of its own begins, with a verb of its own.
_RELATIVES = frozenset(
    ["que", "qui", "qu'", "dont", "où", "che", "cui", "quale", "quali", "quien", "quienes", "quem", "cujo",
     "si", "cómo", "cuándo", "dónde", "porque", "perché", "mientras", "mentre", "aunque", "quand",
     "lorsque", "quando"]
)  # fmt: skip
_ENDS = frozenset(".;:!?")
_STOPS = frozenset(",.;:!?—–()")
_VERB_STEM = 4
_INFINITIVES = {"de": ("en", "eln", "ern"), "nl": ("en", "aan", "ien", "oen")}


def partner_left(trial: Trial) -> Finding | None:
    """Find a word that stays where its partner goes ("stellt eine Gefahr" of "stellt eine Gefahr dar")."""
    pairs = [*trial.words.partners.among(trial.before.norms)]
    if not pairs:
        return None
    before, after = _line(trial.before.norms), _line(trial.after.norms)
    for pair in pairs:
        had = _count(before, pair.first), _count(before, pair.second)
        if not all(had):
            continue
        has = _count(after, pair.first), _count(after, pair.second)
        first_goes, second_goes = has[0] < had[0], has[1] < had[1]
        if first_goes == second_goes or (second_goes and not pair.both):
            continue
        # A second "sich" may be another verb's.
        if has[first_goes] <= has[second_goes]:
            continue
        if any(_count(after, (each,)) > _count(before, (each,)) for each in pair.instead):
            continue
        left = pair.second if first_goes else pair.first
        return Finding(Reason.SEAM, next(each for each in left if f" {each} " in after))
    return None


def wrong_form(trial: Trial) -> Finding | None:
    """Find a verb in a form that the opener of its clause does not go with ("en caso de que tiene"), where no
    such pair stood before.
    """
    for mismatch in trial.words.mismatches:
        if not mismatch.forms.intersection(trial.after.norms):
            continue
        found = _mismatched(trial.after.norms, mismatch)
        if found and not _mismatched(trial.before.norms, mismatch):
            return Finding(Reason.SEAM, found)
    return None


def member_left(trial: Trial) -> Finding | None:
    """Find a second member of a series whose preposition stays while that of the first goes ("they have a
    café, of a library and of a garden").
    """
    families = _REPEATED.get(trial.words.language, ())
    joints = _JOINTS.get(trial.words.language, set())
    after = trial.after.norms
    for exchange in trial.exchanges:
        old, new = words_of(trial.before, exchange.old), words_of(trial.after, exchange.new)
        start = (exchange.new[-1] if exchange.new else exchange.left) + 1
        for family in families:
            # One shortly before the edit may be what the second member goes with.
            ahead = after[max(0, exchange.left + 1 - _NEAR) : exchange.left + 1]
            if not family.intersection(old) or family.intersection([*new, *ahead]):
                continue
            place = start
            while place < len(after) and after[place] not in _ENDS and after[place] not in family:
                place += 1
            if place + 1 >= len(after) or after[place] not in family or place == start:
                continue
            if _is_joined(after, place, joints) and after[place + 1] not in _ADVERBIAL:
                return Finding(Reason.SEAM, f"{after[place - 1]} {after[place]}")
    return None


def reflexive_left(trial: Trial) -> Finding | None:
    """Find a reflexive pronoun that goes alone, while its verb stays ("da der Zustand verschlechterte")."""
    pronouns = _REFLEXIVES.get(trial.words.language)
    if pronouns is None:
        return None
    before = trial.before
    changed = [
        exchange.old[0]
        for exchange in trial.exchanges
        if (old := words_of(before, exchange.old)) and old[0] not in pronouns
    ]
    for exchange in trial.exchanges:
        old, new = words_of(before, exchange.old), words_of(trial.after, exchange.new)
        if new or len(old) != 1 or old[0] not in pronouns:
            continue
        place = next(index for index in exchange.old if before.norms[index] == old[0])
        start, end = clause(before.norms, place)
        if not any(start <= index < end for index in changed):
            return Finding(Reason.SEAM, old[0])
    return None


def verb_twice(trial: Trial) -> Finding | None:
    """Find a verb that moved to the front while it still stands at the clause's end ("wir laden Sie am
    Freitag einladen").
    """
    endings = _INFINITIVES.get(trial.words.language)
    if endings is None:
        return None
    for exchange in trial.exchanges:
        new = [word for word in words_of(trial.after, exchange.new) if word in trial.gained]
        if not new:
            continue
        after = trial.after.norms
        start, end = clause(after, exchange.new[-1])
        last = after[end - 1] if end - 1 > exchange.new[-1] else ""
        if not last.endswith(endings) or (last in trial.gained and after[start:end].count(last) == 1):
            continue
        if any(len(word) >= _VERB_STEM and last.endswith((word, f"{word[:-1]}en")) for word in new):
            return Finding(Reason.SEAM, last)
    return None


def _is_joined(norms: Sequence[str], place: int, joints: set[str]) -> bool:
    """Say whether a joint stands before a token, or before the aside before it ("e, se tiver, do cartão")."""
    if norms[place - 1] == ",":
        comma = next((each for each in range(place - 2, 0, -1) if norms[each] == ","), 0)
        place = comma if place - comma <= _REACH else 0
    return place > 0 and norms[place - 1] in joints


def clause(norms: Sequence[str], place: int) -> tuple[int, int]:
    """Return the first token of a token's clause, and the one behind its last; the dot of "14. November"
    ends none.
    """
    start = end = place
    while start and not _stops(norms, start - 1):
        start -= 1
    while end < len(norms) and not _stops(norms, end):
        end += 1
    return start, end


def _stops(norms: Sequence[str], place: int) -> bool:
    ordinal = norms[place] == "." and place and norms[place - 1].isdigit() and place + 1 < len(norms)
    return norms[place] in _STOPS and not ordinal


def _mismatched(norms: Sequence[str], mismatch: Mismatch) -> str | None:
    """Return the first opener with a form behind it, in one clause, that does not go with it."""
    for opener in mismatch.openers:
        for start in range(len(norms) - len(opener)):
            behind = start + len(opener)
            if tuple(norms[start:behind]) != opener:
                continue
            for word in norms[behind : behind + _REACH]:
                if word in _STOPS or word in _RELATIVES:
                    break
                if word in mismatch.forms:
                    return f"{' '.join(opener)} … {word}"
    return None


def _line(norms: Sequence[str]) -> str:
    return f" {' '.join(norms)} "


def _count(line: str, phrases: Sequence[str]) -> int:
    return sum(line.count(f" {each} ") for each in phrases)
