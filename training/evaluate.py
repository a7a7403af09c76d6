"""Print how the model alone, before any gate, edits a split, beside a copy of the input.

usage: python -m training.evaluate [--split dev|test] [--adapter DIR] [--against DIR] [--limit N] [--json
FILE] [--calibrate]

A sentence counts as touched where the answer differs from it. Recall is the share of the sentences that the
editor changed
that the model touches; restraint, of those the editor left alone, the share it leaves alone. An edit is right
only if it equals the editor's in place and words (the strict matching of grammatical error correction, F0.5).
`--calibrate` prints
what thresholds on the first token's probability of "=" and on the answer's mean log-probability would do.
Adapters up to adapter-1 were trained on the dev split too, which flatters them there.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from humanize_cli.edits import diff_edits
from humanize_cli.model.engine import Answer, Engine, Prompt
from humanize_cli.model.prompts import COPY, DELETE
from training.data import LightEdit, light_edits

NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")


@dataclass(frozen=True)
class Outcome:
    """A sentence of the split with what the model made of it."""

    edit: LightEdit
    output: str
    score: float
    copy_probability: float

    @property
    def touched(self) -> bool:
        """Whether the model changed the sentence."""
        return self.output != self.edit.source

    @property
    def wanted(self) -> bool:
        """Whether the editor changed it."""
        return self.edit.target != self.edit.source


def text_of(edit: LightEdit, answer: Answer) -> str:
    """Return the sentence that an answer stands for."""
    if answer.text == COPY or not answer.finished:
        return edit.source
    return "" if answer.text == DELETE else answer.text


def row(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Return the figures of one row."""
    wanted = [each for each in outcomes if each.wanted]
    alone = [each for each in outcomes if not each.wanted]
    matched = offered = asked = 0
    for each in outcomes:
        ours = hunks(each.edit.source, each.output)
        theirs = hunks(each.edit.source, each.edit.target)
        matched += (ours & theirs).total()
        offered, asked = offered + ours.total(), asked + theirs.total()
    precision, recall = matched / max(1, offered), matched / max(1, asked)
    lost = sum(
        bool(Counter(NUMBER.findall(each.edit.source)) - Counter(NUMBER.findall(each.output)))
        for each in outcomes
        if each.touched
    )
    return {
        "n": len(outcomes),
        "touched": sum(each.touched for each in outcomes) / max(1, len(outcomes)),
        "recall": sum(each.touched for each in wanted) / max(1, len(wanted)),
        "restraint": sum(not each.touched for each in alone) / max(1, len(alone)),
        "exact": sum(each.output == each.edit.target for each in outcomes) / max(1, len(outcomes)),
        "edit P": precision,
        "edit R": recall,
        "F0.5": 1.25 * precision * recall / max(1e-9, 0.25 * precision + recall),
        "number lost": lost,
    }


def hunks(before: str, after: str) -> Counter[tuple[int, int, str]]:
    """Return the edits between two texts as a multiset."""
    return Counter((edit.start, edit.end, edit.new) for edit in diff_edits(before, after, "any"))


def ask(engine: Engine, edits: Sequence[LightEdit], calibrate: bool) -> list[Outcome]:
    """Let the model edit every sentence."""
    prompts = [Prompt(edit.tone, edit.source) for edit in edits]
    answers = engine.answer(prompts)
    chances = engine.copy_probabilities(prompts) if calibrate else [0.0] * len(prompts)
    return [
        Outcome(edit, text_of(edit, answer), answer.score, chance)
        for edit, answer, chance in zip(edits, answers, chances, strict=True)
    ]


def table(title: str, outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Print the rows of one model: all, by language, by tone, by length in words; return them."""
    copies = [Outcome(each.edit, each.edit.source, 0.0, 1.0) for each in outcomes]
    groups: dict[str, Iterable[Outcome]] = {"copy of the input": copies, "all": outcomes}
    for language in sorted({each.edit.language for each in outcomes}):
        groups[language] = [each for each in outcomes if each.edit.language == language]
    for tone in sorted({each.edit.tone for each in outcomes}):
        groups[tone] = [each for each in outcomes if each.edit.tone == tone]
    for low, high in ((1, 10), (11, 20), (21, 30), (31, 999)):
        inside = [each for each in outcomes if low <= len(each.edit.source.split()) <= high]
        groups[f"{low} to {high} words"] = inside
    rows = {name: row(list(group)) for name, group in groups.items()}
    columns = list(rows["all"])
    print(f"\n{title}\n\n| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for name, figures in rows.items():
        cells = [
            str(int(figures[column]))
            if column in ("n", "number lost")
            else f"{figures[column]:.2f}"
            if column.startswith(("edit", "F"))
            else f"{figures[column]:.0%}"
            for column in columns
        ]
        print(f"| {name} | {' | '.join(cells)} |")
    return rows


def calibration(outcomes: Sequence[Outcome]) -> None:
    """Print what thresholds would do to recall, restraint and edit precision."""
    print("\nEdits looked at only where the probability of '=' is below:")
    for threshold in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5):
        kept = [
            Outcome(each.edit, each.output if each.copy_probability < threshold else each.edit.source, 0, 0)
            for each in outcomes
        ]
        figures = row(kept)
        print(f"  {threshold:.2f}: recall {figures['recall']:.0%}, restraint {figures['restraint']:.0%}")
    print("Also asked again where '=' won, below:")
    for threshold in (0.5, 0.6, 0.7, 0.8, 0.9):
        wanted = [each for each in outcomes if each.wanted]
        alone = [each for each in outcomes if not each.wanted]
        recall = sum(each.copy_probability < threshold for each in wanted) / max(1, len(wanted))
        restraint = sum(each.copy_probability >= threshold for each in alone) / max(1, len(alone))
        print(f"  {threshold:.2f}: recall {recall:.0%}, restraint {restraint:.0%}")
    print("Answers with a mean log-probability a token of at least (share of touched kept, edit precision):")
    touched = [each for each in outcomes if each.touched]
    for language in ("en", "other"):
        mine = [each for each in touched if (each.edit.language == "en") == (language == "en")]
        for least in (-9.0, -0.5, -0.35, -0.3, -0.25, -0.2, -0.15, -0.1):
            kept = [each for each in mine if each.score >= least]
            print(
                f"  {language} {least:+.2f}: {len(kept) / max(1, len(mine)):.0%}, {row(kept)['edit P']:.2f}"
            )


def main() -> None:
    """Evaluate the adapters named on the command line."""
    from humanize_cli.model.ctranslate2_engine import load_engine

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--adapter", type=Path, help="adapter folder; the released one where missing")
    parser.add_argument("--against", type=Path, help="another adapter to print beside it")
    parser.add_argument("--limit", type=int, help="a random sample of that many sentences (fixed seed)")
    parser.add_argument("--json", type=Path, help="also write the figures there")
    parser.add_argument("--calibrate", action="store_true")
    options = parser.parse_args()
    edits = [edit for edit in light_edits(options.split) if edit.source]
    if options.limit:
        edits = random.Random(7).sample(edits, min(options.limit, len(edits)))
    figures = {}
    for adapter in (options.adapter, options.against) if options.against else (options.adapter,):
        outcomes = ask(load_engine(adapter=adapter), edits, options.calibrate)
        figures[str(adapter or "released")] = table(
            f"{adapter or 'released adapter'}, {options.split}", outcomes
        )
        if options.calibrate:
            calibration(outcomes)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
