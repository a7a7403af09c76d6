"""Checks of words: opposites, strong words, what a word needs beside it, and whether it is one."""

import re
from collections.abc import Iterable, Sequence

from humanize_cli.gate.dictionary import is_known
from humanize_cli.gate.lexicon import Lexicon, function_words, languages
from humanize_cli.gate.reading import Reading
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Exchange, Finding, Trial, same_stem, words_of

_PLAIN_PREFIXES = frozenset(["un", "on"])
_BASE = 5
_JUDGED = frozenset([("modal", "obligation"), ("modal", "advice"), ("modal", "future")])
# What opens a clause that may go with its verb.
_OPENERS = frozenset(["that", "which", "who", "there", "it", "dass", "die", "der", "das", "dat"])


def opposites(trial: Trial) -> Finding | None:
    """Find a word that replaces one of the opposite sense ("rose" by "fell")."""
    words = trial.words
    gained = [(word, words.sides(word)) for word in trial.gained]
    for old in trial.lost:
        for new in trial.gained:
            if _is_negated(old, new, trial.words) or _is_negated(new, old, trial.words):
                return Finding(Reason.NEGATION, new)
    kept = {word for word in (*trial.lost, *trial.gained) if _is_inflected(word, trial.lost, trial.gained)}
    for old in trial.lost:
        turned = {(pair, 1 - side) for pair, side in words.sides(old)}
        for new, sides in gained:
            if not turned & sides or kept & {old, new}:
                continue
            if _keeps_past(trial, old, new):
                continue
            if not all(_same_turns(trial, pair) for pair, _ in turned & sides):
                return Finding(Reason.DEGREE, new)
    return None


def _keeps_past(trial: Trial, old: str, new: str) -> bool:
    """Say whether an auxiliary verb of the past that comes stands for another such verb that goes, or the
    reverse ("worden ist", "wurde").
    """
    past = trial.words.past[0]
    if trial.words.passive[0].isdisjoint((old, new)):
        return False
    return (new in past and not past.isdisjoint(trial.lost)) or (
        old in past and not past.isdisjoint(trial.gained)
    )


def _is_inflected(word: str, lost: Iterable[str], gained: Iterable[str]) -> bool:
    """Say whether a word that is lost or gained stands on the other side in another form."""
    others = gained if word in lost else lost
    return any(same_stem(word, other) for other in others if other != word)


def _same_turns(trial: Trial, pair: int) -> bool:
    """Say whether the words of a pair of opposites come in the same order of sides before and after."""
    turns = [
        [side for norm in reading.norms for number, side in trial.words.sides(norm) if number == pair]
        for reading in (trial.before, trial.after)
    ]
    return turns[0] == turns[1]


def adverse(trial: Trial) -> Finding | None:
    """Find a word of harm, refusal or failure that is new and stands for no other such word or negation."""
    before, after = trial.before, trial.after
    table = trial.words.adverse
    new = [
        norm
        for index, norm in enumerate(after.norms)
        if norm in trial.gained
        and index not in after.phrased
        and (table.longest(after.norms, index) or _negates(norm, trial.words))
    ]
    if not new:
        return None
    bad = any(before.norms[index] in trial.lost for index in table.covered(before.norms))
    denied = any(label == "negation" for label, _ in before.labels - after.labels) or any(
        mark.text in trial.lost for mark in before.markers if ("negation", "not") in mark.labels
    )
    if bad or denied or any(same_stem(word, old) for word in new for old in before.norms):
        return None
    return Finding(Reason.CLAIM, new[0])


def _is_negated(word: str, other: str, words: Lexicon) -> bool:
    """Say whether a word is the other one behind a prefix that negates it ("incompatible")."""
    return (
        word.endswith(other)
        and len(other) > 3
        and word not in words.affirmative
        and word[: len(word) - len(other)] in words.negative_prefixes
    )


def _negates(word: str, words: Lexicon) -> bool:
    """Say whether a word is a known one behind "un" or, in Dutch, "on" ("unhelpful"); other prefixes also
    begin words that negate nothing ("inform").
    """
    base = word[2:]
    return (
        word[:2] in _PLAIN_PREFIXES & words.negative_prefixes
        and len(base) >= _BASE
        and word not in words.function
        and is_known(base, words.language)
    )


