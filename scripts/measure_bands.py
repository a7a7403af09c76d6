"""Print the bands of the tones as YAML, measured from the edited texts that the model is trained on.

    python -m scripts.measure_bands [TONE…]

The training split's records of a tone and language are put together, in the files' order, into texts of about
WORDS words. A band goes from the 5th to the 95th percentile of these texts, rounded outwards, and has at
least the width that NARROWEST says, since a dozen texts of one origin vary less than a tone does. Languages
with fewer than LEAST texts are left out.
"""

import math
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby

from humanize_cli.bands.measure import measure
from humanize_cli.reading import read
from humanize_cli.style.band import MEAN, QUANTITIES, SPREAD
from humanize_cli.style.profile import LANGUAGES, Tone
from training.data import light_edits

WORDS = 150
LEAST = 10
NARROWEST = {MEAN: 5.0, SPREAD: 4.0, "reading_grade": 4.0}
"""The least width of a band; 1 for what is counted in 100 words."""
SHOWN = (
    *(MEAN, SPREAD, "reading_grade", "contractions_per_100_words", "passives_per_100_words"),
    *("nominalizations_per_100_words", "transitions_per_100_words", "exclamations_per_100_words"),
)


def texts(tone: str, language: str) -> list[str]:
    """Return the texts of a tone in a language."""
    chosen = (each for each in light_edits("train") if (each.tone, each.language) == (tone, language))
    found: list[str] = []
    waiting: list[str] = []
    for _, record in groupby(chosen, key=lambda each: each.record):
        waiting.append(" ".join(each.target for each in record if each.target))
        if sum(len(each.split()) for each in waiting) >= WORDS:
            found.append("\n\n".join(waiting))
            waiting = []
    return found


def bands(tone: str, language: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield what is shown of a tone in a language with its band; nothing where there are too few texts."""
    every = [measure(read(text, language=language)).values for text in texts(tone, language)]
    if len(every) < LEAST:
        return
    for name in SHOWN:
        if language in QUANTITIES[name].languages:
            values = sorted(each[name] for each in every)
            yield name, _band(values, 1 if name in NARROWEST else 2, NARROWEST.get(name, 1.0))


def _band(values: Sequence[float], steps: int, narrowest: float) -> tuple[float, float]:
    """Return the percentiles, in steps of one over `steps`, widened to both sides where they are too near."""
    last = len(values) - 1
    low, high = values[round(0.05 * last)], values[round(0.95 * last)]
    missing = max(0.0, narrowest - (high - low)) / 2
    low = max(0.0, math.floor((low - missing) * steps) / steps)
    return low, max(math.ceil((high + missing) * steps) / steps, low + narrowest)


def lines(tone: str) -> Iterator[str]:
    """Yield the lines of a profile's `languages`."""
    for language in LANGUAGES:
        found = dict(bands(tone, language))
        if not found:
            continue
        yield f"  {language}:"
        yield "    bands:"
        mean, spread = (f"[{low:g}, {high:g}]" for low, high in (found.pop(MEAN), found.pop(SPREAD)))
        yield f"      sentence_words: {{mean: {mean}, spread: {spread}}}"
        for name, (low, high) in found.items():
            yield f"      {name}: [{low:g}, {high:g}]"


def main() -> None:
    """Print the bands of the tones named, or of all."""
    for tone in sys.argv[1:] or Tone:
        print(f"# {tone}\nlanguages:")
        print("\n".join(lines(tone)))


if __name__ == "__main__":
    main()
