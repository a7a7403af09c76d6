"""Passages of a split as documents of at least 600 words, before and after they were edited.

Single passages are too short for a score. So the passages of one language stand together, a paragraph each,
in an order by hash.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from humanize_cli.diagnose.diagnosis import MIN_WORDS
from training.data import light_edits


@dataclass
class Grouped:
    """A document of passages: each a list of sentences, as they were and as an editor left them."""

    language: str
    before: list[list[str]] = field(default_factory=list)
    after: list[list[str]] = field(default_factory=list)

    @property
    def changed(self) -> frozenset[str]:
        """The sentences of `before` that the editor changed."""
        return frozenset(
            old
            for passage, edited in zip(self.before, self.after, strict=True)
            for old, new in zip(passage, edited, strict=True)
            if old != new
        )

    @property
    def is_long_enough(self) -> bool:
        """Whether both sides are."""
        return min(_words(self.before), _words(self.after)) >= MIN_WORDS


def _words(side: list[list[str]]) -> int:
    return sum(len(sentence.split()) for passage in side for sentence in passage)


def text_of(side: list[list[str]]) -> str:
    """Return one side of a document as text, a paragraph for each passage that has a word left."""
    return "".join(" ".join(filter(None, passage)) + "\n\n" for passage in side if any(passage))


def grouped(part: str, seed: int = 0) -> Iterator[Grouped]:
    """Yield the documents of a split; what is left over of a language is in none.

    A passage stands in one document, edited in one of its tones, and `seed` shuffles which. Passages that the
    editor left alone altogether are not among them: they were written to be good.
    """
    passages: dict[tuple[str, str, str], tuple[list[str], list[str]]] = {}
    for edit in light_edits(part):
        before, after = passages.setdefault((edit.language, edit.record, edit.tone), ([], []))
        before.append(edit.source)
        after.append(edit.target)
    open_documents: dict[str, Grouped] = {}
    seen: set[tuple[str, str]] = set()
    for key in sorted(passages, key=lambda key: hashlib.sha256(f"{seed} {key}".encode()).digest()):
        before, after = passages[key]
        if before == after or key[:2] in seen:
            continue
        seen.add(key[:2])
        document = open_documents.setdefault(key[0], Grouped(key[0]))
        document.before.append(before)
        document.after.append(after)
        if document.is_long_enough:
            yield open_documents.pop(key[0])
