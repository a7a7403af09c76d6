"""Texts of running prose put together from the light edits, each as a draft and as its editor left it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from training.data import LightEdit, light_edits

WORDS = 150
"""Words of a draft, at least."""
NO_PROSE = ("#", "|", ">", "-", "*")
"""First characters of headings, tables, quotations and items, which would swallow what follows them."""


def texts(split: str, tone: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield the records of a tone in a language of a split, in the files' order, as drafts of WORDS words
    with what editors made of them.
    """
    chosen = _prose(split).get((tone, language), ())
    before: list[str] = []
    after: list[str] = []
    for _, group in groupby(chosen, key=lambda each: each.record):
        record = list(group)
        before.append(" ".join(each.source for each in record))
        after.append(" ".join(each.target for each in record if each.target))
        if sum(len(each.split()) for each in before) >= WORDS:
            yield "\n\n".join(before), "\n\n".join(after)
            before, after = [], []


@cache
def _prose(split: str) -> Mapping[tuple[str, str], Sequence[LightEdit]]:
    """Return the sentences of a split by tone and language; all files are read for each of them otherwise."""
    found: dict[tuple[str, str], list[LightEdit]] = defaultdict(list)
    for each in light_edits(split):
        if not each.source.startswith(NO_PROSE):
            found[each.tone, each.language].append(each)
    return found
