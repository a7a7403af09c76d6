"""The engine over CTranslate2: a worker a core, batches of one length, each answer by its prompt alone.

In CTranslate2's int8 path an answer can change with the lengths beside it: other shapes round otherwise, and
a flipped bit of an 8-bit activation shows. So only prompts of equal padded length share a batch. CTranslate2
does not survive a fork: make the engine in the process that asks it.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from humanize_cli.errors import ModelError
from humanize_cli.model.build import Progress
from humanize_cli.model.engine import Answer, Prompt, Score
from humanize_cli.model.loading import in_background, read_parts
from humanize_cli.model.prompts import COPY, MULTIPLE, TokenizedPrompt, Tokenizer
from humanize_cli.model.store import BuiltModel, ensure

_Item = TypeVar("_Item")
_Prompts = Sequence[TokenizedPrompt | None]
_Key = tuple[int, bool]
"""What prompts must have in common to share a batch: the token count, and whether "=" is forbidden."""

# Prompts tokenized and sorted together: enough to fill batches of each length, few enough for flat memory.
_CHUNK = 4096
# Memory grows with a batch's tokens: what the layers hold and, where the output layer is asked for every one,
# 312 KB each, twice. Beyond these sizes batches gain little speed for the memory.
_ANSWERED_TOKENS = 384
_GLANCED_TOKENS = 256
_SCORED_TOKENS = 64
_DECIMALS = 4
_TINY = 1e-12
_GLANCE_SECONDS = 0.002
_UNANSWERABLE = Answer(COPY, 0.0, 0)


@dataclass(frozen=True, slots=True)
class _Heard:
    """An answer under way, and what has been heard of its tokens' log-probabilities."""

    future: Any
    said: list[float]

    def done(self) -> bool:
        """Say whether the answer is complete."""
        return bool(self.future.done())

    def result(self) -> tuple[Any, list[float]]:
        """Return the answer and the log-probabilities."""
        return self.future.result(), self.said


