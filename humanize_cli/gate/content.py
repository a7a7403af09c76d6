"""Checks of content: what an edit may drop, what it may bring, and lists that must keep their items."""

from collections.abc import Set

from humanize_cli.gate.dictionary import same_lemma
from humanize_cli.gate.grammar import ROMANCE
from humanize_cli.gate.reading import Reading
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Exchange, Finding, Trial, same_stem, words_of

# What joins the last two items of a list, in all languages.
_CONJUNCTIONS = frozenset(
    ["and", "or", "und", "oder", "sowie", "y", "e", "o", "u", "ed", "et", "ou", "en", "of"]
)
_LIST_LENGTH = 3
_ARTICLES_APART = 2
_FUTURE = ("modal", "future")


def dropped_content(trial: Trial) -> Finding | None:
    """Find an edit that drops more words with content than it brings, fillers and markers not counted.

    A new word stands for two ("carry out an assessment of" is "assess"), and a new function word for one
    ("comprises" is "has"). What an edit brings beyond that may stand for what another one drops. On hand-made
    edits a stricter count refuses four good ones for each bad one.
    """
    short: list[tuple[int, str]] = []
    spare = 0
    for exchange in trial.exchanges:
        lost = _lost_content(trial, exchange)
        brought = words_of(trial.after, exchange.new)
        taken = set(words_of(trial.before, exchange.old))
        content = set(trial.after.content)
        new = [
            index
            for index in exchange.new
            if index in content and not any(same_stem(trial.after.norms[index], word) for word in taken)
        ]
        function = any(word not in taken and word not in trial.words.articles for word in brought)
        excess = len(lost) - 2 * len(new) - function
        if excess > 0 and not _is_gloss(trial, exchange):
            short.append((excess, lost[0]))
        spare += max(0, sum(index not in trial.after.filler for index in new) - len(lost))
    if sum(excess for excess, _ in short) > spare:
        return Finding(Reason.DELETION, short[0][1])
    return None


def _lost_content(trial: Trial, exchange: Exchange) -> list[str]:
    """Return the words with content that an edit takes and that come back in no form."""
    before, language = trial.before, trial.sentence.language
    content, there = set(before.content), set(trial.after.norms)
    brought = {*words_of(trial.after, exchange.new), *trial.gained}
    lost = [
        index
        for index in exchange.old
        if index in content
        and index not in before.droppable
        and index not in before.matched
        and before.norms[index] not in there
        and not _is_anaphor(before, index)
        and not any(same_stem(before.norms[index], word) for word in brought)
    ]
    return [
        before.norms[index]
        for index in lost
        if not any(same_lemma(before.norms[index], word, language) for word in brought)
    ]


def _is_anaphor(reading: Reading, index: int) -> bool:
    """Say whether a word only names again what was said before ("this approach", no adjective after it)."""
    if not index or reading.norms[index - 1] not in reading.words.demonstratives:
        return False
    return index + 1 >= len(reading.norms) or index + 1 not in reading.content


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


def added_content(trial: Trial) -> Finding | None:
    """Find an edit that keeps all it touches and adds a word with content: a detail that nobody gave.

    What other edits take beyond what they bring may have been said in other words and come back here.
    """
    before, after = trial.before, trial.after
    content = set(after.content)
    if _reworded(trial):
        return None
    for exchange in trial.exchanges:
        brought = [index for index in exchange.new if index in content and index not in after.filler]
        if not brought or set(words_of(before, exchange.old)) - set(words_of(after, exchange.new)):
            continue
        for index in brought:
            word = after.norms[index]
            if index in after.marked or any(same_stem(word, old) for old in before.norms):
                continue
            if not any(same_lemma(word, old, trial.sentence.language) for old in trial.lost):
                return Finding(Reason.CLAIM, word)
    return None


