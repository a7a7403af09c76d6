"""Make the phrasebook: what the editors of the light data did with a phrase, and how often they left it.

usage: python -m training.phrasebook [--write] [--languages [CODE ...]]

Every difference between a sentence and its edited form is an edit of a phrase, alone and with the word before
or behind it. An entry says how often the phrase was seen and how often it was edited so, and gives each tone
a chance that an editor would make this very edit: a logistic model over those counts, fitted on edits that
other sentences proposed (records in five parts, each part judged by the other four). Only the training split
counts; the table that is printed is of the development split. `--write` replaces the package's files.

What a reader struck out (training/strike.py) stays out.
"""

import argparse
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

from humanize_cli.phrasebook import book
from humanize_cli.phrasebook.tokens import START, first_word, is_word, runs, tokens
from humanize_cli.style.profile import LANGUAGES, Tone
from training.data import LightEdit, light_edits
from training.strike import read_struck

LONGEST = 7
LEAST_EDITED = 2
LEAST_CHANCE = 0.15
"""An entry that no tone gives this chance is left out; the proposer asks for more."""
PARTS = 5
LIMITS = (20, 30, 40, 50, 60)
"""Least chances in percent, of which each has a line in the table."""
_SLACK = 0.02

Words = tuple[str, ...]
Edited = tuple[int, int, Words]
"""An edit: the tokens from one place up to another, and what stands there instead."""


