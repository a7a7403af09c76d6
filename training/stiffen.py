"""Make plain human prose stiff, as examples of the way back.

usage: python -m training.stiffen FOLDER --out FILE.jsonl [--languages en de …] [--words N] [--seed N]

FOLDER holds unpacked packages of prose that people wrote (see training/humans.py). FILE receives records in
the layout of training/light: `sentences` as the rules of humanize_cli/personal/stiff left them, `light` as
people wrote them. A sentence that no rule fits stands on both sides, and so does every third of the others:
they teach restraint. N words a language are taken at most, from its documents in turn. The texts are
not the project's: the file stays out of the repository.
"""

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from humanize_cli.personal.stiffen import FEWEST_WORDS, MOST_WORDS, languages, stiffen
from humanize_cli.reading import read
from humanize_cli.text.document import BlockKind
from training.humans import Human, humans

__all__ = ["records", "stiffen"]

_LONGEST = 6
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def records(human: Human, seed: int = 1, seen: set[str] | None = None) -> Iterator[dict[str, Any]]:
    """Yield the records of a document, a paragraph each, at most six sentences; at least one is stiff.

    Sentences in `seen` are left out, and those given are added: manuals repeat themselves.
    """
    seen = set() if seen is None else seen
    # What a translation left in the original's language is found, and passed over.
    reading = read(human.text)
    name = hashlib.sha256(human.name.encode()).hexdigest()[:10]
    for number, (block, sentences) in enumerate(
        zip(reading.document.blocks, reading.sentences, strict=True), 1
    ):
        if block.kind not in _PROSE:
            continue
        rng = random.Random(f"{seed} {human.name} {number}")
        ours = [" ".join(each.text.split()) for each in sentences if each.language == human.language]
        plain = [each for each in ours if is_prose(each)][:_LONGEST]
        plain = [each for each in dict.fromkeys(plain) if each not in seen]
        seen.update(plain)
        stiff = [(rng.random() < 2 / 3 and stiffen(each, human.language, rng)) or each for each in plain]
        if stiff != plain:
            yield {
                "id": f"stiff-{human.language}-{name}-{number}",
                "lang": human.language,
                "tone": "plain",
                "sentences": stiff,
                "light": plain,
            }


def is_prose(text: str) -> bool:
    """Say whether a text is one whole sentence, mostly of words, rather than a label or a line of code."""
    words = text.split()
    letters = sum(each.isalpha() or each.isspace() for each in text)
    return (
        FEWEST_WORDS <= len(words) <= MOST_WORDS
        and text[0].isupper()
        and text[-1] in ".!?"
        and letters / len(text) > 0.85
        and "  " not in text
    )


def main() -> None:
    """Write the records, and print how many sentences of each language are stiff."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--languages", nargs="*", default=languages(), choices=languages())
    parser.add_argument("--words", type=int, default=150_000, help="at most, a language")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    seen: set[str] = set()
    words: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    stiff: Counter[str] = Counter()
    found = [
        each for each in humans(options.folder) if each.language in options.languages and not each.unseen
    ]
    # By hash, so that a limit takes from every package.
    found.sort(key=lambda each: hashlib.sha256(f"{options.seed} {each.name}".encode()).digest())
    with options.out.open("w", encoding="utf-8") as out:
        for human in found:
            if words[human.language] >= options.words:
                continue
            for record in records(human, options.seed, seen):
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
                words[human.language] += sum(len(each.split()) for each in record["light"])
                sentences[human.language] += len(record["light"])
                stiff[human.language] += sum(
                    old != new for old, new in zip(record["sentences"], record["light"], strict=True)
                )
    for language in sorted(words):
        print(
            f"{language}: {sentences[language]} sentences, {words[language]} words, "
            f"{stiff[language] / sentences[language]:.0%} made stiff"
        )


if __name__ == "__main__":
    main()
