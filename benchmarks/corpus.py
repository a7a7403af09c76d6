"""Varied real documents found on this machine, to measure on text that was not chosen for it.

Nothing is downloaded or stored: the documents are the project's own examples, the descriptions of installed
Python packages, Python's language reference, what Debian packages ship under /usr/share/doc, and passages of
training/light in seven languages, more than ten thousand. Run as a script it prints what there is.
"""

import gzip
import hashlib
import json
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import distributions
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import NamedTuple

from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Format

ROOT = Path(__file__).parents[1]
DEBIAN_DOCS = Path("/usr/share/doc")
BEFORE_ASSISTANTS = datetime(2022, 1, 1, tzinfo=UTC)
"""Text not changed since then was not written by today's assistants."""

_MIN_CHARACTERS = 200
_MAX_CHARACTERS = 6_000
_DOC_NAME = re.compile(r"(readme|news|changelog|changes|todo|faq|history)\b.*", re.IGNORECASE)
_PROSE_NAME = re.compile(r"(readme|news|faq)\b.*", re.IGNORECASE)
_NOT_TEXT = re.compile(r"\.(html?|rst|xml|py|pl|sh|c|css|json|pdf|ps|png|svg)(\.gz)?$", re.IGNORECASE)


class Sample(NamedTuple):
    """A document: a name that says where it is from, its text, and how it is marked up."""

    name: str
    text: str
    format: Format


def documents(limit: int, *, seed: int = 0) -> list[Sample]:
    """Return `limit` documents: the examples, then the other sources in turn, shuffled by `seed`.

    One machine and seed give one list; no text comes twice. Raises ValueError if there are not enough.
    """
    found = (_shuffled(pool, seed) for pool in (_packages(), _debian(_DOC_NAME), _reference()))
    samples = list(islice(_once(chain(_examples(), _in_turn(*found, _passages(seed)))), limit))
    if len(samples) < limit:
        raise ValueError(f"only {len(samples)} documents on this machine, {limit} asked for")
    return samples


def human(limit: int, *, seed: int = 0) -> list[Sample]:
    """Return up to `limit` documents that people wrote: Debian's, by date, and Python's language reference.

    Debian keeps the date of a file's last change, so one before 2022 tells. The reference has no dates, but
    nearly all its text is far older. Without Debian's documentation there may be fewer than `limit`.
    """
    good = (sample for sample in _examples() if sample.name.endswith("good-writing.md"))
    found = (_shuffled(pool, seed) for pool in (_debian(_PROSE_NAME, before=BEFORE_ASSISTANTS), _reference()))
    return list(islice(_once(chain(good, _in_turn(*found))), limit))


def _in_turn(*pools: Iterable[Sample]) -> Iterator[Sample]:
    """Yield one sample of each pool in turn until all are used up."""
    for turn in zip_longest(*pools):
        yield from filter(None, turn)


def _shuffled(samples: Iterable[Sample], seed: int) -> list[Sample]:
    """Return the samples in the order of a hash of name and seed, whatever order they were found in."""
    return sorted(samples, key=lambda sample: _rank(sample.name, seed))


def _rank(name: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {name}".encode()).hexdigest()


def _once(samples: Iterable[Sample]) -> Iterator[Sample]:
    """Yield the samples whose text has not come before."""
    seen: set[str] = set()
    for sample in samples:
        if sample.text not in seen:
            seen.add(sample.text)
            yield sample


def _examples() -> Iterator[Sample]:
    for path in sorted((ROOT / "examples").iterdir()):
        if path.suffix in (".md", ".txt"):
            text = path.read_bytes().decode("utf-8")
            yield Sample(
                f"examples/{path.name}", text, Format.MARKDOWN if path.suffix == ".md" else Format.PLAIN
            )


def _packages() -> Iterator[Sample]:
    """Yield the long descriptions of installed Python packages, which mostly are their README files."""
    formats = {"text/markdown": Format.MARKDOWN, "text/plain": Format.PLAIN}
    for package in distributions():
        metadata = package.metadata
        kind = (metadata["Description-Content-Type"] or "").partition(";")[0].strip().lower()
        text = _shortened(metadata.get("Description") or str(metadata.get_payload() or ""))
        if kind in formats and text:
            yield Sample(f"package/{metadata['Name']}", text, formats[kind])


def _reference() -> Iterator[Sample]:
    from pydoc_data.topics import topics

    for topic, text in sorted(topics.items()):
        if short := _shortened(text):
            yield Sample(f"python-reference/{topic}", short, Format.PLAIN)


def _debian(pattern: re.Pattern[str], before: datetime | None = None) -> Iterator[Sample]:
    """Yield Debian packages' documents with names like `pattern`, on request those changed last `before`."""
    for path in sorted(DEBIAN_DOCS.glob("*/*")):
        if not pattern.fullmatch(path.name) or _NOT_TEXT.search(path.name):
            continue
        try:
            if before and datetime.fromtimestamp(path.stat().st_mtime, UTC) >= before:
                continue
            data = path.read_bytes()
            text = _shortened((gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8"))
        except (OSError, EOFError, zlib.error, UnicodeDecodeError):
            continue
        if text:
            kind = Format.MARKDOWN if ".md" in path.suffixes else Format.PLAIN
            yield Sample(f"debian/{path.parent.name}/{path.name}", text, kind)


def _passages(seed: int) -> Iterator[Sample]:
    """Yield the stiff side of the training data, languages in turn, one paragraph each."""
    by_language: dict[str, list[Sample]] = {language: [] for language in LANGUAGES}
    for path in sorted((ROOT / "training" / "light").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            name = f"light/{path.stem}/{record['id']}/{record.get('tone', 'plain')}"
            markdown = int(_rank(name, seed)[-1], 16) % 2
            text = " ".join(record["sentences"]) + "\n"
            by_language[record["lang"]].append(
                Sample(name, text, Format.MARKDOWN if markdown else Format.PLAIN)
            )
    return _in_turn(*(_shuffled(samples, seed) for samples in by_language.values()))


def _shortened(text: str) -> str:
    """Return the text up to the last paragraph that ends within the limit; empty if there is almost none."""
    text = text.strip("\n") + "\n"
    if len(text) > _MAX_CHARACTERS:
        text = text[: text.rfind("\n\n", 0, _MAX_CHARACTERS) + 1]
    return text if len(text) >= _MIN_CHARACTERS and "\0" not in text else ""


def main() -> None:
    """Print how many documents and words of each source the two lists hold."""
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    for title, samples in (("documents", documents(limit)), ("human", human(limit))):
        print(f"{title}: {len(samples)}")
        found = Counter(sample.name.split("/")[0] for sample in samples)
        for source, count in sorted(found.items()):
            words = sum(len(each.text.split()) for each in samples if each.name.startswith(source + "/"))
            print(f"  {source:<17} {count:>5} documents {words:>8} words")


if __name__ == "__main__":
    main()
