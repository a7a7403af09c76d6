"""Train the LoRA adapter on the light edits; resumable, on two CPU cores or a GPU.

usage: python -m training.train OUT [--start ADAPTER | --rank N] [--tokens N] [--minutes M] [--batch N]
       [--learning-rate X] [--edited X] [--dropout X] [--smoothing X] [--extra FILE …] [--english N]
       [--repair N] [--untouched X] [--first PATTERN --old N] [--checks N --judged N]
       [--pairs FILE --preference X] [--compile] [--seed N]

OUT receives `state.pt` (adapter, optimizer, position; written every ten minutes and at the end; a second
start with the same OUT goes on from it), `log.jsonl`, and at the end the adapter in PEFT's layout. The loss
counts the answer only, and what the editor changed `--edited` times. The learning rate warms up over 20
steps, then falls along a cosine to zero at N tokens or after M minutes of this run, whichever comes first.
With `--pairs` an epoch shows those of the file too (see training/preferences.py).
SIGTERM ends a run early, and its state is kept.
"""

import argparse
import json
import math
import random
import re
import signal
import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, PeftModel, get_peft_model, set_peft_model_state_dict
from peft.utils import get_peft_model_state_dict

from training.base import load_base
from training.data import light_edits, records
from training.examples import (
    Example,
    Mixture,
    batches_of,
    batches_of_pairs,
    by_length,
    check,
    example,
    mixed,
    on_all_cores,
    padded,
    padded_alike,
    tokens_of,
)
from training.loss import autocast, computes_in_bfloat16, cross_entropy, loss_of, preference_loss
from training.preferences import preferences
from training.verdicts import judged, made

WARM_UP_STEPS = 20
CHECKPOINT_SECONDS = 600
EVALUATE_STEPS = 300
DEV_TOKENS_A_BATCH = 4800
LAYERS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
# How much more an edited word counts than a copied one; grammar correction gains by it (Junczys-Dowmunt et
# al. 2018, "Approaching Neural Grammatical Error Correction as a Low-Resource Machine Translation Task").
EDITED = 2.0


def schedule(step: int, share_done: float, peak: float) -> float:
    """Return the learning rate: a short warm-up, then a cosine to zero."""
    warm = min(1.0, (step + 1) / WARM_UP_STEPS)
    return peak * warm * 0.5 * (1 + math.cos(math.pi * min(1.0, share_done)))


def evaluate(model: Any, batches: Sequence[Sequence[Example]], device: str) -> float:
    """Return the weighted loss a token over the batches."""
    total, count = 0.0, 0.0
    model.eval()
    with torch.no_grad(), autocast(device):
        for batch in batches:
            loss, tokens = loss_of(model, batch, device)
            total, count = total + loss.item() * tokens, count + tokens
    model.train()
    return total / max(1.0, count)


def adapted(base: Any, options: argparse.Namespace) -> Any:
    """Return the base with the adapter to go on from, or with a new one."""
    if options.start:
        return PeftModel.from_pretrained(base, options.start, is_trainable=True)
    return get_peft_model(
        base,
        LoraConfig(
            r=options.rank,
            lora_alpha=options.rank,
            lora_dropout=options.dropout,
            target_modules=LAYERS,
            task_type=None,
        ),
    )


