"""Learns a voice: from a writer's own texts to bands, habits and numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from humanize_cli.bands.measure import distance as misses
from humanize_cli.style.band import CONTRACTIONS, Band
from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import Tone, Voice
from humanize_cli.voice.bands import measured_address, measured_bands
from humanize_cli.voice.delta import distance, numbers
from humanize_cli.voice.habits import Habit, avoided, own_words, preferred
from humanize_cli.voice.sample import Sample

FOLDS = 5
"""Every fifth text is held out: from a voice learned from the others it is as far as the writer's next."""


@dataclass(frozen=True)
class Learned:
    """What was learned from texts in one language; `means` are the measures' means over all texts."""

    language: str
    texts: int
    words: int
    tone: Tone
    address: str | None
    bands: Mapping[str, Band]
    prefer: tuple[Habit, ...]
    avoid: tuple[Habit, ...]
    keep: tuple[Habit, ...]
    voice: Voice

    @property
    def means(self) -> Mapping[str, float]:
        """The mean of each measure over the texts, by their words."""
        return self.voice.measures


def learn(samples: Sequence[Sample]) -> Learned:
    """Return what the texts have in common; they are in one language, and at least `FOLDS`."""
    language = samples[0].language
    return Learned(
        language=language,
        texts=len(samples),
        words=sum(sample.words for sample in samples),
        tone=_nearest_tone(samples),
        address=measured_address(samples),
        bands=measured_bands(samples),
        prefer=tuple(preferred(samples)),
        avoid=tuple(avoided(samples)),
        keep=tuple(own_words(samples)),
        voice=learn_voice(samples, usual=_usual(samples)),
    )


def learn_voice(samples: Sequence[Sample], usual: tuple[float, float] = (0.0, 0.0)) -> Voice:
    """Return the numbers of texts in one language; `usual` is how far the writer's own are from them."""
    found = {
        kind: {name: round(value, 2) for name, value in values.items()}
        for kind, values in numbers(samples).items()
    }
    return Voice(len(samples), sum(sample.words for sample in samples), usual, **found)


def split(samples: Sequence[Sample], fold: int = FOLDS - 1) -> tuple[list[Sample], list[Sample]]:
    """Return the texts to learn from and those held out: every fifth, by default the fifth, the tenth, ..."""
    kept = [sample for index, sample in enumerate(samples) if index % FOLDS != fold]
    return kept, [sample for index, sample in enumerate(samples) if index % FOLDS == fold]


def _usual(samples: Sequence[Sample]) -> tuple[float, float]:
    """Return the nearest and the farthest of the texts, each from what was learned from the others.

    One in ten at either end is left out.
    """
    distances: list[float] = []
    for fold in range(FOLDS):
        kept, held = split(samples, fold)
        voice = learn_voice(kept)
        distances += [distance([sample], voice) for sample in held]
    distances.sort()
    out = len(distances) // 10
    return round(distances[out], 2), round(distances[-1 - out], 2)


def _nearest_tone(samples: Sequence[Sample]) -> Tone:
    """Return the tone whose bands the writer's texts miss least; of equally near ones the first.

    Where a language has contractions, only those tones are looked at that miss the writer's least: our rules
    contract by the tone, which a reader hears at once.
    """
    language = samples[0].language
    bands = {tone: load_profile(tone.value).bands_for(language) for tone in Tone}
    contracted = numbers(samples)["measures"].get(CONTRACTIONS)

    def missed_by_contractions(tone: Tone) -> float:
        band = bands[tone].get(CONTRACTIONS)
        return abs(band.miss(contracted)) if band and contracted is not None else 0.0

    least = min(map(missed_by_contractions, Tone))
    fitting = [tone for tone in Tone if missed_by_contractions(tone) == least]

    def missed(tone: Tone) -> float:
        return sum(misses(sample.values, bands[tone]) for sample in samples)

    return min(fitting, key=missed)
