"""The bands of a writer: where most of the writer's own texts lie."""

import math
from collections.abc import Mapping, Sequence

from humanize_cli.style.band import ADDRESS, ADDRESSES, MEAN, QUANTITIES, SPREAD, Band, unit_of
from humanize_cli.voice.sample import Sample

LOW, HIGH = 0.1, 0.9
"""The share of the texts below a band, and up to its end."""
ENOUGH_WORDS = 100
"""A text with fewer words says little about rates in 100 words, and is left out where there are others."""
ENOUGH_TEXTS = 5
_ADDRESSING = 3

_NARROWEST: Mapping[str, float] = {
    MEAN: 4.0,
    SPREAD: 3.0,
    "reading_grade": 2.5,
    "lexical_variety": 0.06,
    "long_words_per_100_words": 3.0,
    "commas_per_100_words": 2.0,
}
_NARROW_IN_100, _SHARE = {"words": 0.5, "sentences": 5.0}, 0.4
"""The least width of a band: of whatever has none of its own, that in a hundred, or SHARE of the median."""


def measured_bands(samples: Sequence[Sample]) -> dict[str, Band]:
    """Return a band for each measure that half of the texts have, the form of address excepted.

    It goes from the 10th to the 90th percentile of the texts, is widened to both sides where that is narrower
    than chance alone makes it, and rounded outwards.
    """
    long = [sample for sample in samples if sample.words >= ENOUGH_WORDS]
    used = long if len(long) >= ENOUGH_TEXTS else samples
    found: dict[str, Band] = {}
    for name in QUANTITIES:
        values = sorted(sample.values[name] for sample in used if name in sample.values)
        if name != ADDRESS and 2 * len(values) >= len(used):
            found[name] = _band(name, values)
    return found


def measured_address(samples: Sequence[Sample]) -> str | None:
    """Return how the reader is addressed in nearly all texts that do so, None where that is not clear."""
    shares = [sample.values[ADDRESS] for sample in samples if ADDRESS in sample.values]
    if len(shares) < _ADDRESSING:
        return None
    mean = sum(shares) / len(shares)
    return next((name for name in ("formal", "informal") if not ADDRESSES[name].miss(mean)), None)


def _band(name: str, values: Sequence[float]) -> Band:
    quantity = QUANTITIES[name]
    low, middle, high = (_percentile(values, share) for share in (LOW, 0.5, HIGH))
    narrowest = _NARROWEST.get(name, max(_NARROW_IN_100.get(unit_of(name), 0.0), _SHARE * middle))
    missing = max(0.0, narrowest - (high - low)) / 2
    low, high = low - missing, high + missing
    if low < quantity.low:
        low, high = quantity.low, high + (quantity.low - low)
    if high > quantity.high:
        low, high = max(quantity.low, low - (high - quantity.high)), quantity.high
    unit = 10**quantity.digits
    # Rounded first, since 1.2 * 10 may come out as a little more than 12.
    return Band(math.floor(round(low * unit, 6)) / unit, math.ceil(round(high * unit, 6)) / unit)


def _percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of the sorted values lies, between two in a straight line."""
    place = share * (len(values) - 1)
    index = min(int(place), len(values) - 2) if len(values) > 1 else 0
    following = values[min(index + 1, len(values) - 1)]
    return values[index] + (following - values[index]) * (place - index)
