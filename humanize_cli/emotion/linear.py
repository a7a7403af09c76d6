"""A linear classifier over hashed words and character n-grams, int8 weights, predicted with NumPy alone.

Texts are joined into one array of code points, and every n-gram's hash comes from one prefix sum of a
polynomial (Karp and Rabin 1987) modulo 2^64, whose base is odd and so has an inverse: no Python loop over
n-grams. Sums of int8 weights are exact, so a text's scores are the same whatever stands beside it.
"""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

    from numpy import bool_, float32, float64, int8, int64, uint64
    from numpy.typing import NDArray

ORDERS = (2, 3, 4, 5)
"""Lengths of character n-grams, which lie in one word with the space before and after it."""
MOST_CHARACTERS = 20_000
"""What stands further on in a text is not read."""

_BATCH = 100_000
_BASE = 0x9E3779B97F4A7C15
_MIX = 0xD6E8FEB86659FD93
_PAIR = 0xC2B2AE3D27D4EB4F
_WORD = 0x165667B19E3779F9
_END = "\n"


class Hashed(NamedTuple):
    """The n-grams of some texts as buckets; where a place has no n-gram of an order, the last bucket."""

    characters: NDArray[int64]
    """One row for each order, one column for each character."""
    character_starts: NDArray[int64]
    """The first column of each text."""
    words: NDArray[int64]
    """Two rows: each word, and each word with the one before it."""
    word_starts: NDArray[int64]
    """The first column of each text; equal to the next one's where a text has no word."""


class Linear:
    """Weights by bucket and label; buckets that are not kept, and the last one, weigh nothing."""

    def __init__(
        self,
        labels: Sequence[str],
        weights: NDArray[int8],
        scale: NDArray[float32],
        bias: NDArray[float32],
        kept: NDArray[bool_],
    ) -> None:
        """Take the labels, a row of weights for each bucket kept, and each label's scale and bias."""
        import numpy as np

        self.labels = tuple(labels)
        self._buckets = len(kept)
        self._weights = np.vstack([weights, np.zeros((1, weights.shape[1]), np.int8)])
        self._rows = np.full(len(kept) + 1, len(weights), np.int32)
        self._rows[:-1][kept] = np.arange(len(weights))
        self._scale, self._bias = scale, bias

    def scores(self, texts: Sequence[str]) -> NDArray[float64]:
        """Return the log-odds of each label (columns) for each text (rows)."""
        import numpy as np

        rows = [self._of(hashed(batch, self._buckets)) for batch in _batches(texts)]
        return np.concatenate(rows) if rows else np.zeros((0, len(self.labels)))

    def _of(self, grams: Hashed) -> NDArray[float64]:
        import numpy as np

        total = np.zeros((len(grams.character_starts), len(self.labels)))
        for group, starts in ((grams.characters, grams.character_starts), (grams.words, grams.word_starts)):
            sums = np.zeros((group.shape[1] + 1, len(self.labels)), np.int32)
            for row in group:
                sums[:-1] += self._weights[self._rows[row]]
            found = np.add.reduceat(sums, starts, axis=0)
            found[np.diff(starts, append=group.shape[1]) == 0] = 0
            total += found / np.sqrt(counts(group, starts, self._buckets))[:, None]
        return total * self._scale + self._bias


@dataclass(frozen=True)
class Card:
    """What stands beside the weights: labels, and thresholds by name."""

    labels: tuple[str, ...]
    thresholds: dict[str, dict[str, float]]


def counts(group: NDArray[int64], starts: NDArray[int64], buckets: int) -> NDArray[int64]:
    """Return how many n-grams each text has in a group, at least 1."""
    import numpy as np

    there = np.append((group != buckets).sum(axis=0), 0)
    found = np.add.reduceat(there, starts)
    found[np.diff(starts, append=group.shape[1]) == 0] = 0
    return np.maximum(found, 1)


