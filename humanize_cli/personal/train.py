"""Training a personal adapter on a CPU: a small LoRA on top of the program's own, written as one adapter.

Ours is merged into the base, a fresh one of low rank is trained (after Hu et al., "LoRA: Low-Rank Adaptation
of Large Language Models", 2021), and the two are written side by side as one of their summed rank: what ours
adds stays, number by number.
"""

import math
import random
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from humanize_cli.errors import ModelError
from humanize_cli.model import architecture as arch
from humanize_cli.model.lora import adapter_folder, read_adapter
from humanize_cli.model.prompts import LONGEST_SENTENCE, edit_prompt
from humanize_cli.personal.examples import Example, Own, examples
from humanize_cli.personal.torch_base import load_base

RANK = 8
PASSES = 3
LEARNING_RATE = 3e-4
SEED = 1

_TOKENS_A_BATCH = 1200
_WARM_UP_STEPS = 10
_MODULES = sorted(part.rpartition(".")[2] for part in arch.PROJECTIONS)

Progress = Callable[[str, float, float | None], None]
"""Called with what is being done, the share of it that is done, and the seconds left, None if not known."""

MISSING = (
    "--deep trains a model, and the packages for that are not installed; "
    "run: python -m pip install 'humanize-cli[train]'"
)


@dataclass(frozen=True, slots=True)
class Trained:
    """What came of a training: the new adapter's factors by PEFT's names, and its figures."""

    weights: dict[str, Any]
    tokens: int
    steps: int
    stopped_early: bool
    before: float
    """Loss a token on the sentences held out, in nats, of the program's own adapter."""
    after: float
    held_out: int


@dataclass(frozen=True, slots=True)
class _Encoded:
    ids: tuple[int, ...]
    answer: int


