"""Write pairs for preference tuning: what the editor said of a sentence, and what the model says instead.

usage: python -m training.preferences OUT.jsonl [--adapter FOLDER] [--english N] [--others N] [--seed N]

The sentences are of the train split, drawn at random; where the model answers as the editor did, there is no
pair. What readers judged faulty in earlier adapters' edits (training/judged) makes pairs as well, wherever
the editor's sentence is at hand. `python -m training.train --pairs OUT.jsonl` learns from them.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from humanize_cli.model.ctranslate2_engine import CTranslate2Engine, load_engine
from humanize_cli.model.engine import Prompt
from humanize_cli.model.prompts import FAULTY
from training.data import LightEdit, light_edits
from training.evaluate.outcomes import text_of
from training.verdicts import judged


def preferences(path: Path) -> Iterator[tuple[LightEdit, LightEdit]]:
    """Yield the pairs of a file: the sentence as the editor left it, and as the model did."""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        edit = LightEdit(found["id"], found["lang"], found["tone"], found["source"], found["target"])
        yield edit, replace(edit, target=found["rejected"])


def drawn(edits: Sequence[LightEdit], english: int, others: int, rng: random.Random) -> list[LightEdit]:
    """Return so many English sentences and so many of each other language, drawn at random."""
    chosen: list[LightEdit] = []
    for language in sorted({each.language for each in edits}):
        found = [each for each in edits if each.language == language and each.source]
        chosen += rng.sample(found, min(english if language == "en" else others, len(found)))
    return chosen


def answered(edits: Sequence[LightEdit], engine: CTranslate2Engine) -> Iterator[tuple[LightEdit, str]]:
    """Yield the sentences that the model answers in another way than the editor, and what it makes of them.

    Where it leaves a sentence alone that the editor changed, that is a pair only as often as the reverse is,
    so that the model neither learns to edit more nor less.
    """
    answers = engine.answer([Prompt(each.tone, each.source) for each in edits])
    texts = [text_of(each, answer) for each, answer in zip(edits, answers, strict=True)]
    found = [(each, text) for each, text in zip(edits, texts, strict=True) if text != each.target]
    touched = [pair for pair in found if pair[1] != pair[0].source]
    too_much = sum(each.target == each.source for each, _ in touched)
    yield from touched
    yield from [pair for pair in found if pair[1] == pair[0].source][:too_much]


def read_faulty(edits: Sequence[LightEdit]) -> Iterator[tuple[LightEdit, str]]:
    """Yield the sentences of which readers judged an edit faulty, with what the edit made of them."""
    by_source = {(each.record, each.source): each for each in edits}
    for verdict in judged("train"):
        each = by_source.get((verdict.record, verdict.source))
        if verdict.verdict == FAULTY and each and verdict.edited not in (each.target, each.source):
            yield each, verdict.edited


def pair(each: LightEdit, rejected: str) -> dict[str, Any]:
    """Return a line of the file."""
    return {
        "id": each.record,
        "lang": each.language,
        "tone": each.tone,
        "source": each.source,
        "target": each.target,
        "rejected": rejected,
    }


def main() -> None:
    """Write the pairs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--adapter", type=Path, help="another one than the released")
    parser.add_argument("--english", type=int, default=6000)
    parser.add_argument("--others", type=int, default=1300, help="sentences of each other language")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    edits = list(light_edits("train"))
    chosen = drawn(edits, options.english, options.others, random.Random(options.seed))
    with options.out.open("w", encoding="utf-8") as out:
        for found in (answered(chosen, load_engine(adapter=options.adapter)), read_faulty(edits)):
            for each, rejected in found:
                out.write(json.dumps(pair(each, rejected), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
