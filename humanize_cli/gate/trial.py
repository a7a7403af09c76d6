"""Trial, some edits of a sentence tried together: the readings before and after, and what each edit takes and
brings.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from humanize_cli.edits import Edit
from humanize_cli.gate.lexicon import Lexicon
from humanize_cli.gate.reading import Reading, mask, read
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.tokens import without_accents
from humanize_cli.text.document import Sentence

_MUTE_U = re.compile("[qg]u(?=[ei])")
_STEM_LENGTH = 4
_STEM_SHARE = 0.6
# A word of three letters is no stem of a long one ("com", "completamente").
_SHORT = 3
_SHORT_ENDING = 2


class Finding(NamedTuple):
    """Why a trial fails: the reason and the word or figure that decided."""

    reason: Reason
    detail: str = ""


class Exchange(NamedTuple):
    """One edit's tokens: those it takes out (indices in the reading before) and those it puts in (in the
    reading after).
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    left: int
    """The token of the reading after that stands right before the edit, -1 where none does."""


@dataclass(frozen=True)
class Trial:
    """Edits of one sentence, none touching a protected span, applied together."""

    sentence: Sentence
    edits: tuple[Edit, ...]

    @cached_property
    def _placed(self) -> tuple[str, str, list[tuple[int, int, int, int]]]:
        """Return the masked text before and after, and each edit's place in both (old start, old end, new
        start, new end).
        """
        spans = sorted(self.sentence.protected)
        before = mask(self.sentence.text, spans)
        parts: list[str] = []
        places: list[tuple[int, int, int, int]] = []
        position = length = 0
        for edit in sorted(self.edits, key=lambda each: (each.start, each.end)):
            shift = sum(span.end - span.start - 1 for span in spans if span.end <= edit.start)
            start, end = edit.start - shift, edit.end - shift
            parts += (before[position:start], edit.new)
            length += start - position
            places.append((start, end, length, length + len(edit.new)))
            length += len(edit.new)
            position = end
        parts.append(before[position:])
        return before, "".join(parts), places

    @property
    def words(self) -> Lexicon:
        """The words of the sentence's language."""
        return self.before.words

    @cached_property
    def before(self) -> Reading:
        """The sentence as it was."""
        return read(self._placed[0], self.sentence.language)

    @cached_property
    def after(self) -> Reading:
        """The sentence with the edits made."""
        return read(self._placed[1], self.sentence.language)

    @cached_property
    def exchanges(self) -> list[Exchange]:
        """What each edit takes and brings, in order of place."""
        return [
            Exchange(
                _inside(self.before, old_start, old_end),
                _inside(self.after, new_start, new_end),
                sum(token.end <= new_start for token in self.after.tokens) - 1,
            )
            for old_start, old_end, new_start, new_end in self._placed[2]
        ]

    @cached_property
    def lost(self) -> Counter[str]:
        """The words that the whole sentence has fewer times than before."""
        return self._count(self.before) - self._count(self.after)

    @cached_property
    def gained(self) -> Counter[str]:
        """The words that the whole sentence has more times than before."""
        return self._count(self.after) - self._count(self.before)

    @staticmethod
    def _count(reading: Reading) -> Counter[str]:
        return Counter(norm for norm, word in zip(reading.norms, reading.is_word, strict=True) if word)


def same_stem(one: str, other: str) -> bool:
    """Say whether two words begin so much alike that one may be an inflection or derivation of the other,
    accents aside ("envío", "enviar"), and letters that only keep a sound ("troca", "troque").
    """
    if one == other:
        return True
    one, other = _bare(one), _bare(other)
    shorter = min(len(one), len(other))
    if shorter <= _SHORT and abs(len(one) - len(other)) > _SHORT_ENDING:
        return False
    needed = max(_STEM_LENGTH, round(_STEM_SHARE * shorter)) if shorter > 3 else 3
    return shorter >= 3 and one[:needed] == other[:needed]


@lru_cache(maxsize=16_384)
def _bare(word: str) -> str:
    """Return a word without its accents, which tell short ones apart ("vóór", "voor"), and without the u
    that keeps a c or g hard before e and i.
    """
    if len(word) <= _STEM_LENGTH:
        return word
    bare = word if word.isascii() else without_accents(word)
    return _MUTE_U.sub(lambda found: "c" if found[0] == "qu" else "g", bare) if "u" in bare else bare


def _inside(reading: Reading, start: int, end: int) -> tuple[int, ...]:
    return tuple(
        index for index, token in enumerate(reading.tokens) if token.start < end and token.end > start
    )


def words_of(reading: Reading, indices: Sequence[int]) -> list[str]:
    """Return the words and figures, in lower case, among some tokens of a reading."""
    return [reading.norms[index] for index in indices if reading.is_word[index]]