def hashed(texts: Sequence[str], buckets: int) -> Hashed:
    """Return the n-grams of texts, which are read in lower case, with every digit a 0."""
    import numpy as np

    plain = [f" {' '.join(text[:MOST_CHARACTERS].lower().replace('’', chr(39)).split())} " for text in texts]
    codes = np.frombuffer((_END.join(plain) + _END).encode("utf-32-le", "replace"), np.uint32).astype(
        np.uint64
    )
    codes[(codes >= 48) & (codes <= 57)] = 48
    power = _powers(_BASE, len(codes))
    inverse = _powers(pow(_BASE, -1, 2**64), len(codes))
    prefix = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * power, out=prefix[1:])
    ends = np.flatnonzero(codes == ord(_END))
    last = np.repeat(ends, np.diff(ends, prepend=-1))
    places = np.arange(len(codes))
    spaces = np.append(0, np.cumsum(codes == ord(" ")))
    rows = np.full((len(ORDERS), len(codes)), buckets)
    for row, order in zip(rows, ORDERS, strict=True):
        width = len(codes) - order + 1
        if width > 0:
            inside = places[:width] + order <= last[:width]
            inside &= spaces[order - 1 : width + order - 1] == spaces[1 : width + 1]
            values = (prefix[order:] - prefix[:width]) * inverse[:width]
            row[:width] = np.where(inside, _bucket(values + np.uint64(order), buckets), buckets)
    word = _is_word(codes)
    first = np.flatnonzero(word & ~np.append(False, word[:-1]))
    stop = np.flatnonzero(word & ~np.append(word[1:], False)) + 1
    single = (prefix[stop] - prefix[first]) * inverse[first] * np.uint64(_WORD)
    pairs = np.full((2, len(single)), buckets)
    pairs[0] = _bucket(single, buckets)
    if len(single) > 1:
        together = last[first[1:]] == last[first[:-1]]
        both = single[:-1] * np.uint64(_PAIR) + single[1:]
        pairs[1, 1:] = np.where(together, _bucket(both, buckets), buckets)
    starts = np.append(0, ends[:-1] + 1)
    return Hashed(rows, starts, pairs, np.searchsorted(first, starts))


def dumped(model: dict[str, NDArray[Any]], card: Card) -> bytes:
    """Return the bytes of a file for weights, scale, bias and the buckets kept, and their card.

    They are the same for the same model.
    """
    import numpy as np

    body = io.BytesIO()
    for name in ("scale", "bias", "weights"):
        np.save(body, model[name], allow_pickle=False)
    np.save(body, np.packbits(model["kept"]), allow_pickle=False)
    known = {"buckets": len(model["kept"]), "labels": card.labels, "thresholds": card.thresholds}
    head = json.dumps(known, sort_keys=True).encode()
    return len(head).to_bytes(4, "little") + head + zlib.compress(body.getvalue(), 9)


def loaded(data: bytes) -> tuple[Linear, Card]:
    """Return the classifier and card that `dumped` wrote."""
    import numpy as np

    size = int.from_bytes(data[:4], "little")
    head = json.loads(data[4 : 4 + size])
    source = io.BytesIO(zlib.decompress(data[4 + size :]))
    scale, bias, weights, bits = (np.load(source, allow_pickle=False) for _ in range(4))
    kept = np.unpackbits(bits, count=head["buckets"]).astype(bool)
    card = Card(tuple(head["labels"]), head["thresholds"])
    return Linear(card.labels, weights, scale, bias, kept), card


def _powers(base: int, number: int) -> NDArray[uint64]:
    """Return the powers of a base modulo 2^64, from the 0th on."""
    import numpy as np

    powers: NDArray[uint64] = np.full(number, base, np.uint64)
    powers[0] = 1
    np.multiply.accumulate(powers, out=powers)
    return powers


def _bucket(values: NDArray[uint64], buckets: int) -> NDArray[int64]:
    import numpy as np

    high = (values ^ (values >> np.uint64(29))) * np.uint64(_MIX) >> np.uint64(32)
    found: NDArray[int64] = (high * np.uint64(buckets) >> np.uint64(32)).astype(np.int64)
    return found


def _is_word(codes: NDArray[uint64]) -> NDArray[bool_]:
    """Say for each code point whether it is part of a word, as letters, figures and emoji are."""
    small = (codes >= 97) & (codes <= 122)
    other = (codes == 48) | (codes == 39) | ((codes >= 0xC0) & (codes != 0xD7) & (codes != 0xF7))
    found: NDArray[bool_] = small | (other & ~((codes >= 0x2000) & (codes <= 0x206F)))
    return found


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut texts into batches of about so many characters."""
    start = length = 0
    for position, text in enumerate(texts):
        length += min(len(text), MOST_CHARACTERS) + 3
        if length >= _BATCH:
            yield texts[start : position + 1]
            start, length = position + 1, 0
    if start < len(texts):
        yield texts[start:]
