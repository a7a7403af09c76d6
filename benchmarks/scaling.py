"""Print speed and memory from 10 to 1,000,000 words, each size in a process of its own.

usage: python -m benchmarks.scaling [--largest N] [--copy]

Texts are made of light-edit source sentences, English, none twice until all are used up, then varied by a
number so that no answer
is remembered. `--copy` takes an engine that always answers "=": the tool's own cost without the model's.
"""

import argparse
import random
import subprocess
import sys
import time

from benchmarks.measure import machine, own_peak_mb
from humanize_cli.model.engine import Engine

SIZES = (10, 100, 1_000, 10_000, 100_000, 1_000_000)


def text_of(words: int) -> str:
    """Return a plain text of about that many words in paragraphs of five sentences."""
    from training.data import light_edits

    sentences = [edit.source for edit in light_edits("train") if edit.language == "en"]
    random.Random(5).shuffle(sentences)
    parts: list[str] = []
    count = 0
    while count < words:
        lap, place = divmod(len(parts), len(sentences))
        sentence = sentences[place] if lap == 0 else f"{sentences[place][:-1]} {lap}{sentences[place][-1:]}"
        pieces = sentence.split()[: words - count]
        parts.append(" ".join(pieces))
        count += len(pieces)
    return "\n\n".join(" ".join(parts[start : start + 5]) for start in range(0, len(parts), 5)) + "\n"


def one(words: int, copy: bool) -> None:
    """Edit a text of one size and print its line."""
    from humanize_cli.api import load_engine, open_editor
    from humanize_cli.model.scripted import ScriptedEngine
    from humanize_cli.style.load import load_profile
    from humanize_cli.text.document import Format

    text = text_of(words)
    before = own_peak_mb()
    engine: Engine = ScriptedEngine(lambda _: "=") if copy else load_engine()
    editor = open_editor(load_profile("plain"), engine=engine)
    chunks = [text[start : start + 20_000] for start in range(0, len(text), 20_000)]
    started = time.perf_counter()
    edits = sum(len(result.changes) for result in editor.edit_many((chunk, Format.PLAIN) for chunk in chunks))
    seconds = time.perf_counter() - started
    print(f"{words:>9,} words: {seconds:8.1f} s, {words / seconds:6.0f} words/s, {edits} edits, ", end="")
    print(f"peak {own_peak_mb():.0f} MB (text alone {before:.0f} MB)")


def main() -> None:
    """Run each size in a fresh process."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--copy", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one, options.copy)
        return
    print(machine(), flush=True)
    for size in SIZES:
        if size <= options.largest:
            command = [sys.executable, "-m", "benchmarks.scaling", "--one", str(size)]
            subprocess.run(command + ["--copy"] * options.copy, check=True)


if __name__ == "__main__":
    main()
