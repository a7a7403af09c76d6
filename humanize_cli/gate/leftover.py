"""Checks of what is left over where the other part of a construction went."""

import re

from humanize_cli.gate.partners import clause
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial, same_stem, words_of

# Auxiliaries that need a verb behind them, and those that a participle needs.
_ASKING = {
    "de": frozenset(
        ["wird", "werden", "werde", "wirst", "würde", "würden", "kann", "können", "konnte", "konnten",
         "könnte", "könnten", "muss", "müssen", "musste", "mussten", "soll", "sollen", "sollte", "sollten",
         "möchte", "möchten", "wurde", "wurden", "kannst", "musst", "darf", "darfst", "dürfen", "willst",
         "will", "wollen", "wollte", "wollten", "sollst", "solltest", "könntest", "würd", "würdest"]
    ),
    "nl": frozenset(
        ["wordt", "worden", "werd", "werden", "zal", "zullen", "zou", "zouden", "kan", "kunt", "kunnen",
         "kon", "konden", "moet", "moeten", "moest", "moesten"]
    ),
}  # fmt: skip
_AUXILIARIES = {
    "de": frozenset(
        ["wird", "werden", "wurde", "wurden", "hat", "haben", "hatte", "hatten", "habe", "ist", "sind",
         "war", "waren", "sei", "seien"]
    ),
    "nl": frozenset(
        ["wordt", "worden", "werd", "werden", "heeft", "hebben", "hebt", "heb", "had", "hadden", "is",
         "zijn", "was", "waren", "bent", "ben"]
    ),
}  # fmt: skip
_WITH_A_PARTICIPLE = frozenset(
    ["bleibt", "bleiben", "blieb", "blieben", "bekommt", "bekommen", "erhält", "erhalten", "gehört",
     "gehören", "wirkt", "wirken", "scheint", "gilt", "gelten", "kommt", "kommen", "steht", "stehen",
     "liegt", "liegen", "bekommst", "lässt", "lassen", "geht", "gehen", "hilft", "helfen", "laat", "laten",
     "gaat", "gaan", "helpt", "helpen", "leren", "blijft", "blijven", "bleef", "krijgt", "krijgen", "kreeg",
     "lijkt", "raakt", "raken", "staat", "staan"]
)  # fmt: skip
_VERBAL = {
    "de": re.compile(r"\w{2,}(?:en|ern|eln|tun|sein|t)"),
    "nl": re.compile(r"\w+(?:en|an|ien|oen|[dt])"),
}
# A Dutch plural looks like an infinitive.
_INFINITIVES = {"de": re.compile(r"\w{3,}(?:en|ern|eln)"), "nl": re.compile(r"\w{2,}(?:aan|ien|oen)")}
_SHORT, _LONG, _ENDING = 3, 5, 4
# Before a Dutch noun, which may end like a verb.
_BEFORE_NOUNS = frozenset(
    ["van", "in", "op", "aan", "met", "voor", "door", "uit", "bij", "naar", "en", "of", "hun", "zijn",
     "haar", "onze", "over", "tot", "per", "tussen", "zonder", "alle", "meer", "veel", "twee", "drie",
     "vier"]
)  # fmt: skip
_PARTICIPLES = {
    "de": re.compile(r"(?:\w{2,6})?ge\w{2,}(?:t|en)|\w{3,}iert|(?:be|ver|er|ent|zer)\w{2,}t"),
    "nl": re.compile(
        r"(?!\w*(?:heid|teit)$)(?:(?:\w{2,6})?ge\w{2,}(?:[td]|en)|(?:be|ver|her|ont)\w{2,}[td])"
    ),
}
_NEGATIVES = frozenset(
    ["pas", "plus", "jamais", "rien", "aucun", "aucune", "personne", "ni", "guère", "point", "nul", "nulle"]
)
_QUE_REACH = 7


def last_verb_gone(trial: Trial) -> Finding | None:
    """Find a German or Dutch clause whose last verb goes, while the auxiliary stays that asks for it ("wir
    werden die Kosten vollständig").
    """
    asking = _ASKING.get(trial.words.language)
    if asking is None:
        return None
    verbal, before, after = _VERBAL[trial.words.language], trial.before.norms, trial.after.norms
    for exchange in trial.exchanges:
        old = words_of(trial.before, exchange.old)
        if not old or exchange.new or not verbal.fullmatch(old[-1]) or exchange.left < 0:
            continue
        start, end = clause(after, exchange.left)
        was = clause(before, exchange.old[-1])
        if end - 1 != exchange.left or was[1] - 1 != exchange.old[-1] or old[-1] in asking:
            continue
        kept = asking.intersection(after[start:end])
        # A verb before it may now be the last, or another edit has changed the clause.
        others = any(
            start <= each.left < end or (each.new and start <= each.new[0] < end)
            for each in trial.exchanges
            if each is not exchange
        )
        if kept and not others and not _is_verb(trial, end - 1):
            return Finding(Reason.SEAM, old[-1])
    return None


