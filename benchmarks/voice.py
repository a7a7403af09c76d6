"""Print how often a learned voice picks the right writer for texts that it was not learned from.

    python -m benchmarks.voice FOLDER [--by-book]

FOLDER holds a folder of texts for each writer (`python -m benchmarks.voice_writers` lays out novels so). Of
each writer, in the order of the files' names, every fifth text is held out; with `--by-book`, the texts of
the writer's last book instead, a book being what follows the number in a file's name. A voice is learned from
each writer's other texts, and a held-out text goes to the writer whose voice is nearest by
`voice.delta.distance`. Nothing is fitted to these texts or these writers: the spreads behind the distance are
those of other people's prose.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from humanize_cli import inputs
from humanize_cli.cli.source_text import source_text
from humanize_cli.reading import read
from humanize_cli.style.profile import Voice
from humanize_cli.voice.delta import distance
from humanize_cli.voice.learn import learn_voice, split
from humanize_cli.voice.sample import Phrases, Sample, take


def samples_of(folder: Path, language: str | None) -> list[Sample]:
    """Return what is counted in the texts of a folder."""
    nothing = Phrases(())
    found: list[Sample] = []
    for source in inputs.find([str(folder)]).sources:
        reading = read(source_text(source), source.format, language=language)
        sample = take(Path(source.name).name, reading, lambda _: nothing)
        if sample is not None and sample.words:
            found.append(sample)
    return found


def by_book(samples: Sequence[Sample]) -> tuple[list[Sample], list[Sample]]:
    """Return the texts of all books but the last one, and those of the last."""
    books = [sample.name.partition("-")[2] for sample in samples]
    last = max(books)
    pairs = list(zip(samples, books, strict=True))
    return [each for each, book in pairs if book != last], [each for each, book in pairs if book == last]


def nearest(sample: Sample, voices: dict[str, Voice]) -> list[str]:
    """Return the writers, the nearest first."""
    return sorted(voices, key=lambda name: (distance([sample], voices[name]), name))


def main() -> None:
    """Print the accuracy, and who was taken for whom."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--by-book", action="store_true")
    parser.add_argument("--lang", default="en")
    options = parser.parse_args()
    voices: dict[str, Voice] = {}
    held: dict[str, list[Sample]] = {}
    for path in sorted(each for each in options.folder.iterdir() if each.is_dir()):
        samples = samples_of(path, options.lang)
        kept, held[path.name] = by_book(samples) if options.by_book else split(samples)
        voices[path.name] = learn_voice(kept)
    right = second = total = 0
    print(f"{len(voices)} writers; held out: {'the last book' if options.by_book else 'every fifth text'}\n")
    print(f"{'writer':<14}learned from   held out   right   taken for")
    for name, samples in held.items():
        ranked = [nearest(each, voices) for each in samples]
        hits = sum(each[0] == name for each in ranked)
        wrong = Counter(each[0] for each in ranked if each[0] != name)
        taken = ", ".join(f"{other} {count}" for other, count in sorted(wrong.items()))
        voice = voices[name]
        learned = f"{voice.texts} / {voice.words}"
        print(f"{name:<14}{learned:>12}{len(samples):>11}{hits:>8}   {taken}".rstrip())
        right += hits
        second += sum(name in each[:2] for each in ranked)
        total += len(samples)
    print(
        f"\nright: {right} of {total}, {right / total:.1%}; among the nearest two {second / total:.1%}; "
        f"by chance {1 / len(voices):.1%}"
    )


if __name__ == "__main__":
    main()
