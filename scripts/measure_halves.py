"""Print how many half edits the gate refuses: some of an editor's changes to a sentence made, the others not.

    python -m scripts.measure_halves

The halves are those of training/judged that readers judged (`part`), 450 a language, drawn at random from the
training split after the gate's words were written: broken where the sentence is not well formed without the
other changes, good where it reads better all the same.
"""

import json
from collections import Counter

from humanize_cli.edits import diff_edits
from humanize_cli.gate import judge
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Sentence
from training.verdicts import JUDGED


def main() -> None:
    """Judge the halves and print the shares."""
    for language in LANGUAGES:
        seen: Counter[str] = Counter()
        refused: Counter[str] = Counter()
        for line in (JUDGED / f"{language}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not row.get("part"):
                continue
            kind = row.get("fault") or ("good" if row["verdict"] == "yes" else "no better")
            edits = diff_edits(row["source"], row["edited"], "editor")
            seen[kind] += 1
            refused[kind] += bool(judge(Sentence(row["source"], language), edits).refused)
        shares = (f"{kind} {refused[kind] / seen[kind]:.0%} of {seen[kind]}" for kind in sorted(seen))
        print(f"{language}: refused {', '.join(shares)}")


if __name__ == "__main__":
    main()
