"""Reading, what the gate sees in a text: words, markers, figures and names; the same for a sentence and for
what became of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from humanize_cli.gate.figures import Figure, find_calendar, find_figures
from humanize_cli.gate.lexicon import Lexicon, lexicon
from humanize_cli.gate.phrases import GAP
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.tokens import Token
from humanize_cli.text.document import Span

MASK = "\ue000"
"""Stands for a protected span, so that no check reads its inside."""

_TITLES = frozenset(["mrs", "prof", "ing", "mme", "sra", "dra", "dott", "sig", "ing", "mag", "st"])
_SENTENCE_STARTS = frozenset(".!?:…“\"„«(•–—-*_#>[‘'¿¡" + MASK)


@dataclass(frozen=True, slots=True)
class Marker:
    """A word or phrase that says a fact: its labels, which of them must survive, and its tokens `start` to
    `end`.
    """

    text: str
    labels: frozenset[tuple[str, str]]
    required: tuple[tuple[str, str], ...]
    start: int
    end: int
    early: bool = False
    """Whether it stands in for its class only before an edit."""

    @property
    def reason(self) -> Reason:
        """The code for its coming or going; of a required marker only."""
        return Reason(self.required[0][0])


@dataclass(frozen=True)
class Reading:
    """A text taken apart; build it with `read`."""

    text: str
    words: Lexicon
    tokens: tuple[Token, ...]

    @cached_property
    def norms(self) -> list[str]:
        """The tokens in lower case."""
        return [token.norm for token in self.tokens]

    @cached_property
    def is_word(self) -> list[bool]:
        """Which tokens begin with a letter or digit."""
        return [token.norm[0].isalnum() for token in self.tokens]

    @cached_property
    def word_count(self) -> int:
        """How many words and figures there are; a contraction is one."""
        return len({token.start for token, word in zip(self.tokens, self.is_word, strict=True) if word})

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Numbers in figures and in words, with their units."""
        return find_figures(self.tokens, self.norms, self.words)

    @cached_property
    def calendar(self) -> tuple[tuple[str, str], ...]:
        """Months, weekdays and times of day: (meaning, spelling)."""
        neutral = {mark.start for mark in self.markers if not mark.labels}
        return find_calendar(self.tokens, self.norms, self.words, neutral | self.phrased)

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """The markers in order, the longest phrase at each place."""
        return tuple(_markers(self))

    @cached_property
    def labels(self) -> frozenset[tuple[str, str]]:
        """The kinds and classes of all markers, optional ones too."""
        return frozenset(label for mark in self.markers for label in mark.labels)

    @cached_property
    def part_starts(self) -> frozenset[int]:
        """The first tokens of the sentence and of the parts after a comma, colon or dash."""
        return self.starts | {
            index + 1 for index in range(len(self.norms) - 1) if self.norms[index] in ",;:—–"
        }

    @cached_property
    def framed(self) -> frozenset[tuple[str, str]]:
        """The classes that a marker gives the whole sentence: required anywhere, optional at a start."""
        return frozenset(
            label
            for mark in self.markers
            for label in (mark.labels if mark.start in self.part_starts else mark.required)
        )

    @cached_property
    def marked(self) -> frozenset[int]:
        """The tokens that belong to a marker or a neutral phrase."""
        return frozenset(index for mark in self.markers for index in range(mark.start, mark.end))

    @cached_property
    def phrased(self) -> frozenset[int]:
        """The tokens of the markers and neutral phrases of several words."""
        return frozenset(
            index
            for mark in self.markers
            if mark.end - mark.start > 1
            for index in range(mark.start, mark.end)
        )

    @cached_property
    def matched(self) -> frozenset[int]:
        """The tokens of the markers that must be matched, and of neutral phrases."""
        return frozenset(
            index
            for mark in self.markers
            if mark.required or not mark.labels or mark.end - mark.start > 1
            for index in range(mark.start, mark.end)
        )

    @cached_property
    def filler(self) -> frozenset[int]:
        """The tokens that may come and go without loss."""
        return self.words.fillers.covered(self.norms)

    @cached_property
    def droppable(self) -> frozenset[int]:
        """The tokens that may go without loss: fillers, and words that only praise or round off."""
        return self.filler | self.words.padding.covered(self.norms)

    @cached_property
    def set_phrases(self) -> frozenset[int]:
        """The tokens of the fillers and words of praise that are phrases of several words."""
        return self.words.fillers.covered(self.norms, several=True) | self.words.padding.covered(
            self.norms, several=True
        )

    @cached_property
    def starts(self) -> frozenset[int]:
        """The word tokens where a capital letter says nothing: the first, and those after a stop, colon or
        opening mark.
        """
        found: set[int] = set()
        fresh = True
        for index, token in enumerate(self.tokens):
            if self.is_word[index]:
                if fresh:
                    found.add(index)
                fresh = False
            elif token.norm in _SENTENCE_STARTS:
                # The stop of "Dr." or of an initial ends no sentence.
                short = index > 0 and token.norm == "." and _is_short(self.tokens[index - 1])
                fresh = fresh or not short
        return frozenset(found)

    @cached_property
    def names(self) -> tuple[tuple[int, str], ...]:
        """Tokens that look like names: (token, spelling in lower case). Empty in a text in title case."""
        return tuple(_names(self))

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The word tokens that carry content: no function word, no figure or its unit, no calendar word."""
        counted = {index for each in self.figures for index in range(each.start, each.end)}
        function, numbers, calendar = self.words.function, self.words.numbers, self.words.calendar
        return tuple(
            index
            for index, norm in enumerate(self.norms)
            if norm[0].isalpha()
            and index not in counted
            and norm not in function
            and norm not in numbers
            and norm not in calendar
        )


def _is_short(token: Token) -> bool:
    """Say whether a word before a stop is a title or an initial."""
    return (
        token.text[0].isupper() and token.norm[0].isalpha() and (len(token.text) < 3 or token.norm in _TITLES)
    )


def mask(text: str, protected: Sequence[Span]) -> str:
    """Return the text with each protected span as one placeholder; the spans must not overlap."""
    parts: list[str] = []
    position = 0
    for span in sorted(protected):
        parts += (text[position : span.start], MASK)
        position = max(position, span.end)
    parts.append(text[position:])
    return "".join(parts)


@lru_cache(maxsize=4096)
def read(text: str, language: str) -> Reading:
    """Return the reading of a masked text."""
    words = lexicon(language)
    return Reading(text, words, words.tokens(text))


def _markers(reading: Reading) -> list[Marker]:
    words, norms = reading.words, reading.norms
    found: list[Marker] = []
    skip: set[int] = set()
    position = 0
    while position < len(norms):
        if position in skip:
            position += 1
            continue
        hit = words.markers.longest(norms, position)
        if hit is None:
            position += 1
            continue
        entry, end = hit
        gapped = GAP in entry.rest
        text = " ".join(norms[position:end]) if not gapped else f"{norms[position]} … {norms[end - 1]}"
        if gapped:
            skip.add(end - 1)
            found.append(Marker(text, entry.labels, entry.required, position, position + 1, entry.early))
            position += 1
        else:
            found.append(Marker(text, entry.labels, entry.required, position, end, entry.early))
            position = end
    return found


def _names(reading: Reading) -> list[tuple[int, str]]:
    words, tokens = reading.words, reading.tokens
    capital = [
        index for index, token in enumerate(tokens) if token.text[0].isupper() and token.norm[0].isalpha()
    ]
    german = words.language == "de"
    letters = sum(1 for token in tokens if token.norm[0].isalpha())
    if not german and len(capital) > 3 and len(capital) > 0.6 * letters:
        return [(index, tokens[index].norm) for index in capital if _is_code(tokens[index].text, german)]
    found: list[tuple[int, str]] = []
    for index in capital:
        token = tokens[index]
        if _is_code(token.text, german) or token.norm in words.names:
            found.append((index, token.norm))
        elif index in reading.starts or token.norm in words.calendar or len(token.text) < 2:
            continue
        elif not german and token.norm not in words.function and token.norm != "i":
            found.append((index, token.norm))
    return found


def _is_code(text: str, german: bool) -> bool:
    """Say whether a spelling is a name wherever it stands: "NASA", "M12", "GmbH", "iPhone"."""
    # German writes the nouns of a compound with capitals: "E-Mail" is as common a word as "Mail".
    inner = "".join(part[1:] for part in text.split("-")) if german else text.replace("-", "")[1:]
    return any(character.isdigit() for character in text) or any(character.isupper() for character in inner)
