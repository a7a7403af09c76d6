"""Checks of words: what an edit may drop, what it may bring, and whether what it brings is a word."""

import re
from collections.abc import Sequence

from humanize_cli.gate.dictionary import is_known
from humanize_cli.gate.lexicon import Lexicon, languages, lexicon
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Exchange, Finding, Trial, same_stem, words_of


def opposites(trial: Trial) -> Finding | None:
    """Find a word that replaces one of the opposite sense ("rose" by "fell")."""
    table = trial.words.opposites
    gained = [(word, table[word]) for word in trial.gained if word in table]
    for old in trial.lost:
        for new in trial.gained:
            if _is_negated(old, new, trial.words) or _is_negated(new, old, trial.words):
                return Finding(Reason.NEGATION, new)
    for old in trial.lost:
        turned = {(pair, 1 - side) for pair, side in table.get(old, ())}
        for new, sides in gained:
            if turned & sides and not sides & table[old]:
                return Finding(Reason.DEGREE, new)
    return None


def _is_negated(word: str, other: str, words: Lexicon) -> bool:
    """Say whether a word is the other one behind a prefix that negates it ("incompatible")."""
    return (
        word.endswith(other) and len(other) > 3 and word[: len(word) - len(other)] in words.negative_prefixes
    )


def claims(trial: Trial) -> Finding | None:
    """Find a strong word that is new and replaces no other strong word."""
    table = trial.words.claims
    gained = [
        word for word in trial.gained if word in table and not any(same_stem(word, old) for old in trial.lost)
    ]
    if gained and sum(word in table for word in trial.lost) < len(gained):
        return Finding(Reason.CLAIM, gained[0])
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
    return any(norm in lexicon(other).function for other in languages() if other != language)


def dropped_content(trial: Trial) -> Finding | None:
    """Find an edit that drops more words with content than it brings, fillers and markers not counted.

    A new word stands for two ("carry out an assessment of" is "assess"), and a new function word for one
    ("comprises" is "has"). On hand-made edits a stricter count refuses four good ones for each bad one.
    """
    before, after = trial.before, trial.after
    content_before, content_after = set(before.content), set(after.content)
    there = set(after.norms)
    for exchange in trial.exchanges:
        brought = words_of(after, exchange.new)
        lost = [
            before.norms[index]
            for index in exchange.old
            if index in content_before
            and index not in before.filler
            and index not in before.marked
            and before.norms[index] not in there
            and not any(same_stem(before.norms[index], word) for word in brought)
        ]
        if not lost or _is_gloss(trial, exchange):
            continue
        taken = set(words_of(before, exchange.old))
        new = [
            after.norms[index]
            for index in exchange.new
            if index in content_after and not any(same_stem(after.norms[index], word) for word in taken)
        ]
        if len(lost) > 2 * len(new) + any(
            word not in taken and word not in trial.words.articles for word in brought
        ):
            return Finding(Reason.DELETION, lost[0])
    return None


def added_content(trial: Trial) -> Finding | None:
    """Find an edit that keeps all it touches and adds a word with content: a detail that nobody gave."""
    before, after = trial.before, trial.after
    content = set(after.content)
    for exchange in trial.exchanges:
        brought = [index for index in exchange.new if index in content and index not in after.filler]
        if not brought or set(words_of(before, exchange.old)) - set(words_of(after, exchange.new)):
            continue
        for index in brought:
            word = after.norms[index]
            if index not in after.marked and not any(same_stem(word, old) for old in before.norms):
                return Finding(Reason.CLAIM, word)
    return None


def _is_gloss(trial: Trial, exchange: Exchange) -> bool:
    """Say whether an edit only drops a trailing comment: from a comma and a word of the list to a stop,
    nothing brought.
    """
    norms = trial.before.norms
    if not exchange.old or words_of(trial.after, exchange.new) or norms[exchange.old[0]] not in ",—–":
        return False
    after = exchange.old[-1] + 1
    at_end = after >= len(norms) or norms[after] in ".;!,"
    return at_end and bool(trial.words.gloss.covered(norms[exchange.old[0] + 1 : exchange.old[0] + 5]))


def missing_article(trial: Trial) -> Finding | None:
    """Find an edit that takes the article before a word that stays and brings nothing that can stand for it.

    Another article alone is no better: it has the wrong gender or another sense.
    """
    before, after, words = trial.before, trial.after, trial.words
    for exchange in trial.exchanges:
        if not exchange.old or before.norms[exchange.old[-1]] not in words.articles:
            continue
        follower = exchange.old[-1] + 1
        if follower >= len(before.norms) or not before.is_word[follower]:
            continue
        taken, brought = set(words_of(before, exchange.old)), set(words_of(after, exchange.new))
        if taken != brought and brought and taken ^ brought <= words.articles:
            return Finding(Reason.SEAM, f"{after.norms[exchange.new[-1]]} {before.norms[follower]}")
        last = exchange.new[-1] if exchange.new else exchange.left
        norm = after.norms[last] if last >= 0 else ""
        replaced = norm in words.function and (bool(exchange.new) or norm in words.articles)
        if not replaced and not any(after.norms[index] in words.articles for index in exchange.new):
            return Finding(Reason.SEAM, f"{before.norms[exchange.old[-1]]} {before.norms[follower]}")
    return None
