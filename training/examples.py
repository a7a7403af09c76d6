"""Light edits and verdicts as examples for the model: token ids, weights of answer tokens, and batches."""

import os
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar

from humanize_cli.model.prompts import COPY, DELETE, MULTIPLE, check_prompt, edit_prompt
from training.data import LightEdit
from training.repair import repairs
from training.verdicts import Verdict

_Item = TypeVar("_Item")
CHECK_WEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Example:
    """Token ids of prompt and answer; the loss counts those from `answer` on, each with its weight."""

    ids: tuple[int, ...]
    answer: int
    weights: tuple[float, ...]

    def padded(self, newlines: Sequence[int], weight: float = 1.0) -> "Example":
        """Return the example with newline tokens after <bos>, and its weights multiplied."""
        return Example(
            (self.ids[0], *newlines, *self.ids[1:]),
            self.answer + len(newlines),
            tuple(each * weight for each in self.weights) if weight != 1 else self.weights,
        )


@dataclass(frozen=True, slots=True)
class Mixture:
    """What an epoch is made of (see `mixed`)."""

    english: int
    repair: int
    untouched: float
    first: re.Pattern[str] | None
    old: int

    def weight(self, edit: LightEdit) -> float:
        """Return how much an answer weighs: "=" more where fewer are shown, so that its probability stays."""
        return 1 / self.untouched if edit.answer == COPY else 1.0


def example(edit: LightEdit, tokenizer: Any, edited_weight: float) -> Example:
    """Return a sentence's prompt and answer; what the editor changed weighs `edited_weight`, the rest 1."""
    prompt = [tokenizer.bos_id(), *tokenizer.encode(edit_prompt(edit.tone, edit.source))]
    answer = tokenizer.encode(edit.answer)
    weights = [1.0] * (len(answer) + 1)
    if edit.answer not in (COPY, DELETE):
        # The first token also decides whether to edit at all, which weights would turn.
        for start, end in edited(tokenizer.encode(edit.source), answer):
            weights[max(1, start) : end] = [edited_weight] * (end - max(1, start))
    return Example((*prompt, *answer, tokenizer.eos_id()), len(prompt), tuple(weights))


def check(verdict: Verdict, tokenizer: Any) -> Example:
    """Return the question for a verdict and the verdict, whose one word weighs CHECK_WEIGHT."""
    prompt = [tokenizer.bos_id(), *tokenizer.encode(check_prompt(verdict.source, verdict.edited))]
    return Example(
        (*prompt, *tokenizer.encode(verdict.verdict), tokenizer.eos_id()), len(prompt), (CHECK_WEIGHT, 0.0)
    )


def on_all_cores(make: Callable[[_Item], Example], items: Iterable[_Item]) -> dict[_Item, Example]:
    """Return the example of each item; comparing tokens takes about a millisecond each."""
    unique = list(dict.fromkeys(items))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(unique, pool.map(make, unique, chunksize=500), strict=True))


def edited(source: list[int], answer: list[int]) -> list[tuple[int, int]]:
    """Return the ranges of the answer that the source does not have, and the token after each deletion."""
    matcher = SequenceMatcher(None, source, answer, autojunk=False)
    return [
        (start, max(end, min(start + 1, len(answer))))
        for kind, _, _, start, end in matcher.get_opcodes()
        if kind != "equal"
    ]


def mixed(edits: Sequence[LightEdit], mixture: Mixture, rng: random.Random) -> list[LightEdit]:
    """Return the sentences of one epoch, shuffled.

    Every sentence of the other languages is in it, `english` English ones drawn anew, which balances them,
    `repair` sentences that are damaged anew, and of the sentences left alone the share `untouched`. With
    `first`, it is every sentence whose record id matches and `old` others drawn anew instead.
    """
    if mixture.first:
        always = [edit for edit in edits if mixture.first.match(edit.record)]
        drawn, number = [edit for edit in edits if not mixture.first.match(edit.record)], mixture.old
    else:
        always = [edit for edit in edits if edit.language != "en"]
        drawn, number = [edit for edit in edits if edit.language == "en"], mixture.english
    chosen = always + rng.sample(drawn, min(number, len(drawn))) + repairs(edits, mixture.repair, rng)
    chosen = [edit for edit in chosen if edit.answer != COPY or rng.random() < mixture.untouched]
    rng.shuffle(chosen)
    return chosen


def padded(found: Example, newline: int, rng: random.Random, weight: float = 1.0) -> Example:
    """Return an example with as much padding as the program's prompts may have, drawn at random."""
    return found.padded([newline] * rng.randrange(MULTIPLE), weight)


def padded_alike(
    better: Example, worse: Example, newline: int, rng: random.Random
) -> tuple[Example, Example]:
    """Return two answers to one prompt, padded alike, as `padded` does it."""
    newlines = [newline] * rng.randrange(MULTIPLE)
    return better.padded(newlines), worse.padded(newlines)


def batches_of(ready: Sequence[Example], tokens_a_batch: int, rng: random.Random) -> list[list[Example]]:
    """Return examples as shuffled batches of about equal lengths.

    Sorting within windows keeps batches of one length without making every epoch the same.
    """
    window = max(2000, tokens_a_batch)
    batches = [
        batch
        for start in range(0, len(ready), window)
        for batch in by_length(ready[start : start + window], tokens_a_batch)
    ]
    rng.shuffle(batches)
    return batches


def batches_of_pairs(
    pairs: Iterable[tuple[Example, Example]], tokens_a_batch: int
) -> Iterator[list[tuple[Example, Example]]]:
    """Yield pairs in batches of about equal lengths and at most so many tokens, padding included."""
    # A batch holds two rows for each pair, as long as the longer of them.
    return _packed(pairs, lambda pair: 2 * max(len(each.ids) for each in pair), tokens_a_batch)


def tokens_of(batch: Sequence[Example | tuple[Example, Example]]) -> int:
    """Return the number of tokens in a batch of examples or of pairs."""
    return sum(len(item.ids) for each in batch for item in ((each,) if isinstance(each, Example) else each))


def by_length(items: Iterable[Example], tokens_a_batch: int) -> Iterator[list[Example]]:
    """Yield the items in batches of about equal lengths and at most so many tokens, padding included."""
    return _packed(items, lambda item: len(item.ids), tokens_a_batch)


def _packed(
    items: Iterable[_Item], size: Callable[[_Item], int], tokens_a_batch: int
) -> Iterator[list[_Item]]:
    """Yield items in batches, each at most so large when all its items are as large as its largest."""
    batch: list[_Item] = []
    for item in sorted(items, key=size):
        if batch and (len(batch) + 1) * size(item) > tokens_a_batch:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch
