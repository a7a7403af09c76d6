"""A diagnosis cut down to the sentences on some lines, the rest of the document being its context."""

from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from humanize_cli.diagnose.diagnosis import Diagnosis, Finding
from humanize_cli.diagnose.score import score
from humanize_cli.lines import Lines, spans
from humanize_cli.reading import Reading


def on_lines(diagnosis: Diagnosis, reading: Reading, lines: Lines) -> Diagnosis:
    """Return what a document's diagnosis says of the sentences that overlap lines.

    What counts there counted in the whole document. What lies on other lines is not offered to be replaced,
    since nothing there may be touched. The score is that of these sentences alone, and none
    where they have fewer words than a score takes.
    """
    chosen = spans(reading, lines)
    starts = [start for start, _, _ in chosen]

    def within(place: int) -> bool:
        index = bisect_right(starts, place) - 1
        return index >= 0 and place < max(chosen[index][1], chosen[index][0] + 1)

    words: Counter[str] = Counter()
    for _, _, sentence in chosen:
        words[sentence.language] += len(sentence.text.split())
    values = tuple(value for value in diagnosis.values if within(value.start))
    odds = [value.likeness for value in values if value.likeness is not None]
    return replace(
        diagnosis,
        findings=tuple(
            each if lines.hold(*_lines(reading, each)) else replace(each, replacement=None)
            for each in diagnosis.findings
            if within(each.start)
        ),
        words=words.total(),
        sentences=len(chosen),
        score=score(values, words.total()),
        likeness=sum(odds) / len(odds) if odds else None,
        languages=dict(words.most_common()),
        values=values,
    )


def _lines(reading: Reading, finding: Finding) -> tuple[int, int]:
    """Return the first and the last line of a finding, counted as git does."""
    text = reading.document.text
    first = 1 + text.count("\n", 0, finding.start)
    return first, first + text.count("\n", finding.start, finding.end)
