"""Print how often the language of a text is told right, by its letters."""

import json
from collections import defaultdict
from pathlib import Path

from humanize_cli.text.document import Block, BlockKind, Document, Format, Span
from humanize_cli.text.language import SUPPORTED, block_languages, detect
from humanize_cli.text.protect import protected_spans

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10, 20, 30, 45, 70, 120)
EVERY = 9


def supported_sentences() -> list[tuple[str, str]]:
    """Return every ninth sentence of the training data with its language."""
    found: list[tuple[str, str]] = []
    for path in sorted((ROOT / "training" / "light").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                found += ((record["lang"], sentence) for sentence in record["sentences"])
    return found[::EVERY]


def other_sentences() -> list[tuple[str, str]]:
    """Return the sentences in languages that are not edited."""
    lines = (ROOT / "tests" / "text" / "languages.tsv").read_text(encoding="utf-8").splitlines()
    return [(language, text) for language, _, text in (line.partition("\t") for line in lines)]


def shortened(text: str, letters: int) -> str:
    """Return the first words of a text that hold about so many letters; "" where it has fewer."""
    words: list[str] = []
    for word in text.split():
        words.append(word)
        if sum(map(str.isalpha, "".join(words))) >= letters:
            return " ".join(words)
    return ""


def block(text: str, start: int = 0) -> Block:
    """Return a paragraph of one line."""
    return Block(BlockKind.PARAGRAPH, (Span(start, start + len(text)),), text, tuple(protected_spans(text)))


def alone(text: str) -> str | None:
    """Return the language of a document of one block."""
    return block_languages(Document(text, Format.PLAIN, (block(text),)))[0]


def inside(text: str, host: str) -> str | None:
    """Return the language of a block in a document of another language."""
    return block_languages(Document("", Format.PLAIN, (block(host), block(host), block(text))))[2]


def main() -> None:
    """Print the tables."""
    known, other = supported_sentences(), other_sentences()
    hosts = {}
    for language, text in known:
        if len(text) > len(hosts.get(language, "")) and detect(text).language == language:
            hosts[language] = text
    print("letters, texts | alone (own) | in a document of its language (in) | in one of another (x)")
    for size in SIZES:
        tally: dict[str, int] = defaultdict(int)
        for number, (language, sentence) in enumerate(known):
            text = shortened(sentence, size)
            if not text:
                continue
            tally["all"] += 1
            got = alone(text)
            tally["own" if got == language else "none" if got is None else "wrong"] += 1
            got = inside(text, hosts[language])
            tally["in own" if got == language else "in none" if got is None else "in wrong"] += 1
            host = sorted(SUPPORTED - {language})[number % 6]
            got = inside(text, hosts[host])
            tally[
                "x own"
                if got == language
                else "x host"
                if got == host
                else "x none"
                if got is None
                else "x wrong"
            ] += 1
        shares = {name: f"{100 * count / tally['all']:.1f}" for name, count in tally.items()}
        names = (
            "own",
            "wrong",
            "none",
            "in own",
            "in wrong",
            "in none",
            "x own",
            "x host",
            "x none",
            "x wrong",
        )
        print(size, tally["all"], *(f"{name} {shares.get(name, '0')}" for name in names), sep="  ")
    print("languages that are not edited: left alone / taken for one of the seven")
    for size in SIZES:
        cases = [(language, shortened(text, size) or text) for language, text in other]
        wrong = [(language, alone(text)) for language, text in cases if alone(text)]
        hosted = [(language, text) for language, text in cases if inside(text, hosts["en"])]
        print(
            size,
            len(cases),
            "alone:",
            len(cases) - len(wrong),
            wrong,
            "in English, left alone:",
            len(cases) - len(hosted),
            sep="  ",
        )
        if size == SIZES[-1]:
            print([(language, text[:40]) for language, text in hosted])


if __name__ == "__main__":
    main()