def claims(trial: Trial) -> Finding | None:
    """Find a strong word that is new and replaces no other strong word."""
    table, after = trial.words.claims, trial.after
    # "best to" advises, "at the latest" limits: such phrases are matched by their own kind.
    advice = {
        word for mark in after.markers if " " in mark.text and mark.required for word in mark.text.split()
    }
    reworded = {
        after.norms[index]
        for each in trial.exchanges
        if any(
            index in trial.before.content and trial.before.norms[index] in trial.lost for index in each.old
        )
        for index in each.new
        if after.norms[index] in trial.words.intensifiers
    }
    gained = [
        word
        for word in trial.gained
        if word in table
        and word not in advice
        and word not in reworded
        and not any(same_stem(word, old) for old in trial.lost)
    ]
    if not gained:
        return None
    for exchange in trial.exchanges:
        new = [word for word in words_of(after, exchange.new) if word in gained]
        old = sum(
            word in trial.lost and (word in table or word in trial.words.superlatives)
            for word in words_of(trial.before, exchange.old)
        )
        if len(new) > old:
            return Finding(Reason.CLAIM, new[0])
    return None


def avoided(trial: Trial, avoid: Sequence[str]) -> Finding | None:
    """Find a phrase that the profile avoids and the sentence did not have."""
    before, after = trial.before.text.casefold(), trial.after.text.casefold()
    for phrase in avoid:
        pattern = rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)"
        if len(re.findall(pattern, after)) > len(re.findall(pattern, before)):
            return Finding(Reason.AVOID, phrase)
    return None


def new_words(trial: Trial) -> Finding | None:
    """Find a new word that the language's dictionary and the sentence do not know."""
    language = trial.sentence.language
    named = {index for index, _ in trial.after.names} if language != "de" else set()
    old = set(trial.before.norms)
    for exchange in trial.exchanges:
        for index in exchange.new:
            token = trial.after.tokens[index]
            if not token.norm[0].isalpha() or token.norm in old or index in named:
                continue
            if not is_known(token.text, language):
                reason = Reason.LANGUAGE if _is_foreign(token.norm, language) else Reason.UNKNOWN_WORD
                return Finding(reason, token.text)
    return None


def _is_foreign(norm: str, language: str) -> bool:
    return any(norm in function_words(other) for other in languages() if other != language)


def lost_verb(trial: Trial) -> Finding | None:
    """Find an edit that takes a verb and brings no word, while no other edit brings a verb or a word with
    content.

    A whole clause may go with its verb, so an edit that takes a comma or a word that opens one is left alone.
    """
    before, after, words = trial.before, trial.after, trial.words
    content = set(after.content) - after.marked - after.filler
    # Whether the sentence still orders, or foretells, is judged with the markers.
    judged = {
        index
        for mark in before.markers
        if _JUDGED.intersection(mark.required)
        for index in range(mark.start, mark.end)
    }
    for exchange in trial.exchanges:
        if words_of(after, exchange.new) or _is_opening(before, exchange):
            continue
        taken = [before.norms[index] for index in exchange.old]
        lost = next(
            (
                before.norms[index]
                for index in exchange.old
                if before.norms[index] in words.verbs & trial.lost.keys()
                and index not in judged
                and index not in before.set_phrases
            ),
            None,
        )
        if lost is None or any(not word[0].isalnum() for word in taken) or _OPENERS.intersection(taken):
            continue
        brought = {index for other in trial.exchanges for index in other.new}
        if not any(index in content or after.norms[index] in words.verbs for index in brought):
            return Finding(Reason.SEAM, lost)
    return None


def _is_opening(reading: Reading, exchange: Exchange) -> bool:
    """Say whether an edit takes a filler of several words, up to the "to" before a verb that stays ("take a
    moment to"); of two "to" it may take the first.
    """
    words = [index for index in exchange.old if reading.is_word[index]]
    whole = len(words) > 1 and all(index in reading.filler for index in words)
    return whole and "to" in reading.norms[words[-1] : words[-1] + 2]


def split_word(trial: Trial) -> Finding | None:
    """Find an edit that only writes one word as two or two as one ("kennismaken" as "kennis maken")."""
    before, after = trial.before, trial.after
    for exchange in trial.exchanges:
        old, new = words_of(before, exchange.old), words_of(after, exchange.new)
        if old != new and old and "".join(old) == "".join(new) and "".join(old) not in trial.words.units:
            return Finding(Reason.SEAM, " ".join(new))
    return None
