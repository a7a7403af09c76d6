"""Phrases of the word lists and their search: exact words, stems ("word*"), endings ("*word"), gaps and
figures.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

GAP = "…"
FIGURE = "#"
AHEAD = "+"
_GAP_WORDS = 4
# What a gap does not reach across.
_PARTS = frozenset(";:.?!")
_CURRENCY = "$€£¥"
_PART = re.compile(r"[()|]|[^()|]+")

Label = tuple[str, str]
_Raw = tuple[tuple[str, ...], Sequence[tuple[Label, bool]], bool]
"""A phrase without its first word, its labels with whether each is optional, and whether it is early."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase without its first word: `labels` are (kind, class) pairs; `required` those whose coming or
    going matters.
    """

    rest: tuple[str, ...]
    plain: bool
    """Whether the rest is words only: no stem, gap or figure."""
    labels: frozenset[Label]
    required: tuple[Label, ...]
    early: bool = False
    """Whether it may stand in for its class only before an edit, not after one."""


class Grouped:
    """Phrases by their first word, the longest first, made when they are first asked for: of tens of
    thousands a text needs a few hundred.
    """

    def __init__(self) -> None:
        """Start without phrases."""
        self._raw: dict[str, list[_Raw]] = {}
        self._made: dict[str, Sequence[Phrase]] = {}

    def add(self, first: str, phrase: _Raw) -> None:
        """Take a phrase that begins with a word."""
        self._raw.setdefault(first, []).append(phrase)

    def of(self, first: str) -> Sequence[Phrase]:
        """Return the phrases that begin with a word."""
        made = self._made.get(first)
        if made is None:
            if first not in self._raw:
                return ()
            made = sorted(
                (_phrase(*each) for each in self._raw[first]),
                key=lambda entry: (entry.rest.count(GAP) - len(entry.rest), not entry.plain),
            )
            self._made[first] = made
        return made

    def words(self) -> set[str]:
        """Return all words of the phrases."""
        return set(self._raw).union(*(rest for group in self._raw.values() for rest, _, _ in group))

    def firsts(self) -> Collection[str]:
        """Return the first words."""
        return self._raw.keys()


@dataclass(frozen=True)
class PhraseTable:
    """Phrases by first word, by the stem that their first word begins with, and by the ending of their only
    word.
    """

    exact: Grouped
    stems: Grouped
    stem_lengths: tuple[int, ...]
    endings: tuple[tuple[str, Phrase], ...]
    numbers: Mapping[str, float]

    def longest(self, norms: Sequence[str], position: int) -> tuple[Phrase, int] | None:
        """Return the phrase that begins at a token and the token after it: longer ones first, of equal ones
        the exact one.
        """
        norm = norms[position]
        found = self._first(self.exact.of(norm), norms, position)
        for length in self.stem_lengths:
            if length <= len(norm) and (entries := self.stems.of(norm[:length])):
                other = self._first(entries, norms, position)
                if other and (found is None or len(other[0].rest) > len(found[0].rest)):
                    found = other
        if found:
            return found
        for ending, entry in self.endings:
            if norm.endswith(ending) and len(norm) > len(ending) + 1:
                return entry, position + 1
        return None

    def _first(
        self, entries: Sequence[Phrase], norms: Sequence[str], position: int
    ) -> tuple[Phrase, int] | None:
        for entry in entries:
            end = self._end(entry, norms, position + 1)
            if end is not None:
                return entry, end
        return None

    def covered(self, norms: Sequence[str], *, several: bool = False) -> frozenset[int]:
        """Return the tokens covered by any of the phrases; with `several`, by those of several words."""
        found: set[int] = set()
        for position in range(len(norms)):
            hit = self.longest(norms, position)
            if hit is not None and (not several or hit[1] > position + 1):
                found.update(range(position, hit[1]))
        return frozenset(found)

    def words(self) -> set[str]:
        """Return all words of the exact phrases."""
        return self.exact.words()

    def _end(self, entry: Phrase, norms: Sequence[str], position: int) -> int | None:
        """Return the token after a phrase whose first word stands before `position`, None where the rest
        differs.
        """
        rest = entry.rest
        if entry.plain:
            end = position + len(rest)
            return end if not rest or tuple(norms[position:end]) == rest else None
        gap = False
        for word in rest:
            if word == FIGURE:
                if not _begins_figure(norms, position, self.numbers):
                    return None
                continue
            if word == GAP:
                gap = True
                continue
            if word[0] == AHEAD and len(word) > 1:
                if position >= len(norms) or not _is_like(norms[position], word[1:]):
                    return None
                continue
            reach = _GAP_WORDS + 1 if gap else 1
            for index in range(position, min(position + reach, len(norms))):
                if _is_like(norms[index], word):
                    position = index + 1
                    break
                if norms[index] in _PARTS:
                    return None
            else:
                return None
            gap = False
        return position


def alternatives(phrase: str) -> Iterator[str]:
    """Yield the phrases that one with choices stands for: "(a|an) idea", "(very |)kind"; choices may hold
    others.
    """
    if "|" not in phrase:
        yield " ".join(phrase.split())
        return
    found = _choices(iter(_PART.findall(phrase)))
    yield from dict.fromkeys(" ".join(each.split()) for each in found)


def _choices(parts: Iterator[str]) -> list[str]:
    """Return the spellings of what stands up to the bracket that closes it, or up to the end."""
    whole: list[str] = []
    current = [""]
    for part in parts:
        if part == ")":
            break
        if part == "|":
            whole += current
            current = [""]
        else:
            spellings = _choices(parts) if part == "(" else [part]
            current = [each + more for each in current for more in spellings]
    return whole + current


def phrase_table(
    labels: Mapping[tuple[str, ...], Sequence[tuple[Label, bool]]],
    numbers: Mapping[str, float],
    early: Collection[tuple[str, ...]] = (),
) -> PhraseTable:
    """Return the table of phrases, given as words with their labels and whether each label is optional;
    `early` are those that may stand in only before an edit.
    """
    exact, stems = Grouped(), Grouped()
    endings: list[tuple[str, Phrase]] = []
    for words, marks in labels.items():
        if not words:
            continue
        first, raw = words[0], (words[1:], marks, words in early)
        if first[0] == "*" and len(first) > 1:
            endings.append((first[1:], _phrase(*raw)))
        elif first[-1] == "*" and len(first) > 1:
            stems.add(first[:-1], raw)
        else:
            exact.add(first, raw)
    lengths = tuple(sorted({len(stem) for stem in stems.firsts()}, reverse=True))
    return PhraseTable(exact, stems, lengths, tuple(endings), numbers)


def _phrase(rest: tuple[str, ...], marks: Sequence[tuple[Label, bool]], early: bool) -> Phrase:
    """Return the entry of a phrase without its first word."""
    plain = not any(word in (GAP, FIGURE) or word[-1] == "*" or word[0] in (AHEAD, "*") for word in rest)
    required = tuple(label for label, optional in marks if not optional)
    return Phrase(rest, plain, frozenset(label for label, _ in marks), required, early)


def _is_like(norm: str, word: str) -> bool:
    """Say whether a token is a word of the lists, begins with its stem or ends with its ending."""
    if word[-1] == "*":
        return norm.startswith(word[:-1])
    return norm.endswith(word[1:]) if word[0] == "*" else norm == word


def _begins_figure(norms: Sequence[str], position: int, numbers: Mapping[str, float]) -> bool:
    """Say whether a figure, a sum of money or a number word comes next or after a short word ("a dozen")."""
    nearby = norms[position : position + 2]
    if not nearby:
        return False
    if nearby[0][0].isdigit() or nearby[0] in _CURRENCY or nearby[0] in numbers:
        return True
    return len(nearby) == 2 and len(nearby[0]) < 4 and nearby[1] in numbers