def verb_left(trial: Trial) -> Finding | None:
    """Find a German or Dutch auxiliary that gives way to a verb, while the participle or infinitive at the
    clause's end stays ("brauchen wir Zeit benötigt").
    """
    language = trial.words.language
    auxiliaries = _AUXILIARIES.get(language)
    if auxiliaries is None:
        return None
    asking, after = _ASKING[language], trial.after.norms
    for exchange in trial.exchanges:
        old, new = words_of(trial.before, exchange.old), words_of(trial.after, exchange.new)
        taken = [word for word in old if word in auxiliaries or word in asking]
        if not taken or not any(_is_finite(trial, word) for word in new):
            continue
        start, end = clause(after, exchange.new[-1])
        last = end - 1
        if last <= exchange.new[-1] or any(last in each.new for each in trial.exchanges):
            continue
        if auxiliaries.union(asking, _WITH_A_PARTICIPLE).intersection(after[start:end]):
            continue
        shape = _INFINITIVES if asking.intersection(taken) - auxiliaries else _PARTICIPLES
        if shape[language].fullmatch(after[last]) and _may_be_verb(trial, last):
            return Finding(Reason.SEAM, after[last])
    return None


def verb_alone(trial: Trial) -> Finding | None:
    """Find an edit that only puts in a verb, while none of the sentence goes."""
    verbs = trial.words.verbs
    if any(word in verbs or word not in trial.words.function for word in trial.lost):
        return None
    for exchange in trial.exchanges:
        new = words_of(trial.after, exchange.new)
        if new and not words_of(trial.before, exchange.old) and verbs.issuperset(new):
            return Finding(Reason.SEAM, new[0])
    return None


def word_twice(trial: Trial) -> Finding | None:
    """Find a word that an edit brings while its like stays elsewhere, and nothing like it goes ("use regular
    use of a spirit level"): new wording was put in, and the old left.
    """
    after, function = trial.after, trial.words.function
    brought = {index for exchange in trial.exchanges for index in exchange.new}
    kept = [
        word
        for index, word in enumerate(after.norms)
        if index not in brought and len(word) >= _LONG and after.is_word[index] and word not in function
    ]
    for index in sorted(brought):
        word = after.norms[index]
        if len(word) < _LONG or word in function or word not in trial.gained:
            continue
        like = next((each for each in kept if _is_form(word, each)), None)
        if like and not any(same_stem(word, each) for each in trial.lost if len(each) > _SHORT):
            return Finding(Reason.REPETITION, word)
    return None


def _is_form(one: str, other: str) -> bool:
    """Say whether two words are forms of one, rather than kin as "bakery" and "bakes" are."""
    shorter = min(len(one), len(other))
    shared = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    return abs(len(one) - len(other)) <= _ENDING and (shared > _LONG or shared == shorter)


def _is_finite(trial: Trial, word: str) -> bool:
    function = trial.words.function
    return word in trial.words.verbs or (
        word not in function and len(word) > _SHORT and word.endswith(("t", "en"))
    )


def _may_be_verb(trial: Trial, place: int) -> bool:
    """Say whether a word that looks like a verb is no noun, by its capital or by the word before it."""
    text, before = trial.after.tokens[place].text, trial.after.norms[place - 1] if place else ""
    if not text[0].islower() or before in ("zu", "te") or text.lower() in trial.words.function:
        return False
    return trial.words.language != "nl" or not (
        before in trial.words.articles or before in _BEFORE_NOUNS or before.endswith("e")
    )


def only_halved(trial: Trial) -> Finding | None:
    """Find a French "ne … que" of which only the "que" stays ("il traverse que le mardi")."""
    gone = trial.lost["ne"] + trial.lost["n'"] - trial.gained["ne"] - trial.gained["n'"]
    if trial.words.language != "fr" or gone <= 0:
        return None
    if trial.lost["que"] or trial.lost["qu'"]:
        return None
    norms = trial.before.norms
    for exchange in trial.exchanges:
        for place in exchange.old:
            if norms[place] not in ("ne", "n'"):
                continue
            _, end = clause(norms, place)
            near = norms[place + 1 : min(end, place + 1 + _QUE_REACH)]
            if not {"que", "qu'"}.isdisjoint(near) and _NEGATIVES.isdisjoint(norms[place:end]):
                return Finding(Reason.SEAM, "ne … que")
    return None


def _is_verb(trial: Trial, place: int) -> bool:
    """Say whether a word looks like a verb's infinitive or participle, and not like a German noun."""
    text = trial.after.tokens[place].text
    return text[0].islower() and bool(_VERBAL[trial.words.language].fullmatch(text.lower()))
