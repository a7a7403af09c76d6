"""Print how much of the bare model's speed the whole tool keeps, over a folder of documents and the very same
prompts.

usage: python -m benchmarks.throughput [--documents N] [--threads N]

The tool's pass is timed from texts to Results. Every batch that it sent to CTranslate2 for answers is
recorded, and the same
prompts are then sent again by a loop that does nothing else (`generate_batch` in equal-length batches as
large as allowed,
longest first). Both counts of generated tokens are the same; the ratio of times is the figure.
"""

import argparse
import time
from concurrent.futures import Future
from typing import Any

from benchmarks.corpus import documents
from benchmarks.measure import machine, own_peak_mb
from humanize_cli.api import load_engine, open_editor
from humanize_cli.style.load import load_profile


class Recorder:
    """Stands in for a CTranslate2 generator and notes what it is asked to generate."""

    def __init__(self, generator: Any) -> None:
        self.generator = generator
        self.calls: list[tuple[list[list[str]], dict[str, Any]]] = []

    def generate_batch(self, prompts: list[list[str]], **options: Any) -> Any:
        """Note the call and pass it on."""
        self.calls.append((prompts, options))
        return self.generator.generate_batch(prompts, **options)

    def score_batch(self, *arguments: Any, **options: Any) -> Any:
        """Pass on a scoring call, which is part of the tool's own cost."""
        return self.generator.score_batch(*arguments, **options)


def main() -> None:
    """Edit the documents, then generate the same answers bare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    print(machine())
    items = [(text, kind) for _, text, kind in documents(options.documents, seed=3)]
    words = sum(len(text.split()) for text, _ in items)
    engine: Any = load_engine(options.threads)
    editor = open_editor(load_profile("plain"), engine=engine)
    list(open_editor(load_profile("plain"), engine=engine).edit_many(items[:3]))
    parts = engine._loading.result()
    recorder = Recorder(parts.generator)
    engine._loading = Future()
    engine._loading.set_result(parts._replace(generator=recorder))
    started = time.perf_counter()
    results = list(editor.edit_many(items))
    tool = time.perf_counter() - started
    calls = sorted(recorder.calls, key=lambda call: len(call[0][0]), reverse=True)
    started = time.perf_counter()
    pending = [recorder.generator.generate_batch(prompts, **keywords) for prompts, keywords in calls]
    tokens = sum(len(each.result().sequences_ids[0]) for batch in pending for each in batch)
    bare = time.perf_counter() - started
    edits = sum(len(result.changes) for result in results)
    print(f"{len(items)} documents, {words} words, {edits} edits, {tokens} tokens generated")
    print(f"tool: {tool:.1f} s, {tokens / tool:.0f} tokens/s, {words / tool:.0f} words/s")
    print(f"bare generate_batch: {bare:.1f} s, {tokens / bare:.0f} tokens/s")
    print(f"the tool keeps {bare / tool:.0%} of the bare speed; peak memory {own_peak_mb():.0f} MB")


if __name__ == "__main__":
    main()