def _reworded(trial: Trial) -> bool:
    """Say whether some edit takes more words with content than it brings, fillers and all: a verb at the end
    of a clause often comes for a noun in its middle.
    """
    before, after = trial.before, trial.after
    old, new, there = set(before.content), set(after.content), set(after.norms)
    for each in trial.exchanges:
        taken = set(words_of(before, each.old))
        lost = sum(index in old and before.norms[index] not in there for index in each.old)
        if lost > sum(index in new and after.norms[index] not in taken for index in each.new):
            return True
    return False


def list_item(trial: Trial) -> Finding | None:
    """Find a list of three words or more that lost one while others of it stay in a shorter list."""
    before, after = trial.before, trial.after
    lists_after = [[after.norms[index] for index in each] for each in _lists(after)]
    for items in _lists(before):
        if len(items) < _LIST_LENGTH:
            continue
        lost = [
            before.norms[index]
            for index in items
            if index not in before.filler
            and index not in before.matched
            and not any(same_stem(before.norms[index], word) for word in (*trial.gained, *after.norms))
        ]
        lengths = [
            len(each)
            for each in lists_after
            if any(same_stem(before.norms[index], word) for index in items for word in each)
        ]
        if lost and lengths and max(lengths) < len(items):
            return Finding(Reason.DELETION, lost[0])
    return None


def bracket(trial: Trial) -> Finding | None:
    """Find a remark in brackets that went with all its words."""
    before, after = trial.before, trial.after
    if "(" not in before.text or after.text.count("(") >= before.text.count("("):
        return None
    opened: int | None = None
    for index, norm in enumerate(before.norms):
        if norm == "(":
            opened = index
        elif norm == ")" and opened is not None:
            inner = [each for each in range(opened + 1, index) if each in before.content]
            if inner and not any(before.norms[each] in after.norms for each in inner):
                return Finding(Reason.DELETION, before.norms[inner[0]])
            opened = None
    return None


def _lists(reading: Reading) -> list[list[int]]:
    """Return the lists of single words with content: "toasters, lamps and clocks", "red or blue"."""
    content, norms = set(reading.content), reading.norms
    found: list[list[int]] = []
    position = 0
    while position < len(norms):
        if position not in content:
            position += 1
            continue
        items, next_at, closed = [position], position + 1, False
        while next_at + 1 < len(norms) and not closed:
            comma = norms[next_at] == ","
            at = next_at + comma
            closed = norms[at] in _CONJUNCTIONS
            item = at + closed
            if not (comma or closed) or item not in content:
                break
            items.append(item)
            next_at = item + 1
        if closed and len(items) > 1:
            found.append(items)
        position = max(next_at, position + 1)
    return found


def lost_noun(trial: Trial) -> Finding | None:
    """Find an edit that drops a noun with its article and brings function words only."""
    if trial.sentence.language not in ROMANCE:
        return None
    # An ending of the future makes a verb no function word.
    marked = {
        index
        for mark in trial.after.markers
        if not mark.labels or (mark.required and not mark.labels <= {_FUTURE})
        for index in range(mark.start, mark.end)
    }
    for exchange in trial.exchanges:
        noun = _lost_noun(trial, exchange, marked)
        if noun:
            return Finding(Reason.DELETION, noun)
    return None


def _lost_noun(trial: Trial, exchange: Exchange, marked: Set[int]) -> str | None:
    before, after, words = trial.before, trial.after, trial.words
    brought = words_of(after, exchange.new)
    taken = words_of(before, exchange.old)
    content = set(after.content)
    if not brought or any(
        index in content
        and index not in marked
        and not any(same_stem(after.norms[index], word) for word in taken)
        for index in exchange.new
    ):
        return None
    there = after.norms
    for index in exchange.old:
        word = before.norms[index]
        if (
            index not in before.content
            or index in before.droppable
            or index in before.marked
            or word in there
        ):
            continue
        led = any(
            each >= 0
            and before.norms[each] in words.articles
            and all(inner in before.content and inner in exchange.old for inner in range(each + 1, index))
            for each in range(index - _ARTICLES_APART, index)
        )
        if index + 1 in before.content and index + 1 not in exchange.old:
            continue
        if led and not any(same_stem(word, other) for other in (*brought, *trial.gained)):
            return word
    return None
