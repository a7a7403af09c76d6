"""The phrasebook of a language: entries read from the package, and those that fit a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from humanize_cli.phrasebook.tokens import START, first_word, runs, tokens
from humanize_cli.style.profile import Tone

_TONES = {tone: place for place, tone in enumerate(Tone)}
_HEAD = "# phrase\treplacement\tedited so\tseen\tchance in % by tone: " + " ".join(Tone)


class Entry(NamedTuple):
    """What editors made of a phrase: `edited` of the `seen` times this; `chances` in percent, tone by tone.

    The words at the rim that phrase and replacement share say where the edit fits.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    edited: int
    seen: int
    chances: tuple[int, ...]


class Found(NamedTuple):
    """An entry that fits a sentence: the tokens `first` to `last` become `new`; its place in characters."""

    first: int
    last: int
    new: tuple[str, ...]
    start: int
    end: int
    chance: int
    entry: Entry


class Phrasebook:
    """A language's entries."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        self.language = language
        self._by_phrase: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_phrase.setdefault(" ".join(entry.old), []).append(entry)
        self._longest = max((len(key.split(" ")) for key in self._by_phrase), default=0)

    def __len__(self) -> int:
        return sum(map(len, self._by_phrase.values()))

    def find(self, text: str, tone: Tone, least: int) -> list[Found]:
        """Return the likeliest edits of a text that do not meet, left to right, those of `least` percent.

        Of two that meet the likelier counts, of equal ones the longer, then the one further left.
        """
        every = sorted(
            self._fitting(text, tone, least),
            key=lambda each: (-each.chance, each.start - each.end, each.start),
        )
        chosen: list[Found] = []
        for each in every:
            if all(each.last < other.first or each.first > other.last for other in chosen):
                chosen.append(each)
        return sorted(chosen)

    def _fitting(self, text: str, tone: Tone, least: int) -> Iterator[Found]:
        found = tokens(text, self.language)
        words = [each.text for each in found]
        first = first_word(words)
        # A gap other than one space or none is not what the entries were learned from.
        breaks = [
            place
            for place, (one, other) in enumerate(pairwise(found), 1)
            if text[one.end : other.start] not in ("", " ")
        ]
        run = [START, *words]
        # The first word may have its capital from where it stands, so runs with it are looked up twice.
        lowered = list(run)
        if first is not None:
            lowered[first + 1] = words[first][0].lower() + words[first][1:]
        for start, end in runs(len(run), self._longest):
            for key in dict.fromkeys((" ".join(run[start:end]), " ".join(lowered[start:end]))):
                for entry in self._by_phrase.get(key, ()):
                    chance = entry.chances[_TONES[tone]]
                    if chance < least:
                        continue
                    a, b, new = trimmed(entry.old, entry.new)
                    # Places in the run count the start as a token, those in the text do not.
                    a, b = start + a - 1, start + b - 1
                    if not any(start - 1 < place < end - 1 for place in breaks):
                        yield Found(a, b, new, found[a].start, found[b - 1].end, chance, entry)


def trimmed(old: Sequence[str], new: Sequence[str]) -> tuple[int, int, tuple[str, ...]]:
    """Return the part of a phrase that its replacement changes, and what it becomes."""
    lead = 0
    while lead < min(len(old), len(new)) and old[lead] == new[lead]:
        lead += 1
    tail = 0
    while tail < min(len(old), len(new)) - lead and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return lead, len(old) - tail, tuple(new[lead : len(new) - tail])


@lru_cache(maxsize=8)
def load_phrasebook(language: str) -> Phrasebook:
    """Return the package's phrasebook of a language; an empty one where it has none."""
    source = files("humanize_cli.phrasebook") / f"{language}.tsv"
    if not source.is_file():
        return Phrasebook((), language)
    lines = source.read_text(encoding="utf-8").splitlines()
    return Phrasebook((_entry(line) for line in lines if line and not line.startswith("#")), language)


def _entry(line: str) -> Entry:
    old, new, edited, seen, chances = line.split("\t")
    numbers = tuple(map(int, chances.split()))
    return Entry(tuple(old.split()), tuple(new.split()), int(edited), int(seen), numbers)


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Write entries as a file that `load_phrasebook` reads, one a line."""
    lines = [_HEAD]
    for each in entries:
        chances = " ".join(map(str, each.chances))
        lines.append(f"{' '.join(each.old)}\t{' '.join(each.new)}\t{each.edited}\t{each.seen}\t{chances}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
