"""Checks of facts: figures, units, the calendar, names and quotation marks, the same in the same order."""

from collections import Counter
from collections.abc import Iterable, Sequence

from humanize_cli.gate.dictionary import is_known
from humanize_cli.gate.figures import Figure
from humanize_cli.gate.reading import Reading
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial, words_of

_STEP_REACH = 5
_UNIT_REACH = 3
_NOW = ("degree", "now")
_QUOTES = frozenset('"“”„«»‹›')


def numbers(trial: Trial) -> Finding | None:
    """Compare the figures by value and order; two that trade the words they count are found too, and what
    rose by a number and now rises to it.
    """
    before, after = trial.before.figures, trial.after.figures
    if [each.value for each in before] != [each.value for each in after]:
        old, new = Counter(each.value for each in before), Counter(each.value for each in after)
        changed = next(iter([*(old - new), *(new - old)]), None)
        if changed is not None:
            text = next(each.text for each in (*before, *after) if each.value == changed)
            return Finding(Reason.NUMBER, text)
        moved = next(one for one, other in zip(before, after, strict=True) if one.value != other.value)
        return Finding(Reason.NUMBER, moved.text)
    for one, other in zip(before, after, strict=True):
        if one.unit != other.unit and not (
            _unit_apart(trial.before, one, other.unit) or _unit_apart(trial.after, other, one.unit)
        ):
            return Finding(Reason.UNIT, one.text if one.unit else other.text)
        if {_word_before(trial.before, one), _word_before(trial.after, other)} == trial.words.steps:
            return Finding(Reason.NUMBER, one.text)
    counted = [counted_word(trial.before, each.end) for each in before]
    counted_after = [counted_word(trial.after, each.end) for each in after]
    for position, word in enumerate(counted):
        if word != counted_after[position] and word and word in counted_after and counted.count(word) == 1:
            return Finding(Reason.NUMBER, before[position].text)
        if word and word != counted_after[position] and _overtaken(trial, word, after[position]):
            return Finding(Reason.NUMBER, before[position].text)
    left = _left_behind(trial)
    return Finding(Reason.NUMBER, left) if left else None


def _word_before(reading: Reading, figure: Figure) -> str:
    return reading.norms[figure.start - 1] if figure.start else ""


def _unit_apart(reading: Reading, figure: Figure, unit: str | None) -> bool:
    """Say whether a unit follows its figure after a word or two that are no unit ("six long years")."""
    if unit is None or figure.unit is not None:
        return False
    near = reading.norms[figure.end : figure.end + _UNIT_REACH]
    return next((reading.words.units[norm] for norm in near if norm in reading.words.units), None) == unit


def _overtaken(trial: Trial, word: str, figure: Figure) -> bool:
    """Say whether the word that a figure counted stands before it now, and another one right after it."""
    before, after = trial.before, trial.after
    if after.norms.count(word) != 1 or before.norms.count(word) != 1 or figure.end >= len(after.norms):
        return False
    other = after.norms[figure.end]
    return after.norms.index(word) < figure.start - 1 and figure.end in after.content and other != word


def _left_behind(trial: Trial) -> str | None:
    """Return a figure that was taken away from right before a word or month that stays."""
    before, after = trial.before, trial.after
    ends = {each.end: each for each in before.figures if each.unit is None}
    content = set(before.content)
    for exchange in trial.exchanges:
        follower = exchange.old[-1] + 1 if exchange.old else 0
        figure = ends.get(follower)
        if figure is None or follower >= len(before.norms):
            continue
        if follower not in content and before.norms[follower] not in before.words.calendar:
            continue
        last = exchange.new[-1] + 1 if exchange.new else -1
        if not any(each.end == last and each.value == figure.value for each in after.figures):
            return figure.text
    return None


def counted_word(reading: Reading, start: int) -> str | None:
    """Return the first content word within three tokens of a figure's end: what it counts."""
    content = set(reading.content)
    return next(
        (
            reading.norms[index]
            for index in range(start, min(start + 3, len(reading.norms)))
            if index in content
        ),
        None,
    )


def loose_units(trial: Trial) -> Finding | None:
    """Compare unit words and signs that stand beside no figure, since "a few seconds" is no "few minutes"."""
    units = trial.words.units
    before, after = _loose(trial.before), _loose(trial.after)
    lost, gained = before - after, after - before
    for word in lost:
        if gained and units[word] not in {units[each] for each in gained}:
            return Finding(Reason.UNIT, word)
    return None