def require_torch() -> None:
    """Raise ModelError where a package of the extra `train` is missing."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in ("torch", "peft", "transformers", "safetensors")):
        raise ModelError(MISSING)


def train(
    sentences: Sequence[Own],
    *,
    tone: str = "plain",
    minutes: float | None = None,
    passes: int = PASSES,
    steps: int | None = None,
    progress: Progress,
) -> Trained:
    """Train on a writer's sentences and return the adapter; nothing is written.

    With `minutes`, counted from the call, it ends by the clock where that comes before the last pass; with
    `steps`, after so many. Without either, the same sentences on the same machine give the same adapter.
    `tone` is the one that the model is asked in. Raises ModelError where a package is missing, or the time is
    over before the first step.
    """
    require_torch()
    began = time.monotonic()
    import torch
    from peft import LoraConfig, PeftModel, get_peft_model
    from peft.utils import get_peft_model_state_dict

    # Their warnings are about their own next versions, and would stand among what the user is told.
    warnings.simplefilter("ignore", FutureWarning)
    progress("loading the model", 0.0, None)
    torch.manual_seed(SEED)
    base, tokenizer = load_base()
    ours = PeftModel.from_pretrained(base, str(adapter_folder())).merge_and_unload()
    model = get_peft_model(ours, LoraConfig(r=RANK, lora_alpha=RANK, target_modules=_MODULES, task_type=None))
    held = _batches(examples([each for each in sentences if each.held_out], 0), tone, tokenizer)
    kept = [each for each in sentences if not each.held_out]
    turns = [_batches(examples(kept, turn), tone, tokenizer) for turn in range(1, passes + 1)]
    for turn, batches in enumerate(turns):
        random.Random(turn).shuffle(batches)
    plan = [batch for batches in turns for batch in batches][:steps]
    before = _loss(model, held)
    weights = [each for each in model.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=LEARNING_RATE, betas=(0.9, 0.98), weight_decay=0.01)
    total = sum(_tokens(batch) for batch in plan)
    progress("training", 0.0, _estimate(model, plan, total))
    model.zero_grad(set_to_none=True)
    model.train()
    started = time.monotonic()
    limit = math.inf if minutes is None else minutes * 60
    done = step = 0
    for step, batch in enumerate(plan, 1):
        if time.monotonic() - began >= limit:
            if not done:
                raise ModelError(f"{minutes:g} minutes are over before the first step; give --minutes more")
            step -= 1
            break
        share = max(done / total, (time.monotonic() - began) / limit)
        for group in optimizer.param_groups:
            group["lr"] = LEARNING_RATE * _schedule(step, share)
        with _autocast():
            loss = _batch_loss(model, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        done += _tokens(batch)
        now = time.monotonic()
        left = min((now - started) * (total - done) / done, max(0.0, limit - (now - began)))
        progress("training", max(done / total, min(1.0, (now - began) / limit)), left)
    after = _loss(model, held)
    return Trained(
        get_peft_model_state_dict(model), done, step, done < total, before, after, sum(map(len, held))
    )


def _estimate(model: Any, plan: Sequence[list[_Encoded]], total: int) -> float:
    """Return how many seconds the training will take, from one step on a batch of middling size."""
    batch = sorted(plan, key=_tokens)[len(plan) // 2]
    # The first step also makes room, so the second one is timed.
    for _ in range(2):
        started = time.monotonic()
        with _autocast():
            _batch_loss(model, batch).backward()
    return (time.monotonic() - started) / _tokens(batch) * total


def _batches(wanted: Sequence[Example], tone: str, tokenizer: Any) -> list[list[_Encoded]]:
    """Return examples as batches of about equal lengths; over-long sentences are left out."""
    newline = tokenizer.piece_to_id("\n")
    rng = random.Random(SEED)
    encoded = []
    for each in wanted:
        if len(tokenizer.encode(each.source)) > LONGEST_SENTENCE:
            continue
        prompt = [tokenizer.bos_id()] + [newline] * rng.randrange(8)
        prompt += tokenizer.encode(edit_prompt(tone, each.source))
        answer = [*tokenizer.encode(each.answer), tokenizer.eos_id()]
        encoded.append(_Encoded((*prompt, *answer), len(prompt)))
    batches: list[list[_Encoded]] = []
    for item in sorted(encoded, key=lambda each: (len(each.ids), each.ids)):
        if not batches or (len(batches[-1]) + 1) * len(item.ids) > _TOKENS_A_BATCH:
            batches.append([])
        batches[-1].append(item)
    return batches


def _tokens(batch: Sequence[_Encoded]) -> int:
    return sum(len(each.ids) for each in batch)


def _schedule(step: int, share: float) -> float:
    return min(1.0, step / _WARM_UP_STEPS) * 0.5 * (1 + math.cos(math.pi * min(1.0, share)))


def _autocast() -> Any:
    """Return the autocast that pays: bfloat16 where the processor computes in it."""
    import torch

    flags = Path("/proc/cpuinfo")
    fast = flags.exists() and "avx512_bf16" in flags.read_text()
    return torch.autocast("cpu", torch.bfloat16, enabled=fast)


def _batch_loss(model: Any, batch: Sequence[_Encoded]) -> Any:
    """Return the mean loss over the answers' tokens; only their logits are made."""
    import torch

    longest = max(len(each.ids) for each in batch)
    ids = torch.zeros((len(batch), longest), dtype=torch.long)
    mask, where = torch.zeros_like(ids), torch.zeros_like(ids, dtype=torch.bool)
    for row, item in enumerate(batch):
        ids[row, : len(item.ids)] = torch.tensor(item.ids)
        mask[row, : len(item.ids)] = 1
        where[row, item.answer - 1 : len(item.ids) - 1] = True
    inner = model.base_model.model
    hidden = inner.model(input_ids=ids, attention_mask=mask).last_hidden_state
    logits = inner.lm_head(hidden[where])
    return torch.nn.functional.cross_entropy(logits.float(), ids.roll(-1, 1)[where])


def _loss(model: Any, batches: Sequence[Sequence[_Encoded]]) -> float:
    """Return the loss a token over batches, 0 for none."""
    import torch

    total, count = 0.0, 0
    model.eval()
    with torch.no_grad(), _autocast():
        for batch in batches:
            answers = sum(len(each.ids) - each.answer for each in batch)
            total, count = total + _batch_loss(model, batch).item() * answers, count + answers
    return total / max(1, count)


def joined(trained: Trained) -> tuple[dict[str, Any], int]:
    """Return the program's adapter and the trained one as one adapter in float16, and its rank."""
    import torch
    from safetensors.torch import load_file

    from humanize_cli.model.lora import WEIGHTS

    adapter = read_adapter()
    ours = load_file(adapter_folder() / WEIGHTS)
    together: dict[str, Any] = {}
    rank = 0
    for name, first in ours.items():
        second = trained.weights[name].detach().float()
        if ".lora_A." in name:
            both = torch.cat([first.float(), second], 0)
            rank = both.shape[0]
        else:
            # alpha is the rank in what is written, so ours keeps its own scale here.
            both = torch.cat([first.float() * adapter.scale, second], 1)
        together[name] = both.to(torch.float16).contiguous()
    return together, rank
