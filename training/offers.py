"""Write the edits that phrasebook and model offer for the development split, for readers to judge.

usage: python -m training.offers OUT.jsonl [--adapter FOLDER] [--sentences N]

Each line is one edit that the gate lets through, or all those of an answer (see
training/calibration/README.md), its verdict "the editor's" where the editor made all of it and nothing else,
taken from training/calibration where a reader has judged it there, and empty otherwise.
`python -m training.faults` fits the scorecard to the judged ones.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.gate import judge
from humanize_cli.model.ctranslate2_engine import CTranslate2Engine, load_engine
from humanize_cli.propose.heard import heard
from humanize_cli.propose.model import answered
from humanize_cli.propose.phrases import candidates
from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import Profile
from training.data import LightEdit, light_edits
from training.evaluate.rows import hunks
from training.faults import judged
from training.likeness import as_sentence


def offers(
    edits: Sequence[LightEdit], profile: Profile, engine: CTranslate2Engine
) -> Iterator[tuple[LightEdit, str, tuple[Edit, ...]]]:
    """Yield what is offered for sentences in one tone, with its maker; what both offer is the model's."""
    sentences = [as_sentence(each.source, each.language) for each in edits]
    proposals = answered(engine, sentences, profile)
    for each, sentence, proposal in zip(edits, sentences, proposals, strict=True):
        found = judge(sentence, proposal).accepted
        places = {(edit.start, edit.end, edit.new) for edit in found}
        yield from ((each, "model", (edit,)) for edit in found if edit.new or edit.old != sentence.text)
        if len(found) > 1:
            yield each, "model", found
        others = [
            edit
            for edit in candidates(sentence, profile)
            if (edit.start, edit.end, edit.new) not in places and judge(sentence, (edit,)).accepted
        ]
        for alone in heard(engine, [(sentence, (edit,)) for edit in others], profile):
            yield each, "phrasebook", alone


def rows(edits: Sequence[LightEdit], engine: CTranslate2Engine) -> Iterator[dict[str, Any]]:
    """Yield a line for each offer."""
    known = {_key(row): row["verdict"] for row in judged()}
    for tone in sorted({each.tone for each in edits}):
        found = list(offers([each for each in edits if each.tone == tone], load_profile(tone), engine))
        faults = engine.faults([(each.source, apply_edits(each.source, made)) for each, _, made in found])
        for place, (each, maker, made) in enumerate(found):
            row = {
                "id": each.record,
                "lang": each.language,
                "tone": tone,
                "maker": maker,
                "source": each.source,
                "edits": [[edit.start, edit.end, edit.new, edit.said] for edit in made],
                "fault": None if faults is None else faults[place],
            }
            # A part of what the editor did may break the sentence: readers judge it as any other offer.
            own = {(edit.start, edit.end, edit.new) for edit in made} == set(hunks(each.source, each.target))
            yield row | {"verdict": "the editor's" if own else known.get(_key(row), "")}


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["tone"], row["source"], tuple((start, end, new) for start, end, new, _ in row["edits"])


def main() -> None:
    """Write the edits."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--adapter", type=Path, help="another one than the released")
    parser.add_argument("--sentences", type=int, help="so many, drawn at random, instead of all")
    options = parser.parse_args()
    edits = [each for each in light_edits("dev") if each.source]
    if options.sentences:
        edits = random.Random(0).sample(edits, min(options.sentences, len(edits)))
    with options.out.open("w", encoding="utf-8") as out:
        for row in rows(edits, load_engine(adapter=options.adapter)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
