"""Lay out novels as writers' folders for benchmarks/voice.py.

    python -m benchmarks.voice_writers BOOKS FOLDER [--words 2500] [--texts 25] [--part test]

BOOKS holds plain text files named AUTHOR_TITLE_YEAR.txt, as in the collection "100 English Novels"
(computationalstylistics/100_english_novels: public-domain novels by 33 authors, put together for tests of
stylometry). Each author's books become texts of about so many words, whole paragraphs each, taken in equal
steps through the books; the authors with most books, in alphabetical order, are the 20 of the part test, the
others are dev, on which alone anything may be tuned.
"""

import argparse
import re
from collections import defaultdict
from pathlib import Path

WRITERS = 20
_LONG_LINE, _LONGEST = 300, 40
"""Characters of a line that is a whole paragraph, and lines of a paragraph on average."""
_MARGIN = 0.05
"""The share of a book left out at either end, where title pages and notes by others stand."""


def writers(books: Path, part: str) -> dict[str, list[Path]]:
    """Return the books of each author of a part."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(books.glob("*_*_*.txt")):
        found[path.name.partition("_")[0].lower()].append(path)
    several = sorted(name for name, paths in found.items() if len(paths) >= 3)
    chosen = several[:WRITERS] if part == "test" else several[WRITERS:]
    return {name: found[name] for name in chosen}


def passages(book: Path, words: int, number: int) -> list[str]:
    """Return so many texts of about so many words from a book."""
    text = book.read_text(encoding="utf-8", errors="replace").lstrip("\ufeff").replace("\r\n", "\n")
    paragraphs = _paragraphs(text)
    margin = int(len(paragraphs) * _MARGIN)
    paragraphs = paragraphs[margin : len(paragraphs) - margin]
    texts: list[str] = []
    run: list[str] = []
    size = 0
    for each in paragraphs:
        run.append(each)
        size += len(each.split())
        if size >= words:
            texts.append("\n\n".join(run) + "\n")
            run, size = [], 0
    step = max(1, len(texts) // number)
    return texts[::step][:number]


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs: between empty lines, or a line each, or lines up to one that ends a sentence."""
    blocks = re.split(r"\n\s*\n", text)
    if max(map(len, text.splitlines()), default=0) > _LONG_LINE:
        blocks = text.splitlines()
    elif len(blocks) < text.count("\n") / _LONGEST:
        blocks = re.split(r"(?<=[.!?])[\"']?\n", text)
    return [" ".join(each.split()) for each in blocks if each.strip()]


def main() -> None:
    """Write the texts, and print how many there are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("books", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=2500)
    parser.add_argument("--texts", type=int, default=25)
    parser.add_argument("--part", choices=("test", "dev"), default="test")
    options = parser.parse_args()
    for name, books in writers(options.books, options.part).items():
        each = -(-options.texts // len(books))
        texts = [
            (f"{number:02}-{book.stem.partition('_')[2].lower()}.txt", text)
            for number, book in enumerate(books)
            for text in passages(book, options.words, each)
        ][: options.texts]
        folder = options.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        for index, (file, text) in enumerate(texts):
            (folder / f"{index:03}-{file}").write_text(text, encoding="utf-8")
        print(f"{name:<12} {len(texts)} texts, {sum(len(text.split()) for _, text in texts)} words")


if __name__ == "__main__":
    main()
