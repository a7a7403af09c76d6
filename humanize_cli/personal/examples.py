"""What a personal adapter learns from: a writer's sentences made stiff, and the way back to them."""

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from humanize_cli.errors import InputError
from humanize_cli.model.prompts import COPY
from humanize_cli.personal.stiffen import FEWEST_WORDS, MOST_WORDS, languages, stiffen
from humanize_cli.reading import read
from humanize_cli.text.document import BlockKind, Format

FEWEST = 100
"""Fewer sentences that can be made stiff teach the model these sentences, not a voice."""

_COPIES_AN_EDIT = 0.7
_TRIES = 4
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class Own:
    """A sentence as the writer wrote it."""

    language: str
    text: str

    @property
    def held_out(self) -> bool:
        """Whether it is kept from training, one sentence in ten, to see whether the training helped."""
        return hashlib.sha256(self.text.encode()).digest()[0] < 26


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the model is asked about, and the answer that it learns."""

    source: str
    answer: str


def own_sentences(texts: Iterable[tuple[str, Format]], language: str | None = None) -> list[Own]:
    """Return the prose sentences of texts, each once, in order; `language` is a code, None to find it.

    Raises InputError where fewer than `FEWEST` of them can be made stiff.
    """
    found: dict[Own, None] = {}
    for text, format in texts:
        reading = read(text, format, language=language)
        for block, sentences in zip(reading.document.blocks, reading.sentences, strict=True):
            if block.kind not in _PROSE:
                continue
            for each in sentences:
                plain = " ".join(each.text.split())
                whole = plain[:1].isupper() and plain.endswith((".", "!", "?"))
                fits = FEWEST_WORDS <= len(plain.split()) <= MOST_WORDS
                if whole and fits and each.language in languages():
                    found[Own(each.language, plain)] = None
    usable = sum(_stiff(each, 0) is not None for each in found)
    if usable < FEWEST:
        raise InputError(
            f"the samples have {usable} sentences to learn from, and at least {FEWEST} are needed; "
            "give more of the writer's texts"
        )
    return list(found)


def examples(sentences: Sequence[Own], turn: int) -> list[Example]:
    """Return the examples of one pass: stiff sentences and the way back, and sentences that stay.

    Each pass makes the sentences stiff in other places. The same `turn` gives the same examples.
    """
    rng = random.Random(f"examples {turn}")
    edits = [Example(stiff, own.text) for own in sentences if (stiff := _stiff(own, turn)) is not None]
    # What stays teaches restraint: without it, the model would look for something in every sentence.
    copies = rng.sample(list(sentences), min(len(sentences), round(len(edits) * _COPIES_AN_EDIT)))
    together = edits + [Example(own.text, COPY) for own in copies]
    rng.shuffle(together)
    return together


def data_hash(sentences: Sequence[Own]) -> str:
    """Return one hash over the sentences, which names what an adapter was trained on and tells none of it."""
    digest = hashlib.sha256()
    for each in sentences:
        digest.update(f"{each.language}\0{each.text}\0".encode())
    return digest.hexdigest()


def _stiff(own: Own, turn: int) -> str | None:
    for attempt in range(_TRIES):
        rng = random.Random(f"{turn} {attempt} {own.text}")
        if (stiff := stiffen(own.text, own.language, rng)) is not None:
            return stiff
    return None