def _loose(reading: Reading) -> Counter[str]:
    """Count the unit words, longer than an abbreviation, that belong to no figure."""
    counted = {index for each in reading.figures for index in range(each.start, each.end)}
    return Counter(
        norm
        for index, norm in enumerate(reading.norms)
        if norm in reading.words.units
        and index not in counted
        and (len(norm) > 3 or not norm.isalpha() or norm in reading.words.short_units)
    )


def step_lost(trial: Trial) -> Finding | None:
    """Find a figure whose "by" or "to" went for nothing, a few words before it ("auf derzeit 54 Prozent")."""
    before, steps = trial.before, trial.words.steps
    for exchange in trial.exchanges:
        taken = words_of(before, exchange.old)
        if not taken or words_of(trial.after, exchange.new) or not steps.issuperset(taken):
            continue
        last = exchange.old[-1]
        figure = next((each for each in before.figures if 0 < each.start - last <= _STEP_REACH), None)
        if figure is not None:
            return Finding(Reason.NUMBER, figure.text)
    return None


def calendar(trial: Trial) -> Finding | None:
    """Compare months, weekdays and times of day in order."""
    before, after = trial.before.calendar, trial.after.calendar
    if [meaning for meaning, _ in before] == [meaning for meaning, _ in after]:
        return None
    old, new = Counter(meaning for meaning, _ in before), Counter(meaning for meaning, _ in after)
    changed = [*(old - new), *(new - old)]
    if not changed and sum(old.values()) < 2:
        return None
    if (
        changed == ["today"]
        and (_NOW in trial.before.labels)
        and (_NOW in trial.after.labels or new["today"])
    ):
        return None
    spelling = next(
        (text for meaning, text in (*before, *after) if meaning in changed), before[0][1] if before else ""
    )
    return Finding(Reason.NUMBER, spelling)


def names(trial: Trial) -> Finding | None:
    """Compare names: none lost, none new, and those that stay in their order."""
    before, after = trial.before, trial.after
    old, new = [name for _, name in before.names], [name for _, name in after.names]
    after_norms, before_norms = Counter(after.norms), Counter(before.norms)
    for name, count in Counter(old).items():
        if after_norms[name] < count and not _inflected(name, after.norms, before.norms):
            return Finding(Reason.NAME, name)
    for name in new:
        if name not in before_norms and not _inflected(name, before.norms, after.norms):
            return Finding(Reason.NAME, name)
    kept = set(old) & set(new)
    order_old, order_new = _unique(old, kept), _unique(new, kept)
    if order_old != order_new and len(order_old) == len(order_new):
        return Finding(
            Reason.NAME, next(one for one, two in zip(order_old, order_new, strict=True) if one != two)
        )
    return None


def first_names(trial: Trial) -> Finding | None:
    """Find a name lost at the start of a sentence, where a capital says nothing and a dictionary must be
    asked.
    """
    lost = _lost_start_name(trial)
    return Finding(Reason.NAME, lost) if lost else None


def _unique(names: Sequence[str], kept: Iterable[str]) -> list[str]:
    keep = set(kept)
    return [name for name in dict.fromkeys(names) if name in keep]


def _inflected(name: str, there: Sequence[str], here: Sequence[str]) -> bool:
    """Say whether a form of the name with or without an ending of one or two letters stands in `there` but
    not `here`.
    """
    if len(name) < 3:
        return False
    return any(
        other not in here
        and (other.startswith(name) or name.startswith(other))
        and len(other) > 2
        and abs(len(other) - len(name)) <= 2
        for other in there
    )


def _lost_start_name(trial: Trial) -> str | None:
    """Return a word that a sentence or part began with, that is gone, and that no dictionary knows; nor
    German capitals.
    """
    before, language = trial.before, trial.sentence.language
    after = set(trial.after.norms)
    named = {index for index, _ in before.names}
    for exchange in trial.exchanges:
        for index in exchange.old:
            token = before.tokens[index]
            if index in named or not token.text[0].isupper() or token.norm in after:
                continue
            if index not in before.starts and language != "de":
                continue
            if not token.norm[0].isalpha() or index in before.marked or _is_common(token.text, language):
                continue
            if not _inflected(token.norm, trial.after.norms, before.norms):
                return token.norm
    return None


def _is_common(text: str, language: str) -> bool:
    """Say whether a capitalised word is a known word; outside German, one that is known in lower case."""
    return is_known(text if language == "de" else text.lower(), language)


def quotations(trial: Trial) -> Finding | None:
    """Compare the quotation marks in order."""
    before = [each for each in trial.before.text if each in _QUOTES]
    after = [each for each in trial.after.text if each in _QUOTES]
    return None if before == after else Finding(Reason.QUOTATION, "".join(after) or "".join(before))
