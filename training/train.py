"""Train the LoRA adapter on the light edits; resumable, on two CPU cores or a GPU.

usage: python -m training.train OUT [--start ADAPTER] [--tokens N] [--minutes M] [--learning-rate X]
       [--english N] [--repair N] [--untouched X] [--first PATTERN --old N] [--seed N]

OUT receives `state.pt` (adapter, optimizer, position; written every ten minutes and at the end; a second
start with the same OUT goes on from it), `log.jsonl`, and at the end the adapter in PEFT's layout. The loss
counts the answer only, and what the editor changed EDITED times. The learning rate warms up over 20 steps,
then falls along a cosine to zero at N tokens or after M minutes of this run, whichever comes first. SIGTERM
ends a run early, and its state is kept.
"""

import argparse
import json
import math
import random
import re
import signal
import threading
import time
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, PeftModel, get_peft_model, set_peft_model_state_dict
from peft.utils import get_peft_model_state_dict
from torch.nn import functional

from humanize_cli.model.prompts import COPY, DELETE
from training.base import load_base
from training.data import LightEdit, light_edits
from training.repair import repairs

TOKENS_A_BATCH = 2400
WARM_UP_STEPS = 20
CHECKPOINT_SECONDS = 600
EVALUATE_STEPS = 100
# How much more an edited word counts than a copied one; grammar correction gains by it (Junczys-Dowmunt et
# al. 2018, "Approaching Neural Grammatical Error Correction as a Low-Resource Machine Translation Task").
EDITED = 2.0


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids of prompt and answer; the loss counts those from `answer` on, each with its weight."""

    ids: tuple[int, ...]
    answer: int
    weights: tuple[float, ...]


def encode(edit: LightEdit, tokenizer: Any, padding: int, copy_weight: float = 1.0) -> Encoded:
    """Return a sentence's prompt and answer as ids, `padding` newline tokens after <bos>.

    The answer "=" weighs `copy_weight`: more where fewer of them are shown, so that its probability stays.
    """
    newline = tokenizer.piece_to_id("\n")
    prompt = [tokenizer.bos_id()] + [newline] * padding
    prompt += tokenizer.encode(f"Edit ({edit.tone}):\n{edit.source}\n=>\n")
    answer = tokenizer.encode(edit.answer)
    weights = [copy_weight if edit.answer == COPY else 1.0] * (len(answer) + 1)
    if edit.answer not in (COPY, DELETE):
        # The first token also decides whether to edit at all, which weights would turn.
        for start, end in edited(tokenizer.encode(edit.source), answer):
            weights[max(1, start) : end] = [EDITED] * (end - max(1, start))
    return Encoded((*prompt, *answer, tokenizer.eos_id()), len(prompt), tuple(weights))


def edited(source: list[int], answer: list[int]) -> list[tuple[int, int]]:
    """Return the ranges of the answer that the source does not have, and the token after each deletion."""
    matcher = SequenceMatcher(None, source, answer, autojunk=False)
    return [
        (start, max(end, min(start + 1, len(answer))))
        for kind, _, _, start, end in matcher.get_opcodes()
        if kind != "equal"
    ]


@dataclass(frozen=True, slots=True)
class Mixture:
    """What an epoch is made of (see `epoch`)."""

    english: int
    repair: int
    untouched: float
    first: re.Pattern[str] | None
    old: int


def epoch(
    edits: list[LightEdit], tokenizer: Any, mixture: Mixture, rng: random.Random
) -> list[list[Encoded]]:
    """Return one pass over the data as shuffled batches of about equal lengths.

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
    encoded = [encode(edit, tokenizer, rng.randrange(8), 1 / mixture.untouched) for edit in chosen]
    # Sorting within windows keeps batches of one length without making every epoch the same.
    batches = [
        batch for start in range(0, len(encoded), 2000) for batch in by_length(encoded[start : start + 2000])
    ]
    rng.shuffle(batches)
    return batches


def by_length(items: list[Encoded]) -> list[list[Encoded]]:
    """Return the items in batches of about equal lengths and at most TOKENS_A_BATCH tokens."""
    batches: list[list[Encoded]] = [[]]
    for item in sorted(items, key=lambda each: len(each.ids)):
        if batches[-1] and (len(batches[-1]) + 1) * len(item.ids) > TOKENS_A_BATCH:
            batches.append([])
        batches[-1].append(item)
    return batches


def loss_of(model: Any, batch: list[Encoded], device: str) -> tuple[torch.Tensor, float]:
    """Return the weighted mean loss over the answers' tokens, and the weights' sum."""
    longest = max(len(each.ids) for each in batch)
    ids = torch.zeros((len(batch), longest), dtype=torch.long)
    mask = torch.zeros((len(batch), longest), dtype=torch.long)
    where = torch.zeros((len(batch), longest), dtype=torch.bool)
    for row, item in enumerate(batch):
        ids[row, : len(item.ids)] = torch.tensor(item.ids)
        mask[row, : len(item.ids)] = 1
        where[row, item.answer - 1 : len(item.ids) - 1] = True
    ids, mask, where = ids.to(device), mask.to(device), where.to(device)
    hidden = model.base_model.model.model(input_ids=ids, attention_mask=mask).last_hidden_state
    logits = model.base_model.model.lm_head(hidden[where])
    targets = ids.roll(-1, 1)[where]
    weights = torch.tensor([weight for item in batch for weight in item.weights], device=device)
    losses = functional.cross_entropy(logits.float(), targets, reduction="none")
    return (losses * weights).sum() / weights.sum(), float(weights.sum())