class CTranslate2Engine:
    """Answers prompts greedily with a built model.

    `threads` is the number of workers, 0 for one a core; `batch_size` the most prompts in a batch. Neither
    changes an answer. An unanswerable prompt (an empty or over-long sentence, or one that tokens cannot
    represent exactly) is answered "=". The model is loaded while other work goes on: if CTranslate2 cannot,
    the first question raises ModelError.
    """

    def __init__(self, model: BuiltModel, *, threads: int = 0, batch_size: int = 32) -> None:
        if threads < 0 or batch_size < 1:
            raise ValueError(f"threads {threads} is below 0 or batch_size {batch_size} below 1")
        self.identity = model.identity
        self.threads = threads or _cores()
        self._batch_size = batch_size
        self._tones = tuple(model.manifest.get("tones", ()))
        self._gives_opinions = bool(model.manifest.get("opinions"))
        self._loading = in_background(partial(read_parts, model.path, self.threads))

    @property
    def _tokenizer(self) -> Tokenizer:
        return self._loading.result().tokenizer

    @property
    def _generator(self) -> Any:
        return self._loading.result().generator

    def answer(
        self, prompts: Sequence[Prompt], progress: Callable[[int], None] | None = None
    ) -> list[Answer]:
        """Return one answer for each prompt, in order; tell `progress` how many more are done, as it goes.

        Raises ModelError for a tone that the model was not trained on, or when CTranslate2 fails.
        """
        return [answer for chunk in _chunks(prompts) for answer in self._answer(chunk, progress)]

    def copy_probabilities(self, prompts: Sequence[Prompt]) -> list[float]:
        """Return the first token's probability of "=" for each prompt, in order; 1 for an unanswerable."""
        return [each for chunk in _chunks(prompts) for each in self._copy_probabilities(chunk)]

    def score(self, pairs: Sequence[tuple[Prompt, str]]) -> list[Score]:
        """Return how likely each text's tokens are, its end included, as the answer to its prompt.

        An unanswerable prompt, or a text that the model could not have answered, has no tokens. What the
        model itself answered scores near its answer's `score`, not on it: int8 rounds other shapes otherwise.
        So compare scores with scores.
        """
        return [each for chunk in _chunks(pairs) for each in self._score(chunk)]

    def faults(self, pairs: Sequence[tuple[str, str]]) -> list[float] | None:
        """Return the probability that the second sentence is a faulty edit of the first, for each pair.

        None where the model was not trained to tell; 1 for a pair that cannot be asked about.
        """
        if not self._gives_opinions:
            return None
        return [each for chunk in _chunks(pairs) for each in self._chunk_faults(chunk)]

    def _answer(self, prompts: Sequence[Prompt], progress: Callable[[int], None] | None) -> list[Answer]:
        tokenized = [self._tokenize(prompt) for prompt in prompts]
        keys = [_key(each, prompt.forbid_copy) for each, prompt in zip(tokenized, prompts, strict=True)]

        def ask(batch: list[TokenizedPrompt], forbid_copy: bool) -> Any:
            # Told from the workers' threads; a list for each answer, so that none waits for another.
            said: list[list[float]] = [[] for _ in batch]

            def hear(step: Any) -> bool:
                said[step.batch_id].append(step.log_prob)
                return False

            futures = self._generator.generate_batch(
                [each.tokens for each in batch],
                asynchronous=True,
                include_prompt_in_result=False,
                max_length=batch[0].max_length,
                return_end_token=True,
                return_scores=True,
                callback=hear,
                suppress_sequences=[[COPY]] if forbid_copy else None,
            )
            return [_Heard(future, each) for future, each in zip(futures, said, strict=True)]

        answers = [_UNANSWERABLE] * len(prompts)
        if progress is not None and None in keys:
            progress(keys.count(None))
        for index, (result, said) in self._run(
            tokenized, keys, ask, most_tokens=_ANSWERED_TOKENS, progress=progress
        ):
            pieces, ids = result.sequences[0], result.sequences_ids[0]
            finished = bool(pieces) and pieces[-1] == "<eos>"
            text = self._tokenizer.decode(ids[:-1] if finished else ids)
            starts = self._tokenizer.starts(text, pieces) if finished else ()
            chances = tuple(round(each, _DECIMALS) for each in said) if starts else ()
            answers[index] = Answer(
                text, round(result.scores[0], _DECIMALS), len(ids), finished, said=Score(starts, chances)
            )
        return answers

    def _copy_probabilities(self, prompts: Sequence[Prompt]) -> list[float]:
        tokenized = [self._tokenize(prompt) for prompt in prompts]
        found = dict(self._first_tokens(tokenized, [self._tokenizer.copy_id]))
        return [round(found[index][0], _DECIMALS) if index in found else 1.0 for index in range(len(prompts))]

    def _chunk_faults(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        faults = [1.0] * len(pairs)
        tokenized = [self._tokenizer.check(*pair) for pair in pairs]
        for index, verdicts in self._first_tokens(tokenized, self._tokenizer.verdict_ids):
            faults[index] = round(verdicts[-1] / max(sum(verdicts), _TINY), _DECIMALS)
        return faults

    def _first_tokens(self, prompts: _Prompts, ids: Sequence[int]) -> Iterator[tuple[int, list[float]]]:
        """Yield each askable prompt's index and how likely its answer begins with each of the tokens."""
        import numpy as np

        def ask(batch: list[TokenizedPrompt], _forbid_copy: bool) -> Any:
            return self._generator.generate_batch(
                [each.tokens for each in batch],
                asynchronous=True,
                include_prompt_in_result=False,
                max_length=1,
                return_logits_vocab=True,
            )

        for index, result in self._run(prompts, [*map(_key, prompts)], ask, most_tokens=_GLANCED_TOKENS):
            logits = np.asarray(result.logits[0][0], dtype=np.float32).reshape(-1)
            weights = np.exp(logits - logits.max())
            total = weights.sum(dtype=np.float64)
            yield index, [float(weights[each] / total) for each in ids]

    def _score(self, pairs: Sequence[tuple[Prompt, str]]) -> list[Score]:
        scored: list[TokenizedPrompt | None] = []
        starts: list[tuple[int, ...]] = []
        firsts: list[int] = []
        for prompt, text in pairs:
            asked, answer = self._tokenize(prompt), self._tokenizer.answer(text)
            if asked is None or answer is None or len(answer) > asked.max_length:
                scored.append(None)
                starts.append(())
                firsts.append(0)
                continue
            # Padding stands on the right: nothing before it sees it, and the prompt stays as it was answered.
            tokens = [*asked.tokens, *answer]
            starts.append(self._tokenizer.starts(text, answer))
            # A token's probability is said by the one before it.
            firsts.append(len(asked.tokens) - 1)
            scored.append(TokenizedPrompt([*tokens, *["\n"] * (-len(tokens) % MULTIPLE)]))

        def ask(batch: list[TokenizedPrompt], _forbid_copy: bool) -> Any:
            return self._generator.score_batch([each.tokens for each in batch], asynchronous=True)

        scores = [Score()] * len(pairs)
        keys = [_key(each) for each in scored]
        for index, result in self._run(scored, keys, ask, most_tokens=_SCORED_TOKENS):
            first = firsts[index]
            chances = result.log_probs[first : first + len(starts[index])]
            scores[index] = Score(starts[index], tuple(round(each, _DECIMALS) for each in chances))
        return scores

    def _tokenize(self, prompt: Prompt) -> TokenizedPrompt | None:
        if self._tones and prompt.tone not in self._tones:
            raise ModelError(
                f"the model knows no tone {prompt.tone!r}; its tones are {', '.join(self._tones)}"
            )
        return self._tokenizer.prompt(prompt.tone, prompt.sentence)

    def _run(
        self,
        prompts: _Prompts,
        keys: Sequence[_Key | None],
        ask: Callable[[list[TokenizedPrompt], bool], Any],
        *,
        most_tokens: int,
        progress: Callable[[int], None] | None = None,
    ) -> Iterator[tuple[int, Any]]:
        """Yield each answerable prompt's index and result, longest batches first, few of them in flight."""
        groups: dict[_Key, list[int]] = {}
        for index, key in enumerate(keys):
            if key is not None:
                groups.setdefault(key, []).append(index)
        waiting: deque[tuple[list[int], Any]] = deque()
        try:
            for key in sorted(groups, reverse=True):
                length, forbid_copy = key
                size = min(self._batch_size, most_tokens // length or 1)
                for batch in _batches(groups[key], size):
                    batch_prompts = [each for index in batch if (each := prompts[index]) is not None]
                    waiting.append((batch, ask(batch_prompts, forbid_copy)))
                    if len(waiting) > 2 * self.threads:
                        yield from _results(*waiting.popleft(), progress)
            while waiting:
                yield from _results(*waiting.popleft(), progress)
        except RuntimeError as error:
            raise ModelError(f"the model failed to answer ({error}); run: humanize model build") from error


def load_engine(
    threads: int = 0,
    base: Path | None = None,
    progress: Progress | None = None,
    *,
    adapter: Path | None = None,
    batch_size: int = 32,
) -> CTranslate2Engine:
    """Return an engine with the model built from `base` and `adapter`, after building it where needed.

    `progress` is called with an action and a share from 0 to 1, and only if there is something to build.
    Raises what `store.ensure` raises.
    """
    return CTranslate2Engine(
        ensure(base=base, adapter=adapter, progress=progress), threads=threads, batch_size=batch_size
    )


def _key(prompt: TokenizedPrompt | None, forbid_copy: bool = False) -> _Key | None:
    return None if prompt is None else (len(prompt.tokens), forbid_copy)


def _results(
    batch: list[int], pending: Any, progress: Callable[[int], None] | None
) -> Iterator[tuple[int, Any]]:
    for index, result in zip(batch, pending, strict=True):
        # Waiting inside result() would keep Ctrl-C waiting too, as long as a batch takes.
        while not result.done():
            time.sleep(_GLANCE_SECONDS)
        yield index, result.result()
    if progress is not None:
        progress(len(batch))


def _chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return _batches(items, _CHUNK)


def _batches(items: Sequence[_Item], size: int) -> Iterator[Any]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _cores() -> int:
    """Return how many cores this process may use, which in a container can be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
