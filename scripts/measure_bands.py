"""Print the bands of the tones as YAML, measured from the edited texts that the model is trained on.

    python -m scripts.measure_bands [TONE…]

The training split's records of a tone and language are put together into texts. A band goes from the 5th to
the 95th percentile of these texts, rounded outwards, and has at least the width that NARROWEST says, since a
dozen texts of one origin vary less than a tone does. Of what UNMISSED names a text may have none: nobody
misses it. The spread of the sentences' lengths may be up to VARIED: these texts, put together from several
records, are more uniform than what one person writes at length, and a varied rhythm is no fault. Languages
with fewer than LEAST texts are left out.
"""

import math
import sys
from collections.abc import Iterator, Sequence

from humanize_cli.bands.measure import measure
from humanize_cli.reading import read
from humanize_cli.style.band import MEAN, QUANTITIES, SPREAD, unit_of
from humanize_cli.style.profile import LANGUAGES, Tone
from training.texts import texts

LEAST = 10
STEPS = {"words": 0.5, "sentences": 5.0}
"""To what the ends of a band are rounded by what it is counted in a hundred of; 1 elsewhere."""
NARROWEST = {MEAN: 5.0, SPREAD: 4.0, "reading_grade": 4.0}
"""The least width of a band; two steps elsewhere."""
SHOWN = (
    *(MEAN, SPREAD, "reading_grade", "contractions_per_100_words", "passives_per_100_sentences"),
    *("nominalizations_per_100_sentences", "transitions_per_100_sentences", "exclamations_per_100_sentences"),
)
UNMISSED = ("passives", "nominalizations", "transitions", "exclamations")
VARIED = 15.0
"""Words; about the spread in documents by people, see `measures` in humanize_cli/voice/reference.json."""


def bands(tone: str, language: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield what is shown of a tone in a language with its band; nothing where there are too few texts."""
    every = [measure(read(text, language=language)).values for _, text in texts("train", tone, language)]
    if len(every) < LEAST:
        return
    for name in SHOWN:
        if language in QUANTITIES[name].languages:
            values = sorted(each[name] for each in every)
            step = STEPS.get(unit_of(name), 1.0)
            low, high = _band(values, step, NARROWEST.get(name, 2 * step))
            if name == SPREAD:
                high = max(high, VARIED)
            yield name, (0.0 if name.startswith(UNMISSED) else low, high)


def _band(values: Sequence[float], step: float, narrowest: float) -> tuple[float, float]:
    """Return the percentiles in whole steps, widened to both sides where they are too near."""
    last = len(values) - 1
    low, high = values[round(0.05 * last)], values[round(0.95 * last)]
    missing = max(0.0, narrowest - (high - low)) / 2
    low = max(0.0, math.floor((low - missing) / step) * step)
    return low, max(math.ceil((high + missing) / step) * step, low + narrowest)


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
