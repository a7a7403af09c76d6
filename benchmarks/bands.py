"""Print how many texts come nearer to their tone's bands by an edit, and how many are pushed past them.

    python -m benchmarks.bands [--model]

Texts of about 150 words are put together from the development split's records, by tone and language. What
is measured are the records' own edited texts, or with --model what the tool makes of the drafts. A text
is nearer where its distance to the bands is smaller; only one that is outside them can come nearer, and
"edited outside" counts those that were edited at all. It overshoots where the edit takes a measure out of
its band, or from one side of it to beyond the other.
"""

import sys
from collections import Counter

from humanize_cli.api import load_engine, open_editor
from humanize_cli.bands.measure import Measures, distance, measure
from humanize_cli.model.engine import Engine
from humanize_cli.reading import read
from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import LANGUAGES, Profile, Tone
from humanize_cli.text.document import Format
from training.texts import texts

NOTHING = 1e-9


def overshoots(before: Measures, after: Measures, profile: Profile, language: str) -> bool:
    """Say whether an edit takes any measure out of its band, or past it."""
    for name, band in profile.bands_for(language).items():
        if name in before.values and name in after.values:
            old, new = band.miss(before.values[name]), band.miss(after.values[name])
            if new and (not old or (old < 0) != (new < 0)):
                return True
    return False


def count(tone: str, language: str, engine: Engine | None) -> Counter[str]:
    """Return what became of a tone's texts in a language, as editors left them or as an engine does."""
    profile = load_profile(tone)
    bands = profile.bands_for(language)
    found: Counter[str] = Counter()
    pairs = list(texts("dev", tone, language))
    if engine:
        opened = open_editor(profile, language=language, engine=engine)
        results = opened.edit_many((draft, Format.MARKDOWN) for draft, _ in pairs)
        pairs = [(result.before, result.after) for result in results]
    for draft, made in pairs:
        before, after = (measure(read(text, language=language)) for text in (draft, made))
        outside = distance(before.values, bands)
        gain = outside - distance(after.values, bands)
        found["texts"] += 1
        found["edited outside"] += made != draft and outside > 0
        found["nearer"] += gain > NOTHING
        found["farther"] += gain < -NOTHING
        found["overshooting"] += overshoots(before, after, profile, language)
    return found


def main() -> None:
    """Print a line for each tone, and one for all."""
    total: Counter[str] = Counter()
    engine = load_engine() if "--model" in sys.argv else None
    columns = ("texts", "edited outside", "nearer", "farther", "overshooting")
    print(f"{'tone':14}" + "".join(f"{column:>15}" for column in columns))
    for tone in Tone:
        found: Counter[str] = Counter()
        for language in LANGUAGES:
            found += count(tone, language, engine)
        total += found
        print(f"{tone:14}" + "".join(f"{found[column]:15}" for column in columns), flush=True)
    print(f"{'all':14}" + "".join(f"{total[column]:15}" for column in columns))


if __name__ == "__main__":
    main()
