"""Measure the gate on hand-made edits: the share of sentences whose edits pass whole, in part or not, by
language and reason.

The pairs are `training/light/*.jsonl`, whose edits a good editor made and a second one read, so nearly all
ought to pass.
"""

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

from humanize_cli.edits import diff_edits
from humanize_cli.gate import judge
from humanize_cli.gate.lexicon import languages
from humanize_cli.text.document import Sentence
from humanize_cli.text.protect import protected_spans

LIGHT = Path(__file__).parent.parent / "training" / "light"


def pairs(folder: Path, wanted: set[str]) -> list[tuple[str, str, str, bool]]:
    """Return the changed sentences of a folder: (language, before, after, whether it is its passage's only
    one).
    """
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record["lang"] in wanted:
                alone = len(record["sentences"]) == 1
                found += [
                    (record["lang"], before, after, alone)
                    for before, after in zip(record["sentences"], record["light"], strict=True)
                    if before != after
                ]
    return found


def main() -> None:
    """Print the table, and the refusals where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=LIGHT)
    parser.add_argument(
        "--number", type=int, default=3000, help="how many changed sentences (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--languages", nargs="*", default=list(languages()))
    parser.add_argument("--show", type=int, default=0, help="print so many refusals")
    parser.add_argument("--reason", help="print only refusals for this reason")
    arguments = parser.parse_args()

    sample = pairs(arguments.folder, set(arguments.languages))
    random.Random(arguments.seed).shuffle(sample)
    sample = sample[: arguments.number]
    outcome: dict[str, Counter[str]] = {}
    reasons: Counter[str] = Counter()
    edits_seen = edits_passed = shown = 0
    started = time.process_time()
    for language, before, after, alone in sample:
        sentence = Sentence(before, language, protected=tuple(protected_spans(before)), alone=alone)
        edits = diff_edits(before, after, "hand")
        if not edits:
            continue
        verdict = judge(sentence, edits)
        edits_seen += len(edits)
        edits_passed += len(verdict.accepted)
        row = outcome.setdefault(language, Counter())
        row["whole" if not verdict.refused else "part" if verdict.accepted else "none"] += 1
        for refusal in verdict.refused:
            reasons[f"{language} {refusal.reason}"] += 1
            reasons[f"all {refusal.reason}"] += 1
            if shown < arguments.show and arguments.reason in (None, refusal.reason):
                shown += 1
                edit = refusal.edit
                print(f"{language} {refusal.reason} [{refusal.detail}]  «{edit.old}» → «{edit.new}»")
                print(f"    {before}")
    seconds = time.process_time() - started
    print(f"{'':4}{'sentences':>10}{'whole':>8}{'part':>8}{'none':>8}")
    for language, row in sorted(outcome.items()):
        total = row.total()
        print(
            f"{language:4}{total:10}"
            + "".join(f"{row[each] / total:8.1%}" for each in ("whole", "part", "none"))
        )
    total = sum(row.total() for row in outcome.values())
    if total:
        speed = 1000 * seconds / total
        print(f"edits passed: {edits_passed / edits_seen:.1%} of {edits_seen}; {speed:.2f} ms a sentence")
    for name, count in sorted(reasons.items(), key=lambda item: -item[1]):
        if name.startswith("all "):
            print(f"{count / edits_seen:7.1%}  {name[4:]}")


if __name__ == "__main__":
    main()
