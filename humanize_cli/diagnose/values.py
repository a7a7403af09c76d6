"""Values of a document's sentences: their findings, their likeness, and the chance of being changed."""

from bisect import bisect_left
from collections.abc import Sequence

from humanize_cli.diagnose.counting import Match
from humanize_cli.diagnose.diagnosis import SentenceValue
from humanize_cli.diagnose.likeness import likeness
from humanize_cli.diagnose.places import Places
from humanize_cli.diagnose.score import calibration, points_of
from humanize_cli.reading import Reading
from humanize_cli.text.document import BlockKind, Sentence

_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)


def prose_of(reading: Reading) -> list[tuple[int, Sentence]]:
    """Return the sentences that are prose, in order, each with the number of its block."""
    return [
        (number, sentence)
        for number, (block, group) in enumerate(zip(reading.document.blocks, reading.sentences, strict=True))
        if block.kind in _PROSE
        for sentence in group
    ]


def sentence_values(reading: Reading, places: Places, counted: Sequence[Match]) -> list[SentenceValue]:
    """Return the values of the sentences that are prose; `counted` are the matches that count, in order."""
    prose = prose_of(reading)
    starts = [(match.block, match.start) for match in counted]
    values: list[SentenceValue] = []
    odds_of = likeness(sentence for _, sentence in prose)
    last = 0
    chance_of = calibration().chance
    for (number, sentence), odds in zip(prose, odds_of, strict=True):
        start, end = sentence.start, sentence.start + len(sentence.text)
        points, chance, first = 0.0, None, last
        if last < len(starts) and starts[last] < (number, end):
            first, last = bisect_left(starts, (number, start), last), bisect_left(starts, (number, end), last)
            for match in counted[first:last]:
                points += points_of(match.rule.cost, match.rule.confidence)
        if odds is not None or first < last:
            chance = chance_of(sentence.language, odds or 0.0, points)
        values.append(
            SentenceValue(
                start=places.offset(number, start),
                end=places.offset(number, end - 1) + 1,
                language=sentence.language,
                words=sentence.words,
                findings=last - first,
                points=points,
                likeness=odds,
                chance=chance,
            )
        )
    return values
