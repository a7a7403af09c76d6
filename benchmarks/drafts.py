"""Print how much of drafts as chat assistants write them the tool changes, by language and strength.

usage: python -m benchmarks.drafts [--profile plain] [--show N]

The drafts (drafts.jsonl, 20 a language) were written for this, blogs and mail and notices and manuals, and
no rule was made from them. How much should be changed nobody knows; a share near nothing says that the tool
leaves such text as it is. `--show` prints some of the changed sentences at the profile's own strength.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from benchmarks.measure import machine
from humanize_cli.api import open_editor
from humanize_cli.model.ctranslate2_engine import load_engine
from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import LANGUAGES, Strength
from humanize_cli.text.document import Format

DRAFTS = Path(__file__).parent / "drafts.jsonl"


def main() -> None:
    """Edit the drafts at each strength and count the sentences that changed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--profile", default="plain")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    print(machine())
    drafts = [json.loads(line) for line in DRAFTS.read_text(encoding="utf-8").splitlines()]
    profile, engine = load_profile(options.profile), load_engine()
    shown: list[tuple[str, str]] = []
    for strength in Strength:
        changed: Counter[str] = Counter()
        sentences: Counter[str] = Counter()
        for language in LANGUAGES:
            editor = open_editor(profile, language=language, strength=strength, engine=engine)
            texts = ((each["text"], Format.MARKDOWN) for each in drafts if each["lang"] == language)
            for result in editor.edit_many(texts):
                pairs = {(change.sentence_before, change.sentence_after) for change in result.changes}
                changed[language] += len(pairs)
                sentences[language] += result.sentences
                shown += pairs if strength is profile.strength else ()
        shares = ", ".join(f"{each} {changed[each] / sentences[each]:.0%}" for each in LANGUAGES)
        share = changed.total() / sentences.total()
        print(f"{strength}: {share:.1%} of {sentences.total()} sentences ({shares})")
    for before, after in shown[:: max(1, len(shown) // options.show)] if options.show else ():
        print(f"- {before}\n+ {after}")


if __name__ == "__main__":
    main()
