"""Matches: what the rules of every language find in a document, before anything is said of what counts."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from humanize_cli.diagnose.characters import invisible_characters
from humanize_cli.diagnose.counting import Match
from humanize_cli.diagnose.habits import bold_lead_ins, emoji_bullets, title_case_headings
from humanize_cli.diagnose.passages import Hit, Passage, passages_by_language, section_ends
from humanize_cli.diagnose.rhythm import repeated_openers, staccato, triads, uniform_rhythm
from humanize_cli.edits import Edit
from humanize_cli.reading import Reading
from humanize_cli.rules.choose import choose
from humanize_cli.rules.construction import MASK
from humanize_cli.rules.index import Hit as RuleHit
from humanize_cli.rules.match import Place, Replacement
from humanize_cli.rules.pack import Pack
from humanize_cli.rules.tell import Tell, tells_among
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import BlockKind, Sentence

DETECTORS: Mapping[str, Callable[[Sequence[Passage], str], Iterator[Hit]]] = MappingProxyType(
    {
        "uniform-rhythm": uniform_rhythm,
        "repeated-openers": repeated_openers,
        "bold-lead-ins": bold_lead_ins,
        "title-case-headings": title_case_headings,
        "emoji-bullets": emoji_bullets,
        "triads": triads,
        "invisible-characters": invisible_characters,
        "staccato": staccato,
    }
)
"""The structural checks that rules name."""


def find_matches(
    reading: Reading,
    tone: Tone,
    words_before: Sequence[int],
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> list[Match]:
    """Return the matches of all rules in document order; `words_before` are the words before each block."""
    matches: list[Match] = []
    ends = section_ends(reading)
    for language, passages in passages_by_language(reading).items():
        pack = choose(language, select, ignore)
        for passage in passages:
            matches += _rule_matches(passage, ends, pack, tone, words_before[passage.number])
        matches += _detector_matches(passages, pack, tone, language, words_before)
    matches.sort(key=lambda match: (match.block, match.start, match.end, match.rule.id))
    return matches


def _rule_matches(
    passage: Passage,
    ends: tuple[set[tuple[int, int]], set[tuple[int, int]]],
    pack: Pack,
    tone: Tone,
    words: int,
) -> Iterator[Match]:
    """Yield what the rules for sentences match in a block that has so many words before it."""
    firsts, lasts = ends
    text, quoted = passage.block.text, passage.block.kind is BlockKind.QUOTE
    position = 0
    for number, sentence, hits in _with_hits(passage, pack):
        place, key = Place(sentence), (passage.number, number)
        if sentence.protected:
            hits = [hit for hit in hits if MASK not in place.masked[hit[1] : hit[2]]]
        candidates = pack.index.candidates_at(place.masked, hits)
        found = tells_among(place, candidates, tone, first=key in firsts, last=key in lasts)
        for tell, edit in _with_edits(*found):
            start, end, new = (edit.start, edit.end, edit.new) if edit else (tell.start, tell.end, None)
            start, end = start + sentence.start, end + sentence.start
            words += text.count(" ", position, max(position, start))
            position = max(position, start)
            yield Match(tell.rule, sentence.language, passage.number, start, end, words, quoted, new)


def _with_hits(passage: Passage, pack: Pack) -> Iterator[tuple[int, Sentence, list[RuleHit]]]:
    """Yield the sentences that may match, with their numbers and what is there; a block is searched at once.

    What lies in a protected span is among it.
    """
    hits = pack.index.hits(passage.block.text.replace("’", "'"))
    if not hits and not pack.index.unforeseen:
        return
    position = 0
    for number, sentence in enumerate(passage.sentences):
        low, high = sentence.start, sentence.start + len(sentence.text)
        own: list[RuleHit] = []
        while position < len(hits) and hits[position][2] <= high:
            which, start, end = hits[position]
            if start >= low:
                own.append((which, start - low, end - low))
            position += 1
        if own or pack.index.unforeseen:
            yield number, sentence, own


def _with_edits(
    tells: Sequence[Tell], replacements: Sequence[Replacement]
) -> Iterator[tuple[Tell, Edit | None]]:
    """Yield each tell with the edit that its rule would make there, which may take in a neighbour."""
    edits: dict[str, list[Edit]] = {}
    for each in replacements:
        edits.setdefault(each.edit.origin, []).append(each.edit)
    for tell in tells:
        own = edits.get(tell.rule.id, [])
        while own and own[0].end <= tell.start:
            own.pop(0)
        yield tell, own[0] if own and own[0].start < tell.end else None


def _detector_matches(
    passages: Sequence[Passage], pack: Pack, tone: Tone, language: str, words_before: Sequence[int]
) -> Iterator[Match]:
    """Yield what the structural checks point at, for each rule that names one."""
    for rule in pack.rules:
        if rule.detector and rule.speaks(tone):
            for number, start, end in DETECTORS[rule.detector](passages, language):
                yield Match(rule, language, number, start, end, words_before[number])
