"""Words that a writer prefers, never uses, or uses where our rules would put another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from humanize_cli.rules.inflect import spellings
from humanize_cli.rules.pack import Role, Rule, load_pack
from humanize_cli.rules.rates import human_rate
from humanize_cli.style.load import load_profile
from humanize_cli.voice.reference import function_words, linking_words, reference
from humanize_cli.voice.sample import Phrases, Sample, pooled, tokenize

OFTEN, IN_TEXTS = 5, 3
"""A habit is what stands so many times, in so many texts."""
EXPECTED = 5.0
"""A linking word is avoided that people would have written so often in as many words: by chance (Poisson) a
writer who uses it as people do leaves it out in one case of 148."""
ENOUGH_WORDS = 5_000
"""Of rare words nothing is said in less text."""
_ENDING = 3
LONGEST = 3
"""Words of a wording that a preference replaces: hardly anybody writes the longer ones."""
MOST = 30
"""Entries of a list, so that the profile stays one that people read."""


@dataclass(frozen=True)
class Habit:
    """A word or phrase with what is preferred to it ("" for none), and what was counted, for people."""

    phrase: str
    new: str
    evidence: str


@dataclass(frozen=True)
class _Pair:
    """A wording that a rule knows, all its forms, and those of what the rule puts in its place."""

    old: str
    new: str
    olds: tuple[str, ...]
    news: tuple[str, ...]


@cache
def phrases_of(language: str) -> Phrases:
    """Return the phrases whose counts the functions of this module need."""
    pairs = [phrase for pair in _pairs(language) for phrase in (*pair.olds, *pair.news)]
    return Phrases((*pairs, *_stock_words(language), *linking_words(language)))


def preferred(samples: Sequence[Sample]) -> list[Habit]:
    """Return the rules' wordings that the writer never uses while often using what the rule puts there."""
    uses = _Uses(samples)
    found: list[tuple[int, Habit]] = []
    for pair in _pairs(uses.language):
        times = uses.times(pair.news)
        if times >= OFTEN and uses.texts(pair.news) >= IN_TEXTS and not uses.anywhere(pair.olds):
            evidence = f'never; "{pair.new}" {_times(times)}'
            found.append((times, Habit(pair.old, pair.new, evidence)))
    found.sort(key=lambda each: -each[0])
    taken: dict[str, int] = {}
    kept: list[Habit] = []
    for _, habit in found:
        taken[habit.new] = taken.get(habit.new, 0) + 1
        # More than two wordings for one are the rules' thoroughness, not the writer's habit.
        if taken[habit.new] <= 2 and len(kept) < MOST:
            kept.append(habit)
    return kept


def avoided(samples: Sequence[Sample]) -> list[Habit]:
    """Return linking words that people use and the writer does not, then stock words never used."""
    uses = _Uses(samples)
    kept: list[Habit] = []
    for phrase, rate in reference(uses.language).links.items():
        expected = rate * uses.words / 1000
        if expected >= EXPECTED and not uses.anywhere((phrase,)):
            kept.append(
                Habit(phrase, "", f"never; people write it {_times(round(expected))} in as many words")
            )
    if uses.words >= ENOUGH_WORDS:
        known = {habit.phrase for habit in kept}
        stock = [
            each for each in _stock_words(uses.language) if each not in known and not uses.anywhere((each,))
        ]
        kept += [Habit(each, "", "") for each in stock]
    return kept[:MOST]


def own_words(samples: Sequence[Sample]) -> list[Habit]:
    """Return the wordings that the rules replace and that the writer uses out of habit."""
    uses = _Uses(samples)
    found = [
        (times, phrase)
        for phrase in dict.fromkeys(phrase for pair in _pairs(uses.language) for phrase in pair.olds)
        if (times := uses.times((phrase,))) >= OFTEN and uses.texts((phrase,)) >= IN_TEXTS
    ]
    found.sort(key=lambda each: (-each[0], each[1]))
    return [Habit(phrase, "", _times(times)) for times, phrase in found[:MOST]]


class _Uses:
    """How often, and in how many of the samples, phrases stand."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.language = samples[0].language
        self.words = sum(sample.words for sample in samples)
        self._samples = samples
        self._total = pooled(samples, "phrases")
        self._anywhere = pooled(samples, "anywhere")

    def times(self, phrases: Sequence[str]) -> int:
        return sum(self._total[phrase] for phrase in {*phrases})

    def anywhere(self, phrases: Sequence[str]) -> bool:
        return any(self._anywhere[phrase] for phrase in phrases)

    def texts(self, phrases: Sequence[str]) -> int:
        return sum(any(phrase in sample.phrases for phrase in phrases) for sample in self._samples)


@cache
def _pairs(language: str) -> tuple[_Pair, ...]:
    """Return what the rules replace whatever stands beside it, one pair for all forms of a word.

    A rule that is bound to certain neighbours is left out: a preference has no such bounds. So is one whose
    new wording is made of function words, since everybody writes those.
    """
    found: dict[str, _Pair] = {}
    for rule in load_pack(language).rules:
        if rule.role is not Role.EDIT or any(key.startswith("only") for key in rule.guards):
            continue
        for pair in _pairs_of(rule, language):
            found.setdefault(pair.old, pair)
    return tuple(found.values())


def _pairs_of(rule: Rule, language: str) -> Iterator[_Pair]:
    known = function_words(language)
    phrases = [
        (phrase.text, new)
        for phrase, new in rule.phrases
        if new and not (phrase.at_start or phrase.at_end) and phrase.text[-1].isalnum() and new[-1].isalnum()
    ]
    done: set[tuple[str, str]] = set()
    for old, new in phrases:
        if (old, new) in done or len(old.split()) > LONGEST:
            continue
        if all(word in known for word in tokenize(new, language)):
            continue
        forms = [each for each in spellings(old, new, language) if each == (old, new) or each in phrases]
        done.update(forms)
        olds, news = (tuple(dict.fromkeys(each)) for each in zip(*forms, strict=True))
        yield _Pair(old, new, olds, news)


@cache
def _stock_words(language: str) -> tuple[str, ...]:
    """Return the single words of stock prose, of each one form, those that the profile plain avoids first."""
    rules = [rule for rule in load_pack(language).rules if rule.counts]
    # What people write now and then says more, where it is missing, than what nobody writes.
    rules.sort(key=lambda rule: -(human_rate(rule.id, language) or 0.0))
    words = [word for rule in rules for word in rule.words]
    words += [phrase.text for rule in rules for phrase, _ in rule.phrases if phrase.text.isalpha()]
    unused: Mapping[str, None] = dict.fromkeys(words)
    first = [word for word in load_profile("plain").avoid if word in unused]
    kept: list[str] = []
    for word in dict.fromkeys((*first, *unused)):
        if not any(word.startswith(other) and len(word) - len(other) <= _ENDING for other in kept):
            kept.append(word)
    return tuple(kept)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")
