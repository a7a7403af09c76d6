"""Print how much of plainly human writing the tool would touch, by rules and by the model.

usage: python -m benchmarks.restraint [--documents N] [--show N]

The documents are those of `benchmarks.corpus.human`: documentation that packages ship. `--show` prints some
of the changes, so that a person can say whether they are improvements.
"""

import argparse
from collections import Counter

from benchmarks.corpus import human
from benchmarks.measure import machine
from humanize_cli.api import open_editor
from humanize_cli.model.ctranslate2_engine import load_engine
from humanize_cli.style.load import load_profile


def main() -> None:
    """Edit the human texts and count the sentences that changed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--profile", default="plain")
    options = parser.parse_args()
    print(machine())
    found = human(options.documents)
    editor = open_editor(load_profile(options.profile), engine=load_engine())
    results = list(editor.edit_many((text, kind) for _, text, kind in found))
    sentences = sum(result.sentences for result in results)
    touched = {
        (index, change.line, change.sentence_before)
        for index, result in enumerate(results)
        for change in result.changes
    }
    makers = Counter(
        "model" if "model" in change.edit.origin else "rules"
        for result in results
        for change in result.changes
    )
    share = len(touched) / sentences
    print(f"{len(found)} documents, {sentences} sentences, {len(touched)} touched ({share:.1%})")
    print(f"edits by rules: {makers['rules']}, by the model: {makers['model']}")
    shown = [change for result in results for change in result.changes]
    for change in shown[:: max(1, len(shown) // options.show)] if options.show else ():
        print(f"- {change.sentence_before}\n+ {change.sentence_after}  [{change.edit.origin}]")


if __name__ == "__main__":
    main()
