"""Print how much of plainly human writing the tool would touch, by rules and by the model, by language.

usage: python -m benchmarks.restraint [--documents N] [--humans FOLDER] [--sentences N] [--show N]

The documents are those of `benchmarks.corpus.human`: documentation that packages ship. FOLDER of `--humans`
holds unpacked Debian packages (`python -m training.humans` names them), of which the documents are read that
nothing was fitted to, each to its first 12,000 characters lest one book be all, until there are N sentences
in each language, in English five times as many. `--show` prints some of the changes, so that a person can say
whether they are improvements.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import human
from benchmarks.measure import machine
from humanize_cli.api import open_editor
from humanize_cli.model.ctranslate2_engine import load_engine
from humanize_cli.model.engine import Engine
from humanize_cli.result import Change, Result
from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Format
from training.evaluate.tool import makers
from training.humans import humans

_ENGLISH_FACTOR = 5
_AT_A_TIME = 20
_LONGEST = 12_000


def results(options: argparse.Namespace, engine: Engine) -> Iterator[tuple[str, Result]]:
    """Yield the edited documents, each with its language; those of the corpus are called English."""
    profile = load_profile(options.profile)
    if not options.humans:
        found = human(options.documents)
        editor = open_editor(profile, engine=engine)
        yield from (("en", each) for each in editor.edit_many((text, kind) for _, text, kind in found))
        return
    for language in LANGUAGES:
        # Shuffled, so that no package and no part of the alphabet fills the number alone.
        texts = sorted(
            (each for each in humans(options.humans) if each.unseen and each.language == language),
            key=lambda each: hashlib.sha256(each.name.encode()).digest(),
        )
        editor = open_editor(profile, language=language, engine=engine)
        wanted = options.sentences * (_ENGLISH_FACTOR if language == "en" else 1)
        for start in range(0, len(texts), _AT_A_TIME):
            part = texts[start : start + _AT_A_TIME]
            for each in editor.edit_many((_beginning(text.text), Format.MARKDOWN) for text in part):
                wanted -= each.sentences
                yield language, each
            if wanted <= 0:
                break


def _beginning(text: str) -> str:
    """Return a text up to a paragraph's end within its first `_LONGEST` characters."""
    return text if len(text) <= _LONGEST else text[: text.rfind("\n\n", 0, _LONGEST) + 1]


def main() -> None:
    """Edit the human texts and count the sentences that changed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--humans", type=Path)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--profile", default="plain")
    options = parser.parse_args()
    print(machine())
    documents: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    shown: list[Change] = []
    for language, result in results(options, load_engine()):
        documents[language] += 1
        sentences[language] += result.sentences
        touched[language] += len({(each.line, each.sentence_before) for each in result.changes})
        shown += result.changes
    for counts in (documents, sentences, touched):
        counts["all"] = counts.total()
    for language, number in sentences.items():
        changed = touched[language]
        print(
            f"{language}: {documents[language]} documents, {number} sentences, "
            f"{changed} touched ({changed / number:.1%})"
        )
    print(f"edits: {makers(shown)}")
    for change in shown[:: max(1, len(shown) // options.show)] if options.show else ():
        print(f"- {change.sentence_before}\n+ {change.sentence_after}  [{change.edit.origin}]")


if __name__ == "__main__":
    main()
