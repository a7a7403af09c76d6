"""Print how often each rule fires in prose that people wrote; `--write` puts that into rules/rates.json.

    python -m scripts.measure_human_rates FOLDER [--language de] [--show en.delve] [--unseen | --write]

FOLDER holds the Debian packages that `python -m training.humans` names, unpacked. The texts of a package are
read in runs of at least 1,000 words; a rule's rate in a register is the 90th percentile of its hits in 1,000
words over those runs. One document in five, by a hash of its name, is set aside, and so are the packages that
training holds out: `--unseen` measures those instead. `--show` prints a rule's hits as sentences.
"""

import argparse
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from humanize_cli.reading import Reading, read
from humanize_cli.rules.pack import Pack, load_pack
from humanize_cli.rules.rates import MIN_TEXTS
from humanize_cli.rules.tell import Tell, find_tells
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import BlockKind, Format, Sentence
from training.humans import HELD_OUT, Human, humans

TARGET = Path(__file__).parent.parent / "humanize_cli" / "rules" / "rates.json"
_RUN = 1_000
_MOST_WORDS = 300_000
"""Words read of a register in a language: more of one source would say little more."""


class Run(NamedTuple):
    """Consecutive text of one package: its words, and the hits of each rule."""

    words: int
    hits: Counter[str]


def is_unseen(document: Human) -> bool:
    """Say whether a document is set aside for the last figure."""
    return document.package in HELD_OUT or hashlib.sha256(document.name.encode()).digest()[0] < 256 // 5


def sampled(documents: Iterable[Human]) -> list[Human]:
    """Return documents in an order by hash, of each register in a language up to the limit of words."""
    words: Counter[tuple[str, str]] = Counter()
    kept = []
    for each in sorted(documents, key=lambda each: hashlib.sha256(each.name.encode()).digest()):
        if words[each.language, each.register] < _MOST_WORDS:
            words[each.language, each.register] += len(each.text.split())
            kept.append(each)
    return kept


def sentences_with_place(reading: Reading) -> Iterator[tuple[Sentence, bool, bool]]:
    """Yield a document's sentences but its headings, and whether each is a section's first or last."""
    sections: list[list[Sentence]] = [[]]
    for block, group in zip(reading.document.blocks, reading.sentences, strict=True):
        if block.kind is BlockKind.HEADING:
            sections.append([])
        else:
            sections[-1] += group
    for section in sections:
        for place, sentence in enumerate(section):
            yield sentence, place == 0, place == len(section) - 1


def tells_of(document: Human, pack: Pack) -> Iterator[tuple[Sentence, list[Tell]]]:
    """Yield the sentences of a document with their tells."""
    reading = read(document.text, Format.MARKDOWN, language=document.language, headings=True)
    for sentence, first, last in sentences_with_place(reading):
        yield sentence, find_tells(sentence, pack, Tone.PLAIN, first=first, last=last)


def runs(documents: Iterable[Human], show: str | None) -> dict[tuple[str, str], list[Run]]:
    """Return the runs of each language and register, in the documents' order."""
    found: dict[tuple[str, str], list[Run]] = defaultdict(list)
    open_runs: dict[tuple[str, str, str], Run] = {}
    for document in documents:
        pack = load_pack(document.language)
        key = (document.language, document.register, document.package)
        for sentence, tells in tells_of(document, pack):
            words, hits = open_runs.get(key, Run(0, Counter()))
            hits.update(tell.rule.id for tell in tells)
            open_runs[key] = Run(words + len(sentence.text.split()), hits)
            for tell in tells:
                if tell.rule.id == show:
                    text = sentence.text
                    print(f"{document.name}: {text[: tell.start]}[{tell.text}]{text[tell.end :]}")
            if open_runs[key].words >= _RUN:
                found[key[:2]].append(open_runs.pop(key))
    return found


def percentile(rates: list[float], share: float = 0.9) -> float:
    """Return the value that a share of the rates do not exceed."""
    return sorted(rates)[math.ceil(share * len(rates)) - 1]


def rates_of(found: list[Run]) -> dict[str, float]:
    """Return the rules that fire above 0 at the 90th percentile, with their hits in 1,000 words there."""
    rules = sorted({rule for run in found for rule in run.hits})
    rates = {rule: percentile([1000 * run.hits[rule] / run.words for run in found]) for rule in rules}
    return {rule: round(rate, 3) for rule, rate in rates.items() if rate}


def table(language: str, found: dict[tuple[str, str], list[Run]]) -> dict[str, object]:
    """Return a language's part of rates.json."""
    registers = {register: each for (code, register), each in sorted(found.items()) if code == language}
    rates: dict[str, dict[str, float]] = {}
    for register, each in registers.items():
        for rule, rate in rates_of(each).items() if len(each) >= MIN_TEXTS else ():
            rates.setdefault(rule, {})[register] = rate
    enough = any(len(each) >= MIN_TEXTS for each in registers.values())
    measured = sorted(rule.id for rule in load_pack(language).rules if not rule.detector)
    return {
        "corpora": {
            register: {"texts": len(each), "words": sum(run.words for run in each)}
            for register, each in registers.items()
        },
        "measured": measured if enough else [],
        "rates": dict(sorted(rates.items())),
    }


def report(language: str, found: dict[tuple[str, str], list[Run]]) -> None:
    """Print what was read, and the hits and rates of each rule that fired."""
    registers = {register: each for (code, register), each in sorted(found.items()) if code == language}
    for register, each in registers.items():
        print(f"{language} {register:<11} {len(each):>4} texts {sum(run.words for run in each):>7} words")
    every = [run for each in registers.values() for run in each]
    total, words = Counter[str](), sum(run.words for run in every)
    for run in every:
        total.update(run.hits)
    for rule in load_pack(language).rules:
        if total[rule.id]:
            rates = {register: rates_of(each).get(rule.id, 0) for register, each in registers.items()}
            high = ", ".join(f"{register} {rate:.2f}" for register, rate in rates.items() if rate)
            per_million = 1_000_000 * total[rule.id] / words
            print(f"{total[rule.id]:6} {per_million:7.1f} per million  {rule.role:<7} {rule.id}  {high}")


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--show", help="print every hit of the rule with this id")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--unseen", action="store_true")
    which.add_argument("--write", action="store_true")
    options = parser.parse_args()
    languages = [options.language] if options.language else LANGUAGES
    documents = sampled(
        each
        for each in humans(options.folder)
        if each.language in languages and is_unseen(each) == options.unseen
    )
    found = runs(documents, options.show)
    for language in languages:
        report(language, found)
    if options.write:
        tables = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else {}
        tables.update((language, table(language, found)) for language in languages)
        TARGET.write_text(json.dumps(tables, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
