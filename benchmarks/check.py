"""Print how fast `humanize check` reads a folder of Markdown files, beside another checker on the same files.

usage: python -m benchmarks.check [--files 1000] [--words 1000] [--seed 0] [--rounds 3] [--other COMMAND]

The files are made from examples/ and the stiff side of training/light, each in one language, with headings,
lists and code. Both commands get the folder as their last word and read it as one process. COMMAND is the
other checker's, such as "humanizer-audit"; exit codes up to 2 are fine. The rounds take turns and the best
of each counts, so that what else the machine does hurts neither. Processor seconds are the fairer measure on
a machine that is not idle.
"""

import argparse
import json
import os
import random
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Run, humanize, machine, median_of, run

ROOT = Path(__file__).parents[1]
SHORT = "In order to reach the mill, follow the river until the second bridge.\n"
_CODE = "```sh\nmake install PREFIX=/usr/local\n```"


def passages() -> dict[str, list[str]]:
    """Return paragraphs by language: of the examples, and of the training data's stiff side."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "training" / "light").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found.setdefault(record["lang"], []).append(" ".join(record["sentences"]))
    for path in sorted((ROOT / "examples").glob("*.md")):
        language = {"article-mediatheque": "fr", "comunicado": "es", "rundschreiben": "de"}.get(
            path.stem, "en"
        )
        text = path.read_text(encoding="utf-8")
        found[language] += [block for block in text.split("\n\n") if len(block.split()) > 20]
    return found


def documents(files: int, words: int, seed: int) -> Iterator[str]:
    """Yield Markdown texts of at least `words` words; the same ones for the same seed."""
    chance = random.Random(seed)
    pools = passages()
    languages = sorted(pools)
    weights = [len(pools[language]) for language in languages]
    for number in range(files):
        pool = pools[chance.choices(languages, weights)[0]]
        parts = [f"# Document {number}"]
        size = 0
        while size < words:
            passage = chance.choice(pool)
            size += len(passage.split())
            kind = chance.random()
            if kind < 0.1:
                parts.append(f"## {' '.join(passage.split()[:4])}")
            elif kind < 0.15:
                parts.append(_CODE)
            parts.append(f"- {passage}" if kind > 0.8 and "\n" not in passage else passage)
        yield "\n\n".join(parts) + "\n"


def report(name: str, taken: Run, words: int) -> None:
    """Print one command's speed."""
    print(
        f"{name}: {words / taken.seconds:,.0f} words a second, {taken.seconds:.1f} s; "
        f"{words / taken.processor_seconds:,.0f} a processor second; peak {taken.peak_mb:.0f} MB"
    )


def main() -> None:
    """Make the files, run both commands, and print what they took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--words", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--other", type=shlex.split, default=[])
    options = parser.parse_args()
    # An installed program's modules are compiled once, not at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    print(machine())
    short = median_of(5, humanize("check", "--no-config", "-q", "-"), text=SHORT.encode())
    print(f"humanize check of one sentence, a new process: {short.seconds:.2f} s")
    start = median_of(5, humanize("check", "--help"))
    print(f"humanize check --help: {start.seconds:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        words = 0
        for number, text in enumerate(documents(options.files, options.words, options.seed)):
            (Path(folder) / f"{number:05}.md").write_text(text, encoding="utf-8")
            words += len(text.split())
        print(f"{options.files:,} files, {words:,} words, seed {options.seed}")
        commands = {"humanize check": humanize("check", "--no-config", "-q")}
        if options.other:
            commands[Path(options.other[0]).name] = options.other
        runs: dict[str, list[Run]] = {name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                runs[name].append(run([*command, folder], accepted=(0, 1, 2)))
    best = {name: min(done, key=lambda each: each.processor_seconds) for name, done in runs.items()}
    for name, taken in best.items():
        report(name, taken, words)
    if options.other:
        ours, other = best.values()
        ours_wall, other_wall = (min(each.seconds for each in done) for done in runs.values())
        print(
            f"ratio: {other.processor_seconds / ours.processor_seconds:.1f} by processor time, "
            f"{other_wall / ours_wall:.1f} by the clock"
        )


if __name__ == "__main__":
    main()
