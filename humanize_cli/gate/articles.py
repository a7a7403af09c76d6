"""Checks of articles: one that went without its noun, and a noun put into another case."""

import re

from humanize_cli.gate.reading import Reading
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Exchange, Finding, Trial, words_of

_ADJECTIVE = re.compile(r"e[mnrs]?$")
# "Without" and its like need no article behind them.
_BARE = frozenset(["without", "ohne", "zonder", "sans", "sin", "senza", "sem"])
_PORTUGUESE_INFINITIVES = ("ar", "er", "ir", "or")
# Before these, and before a plural, Portuguese "a" is no article.
_BEHIND_PREPOSITION = frozenset(["que", "cerca", "outro", "outra", "quem"])
_RANGES = frozenset(["entre", "y", "a", "de", "hasta", "desde"])
_WHOLES = frozenset(["all", "both", "half"])
_JOINED = frozenset([",", "and", "or"])
_NOUN_REACH = 6


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
        if norm in _BARE or _needs_none(before, exchange, norm) or exchange.old[-1] in before.set_phrases:
            continue
        if _noun_goes(trial, follower):
            continue
        replaced = norm in words.function and (bool(exchange.new) or norm in words.articles)
        if not replaced and not any(after.norms[index] in words.articles for index in exchange.new):
            return Finding(Reason.SEAM, f"{before.norms[exchange.old[-1]]} {before.norms[follower]}")
    return None


def _needs_none(before: Reading, exchange: Exchange, left: str) -> bool:
    """Say whether what looks like a lost article is none, or none is needed.

    `left` is the word that now stands before the place. "All of the files" is "all files"; before a verb,
    "het" is a pronoun; before an infinitive, a plural, a number or an article, Portuguese "a" is a
    preposition; Italian leaves out the article before figures, and Spanish in a range.
    """
    last = exchange.old[-1]
    article, follower = before.norms[last], before.norms[last + 1]
    language = before.words.language
    if language == "en":
        return left in _WHOLES and before.norms[last - 1] == "of"
    if language == "nl":
        return article == "het" and follower in before.words.verbs
    if language == "pt":
        bare = before.tokens[last].end - before.tokens[last].start == 1
        none = _BEHIND_PREPOSITION | before.words.articles | before.words.demonstratives
        ends = follower.endswith((*_PORTUGUESE_INFINITIVES, "s"))
        return article == "a" and bare and (ends or follower[0].isdigit() or follower in none)
    if language == "es" and before.norms[last - 1] not in _RANGES:
        return False
    return language in ("it", "es") and follower[0].isdigit()


def _noun_goes(trial: Trial, place: int) -> bool:
    """Say whether an English article's noun goes too, in another edit, while its adjective stays ("is a
    deeply personal journey" is "is deeply personal").
    """
    before = trial.before
    if trial.words.language != "en":
        return False
    content = set(before.content)
    taken = {index for each in trial.exchanges for index in each.old}
    end = place
    while end < min(len(before.norms), place + _NOUN_REACH) and end not in taken:
        if end not in content and before.norms[end] not in _JOINED:
            return False
        end += 1
    return place < end < len(before.norms) and end in taken and end in content