def repeated(items: Sequence[Example], times: float, rng: random.Random) -> list[Example]:
    """Return the items so many times over; of a fraction, as many as it says, drawn at random."""
    whole, part = divmod(times, 1)
    return [*items] * int(whole) + rng.sample(items, round(part * len(items)))


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
    parser.add_argument("--start", type=Path, help="adapter folder to go on from; else a new one")
    parser.add_argument("--rank", type=int, default=32, help="of a new adapter")
    parser.add_argument("--dropout", type=float, default=0.0, help="in a new adapter")
    parser.add_argument("--smoothing", type=float, default=0.0, help="of the labels, in training alone")
    parser.add_argument("--tokens", type=int, default=2_000_000)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--batch", type=int, default=2400, help="tokens a batch")
    parser.add_argument("--learning-rate", type=float, default=3e-4)
    parser.add_argument("--edited", type=float, default=EDITED, help="weight of an edited token")
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="more records (JSON lines)")
    parser.add_argument("--english", type=int, default=17_000, help="English sentences an epoch")
    parser.add_argument("--repair", type=int, default=0, help="damaged sentences an epoch, to be made whole")
    parser.add_argument("--untouched", type=float, default=1.0, help="share of untouched sentences shown")
    parser.add_argument("--first", type=re.compile, help="show records whose id matches, and --old others")
    parser.add_argument("--old", type=int, default=0, help="other sentences an epoch, with --first")
    parser.add_argument("--checks", type=int, default=0, help="verdicts made of the editors' sentences")
    parser.add_argument(
        "--judged", type=float, default=0.0, help="how often an epoch shows a judged sentence"
    )
    parser.add_argument("--pairs", type=Path, help="pairs of a better and a worse answer")
    parser.add_argument("--preference", type=float, default=0.3, help="weight of the pairs' margins")
    parser.add_argument("--compile", action="store_true", help="pays after a minute or two")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Train until the tokens are used up."""
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(options.seed)
    base, tokenizer = load_base()
    edits = list(light_edits("train")) + [edit for file in options.extra for edit in records(file, "train")]
    # Before the GPU is touched, which no process that forks may hold.
    as_edit = partial(example, tokenizer=tokenizer, edited_weight=options.edited)
    as_check = partial(check, tokenizer=tokenizer)
    known = on_all_cores(as_edit, edits)
    easy = list(on_all_cores(as_check, made(edits, options.checks, random.Random(options.seed))).values())
    hard = list(on_all_cores(as_check, judged("train")).values())
    pairs = list(preferences(options.pairs)) if options.pairs else []
    known |= on_all_cores(as_edit, [each for pair in pairs for each in pair if each not in known])
    dev_edits = random.Random(0).sample(list(light_edits("dev")), 300)
    dev = list(by_length(map(as_edit, dev_edits), DEV_TOKENS_A_BATCH))
    dev_checks = list(by_length(map(as_check, judged("dev")), DEV_TOKENS_A_BATCH))
    newline = tokenizer.piece_to_id("\n")
    if computes_in_bfloat16(device):
        base = base.to(torch.bfloat16)
    model = adapted(base, options)
    model.to(device).train()
    token_losses = cross_entropy
    if options.compile:
        token_losses = torch.compile(cross_entropy, dynamic=True)
        for layer in model.base_model.model.model.layers:
            layer.compile(dynamic=True)
    weights = [each for each in model.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW(
        weights, lr=options.learning_rate, betas=(0.9, 0.98), weight_decay=0.01, fused=device != "cpu"
    )
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
    log = (options.out / "log.jsonl").open("a", buffering=1)
    last_save = started = time.monotonic()
    started_tokens = position["tokens"]

    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())

    def learn(model: Any, batch: Sequence[Any]) -> torch.Tensor:
        if isinstance(batch[0], Example):
            return loss_of(model, batch, device, options.smoothing, token_losses)[0]
        return preference_loss(model, batch, device, options.preference, options.smoothing, token_losses)

    def share_done() -> float:
        if stopped.is_set():
            return 1.0
        minutes = (time.monotonic() - started) / 60
        return max(position["tokens"] / options.tokens, minutes / options.minutes)

    while share_done() < 1:
        rng = random.Random(options.seed * 1000 + position["epoch"])
        ready = [
            padded(known.get(edit) or as_edit(edit), newline, rng, mixture.weight(edit))
            for edit in mixed(edits, mixture, rng)
        ]
        ready += (padded(each, newline, rng) for each in easy + repeated(hard, options.judged, rng))
        rng.shuffle(ready)
        batches: list[Any] = [*batches_of(ready, options.batch, rng)]
        if pairs:
            alike = [padded_alike(known[better], known[worse], newline, rng) for better, worse in pairs]
            batches += batches_of_pairs(alike, options.batch)
            rng.shuffle(batches)
        while position["batch"] < len(batches) and share_done() < 1:
            batch = batches[position["batch"]]
            for group in optimizer.param_groups:
                group["lr"] = schedule(position["step"], share_done(), options.learning_rate)
            with autocast(device):
                loss = learn(model, batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            position["step"] += 1
            position["batch"] += 1
            position["tokens"] += tokens_of(batch)
            # Reading the loss waits for the GPU, so it is read every tenth time.
            if device == "cpu" or position["step"] % 10 == 0:
                entry: dict[str, Any] = {key: position[key] for key in ("epoch", "batch", "step", "tokens")}
                entry["loss"] = round(loss.item(), 4)
                entry["tokens_a_second"] = round(
                    (position["tokens"] - started_tokens) / (time.monotonic() - started)
                )
                if position["step"] % EVALUATE_STEPS == 0:
                    entry["dev_loss"] = round(evaluate(model, dev, device), 4)
                    entry["dev_checks"] = round(evaluate(model, dev_checks, device), 4)
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
