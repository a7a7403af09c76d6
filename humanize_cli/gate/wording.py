"""Checks of words: what an edit may drop, what it may bring, and whether what it brings is a word."""

import re
from collections.abc import Sequence

from humanize_cli.gate.dictionary import is_known
from humanize_cli.gate.lexicon import Lexicon, languages, lexicon
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Exchange, Finding, Trial, same_stem, words_of

_ADJECTIVE = re.compile(r"e[mnrs]?$")
# What opens a clause that may go with its verb.
_OPENERS = frozenset(["that", "which", "who", "there", "it", "dass", "die", "der", "das", "dat"])


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


def lost_verb(trial: Trial) -> Finding | None:
    """Find an edit that takes a verb and brings no word, while no other edit brings a verb or a word with
    content.

    A whole clause may go with its verb, so an edit that takes a comma or a word that opens one is left alone.
    """
    before, after, words = trial.before, trial.after, trial.words
    content = set(after.content) - after.marked - after.filler
    for exchange in trial.exchanges:
        if words_of(after, exchange.new):
            continue
        taken = [before.norms[index] for index in exchange.old]
        lost = next((word for word in taken if word in words.verbs and word in trial.lost), None)
        if lost is None or any(not word[0].isalnum() for word in taken) or _OPENERS.intersection(taken):
            continue
        brought = {index for other in trial.exchanges for index in other.new}
        if not any(index in content or after.norms[index] in words.verbs for index in brought):
            return Finding(Reason.SEAM, lost)
    return None


def split_word(trial: Trial) -> Finding | None:
    """Find an edit that only writes one word as two or two as one ("kennismaken" as "kennis maken")."""
    before, after = trial.before, trial.after
    for exchange in trial.exchanges:
        old, new = words_of(before, exchange.old), words_of(after, exchange.new)
        if old != new and old and "".join(old) == "".join(new) and "".join(old) not in trial.words.units:
            return Finding(Reason.SEAM, " ".join(new))
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


def inflection(trial: Trial) -> Finding | None:
    """Find an edit that puts a noun's article and adjectives into another case, and nothing else (German)."""
    before, after, words = trial.before, trial.after, trial.words
    for exchange in trial.exchanges:
        old, new = words_of(before, exchange.old), words_of(after, exchange.new)
        pairs = [(one, other) for one, other in zip(old, new, strict=False) if one != other]
        if len(old) != len(new) or len(pairs) < 2 or words.language != "de":
            continue
        if not all(one in words.articles or _only_ending_differs(one, other) for one, other in pairs):
            continue
        article = next((other for one, other in pairs if {one, other} <= words.articles), None)
        if article is not None:
            return Finding(Reason.SEAM, article)
    return None


def _only_ending_differs(one: str, other: str) -> bool:
    """Say whether two words differ by an adjective's ending alone."""
    return bool(_ADJECTIVE.search(one) and _ADJECTIVE.sub("", one) == _ADJECTIVE.sub("", other))


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