def schedule(step: int, share_done: float, peak: float) -> float:
    """Return the learning rate: a short warm-up, then a cosine to zero."""
    warm = min(1.0, (step + 1) / WARM_UP_STEPS)
    return peak * warm * 0.5 * (1 + math.cos(math.pi * min(1.0, share_done)))


def autocast(device: str) -> Any:
    """Return the autocast that pays here: bfloat16 on a GPU or a processor that computes in it, else none."""
    cpu = "avx512_bf16" in Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else False
    return torch.autocast(device, torch.bfloat16, enabled=device != "cpu" or cpu)


def evaluate(model: Any, batches: list[list[Encoded]], device: str) -> float:
    """Return the weighted loss a token over the batches."""
    total, count = 0.0, 0.0
    model.eval()
    with torch.no_grad(), autocast(device):
        for batch in batches:
            loss, tokens = loss_of(model, batch, device)
            total, count = total + loss.item() * tokens, count + tokens
    model.train()
    return total / max(1.0, count)


def save(path: Path, model: Any, optimizer: Any, position: dict[str, Any]) -> None:
    """Write a checkpoint so that a crash in the middle leaves the last one whole."""
    state = {
        "adapter": get_peft_model_state_dict(model),
        "optimizer": optimizer.state_dict(),
        "position": position,
    }
    temporary = path.with_suffix(".tmp")
    torch.save(state, temporary)
    temporary.replace(path)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="adapter folder to go on from; else a new one of rank 32")
    parser.add_argument("--tokens", type=int, default=2_000_000)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--learning-rate", type=float, default=3e-4)
    parser.add_argument("--english", type=int, default=17_000, help="English sentences an epoch")
    parser.add_argument("--repair", type=int, default=0, help="damaged sentences an epoch, to be made whole")
    parser.add_argument("--untouched", type=float, default=1.0, help="share of untouched sentences shown")
    parser.add_argument("--first", type=re.compile, help="show records whose id matches, and --old others")
    parser.add_argument("--old", type=int, default=0, help="other sentences an epoch, with --first")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Train until the tokens are used up."""
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(options.seed)
    base, tokenizer = load_base()
    if options.start:
        model = PeftModel.from_pretrained(base, options.start, is_trainable=True)
    else:
        layers = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
        model = get_peft_model(base, LoraConfig(r=32, lora_alpha=32, target_modules=layers, task_type=None))
    model.to(device).train()
    weights = [each for each in model.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=options.learning_rate, betas=(0.9, 0.98), weight_decay=0.01)
    mixture = Mixture(options.english, options.repair, options.untouched, options.first, options.old)
    position: dict[str, Any] = {"epoch": 0, "batch": 0, "step": 0, "tokens": 0}
    checkpoint = options.out / "state.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device, weights_only=True)
        set_peft_model_state_dict(model, state["adapter"])
        optimizer.load_state_dict(state["optimizer"])
        position = state["position"]
        if position.get("mixture") != repr(mixture):
            position["batch"] = 0
    position["mixture"] = repr(mixture)
    edits = list(light_edits("train"))
    dev_edits = random.Random(0).sample(list(light_edits("dev")), 300)
    dev = by_length([encode(edit, tokenizer, 0) for edit in dev_edits])
    log = (options.out / "log.jsonl").open("a", buffering=1)
    last_save = started = time.monotonic()
    started_tokens = position["tokens"]

    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())

    def share_done() -> float:
        if stopped.is_set():
            return 1.0
        minutes = (time.monotonic() - started) / 60
        return max(position["tokens"] / options.tokens, minutes / options.minutes)

    while share_done() < 1:
        rng = random.Random(options.seed * 1000 + position["epoch"])
        batches = epoch(edits, tokenizer, mixture, rng)
        while position["batch"] < len(batches) and share_done() < 1:
            batch = batches[position["batch"]]
            for group in optimizer.param_groups:
                group["lr"] = schedule(position["step"], share_done(), options.learning_rate)
            with autocast(device):
                loss, _ = loss_of(model, batch, device)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            position["step"] += 1
            position["batch"] += 1
            position["tokens"] += sum(len(each.ids) for each in batch)
            entry: dict[str, Any] = {key: position[key] for key in ("epoch", "batch", "step", "tokens")}
            entry["loss"] = round(loss.item(), 4)
            entry["tokens_a_second"] = round(
                (position["tokens"] - started_tokens) / (time.monotonic() - started)
            )
            if position["step"] % EVALUATE_STEPS == 0:
                entry["dev_loss"] = round(evaluate(model, dev, device), 4)
            log.write(json.dumps(entry) + "\n")
            if time.monotonic() - last_save > CHECKPOINT_SECONDS:
                save(checkpoint, model, optimizer, position)
                last_save = time.monotonic()
        if position["batch"] >= len(batches):
            position["epoch"], position["batch"] = position["epoch"] + 1, 0
    save(checkpoint, model, optimizer, position)
    log.write(
        json.dumps({**position, "dev_loss": round(evaluate(model, dev, device), 4), "end": True}) + "\n"
    )
    model.save_pretrained(options.out / "adapter")


if __name__ == "__main__":
    main()
