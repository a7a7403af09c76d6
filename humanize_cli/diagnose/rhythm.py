"""Checks of rhythm over a document: even sentence lengths, repeated openers, staccato, lists of three.

The limits are such that hardly any human document reaches them; `training.calibrate` prints how many do.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from humanize_cli.diagnose.diagnosis import MIN_WORDS
from humanize_cli.diagnose.passages import Hit, Passage
from humanize_cli.diagnose.words import source, words
from humanize_cli.text.document import BlockKind, Sentence

EVEN_BELOW = 0.33
"""Standard deviation of the sentence lengths over their mean: below this, they are all alike."""
_LEAST_SENTENCES = 25
_SENTENCE_WORDS = 4  # what is shorter is a label or a fragment
_OPENERS_IN_A_ROW = 3
_SHORT_IN_A_ROW = 4
_SHORT_WORDS = 4
_FRAGMENT_WORDS = 6
TRIADS_PER_THOUSAND = 6.0
"""Lists of three single words in 1,000 words; people have about one."""
_LEAST_TRIADS = 4

_FIRST_WORD = re.compile(r"[\W_]*([^\W\d_]+(?:['’][^\W\d_]+)?)")
_ITEM = r"[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]+"
_FIRST_OF_THREE = re.compile(rf"(?<!\w){_ITEM}\Z")
_LONGEST_WORD = 40


def uniform_rhythm(passages: Sequence[Passage], language: str) -> Iterator[Hit]:  # noqa: ARG001
    """Yield the first sentence of a text of at least `MIN_WORDS` words if its sentences are equally long."""
    sentences = [
        (passage.number, sentence, length)
        for passage in passages
        if passage.block.kind is BlockKind.PARAGRAPH
        for sentence in passage.sentences
        if (length := sentence.words) >= _SENTENCE_WORDS
    ]
    lengths = [length for _, _, length in sentences]
    if sum(lengths) < MIN_WORDS or len(lengths) < _LEAST_SENTENCES:
        return
    if spread(lengths) < EVEN_BELOW:
        index, sentence, _ = sentences[0]
        yield Hit(index, sentence.start, sentence.start + len(sentence.text))


def spread(lengths: Sequence[int]) -> float:
    """Return the standard deviation of some lengths over their mean."""
    mean = sum(lengths) / len(lengths)
    return math.sqrt(sum((length - mean) ** 2 for length in lengths) / len(lengths)) / mean


def repeated_openers(passages: Sequence[Passage], language: str) -> Iterator[Hit]:
    """Yield the first word of each run of sentences in a paragraph that begin with the same content word."""
    grammar = words("openers", language)
    for passage in passages:
        if passage.block.kind is not BlockKind.PARAGRAPH:
            continue
        run: list[re.Match[str]] = []
        starts: list[int] = []
        for sentence in (*passage.sentences, None):
            opener = _opener(sentence, grammar) if sentence else None
            if opener is None or not run or opener[1].casefold() != run[0][1].casefold():
                if len(run) >= _OPENERS_IN_A_ROW:
                    yield Hit(passage.number, starts[0] + run[0].start(1), starts[0] + run[0].end(1))
                run, starts = [], []
            if sentence and opener:
                run.append(opener)
                starts.append(sentence.start)


def _opener(sentence: Sentence, grammar: frozenset[str]) -> re.Match[str] | None:
    """Return the match of a sentence's first word where that is a content word and no literal."""
    found = _FIRST_WORD.match(sentence.text)
    if found is None or any(span.overlaps(*found.span(1)) for span in sentence.protected):
        return None
    return None if found[1].casefold().replace("’", "'") in grammar or len(found[1]) < 3 else found


def staccato(passages: Sequence[Passage], language: str) -> Iterator[Hit]:
    """Yield runs of very short sentences in a paragraph, and pairs of fragments that both deny something."""
    denial = re.compile(source("denials", language), re.IGNORECASE)
    for passage in passages:
        if passage.block.kind is not BlockKind.PARAGRAPH:
            continue
        position = 0
        for first, last in (*_pairs_of_denials(passage, denial), *_short_runs(passage)):
            if first.start >= position:
                position = last.start + len(last.text)
                yield Hit(passage.number, first.start, position)


def _pairs_of_denials(passage: Passage, denial: re.Pattern[str]) -> Iterator[tuple[Sentence, Sentence]]:
    for one, other in pairwise(passage.sentences):
        if all(denial.match(each.text) and _is_short(each, _FRAGMENT_WORDS) for each in (one, other)):
            yield one, other


def _short_runs(passage: Passage) -> Iterator[tuple[Sentence, Sentence]]:
    run: list[Sentence] = []
    for sentence in (*passage.sentences, None):
        if sentence and _is_short(sentence, _SHORT_WORDS):
            run.append(sentence)
            continue
        if len(run) >= _SHORT_IN_A_ROW:
            yield run[0], run[-1]
        run = []


def _is_short(sentence: Sentence, most: int) -> bool:
    """Say whether a sentence is of so few words, all of them words, and ends as a sentence does."""
    text = sentence.text
    return (
        text.endswith((".", "!"))
        and not sentence.protected
        and len(text) < 20 * most
        and sentence.words <= most
        and not any(map(str.isdigit, text))
    )


def triads(passages: Sequence[Passage], language: str) -> Iterator[Hit]:
    """Yield the first list of three single words where a text has several times as many as people write."""
    found = [
        Hit(passage.number, *place)
        for passage in passages
        if passage.block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        for place in _triads(passage.block.text, language)
        if not any(span.overlaps(*place) for span in passage.block.protected)
    ]
    if len(found) >= _LEAST_TRIADS:
        size = sum(len(passage.block.text.split()) for passage in passages)
        if 1000 * len(found) / max(size, MIN_WORDS) >= TRIADS_PER_THOUSAND:
            yield found[0]


def _triads(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where three words in small letters are listed, found from the comma after the first."""
    for rest in _last_two(language).finditer(text):
        first = _FIRST_OF_THREE.search(text, max(0, rest.start() - _LONGEST_WORD), rest.start())
        if first and text[max(0, first.start() - 2) : first.start()] != ", ":
            yield first.start(), rest.end()


@cache
def _last_two(language: str) -> re.Pattern[str]:
    return re.compile(rf", {_ITEM},? (?:{source('and', language)}) {_ITEM}(?!\w)")
