"""Diagnosis of a document: every rule's matches with their places, which of them count, and the score."""

from collections import Counter
from collections.abc import Collection

from humanize_cli.diagnose.counting import Match, reasons_not_to_count
from humanize_cli.diagnose.diagnosis import Diagnosis, Finding
from humanize_cli.diagnose.matches import find_matches
from humanize_cli.diagnose.places import Places
from humanize_cli.diagnose.score import score
from humanize_cli.diagnose.values import sentence_values
from humanize_cli.reading import Reading
from humanize_cli.style.profile import Profile, Tone


def diagnose(
    reading: Reading,
    *,
    tone: Tone = Tone.PLAIN,
    profile: Profile | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> Diagnosis:
    """Return what there is to say about a document, best read with its headings and tables.

    `tone` decides which rules are silent; a `profile` brings its own. `select` and `ignore` name rules as
    `rules.choose` has it: with `select` only those are looked for, and those in `ignore` never, which
    changes the score as well.
    """
    before, words = _word_counts(reading)
    matches = find_matches(reading, profile.tone if profile else tone, before, select, ignore)
    reasons = reasons_not_to_count(matches, words)
    places = Places(reading)
    counted = [match for match, reason in zip(matches, reasons, strict=True) if not reason]
    values = sentence_values(reading, places, counted)
    odds = [value.likeness for value in values if value.likeness is not None]
    return Diagnosis(
        findings=tuple(
            _finding(match, reason, places) for match, reason in zip(matches, reasons, strict=True)
        ),
        words=words.total(),
        sentences=sum(map(len, reading.sentences)),
        score=score(values, words.total()),
        likeness=sum(odds) / len(odds) if odds else None,
        languages=dict(words.most_common()),
        values=tuple(values),
    )


def _word_counts(reading: Reading) -> tuple[list[int], Counter[str]]:
    """Return the number of words before each block, and those in each language."""
    before: list[int] = []
    total = 0
    words: Counter[str] = Counter()
    for block, language in zip(reading.document.blocks, reading.languages, strict=True):
        before.append(total)
        size = len(block.text.split())
        total += size
        if language:
            words[language] += size
    return before, words


def _finding(match: Match, reason: str, places: Places) -> Finding:
    place = places.place(match.block, match.start, match.end)
    rule = match.rule
    return Finding(
        rule.id,
        rule.family,
        str(rule.role),
        rule.message,
        rule.cost,
        str(rule.confidence),
        match.language,
        *place,
        counted=not reason,
        why_not_counted=reason,
        replacement=match.replacement,
    )
