"""Measure what harm the gate lets through: good edits with one harmful change each, by kind and language.

The edits are the light ones of a split; the change is made in the target, so that the gate sees it as a
proposer's edit among good ones. It counts as refused when no edit that the change made or altered is
accepted. Most changes come from `mutations.yaml`, written apart from the gate's own lists.
"""

import argparse
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from humanize_cli.edits import Edit, apply_edits, diff_edits
from humanize_cli.gate import judge
from humanize_cli.gate.dictionary import is_known
from humanize_cli.text.document import Sentence
from humanize_cli.text.protect import protected_spans
from scripts.harm import NAME, Rule, by_figure, by_rule, rules
from training.data import LightEdit, light_edits


@dataclass(frozen=True, slots=True)
class Mutation:
    """A light edit and its target with one harmful change."""

    edit: LightEdit
    kind: str
    text: str


def mutations(split: str, number: int, seed: int) -> list[Mutation]:
    """Return about so many mutations of a split's edits, spread evenly over kinds and languages."""
    chance = random.Random(seed)
    edits = [each for each in light_edits(split) if each.target and each.target != each.source]
    chance.shuffle(edits)
    pools: dict[str, list[str]] = {}
    for edit in edits:
        pools.setdefault(edit.language, []).extend(
            name[0] for name in NAME.finditer(edit.target) if not is_known(name[0], edit.language)
        )
    cells: dict[tuple[str, str], list[Mutation]] = {}
    most = number // 100
    for edit in edits:
        full = {
            kind
            for (language, kind), cell in cells.items()
            if language == edit.language and len(cell) >= most
        }
        for kind, text in (*by_rule(edit, chance, full), *by_figure(edit, chance, pools[edit.language])):
            cell = cells.setdefault((edit.language, kind), [])
            if len(cell) < most and text not in (edit.target, edit.source):
                cell.append(Mutation(edit, kind, text))
    found: list[Mutation] = []
    row = 0
    while len(found) < number and any(row < len(cell) for cell in cells.values()):
        found += (cell[row] for _, cell in sorted(cells.items()) if row < len(cell))
        row += 1
    return found[:number]


def survivors(mutation: Mutation) -> list[Edit] | None:
    """Return the edits by which the harm gets through, None where the change made no edit."""
    source, language = mutation.edit.source, mutation.edit.language
    good = {(each.start, each.end, each.new) for each in diff_edits(source, mutation.edit.target, "light")}
    edits = diff_edits(source, mutation.text, "light")
    own = [each for each in edits if (each.start, each.end, each.new) not in good]
    if not own:
        return None
    verdict = judge(Sentence(source, language, protected=tuple(protected_spans(source))), edits)
    through = [each for each in verdict.accepted if each in own]
    if through and mutation.kind.endswith("dropped"):
        # What the other edits would have taken may stand again, since they were refused.
        entries = rules(language)[0].get(mutation.kind, [])
        whole = apply_edits(source, verdict.accepted)
        if _count(entries, whole) >= _count(entries, mutation.edit.target) and entries:
            return []
    return through


def _count(entries: list[Rule], text: str) -> int:
    return sum(1 for rule in entries for _ in rule.pattern.finditer(text))


def main() -> None:
    """Print the share refused by kind and language, and the survivors where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="train", choices=("train", "dev"))
    parser.add_argument("--number", type=int, default=10_000, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0, help="print so many changes that got through")
    parser.add_argument("--kind", help="print only those of this kind")
    arguments = parser.parse_args()

    sample = mutations(arguments.split, arguments.number, arguments.seed)
    seen: Counter[tuple[str, str]] = Counter()
    refused: Counter[tuple[str, str]] = Counter()
    shown = 0
    started = time.process_time()
    for mutation in sample:
        through = survivors(mutation)
        if through is None:
            continue
        language, kind = mutation.edit.language, mutation.kind
        for cell in ((language, kind), ("all", kind), (language, "all"), ("all", "all")):
            seen[cell] += 1
            refused[cell] += not through
        if through and shown < arguments.show and arguments.kind in (None, kind):
            shown += 1
            print(f"{language} {kind}: " + " | ".join(f"«{each.old}» → «{each.new}»" for each in through))
            print(f"    {mutation.edit.source}\n    {mutation.text}")
    seconds = time.process_time() - started
    languages = [*sorted({each.edit.language for each in sample}), "all"]
    print(f"{'':22}{'made':>6}" + "".join(f"{each:>8}" for each in languages))
    for kind in [*sorted({each.kind for each in sample}), "all"]:
        cells = [(language, kind) for language in languages]
        shares = (f"{refused[cell] / seen[cell]:8.1%}" if seen[cell] else f"{'-':>8}" for cell in cells)
        print(f"{kind:22}{seen['all', kind]:6}" + "".join(shares))
    print(
        f"refused: {refused['all', 'all']} of {seen['all', 'all']}; "
        f"{1000 * seconds / len(sample):.2f} ms each"
    )


if __name__ == "__main__":
    main()
