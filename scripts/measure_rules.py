"""Print how often each rule fires on the training pairs, and how often the human editor agreed.

    python scripts/measure_rules.py [--language en] [--sample 5000] [--show en.upon]

Agreement is the share of a rule's matches whose words do not stand in the editor's sentence any more. A rule
that fires five times or more and is seldom agreed with should go. "Refused" counts what the gate would not
let pass. The pairs are sampled with a fixed seed, those that the editor left as they were included.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from humanize_cli.edits import apply_edits
from humanize_cli.gate import judge
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import load_pack
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import Sentence

LIGHT = Path(__file__).parent.parent / "training" / "light"


def pairs() -> Iterator[tuple[str, Tone, str, str]]:
    """Yield language, tone, sentence and the editor's sentence of every training pair."""
    for path in sorted(LIGHT.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            for before, after in zip(record["sentences"], record["light"], strict=True):
                yield record.get("lang", "en"), Tone(record.get("tone", "plain")), before, after


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--sample", type=int, default=5000)
    parser.add_argument("--show", help="print every match of the rule with this id")
    arguments = parser.parse_args()
    chosen = [each for each in pairs() if arguments.language in (None, each[0])]
    chosen = random.Random(0).sample(chosen, min(arguments.sample, len(chosen)))
    fired: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    refused: dict[str, Counter[str]] = defaultdict(Counter)
    unsettled = touched = 0
    seconds = 0.0
    for language, tone, before, after in chosen:
        pack, sentence = load_pack(language), Sentence(before, language)
        started = time.perf_counter()
        edits = find_edits(sentence, pack, tone)
        seconds += time.perf_counter() - started
        touched += bool(edits)
        unsettled += bool(edits and find_edits(Sentence(apply_edits(before, edits), language), pack, tone))
        verdict = judge(sentence, edits) if edits else None
        for refusal in verdict.refused if verdict else ():
            refused[refusal.edit.origin][f"{refusal.reason}: {refusal.detail}"] += 1
        for edit in edits:
            fired[edit.origin] += 1
            agreed[edit.origin] += edit.old.casefold() not in after.casefold()
            if edit.origin == arguments.show:
                mark = " " if edit.old.casefold() not in after.casefold() else "!"
                print(
                    f"{mark} {before[: edit.start]}[{edit.old}→{edit.new}]{before[edit.end :]}\n    {after}"
                )
    print(f"{len(chosen)} sentences, {touched} touched, {unsettled} change again in a second pass")
    print(f"{1000 * seconds / max(1, len(chosen)):.3f} ms a sentence\n\n fired agreed refused  rule")
    for language in LANGUAGES:
        for rule in load_pack(language).rules if arguments.language in (None, language) else ():
            count = fired[rule.id]
            share = f"{agreed[rule.id] / count:6.0%}" if count else "     –"
            reasons = "; ".join(f"{reason} ({n})" for reason, n in refused[rule.id].most_common(3))
            print(f"{count:6} {share} {sum(refused[rule.id].values()):7}  {rule.id}  {reasons}")


if __name__ == "__main__":
    main()
