"""Write which words with a capital are no names, to humanize_cli/emotion/known.txt.gz.

usage: python -m training.known_words EMOTION_DATA

Names that no list has are told from words by never having been seen as words. Counted are the sentences of
the training split of training/light and the lines of the emotion data: a word that was seen in small letters,
and in German one with a capital that simplemma's dictionary has, but none of the listed names.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.data import light_edits

PACKAGE = Path(__file__).parents[1] / "humanize_cli" / "emotion"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
_WORD = re.compile(r"[^\W\d_]+")


def texts(language: str, folder: Path) -> Iterator[str]:
    """Yield the texts that words are taken from."""
    for edit in light_edits("train"):
        if edit.language == language:
            yield edit.source
            yield edit.target
    files = [folder / f"xed-{language}.tsv"]
    if language == "en":
        files += [folder / "goemotions-train.tsv", folder / "xed-en-neutral.txt"]
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield line.partition("\t")[0]


def known(language: str, folder: Path, names: frozenset[str]) -> list[str]:
    """Return the words of a language in small letters, in alphabetical order."""
    import simplemma

    small: set[str] = set()
    capital: set[str] = set()
    for text in texts(language, folder):
        for word in _WORD.findall(text):
            (small if word.islower() else capital).add(word)
    if language == "de":
        small |= {
            word.lower()
            for word in capital
            if word.lower() not in names and simplemma.is_known(word, language)
        }
    return sorted(word for word in small if len(word) > 1)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("emotion_data", type=Path)
    folder = parser.parse_args().emotion_data
    names = frozenset(json.loads((PACKAGE / "masking.json").read_text(encoding="utf-8"))["names"])
    lines = []
    for language in LANGUAGES:
        words = known(language, folder, names)
        print(language, len(words))
        lines.append(" ".join((language, *words)))
    data = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
    (PACKAGE / "known.txt.gz").write_bytes(data)
    print(f"known.txt.gz: {len(data):,} bytes")


if __name__ == "__main__":
    main()
