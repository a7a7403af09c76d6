"""The index of a pack: which of its rules may match in a sentence, all looked for in one pass."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from humanize_cli.rules.lemmas import forms
from humanize_cli.rules.pattern import Phrase
from humanize_cli.rules.rule import Rule

if TYPE_CHECKING:
    import ahocorasick_rs

_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD_BEFORE = re.compile(r"(\w+)[ ']\Z")
_WORD_AFTER = re.compile(r" (\w+)")
_SIGHT = 40  # characters in which the word before another is looked for


Hit = tuple[int, int, int]
"""The number of a text that rules look for, where it starts in another, and where it ends."""


class Candidate(NamedTuple):
    """A phrase that may stand at `start`; `order` is its rule's place in the pack."""

    start: int
    order: int
    rule: Rule
    phrase: Phrase
    new: str | None


class WordCandidate(NamedTuple):
    """A form of a rule's word, and the words beside it, in lower case; "" where none stands there.

    `raised` says that it stands with a capital which the form does not have.
    """

    start: int
    end: int
    rule: Rule
    before: str
    after: str
    raised: bool


class Candidates(NamedTuple):
    """What may match in a sentence: phrases from left to right, the longest first; words; expressions."""

    phrases: Sequence[Candidate] = ()
    words: Sequence[WordCandidate] = ()
    expressions: Sequence[Rule] = ()


class _Owners:
    """What looks for a text: phrases, forms of words, and the expressions that need it."""

    __slots__ = ("expressions", "forms", "phrases")

    def __init__(self) -> None:
        # Nearly all of them have one of the three, and there are thousands.
        self.phrases: tuple[tuple[int, Rule, Phrase, str | None], ...] = ()
        self.forms: tuple[tuple[str, Rule], ...] = ()
        self.expressions: tuple[int, ...] = ()


class Index:
    """All texts that a pack's rules look for, in lower case, in one automaton; made at first use."""

    def __init__(self, rules: Sequence[Rule], language: str) -> None:
        """Take the rules and their language (an ISO 639-1 code)."""
        self._rules = rules
        self._language = language

    def candidates(self, text: str, *, edits_only: bool = False) -> Candidates:
        """Return what may match in a text; only what edits where only edits are asked for."""
        return self.candidates_at(text, self.hits(text), edits_only=edits_only)

    def hits(self, text: str) -> list[Hit]:
        """Return where in a text there is what rules look for, by the places where that ends."""
        automaton, _ = self._automaton
        lower = lowered(text)
        try:
            return automaton.find_matches_as_indexes(lower, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair, which no rule looks for
            return automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", lower), overlapping=True)

    def candidates_at(self, text: str, hits: Sequence[Hit], *, edits_only: bool = False) -> Candidates:
        """Return what may match in a text with these hits."""
        if not hits and not self.unforeseen:
            return Candidates()
        _, owners = self._automaton
        phrases: list[Candidate] = []
        words: list[WordCandidate] = []
        expressions = set(self.unforeseen)
        for which, start, end in hits:
            owner = owners[which]
            if owner.phrases:
                phrases += [Candidate(start, *each) for each in owner.phrases]
            expressions.update(owner.expressions)
            if owner.forms and not edits_only:
                words += _words(text, start, end, owner.forms)
        if len(phrases) > 1:
            phrases.sort(key=lambda each: (each.start, -len(each.phrase.text), each.order))
        if edits_only:
            expressions &= self._edits
        return Candidates(phrases, words, [self._rules[order] for order in sorted(expressions)])

    @cached_property
    def unforeseen(self) -> frozenset[int]:
        """The places of the rules with an expression that no text tells beforehand."""
        return frozenset(order for order, rule in enumerate(self._rules) if rule.regex and not rule.needed)

    @cached_property
    def _edits(self) -> frozenset[int]:
        """The places of the rules whose expression edits."""
        return frozenset(order for order, rule in enumerate(self._rules) if rule.regex and rule.replaces)

    @cached_property
    def _automaton(self) -> "tuple[ahocorasick_rs.AhoCorasick, list[_Owners]]":
        import ahocorasick_rs

        texts: defaultdict[str, _Owners] = defaultdict(_Owners)
        for order, rule in enumerate(self._rules):
            for phrase, new in rule.phrases:
                texts[lowered(phrase.text)].phrases += ((order, rule, phrase, new),)
            for form in sorted({form for word in rule.words for form in forms(word, self._language)}):
                texts[lowered(form)].forms += ((form, rule),)
            for text in rule.needed:
                texts[text].expressions += (order,)
        return ahocorasick_rs.AhoCorasick(list(texts)), list(texts.values())


def _words(text: str, start: int, end: int, known: Sequence[tuple[str, Rule]]) -> list[WordCandidate]:
    """Return the forms that stand at a place as they are written, or with a capital."""
    lower = lowered(text)
    if lower[end : end + 1].isalnum() or (start and lower[start - 1].isalnum()):
        return []
    before = _WORD_BEFORE.search(lower, max(0, start - _SIGHT), start)
    after = _WORD_AFTER.match(lower, end, end + _SIGHT)
    beside = (before[1] if before else "", after[1] if after else "")
    word = text[start:end]
    return [
        WordCandidate(start, end, rule, *beside, word != form)
        for form, rule in known
        if word in (form, form[0].upper() + form[1:])
    ]


def lowered(text: str) -> str:
    """Return a text in lower case with each character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)
