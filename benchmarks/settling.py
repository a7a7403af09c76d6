"""Print whether edited documents stay as they are when edited again, and under other batches, threads and
orders.

usage: python -m benchmarks.settling [--documents N] [--sample N] [--characters N]

Documents longer than `--characters` are cut after a paragraph, so that many kinds fit in an hour.

The second run starts from nothing: a new editor, no memory of the first. The sample is edited again with 1
thread, with batches of 1 and of 64, and in reverse order; every byte must agree.
"""

import argparse
import time
from collections import Counter
from collections.abc import Sequence

from benchmarks.corpus import documents
from benchmarks.measure import machine
from humanize_cli.api import open_editor
from humanize_cli.model.ctranslate2_engine import load_engine
from humanize_cli.model.engine import Engine
from humanize_cli.result import Result
from humanize_cli.style.load import load_profile
from humanize_cli.text.document import Format


def edited(items: Sequence[tuple[str, Format]], engine: Engine, profile: str) -> list[Result]:
    """Edit texts with an editor that remembers nothing."""
    return list(open_editor(load_profile(profile), engine=engine).edit_many(items))


def cut(text: str, characters: int) -> str:
    """Return a text's first paragraphs, one at least, that are no longer together than `characters`."""
    paragraphs = text.split("\n\n")
    size = 0
    for number, paragraph in enumerate(paragraphs):
        size += len(paragraph) + 2
        if size > characters and number:
            return "\n\n".join(paragraphs[:number]) + "\n"
    return text


def main() -> None:
    """Edit, edit again, and edit in other ways; print every disagreement."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--characters", type=int, default=1500)
    parser.add_argument("--profile", default="plain")
    options = parser.parse_args()
    print(machine())
    found = documents(options.documents, seed=1)
    names = [name for name, _, _ in found]
    items = [(cut(text, options.characters), kind) for _, text, kind in found]
    started = time.perf_counter()
    first = edited(items, load_engine(), options.profile)
    seconds = time.perf_counter() - started
    words = sum(result.words for result in first)
    changed = sum(result.changed for result in first)
    speed = words / seconds
    print(f"{len(items)} documents, {words} words, {changed} changed, {seconds:.0f} s, {speed:.0f} words/s")
    again = edited(
        [(result.after, kind) for result, (_, kind) in zip(first, items, strict=True)],
        load_engine(),
        options.profile,
    )
    report("second run", names, [result.after for result in first], again)
    sample = sorted(range(len(items)), key=lambda index: (len(items[index][0]) > 4000, index))[
        : options.sample
    ]
    some = [items[index] for index in sample]
    expected = [first[index].after for index in sample]
    some_names = [names[index] for index in sample]
    for title, engine in (
        ("1 thread", load_engine(threads=1)),
        ("2 threads", load_engine(threads=2)),
        ("batches of 1", load_engine(batch_size=1)),
        ("batches of 64", load_engine(batch_size=64)),
    ):
        report(title, some_names, expected, edited(some, engine, options.profile))
    backwards = edited(some[::-1], load_engine(), options.profile)[::-1]
    report("other order", some_names, expected, backwards)
    refused = Counter(held.reason for result in first for held in result.held_back)
    print("refused:", ", ".join(f"{reason} {number}" for reason, number in refused.most_common()))


def report(title: str, names: Sequence[str], expected: Sequence[str], results: Sequence[Result]) -> None:
    """Print how many outcomes are as expected, and the names of the others."""
    wrong = [
        name for name, text, result in zip(names, expected, results, strict=True) if result.after != text
    ]
    print(f"{title}: {len(names) - len(wrong)} of {len(names)} byte-identical {' '.join(wrong[:10])}")


if __name__ == "__main__":
    main()