@dataclass(slots=True)
class Counts:
    """How often a phrase was seen, and edited to what, in each tone."""

    seen: Counter[str] = field(default_factory=Counter)
    edited: dict[Words, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


Table = dict[Words, Counts]


class Truecaser:
    """Takes the capital from a sentence's first word where the word has none inside sentences."""

    def __init__(self, edits: Iterable[LightEdit], language: str) -> None:
        self.language = language
        self._inside: set[str] = set()
        for edit in edits:
            for text in (edit.source, edit.target):
                found = [each.text for each in tokens(text, language)]
                first = first_word(found)
                self._inside.update(found if first is None else found[first + 1 :])

    def words(self, text: str) -> Words:
        """Return a text's tokens, `START` before them, its first word as it would stand inside."""
        found = [each.text for each in tokens(text, self.language)]
        first = first_word(found)
        if first is not None:
            lowered = found[first][0].lower() + found[first][1:]
            if lowered in self._inside:
                found[first] = lowered
        return (START, *found)


def differences(before: Words, after: Words) -> Iterator[Edited]:
    """Yield the edits between two texts' tokens; those with one word between them also as one."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    hunks = [(a, b, c, d) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]
    found = dict.fromkeys(hunks)
    for one, other in pairwise(hunks):
        if other[0] - one[1] < 2:
            found[one[0], other[1], one[2], other[3]] = None
    for a, b, c, d in found:
        if a < b:
            yield a, b, after[c:d]


def phrases(before: Words, edit: Edited) -> Iterator[tuple[Words, Words]]:
    """Yield an edit as phrase and replacement, alone and with a word on either side or both."""
    start, end, new = edit
    for left in (0, 1):
        for right in (0, 1):
            if start < left or end + right > len(before):
                continue
            lead, tail = before[start - left : start], before[end : end + right]
            old = (*lead, *before[start:end], *tail)
            inner = (*before[start:end], *new, *tail, *(each for each in lead if each != START))
            if len(old) <= LONGEST and all(map(_fits, inner)):
                yield old, (*lead, *new, *tail)


def _fits(token: str) -> bool:
    return token == "," or is_word(token)


def count(edits: Iterable[LightEdit], case: Truecaser) -> Table:
    """Return what the edits did with each phrase that any of them changed."""
    table: Table = defaultdict(Counts)
    read = [(case.words(each.source), case.words(each.target), each.tone) for each in edits if each.target]
    for before, after, tone in read:
        for old, new in {each for edit in differences(before, after) for each in phrases(before, edit)}:
            table[old].edited[new][tone] += 1
    for before, _, tone in read:
        for start, end in runs(len(before), LONGEST):
            if (old := before[start:end]) in table:
                table[old].seen[tone] += 1
    return table


def features(counts: Counts, old: Words, new: Words, tone: str) -> list[float]:
    """Return what the chance of an edit is judged by."""
    edited, seen = counts.edited[new].total(), counts.seen.total()
    overall = (edited + 0.3) / (seen + 1)
    toned = (counts.edited[new][tone] + 2 * overall) / (counts.seen[tone] + 2)
    start, end, replacement = book.trimmed(old, new)
    return [
        _logit(overall),
        _logit(toned),
        math.log(edited),
        float(not replacement),
        float(end - start),
        float(start > 0),
        float(end < len(old)),
    ]


def _logit(chance: float) -> float:
    return math.log(chance / (1 - chance)) if chance < 1 else 6.0


def judged(edits: Sequence[LightEdit], case: Truecaser, table: Table) -> Iterator[tuple[list[float], bool]]:
    """Yield the features of the edits that a table proposes, and whether the editor made them."""
    for edit in edits:
        before, after = case.words(edit.source), case.words(edit.target)
        made = set(differences(before, after))
        best: dict[Edited, list[float]] = {}
        for start, end in runs(len(before), LONGEST):
            old = before[start:end]
            for new in table[old].edited if old in table else ():
                if table[old].edited[new].total() < LEAST_EDITED:
                    continue
                first, last, replacement = book.trimmed(old, new)
                place = start + first, start + last, replacement
                found = features(table[old], old, new, edit.tone)
                if place not in best or found[1] > best[place][1]:
                    best[place] = found
        for place, found in best.items():
            yield found, place in made


class Chance:
    """A logistic model of whether an editor makes an edit, fitted on what other records propose."""

    def __init__(self, edits: Sequence[LightEdit], case: Truecaser) -> None:
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        records = sorted({each.record for each in edits})
        random.Random(0).shuffle(records)
        part = {record: number % PARTS for number, record in enumerate(records)}
        rows: list[tuple[list[float], bool]] = []
        for number in range(PARTS):
            table = count((each for each in edits if part[each.record] != number), case)
            rows += judged([each for each in edits if part[each.record] == number], case, table)
        self._model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
        self._model.fit([row for row, _ in rows], [made for _, made in rows])

    def of(self, rows: Sequence[list[float]]) -> list[float]:
        """Return the chance that goes with each row of features."""
        return [float(each) for each in self._model.predict_proba(rows)[:, 1]]


def entries(table: Table, chance: Chance) -> list[book.Entry]:
    """Return the entries worth keeping, in the order of their phrases."""
    tones = [tone.value for tone in Tone]
    pairs = [
        (old, new)
        for old, counts in table.items()
        for new in counts.edited
        if counts.edited[new].total() >= LEAST_EDITED
    ]
    chances = chance.of([features(table[old], old, new, tone) for old, new in pairs for tone in tones])
    found: dict[tuple[Words, Words], tuple[float, ...]] = {}
    for place, pair in enumerate(pairs):
        found[pair] = tuple(chances[place * len(tones) : (place + 1) * len(tones)])
    kept = []
    for (old, new), likely in found.items():
        each = _one_way(likely, found.get((new, old)))
        if max(each) >= LEAST_CHANCE and not _said_shorter(found, old, new, each):
            counts = table[old]
            kept.append(
                book.Entry(
                    old,
                    new,
                    counts.edited[new].total(),
                    counts.seen.total(),
                    tuple(min(99, round(100 * one)) for one in each),
                )
            )
    return sorted(kept)


def _one_way(chances: tuple[float, ...], back: tuple[float, ...] | None) -> tuple[float, ...]:
    """Return the chances, 0 in tones where the way back is as likely: no edit may go in circles."""
    if back is None:
        return chances
    return tuple(one if one > other else 0.0 for one, other in zip(chances, back, strict=True))


def _said_shorter(
    found: dict[tuple[Words, Words], tuple[float, ...]], old: Words, new: Words, chances: tuple[float, ...]
) -> bool:
    """Say whether a phrase without the word at its rim gives no less a chance to the same edit."""
    shorter = []
    if new and old[0] == new[0]:
        shorter.append((old[1:], new[1:]))
    if new and old[-1] == new[-1]:
        shorter.append((old[:-1], new[:-1]))
    return any(
        pair in found and all(a >= b - _SLACK for a, b in zip(found[pair], chances, strict=True))
        for pair in shorter
    )


def main() -> None:
    """Make each language's entries, print how they do on the development split, and write them on request."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--languages", nargs="*", default=LANGUAGES)
    options = parser.parse_args()
    print("      entries  chance  proposed  the editor's own  of his edits")
    for language in options.languages:
        edits = [each for each in light_edits("train") if each.language == language]
        case = Truecaser(edits, language)
        struck = read_struck(language)
        made = [each for each in entries(count(edits, case), Chance(edits, case)) if not struck.has(each)]
        if options.write:
            book.write(Path(book.__file__).parent / f"{language}.tsv", made)
        report(language, book.Phrasebook(made, language))


def report(language: str, phrasebook: book.Phrasebook) -> None:
    """Print how many of the book's edits of the development split are the editor's own."""
    offered: list[tuple[int, bool]] = []
    wanted = 0
    for edit in light_edits("dev"):
        if edit.language != language or not edit.target:
            continue
        before = tuple(each.text for each in tokens(edit.source, language))
        after = tuple(each.text for each in tokens(edit.target, language))
        made = {(a, b, _lower(new)) for a, b, new in differences(before, after)}
        # The likelier of two edits that meet counts, so a higher limit only leaves some of these out.
        for each in phrasebook.find(edit.source, Tone(edit.tone), LIMITS[0]):
            offered.append((each.chance, (each.first, each.last, _lower(each.new)) in made))
        wanted += sum(1 for kind, *_ in SequenceMatcher(None, before, after).get_opcodes() if kind != "equal")
    for least in LIMITS:
        hits = [made for chance, made in offered if chance >= least]
        print(
            f"{language}  {len(phrasebook):10}  {least:5}%  {len(hits):8}  "
            f"{sum(hits) / max(1, len(hits)):16.0%}  {sum(hits) / max(1, wanted):12.0%}",
            flush=True,
        )


def _lower(words: Words) -> Words:
    return tuple(map(str.lower, words))


if __name__ == "__main__":
    main()
