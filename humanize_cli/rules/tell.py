"""Tells: where a sentence has a wording that a pack's rules know."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from humanize_cli.rules.construction import LONGEST, MASK
from humanize_cli.rules.expression import encoded, places_in
from humanize_cli.rules.index import Candidate, Candidates, WordCandidate
from humanize_cli.rules.match import (
    Place,
    Replacement,
    find_replacements,
    stands_at,
    stands_where_bound,
)
from humanize_cli.rules.pack import Pack, Rule, Scope
from humanize_cli.rules.speech import is_part
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence


class Tell(NamedTuple):
    """A rule's match in a sentence: characters `start` up to but not including `end` of its text."""

    rule: Rule
    start: int
    end: int
    text: str


def find_tells(
    sentence: Sentence, pack: Pack, tone: Tone, *, first: bool = False, last: bool = False
) -> list[Tell]:
    """Return the matches of a pack's rules in a sentence, whatever their role, from left to right.

    `first` and `last` say that the sentence is the first or last one of a document or of a section; only
    there the rules of scope `start` and `end` are looked for. Nothing in a protected span matches. An `edit`
    or `delete` rule matches where its edit would be offered. One stretch counts once for a rule, and once for
    a family: what would count and lies in a longer match of its family that counts is left out. Rules that
    name a detector are not looked for.
    """
    place = Place(sentence)
    candidates = pack.index.candidates(place.masked)
    return tells_among(place, candidates, tone, first=first, last=last)[0]


def tells_among(
    place: Place, candidates: Candidates, tone: Tone, *, first: bool, last: bool
) -> tuple[list[Tell], list[Replacement]]:
    """Return what `find_tells` does, of a sentence's candidates, and the edits that are possible there."""
    if not any(candidates):
        return [], []
    text = place.sentence.text
    found = [
        Tell(rule, start, end, text[start:end])
        for rule, start, end in _matches(place, candidates)
        if rule.speaks(tone) and _in_scope(rule, first=first, last=last)
    ]
    replacements = find_replacements(place, candidates, tone)
    found += [
        Tell(each.rule, each.start, each.end, text[each.start : each.end])
        for each in replacements
        if not each.rule.counts
    ]
    if len(found) > 1:
        found.sort(key=lambda tell: (tell.start, -tell.end, tell.rule.id))
        found = _without_inner(found)
    return found, replacements


def _in_scope(rule: Rule, *, first: bool, last: bool) -> bool:
    if rule.scope is Scope.START:
        return first
    return last if rule.scope is Scope.END else True


def _matches(place: Place, candidates: Candidates) -> Iterator[tuple[Rule, int, int]]:
    """Yield where the rules that count match, those of one rule without overlap."""
    ends: dict[str, int] = {}
    for rule, start, end in (
        *_phrases(place, candidates.phrases),
        *_words(place, candidates.words),
        *_expressions(place, candidates.expressions),
    ):
        if start >= ends.get(rule.id, 0):
            ends[rule.id] = end
            yield rule, start, end


def _phrases(place: Place, candidates: Sequence[Candidate]) -> Iterator[tuple[Rule, int, int]]:
    for candidate in candidates:
        start, end = candidate.start, candidate.start + len(candidate.phrase.text)
        if candidate.rule.counts and stands_where_bound(place, candidate) and not place.touches(start, end):
            yield candidate.rule, start, end


def _words(place: Place, candidates: Sequence[WordCandidate]) -> Iterator[tuple[Rule, int, int]]:
    language = place.sentence.language
    for word in candidates:
        text = place.text[word.start : word.end]
        part = word.rule.part
        if not stands_at(place.text, word.start, word.end, text):
            continue
        if word.raised and not place.begins(word.start):
            continue  # a name
        if part is not None and not is_part(part, text.lower(), word.before, word.after, language):
            continue
        if word.rule.allows(place.text, word.start, word.end) and not place.touches(word.start, word.end):
            yield word.rule, word.start, word.end


def _expressions(place: Place, rules: Sequence[Rule]) -> Iterator[tuple[Rule, int, int]]:
    """Yield the regular expressions' matches; one that begins or ends in a protected span is none."""
    if not rules:
        return
    text = place.masked[:LONGEST]
    data = encoded(text)
    for rule in rules:
        if rule.replaces:
            continue
        for start, end in places_in(rule.regex, data):
            if MASK not in (text[start], text[end - 1]) and rule.allows(place.text, start, end):
                yield rule, start, end


def _without_inner(tells: list[Tell]) -> list[Tell]:
    """Return the tells but those that count and lie within another such of their family, or in its place."""
    ends: dict[str, int] = {}
    kept = []
    for tell in tells:
        if not tell.rule.counts:
            kept.append(tell)
        elif tell.end > ends.get(tell.rule.family, 0):
            ends[tell.rule.family] = tell.end
            kept.append(tell)
    return kept
