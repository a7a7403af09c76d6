"""Count what editors made of what in the light edits, for humanize_cli/faults.

usage: python -m training.habits [--write]

Only the training split is counted, and only what was done at least twice. `--write` writes the tables, a file
a language.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from humanize_cli.edits import diff_edits
from humanize_cli.faults.habits import words
from training.data import light_edits

FOLDER = Path(__file__).parents[1] / "humanize_cli" / "faults"
FEWEST = 2
HEAD = "# phrase\twhat editors made of it\tin how many sentences"


def counted() -> dict[str, Counter[tuple[str, str]]]:
    """Return how often each phrase became what, by language."""
    found: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for each in light_edits("train"):
        if each.target not in ("", each.source):
            for edit in diff_edits(each.source, each.target, "editor"):
                found[each.language][" ".join(words(edit.old)), " ".join(words(edit.new))] += 1
    return found


def main() -> None:
    """Print the numbers of habits, and write them if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    for language, habits in sorted(counted().items()):
        kept = sorted(key for key, count in habits.items() if count >= FEWEST and any(key))
        print(f"{language}: {len(kept):,} of {len(habits):,}")
        if options.write:
            rows = [f"{old}\t{new}\t{habits[old, new]}" for old, new in kept]
            (FOLDER / f"{language}.tsv").write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
