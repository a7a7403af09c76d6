"""Write humanize_cli/voice/reference.json: how function words are spread in prose that people wrote.

    python -m scripts.measure_voice FOLDER

FOLDER holds unpacked Debian packages (`python -m training.humans` names them). Their documents, those set
aside for last figures excepted, are put together by package into texts of about WORDS words; of each register
of a language at most TEXTS are read, chosen by a hash. Of each kind the MOST commonest numbers are kept, if
their mean is LEAST. The spread has a floor: that of a word so frequent in texts of that length whose places
were chance (a Poisson variable).
"""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

from benchmarks.found import runs
from humanize_cli.reading import read
from humanize_cli.style.band import QUANTITIES
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.voice.reference import linking_words
from humanize_cli.voice.sample import Phrases, Sample, take
from training.humans import humans

WORDS = 1000
TEXTS = 40
LEAST = {"openers": 0.4, "frequencies": 0.5, "pairs": 0.5}
"""The mean that a number must have: sentences in a hundred, places in a thousand words."""
MOST = 100
OUTPUT = Path(__file__).parents[1] / "humanize_cli" / "voice" / "reference.json"


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts with their languages."""
    paragraphs: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for each in humans(folder):
        if not each.unseen:
            paragraphs[each.language, each.register, each.package] += each.text.split("\n\n")
    registers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (language, register, _), found in sorted(paragraphs.items()):
        registers[language, register] += runs(found, WORDS)
    for (language, _), found in registers.items():
        found.sort(key=lambda text: hashlib.sha256(text.encode()).digest())
        for text in found[:TEXTS]:
            yield language, text


def reference(samples: Sequence[Sample], language: str) -> dict[str, Any]:
    """Return one language's numbers."""
    words = [sample.words for sample in samples]
    sentences = [sample.sentences for sample in samples]
    measures: dict[str, tuple[float, float]] = {}
    for name in QUANTITIES:
        values = [sample.values[name] for sample in samples if name in sample.values]
        if len(values) >= 2 and pstdev(values) > 0:
            measures[name] = round(fmean(values), 3), round(pstdev(values), 3)
    phrases: Counter[str] = Counter()
    for sample in samples:
        phrases.update(sample.phrases)
    return {
        "texts": len(samples),
        "words": sum(words),
        "measures": measures,
        "openers": _spreads([sample.openers for sample in samples], sentences, 100, LEAST["openers"]),
        "frequencies": _spreads([sample.counts for sample in samples], words, 1000, LEAST["frequencies"]),
        "pairs": _spreads([sample.pairs for sample in samples], words, 1000, LEAST["pairs"]),
        "links": {
            phrase: round(1000 * phrases[phrase] / sum(words), 4)
            for phrase in sorted(linking_words(language))
        },
    }


def _spreads(
    counts: Sequence[Mapping[str, int]], sizes: Sequence[int], unit: int, least: float
) -> dict[str, tuple[float, float]]:
    """Return mean and spread of the MOST commonest that have the least mean, in alphabetical order."""
    names = {name for each in counts for name in each}
    found: dict[str, tuple[float, float]] = {}
    for name in names:
        rates = [unit * each.get(name, 0) / size for each, size in zip(counts, sizes, strict=True)]
        mean = fmean(rates)
        if mean >= least:
            chance = sqrt(mean * unit / fmean(sizes))
            found[name] = round(mean, 3), round(max(pstdev(rates), chance), 3)
    common = sorted(found, key=lambda name: (-found[name][0], name))[:MOST]
    return {name: found[name] for name in sorted(common)}


def main() -> None:
    """Count, write the file, and print how much was read."""
    samples: dict[str, list[Sample]] = defaultdict(list)
    phrases = {language: Phrases(linking_words(language)) for language in LANGUAGES}
    for language, text in texts(Path(sys.argv[1])):
        sample = take("", read(text, language=language), phrases.__getitem__)
        if sample is not None and sample.words:
            samples[language].append(sample)
    found = {language: reference(samples[language], language) for language in LANGUAGES}
    OUTPUT.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for language, numbers in found.items():
        sizes = ", ".join(
            f"{len(numbers[key])} {key}" for key in ("measures", "openers", "frequencies", "pairs")
        )
        print(f"{language}: {numbers['texts']} texts, {numbers['words']} words; {sizes}")


if __name__ == "__main__":
    main()
