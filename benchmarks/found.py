"""Print what the diagnosis finds in machine-made passages, in their edited versions, and in human documents.

usage: python -m benchmarks.found [--humans FOLDER] [--pairs FOLDER] [--part dev] [--shuffles N]

Passages of the test split stand together in documents of at least 600 words (training/grouped.py), several
times, shuffled. FOLDER of `--humans` holds unpacked Debian packages (`python -m training.humans`), of which
the documents that nothing was fitted to are read, in runs of about 800 words; without it, the human
documents that benchmarks/corpus.py finds on this machine. `--pairs` adds free rewrites by tone.

The score is no detector: it estimates how much of a text an editor would change, and says nothing about who
wrote it.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from benchmarks.corpus import human
from humanize_cli.checked import Checked
from humanize_cli.diagnose import Diagnosis, diagnose
from humanize_cli.diagnose.diagnosis import MIN_WORDS
from humanize_cli.diagnose.score import calibration
from humanize_cli.reading import read
from humanize_cli.text.document import Format
from training.data import split_of
from training.grouped import grouped, text_of
from training.humans import humans

_RUN_WORDS = 800
_LIMITS = (0, 1, 2, 3, 5)


def _diagnosis(text: str, language: str | None, format: Format = Format.MARKDOWN) -> Diagnosis:
    return diagnose(read(text, format, language=language, headings=True, tables=True))


def passages(part: str, shuffles: int) -> Iterator[tuple[str, str, Diagnosis]]:
    """Yield the documents of grouped passages: their language, their kind, their diagnosis."""
    for seed in range(shuffles):
        for group in grouped(part, seed):
            yield group.language, "machine-made", _diagnosis(text_of(group.before), group.language)
            yield group.language, "edited", _diagnosis(text_of(group.after), group.language)


def rewrites(folder: Path, part: str) -> Iterator[tuple[str, str, Diagnosis]]:
    """Yield documents of free rewrites by language and tone; tones with too little text have none."""
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if split_of(record["id"]) == part and record["source"] not in record["targets"].values():
                texts[record["lang"], "machine-made"].append(record["source"])
                for tone, target in record["targets"].items():
                    texts[record["lang"], f"rewritten, {tone}"].append(target)
    for (language, kind), each in texts.items():
        for text in runs(each, MIN_WORDS):
            yield language, kind, _diagnosis(text, language)


def people(folder: Path | None) -> Iterator[tuple[str, str, Diagnosis]]:
    """Yield human documents of at least 600 words by language and register."""
    if folder is None:
        for name, text, format in human(1000):
            yield "", name.partition("/")[0], _diagnosis(text, None, format)
        return
    by_package: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for each in humans(folder):
        if each.unseen:
            by_package[each.language, each.register, each.package] += each.text.split("\n\n")
    for (language, register, package), paragraphs in sorted(by_package.items()):
        for text in runs(paragraphs, _RUN_WORDS):
            yield language, f"{register} ({package})", _diagnosis(text, None)


def runs(paragraphs: Iterable[str], size: int) -> Iterator[str]:
    """Yield texts of whole paragraphs with at least so many words; what is left over is in none."""
    run: list[str] = []
    words = 0
    for paragraph in paragraphs:
        run.append(paragraph)
        words += len(paragraph.split())
        if words >= size:
            yield "\n\n".join(run) + "\n"
            run, words = [], 0


def report(title: str, found: Iterable[tuple[str, str, Diagnosis]]) -> None:
    """Print for each language and kind its scores, and the shares that are over each limit."""
    groups: dict[tuple[str, str], list[Diagnosis]] = defaultdict(list)
    for language, kind, diagnosis in found:
        if diagnosis.score is not None:
            groups[language, kind].append(diagnosis)
    limits = "".join(f"{'>' + str(most):>8}" for most in _LIMITS) + f"{'default':>8}"
    print(f"\n{title}\n{'':40} docs  median  max    over{limits} findings")
    every: dict[str, list[Diagnosis]] = defaultdict(list)
    for (language, kind), diagnoses in sorted(groups.items()):
        every[kind.partition(" (")[0]] += diagnoses
        _print(f"{language} {kind}", diagnoses)
    for kind, diagnoses in sorted(every.items()):
        _print(f"all {kind}", diagnoses)


def _print(name: str, diagnoses: list[Diagnosis]) -> None:
    scores = [diagnosis.score or 0 for diagnosis in diagnoses]
    over = sum(score >= calibration().threshold for score in scores) / len(scores)
    counts = [len(diagnosis.counted) for diagnosis in diagnoses]
    above = "".join(f"{sum(count > most for count in counts) / len(counts):>8.1%}" for most in _LIMITS)
    above += f"{sum(Checked('', each).too_many for each in diagnoses) / len(diagnoses):>8.1%}"
    print(f"{name:<40}{len(diagnoses):>5}{median(scores):>8.0f}{max(scores):>5}{over:>8.1%}{above}")


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--humans", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--part", choices=("test", "dev"), default="test")
    parser.add_argument("--shuffles", type=int, default=5)
    options = parser.parse_args()
    print(f"threshold {calibration().threshold}; texts of at least {MIN_WORDS} words")
    report(
        f"passages of the {options.part} split, and as an editor left them",
        passages(options.part, options.shuffles),
    )
    if options.pairs:
        report("the same passages, rewritten freely", rewrites(options.pairs, options.part))
    report("human documents", people(options.humans))


if __name__ == "__main__":
    main()
