"""Measure the gate on hand-made edits: the share accepted by language, and what is refused by reason.

The edits are those between source and target of the light data (`training/light/*.jsonl`), which a good
editor made and a second one read, so nearly all ought to pass. Some of them do drop or change something: a
gate that accepts all of them is no gate.

Acceptance is told by edit, and by unit: an edit is often one half of a change (a verb goes here and comes
back there), and falls with the other half, so in a unit all refused edits of a sentence count as one.
"""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from humanize_cli.edits import diff_edits
from humanize_cli.gate import judge
from humanize_cli.gate.lexicon import languages
from humanize_cli.text.document import Sentence
from humanize_cli.text.protect import protected_spans
from training.data import LightEdit, light_edits


def sample(split: str, number: int, seed: int, wanted: set[str]) -> list[LightEdit]:
    """Return up to so many changed sentences of a split in each of the languages."""
    changed = [
        each
        for each in light_edits(split)
        if each.target and each.target != each.source and each.language in wanted
    ]
    random.Random(seed).shuffle(changed)
    taken: Counter[str] = Counter()
    found = []
    for each in changed:
        if taken[each.language] < number:
            taken[each.language] += 1
            found.append(each)
    return found


def main() -> None:
    """Print the table, and the refusals where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="train", choices=("train", "dev"))
    parser.add_argument(
        "--number", type=int, default=600, help="sentences in each language (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", nargs="*", default=list(languages()))
    parser.add_argument("--show", type=int, default=0, help="print so many refusals")
    parser.add_argument("--reason", help="print only refusals for this reason")
    arguments = parser.parse_args()

    rows = sample(arguments.split, arguments.number, arguments.seed, set(arguments.languages))
    outcome: dict[str, Counter[str]] = {}
    reasons: Counter[tuple[str, str]] = Counter()
    shown = 0
    started = time.process_time()
    for each in rows:
        sentence = Sentence(each.source, each.language, protected=tuple(protected_spans(each.source)))
        edits = diff_edits(each.source, each.target, "hand")
        verdict = judge(sentence, edits)
        whole = "whole" if not verdict.refused else "part" if verdict.accepted else "none"
        for language in (each.language, "all"):
            row = outcome.setdefault(language, Counter())
            row.update({"sentences": 1, whole: 1, "edits": len(edits), "accepted": len(verdict.accepted)})
            row["units"] += len(verdict.accepted) + bool(verdict.refused)
            reasons.update((language, refusal.reason.value) for refusal in verdict.refused)
        for refusal in verdict.refused:
            if shown < arguments.show and arguments.reason in (None, refusal.reason):
                shown += 1
                edit = refusal.edit
                print(f"{each.language} {refusal.reason} [{refusal.detail}]  «{edit.old}» → «{edit.new}»")
                print(f"    {each.source}\n    {each.target}")
    seconds = time.process_time() - started

    columns = [*sorted(set(outcome) - {"all"}), "all"]
    print(f"{'':14}" + "".join(f"{each:>8}" for each in columns))
    print(f"{'sentences':14}" + "".join(f"{outcome[each]['sentences']:8}" for each in columns))
    for name in ("whole", "part", "none"):
        shares = (outcome[each][name] / outcome[each]["sentences"] for each in columns)
        print(f"{name:14}" + "".join(f"{share:8.1%}" for share in shares))
    print(f"{'edits':14}" + "".join(f"{outcome[each]['edits']:8}" for each in columns))
    for name in ("accepted", *dict.fromkeys(reason for (_, reason), _ in reasons.most_common())):
        counts = [
            outcome[each]["accepted"] if name == "accepted" else reasons[each, name] for each in columns
        ]
        shares = (count / outcome[each]["edits"] for count, each in zip(counts, columns, strict=True))
        print(f"{name:14}" + "".join(f"{share:8.1%}" for share in shares))
    print(f"{'units':14}" + "".join(f"{outcome[each]['units']:8}" for each in columns))
    shares = (outcome[each]["accepted"] / outcome[each]["units"] for each in columns)
    print(f"{'accepted':14}" + "".join(f"{share:8.1%}" for share in shares))
    print(f"{1000 * seconds / len(rows):.2f} ms a sentence")


if __name__ == "__main__":
    main()
