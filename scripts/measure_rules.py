"""Print how often each rule fires on the training pairs, and what the human editor did there.

    python -m scripts.measure_rules [--language en] [--sample 5000] [--show en.upon]

For a rule that edits, agreement is the share of its matches whose words do not stand in the editor's sentence
any more; one that fires five times or more and is seldom agreed with should go. "Refused" counts what the
gate would not let pass. For a rule that counts, its hits in the drafts stand beside those in the edited
sentences, and beside how often people write the like. The pairs are sampled with a fixed seed, those that the
editor left as they were included; the test split stays unseen.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from humanize_cli.edits import Edit, apply_edits
from humanize_cli.gate import judge
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.rates import human_rate
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import Sentence
from training.data import light_edits


class Pair(NamedTuple):
    """A sentence of a draft and the editor's."""

    language: str
    tone: Tone
    before: str
    after: str


class Counts:
    """What was counted of each rule, by its id."""

    def __init__(self) -> None:
        self.fired: Counter[str] = Counter()
        self.agreed: Counter[str] = Counter()
        self.refused: dict[str, Counter[str]] = defaultdict(Counter)
        self.drafts: Counter[str] = Counter()
        self.edited: Counter[str] = Counter()
        self.touched = self.unsettled = self.words = 0
        self.seconds = 0.0


def pairs() -> Iterator[Pair]:
    """Yield every training pair but those of the test split."""
    for edit in chain(light_edits("train"), light_edits("dev")):
        yield Pair(edit.language, Tone(edit.tone), edit.source, edit.target)


def count_edits(pair: Pair, counts: Counts, show: str | None) -> None:
    """Count the edits of a draft's sentence, and print those of the rule to show."""
    pack, sentence = load_pack(pair.language), Sentence(pair.before, pair.language)
    edits = find_edits(sentence, pack, pair.tone)
    after = Sentence(apply_edits(pair.before, edits), pair.language)
    counts.touched += bool(edits)
    counts.unsettled += bool(edits and find_edits(after, pack, pair.tone))
    for refusal in judge(sentence, edits).refused if edits else ():
        counts.refused[refusal.edit.origin][f"{refusal.reason}: {refusal.detail}"] += 1
    for edit in edits:
        agreed = edit.old.casefold() not in pair.after.casefold()
        counts.fired[edit.origin] += 1
        counts.agreed[edit.origin] += agreed
        if edit.origin == show:
            print(shown(pair, edit, agreed=agreed))


def shown(pair: Pair, edit: Edit, *, agreed: bool) -> str:
    """Return an edit in its sentence, with the editor's below."""
    old = f"[{edit.old}→{edit.new}]"
    mark = " " if agreed else "!"
    return f"{mark} {pair.before[: edit.start]}{old}{pair.before[edit.end :]}\n    {pair.after}"


def count_tells(pair: Pair, counts: Counts, show: str | None) -> None:
    """Count the tells of a draft's sentence and of the editor's, and print those of the rule to show."""
    pack = load_pack(pair.language)
    started = time.process_time()
    drafts = find_tells(Sentence(pair.before, pair.language), pack, pair.tone, first=True, last=True)
    counts.seconds += time.process_time() - started
    counts.words += len(pair.before.split())
    edited = find_tells(Sentence(pair.after, pair.language), pack, pair.tone, first=True, last=True)
    counts.drafts.update(tell.rule.id for tell in drafts)
    counts.edited.update(tell.rule.id for tell in edited)
    for tell in drafts:
        if tell.rule.id == show and tell.rule.counts:
            print(f"  {pair.before[: tell.start]}[{tell.text}]{pair.before[tell.end :]}\n    {pair.after}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--sample", type=int, default=5000)
    parser.add_argument("--show", help="print every match of the rule with this id")
    arguments = parser.parse_args()
    chosen = [each for each in pairs() if arguments.language in (None, each.language)]
    chosen = random.Random(0).sample(chosen, min(arguments.sample, len(chosen)))
    counts = Counts()
    for pair in chosen:
        count_edits(pair, counts, arguments.show)
        count_tells(pair, counts, arguments.show)
    print(
        f"{len(chosen)} sentences, {counts.touched} touched, {counts.unsettled} change again in a second pass"
    )
    print(f"{counts.words / max(counts.seconds, 0.001):,.0f} words a second\n")
    rules = [
        (language, rule)
        for language in LANGUAGES
        for rule in (load_pack(language).rules if arguments.language in (None, language) else ())
    ]
    print(" fired agreed refused  rule that edits")
    for _, rule in rules:
        if rule.replaces:
            fired = counts.fired[rule.id]
            share = f"{counts.agreed[rule.id] / fired:6.0%}" if fired else "     –"
            refused = counts.refused[rule.id]
            reasons = "; ".join(f"{reason} ({n})" for reason, n in refused.most_common(3))
            print(f"{fired:6} {share} {refused.total():7}  {rule.id}  {reasons}")
    print("\ndrafts edited  human rate  rule that counts")
    for language, rule in rules:
        if rule.counts:
            rate = human_rate(rule.id, language)
            human = "unmeasured" if rate is None else f"{rate:10.2f}"
            print(f"{counts.drafts[rule.id]:6} {counts.edited[rule.id]:6}  {human}  {rule.id}")


if __name__ == "__main__":
    main()
