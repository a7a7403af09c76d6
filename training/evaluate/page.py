"""A page of edits for people to read: a fixed sample, the worst by the table among them."""

import random
from collections.abc import Sequence

from training.evaluate.outcomes import Outcome

WORST = 20


def page(outcomes: Sequence[Outcome], number: int = 60) -> str:
    """Return a Markdown page of `number` touched sentences, those with faults and least likely first."""
    touched = [each for each in outcomes if each.touched]
    worst = sorted(touched, key=lambda each: (-len(each.faults), each.score))[: min(WORST, number)]
    rest = [each for each in touched if each not in worst]
    chosen = worst + random.Random(11).sample(rest, min(number - len(worst), len(rest)))
    lines = [
        "# Edits to read",
        "",
        f"The first {len(worst)} are the worst by the table; the others a sample.",
        "",
    ]
    for index, each in enumerate(chosen, start=1):
        lines += [
            f"{index}. {each.edit.language}, {each.edit.tone}, {each.score:+.2f}"
            + (f", {', '.join(sorted(each.faults))}" if each.faults else ""),
            f"   - source: {each.edit.source}",
            f"   - model: {each.output or '(deleted)'}",
            f"   - editor: {each.edit.target or '(deleted)'}",
        ]
    return "\n".join(lines) + "\n"
