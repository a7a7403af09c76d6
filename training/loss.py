"""The losses: cross-entropy of the answers, and the margin by which an editor's answer beats a model's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.nn.functional import softplus

from training.examples import Example

# How sure the model is to be that the editor's answer is the better one before it learns no more from a
# pair: the loss is that of a logistic regression on the difference of the log-probabilities, times this.
SHARPNESS = 0.5


@dataclass(frozen=True, slots=True)
class Heard:
    """What the model said of a batch: a row of logits for each answer token, the tokens, and their weights.

    `owners` names the example that each row belongs to.
    """

    logits: torch.Tensor
    targets: torch.Tensor
    weights: torch.Tensor
    owners: torch.Tensor


def cross_entropy(logits: torch.Tensor, targets: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Return each token's loss; compiled, it passes over the wide logits once instead of five times."""
    logits = logits.float()
    normalizer = logits.logsumexp(-1)
    likelihood = logits.gather(1, targets.unsqueeze(1)).squeeze(1)
    return normalizer - (1 - smoothing) * likelihood - smoothing * logits.mean(-1)


def heard(model: Any, batch: Sequence[Example], device: str) -> Heard:
    """Return the logits of the answers' tokens.

    Rows are filled up on the right, where no token that counts looks, so no mask is needed.
    """
    longest = max(len(each.ids) for each in batch)
    ids = torch.zeros((len(batch), longest), dtype=torch.long)
    where = torch.zeros((len(batch), longest), dtype=torch.bool)
    for row, item in enumerate(batch):
        ids[row, : len(item.ids)] = torch.tensor(item.ids)
        where[row, item.answer - 1 : len(item.ids) - 1] = True
    rows = where.flatten().nonzero().squeeze(1)
    hidden = model.base_model.model.model(
        input_ids=ids.to(device, non_blocking=True), use_cache=False
    ).last_hidden_state
    return Heard(
        model.base_model.model.lm_head(hidden.flatten(0, 1)[rows.to(device, non_blocking=True)]),
        ids.roll(-1, 1)[where].to(device, non_blocking=True),
        torch.tensor([weight for item in batch for weight in item.weights]).to(device, non_blocking=True),
        (rows // longest).to(device, non_blocking=True),
    )


def loss_of(
    model: Any,
    batch: Sequence[Example],
    device: str,
    smoothing: float = 0.0,
    token_losses: Callable[..., torch.Tensor] = cross_entropy,
) -> tuple[torch.Tensor, float]:
    """Return the weighted mean loss over the answers' tokens, and the weights' sum.

    With `smoothing`, that share of each token is spread over the whole vocabulary (Szegedy et al. 2016,
    "Rethinking the Inception Architecture for Computer Vision"), against an overconfident model.
    """
    found = heard(model, batch, device)
    total = sum(weight for item in batch for weight in item.weights)
    losses = token_losses(found.logits, found.targets, smoothing)
    return (losses * found.weights).sum() / total, total


def preference_loss(
    model: Any,
    batch: Sequence[tuple[Example, Example]],
    device: str,
    preference: float,
    smoothing: float = 0.0,
    token_losses: Callable[..., torch.Tensor] = cross_entropy,
) -> torch.Tensor:
    """Return the loss of the better answers, and `preference` times the loss of their margins.

    The better answer of a pair comes first. It is contrastive preference optimization (Xu et al. 2024,
    "Contrastive Preference Optimization: Pushing the Boundaries of LLM Performance in Machine Translation"),
    which needs no second model for reference.
    """
    found = heard(model, [each for pair in batch for each in pair], device)
    better = found.owners % 2 == 0
    losses = token_losses(found.logits, found.targets, 0.0)
    sums = torch.zeros(2 * len(batch), device=losses.device).index_add(0, found.owners, losses)
    margins = sums[1::2] - sums[0::2]
    weights = found.weights[better]
    learned = losses[better]
    if smoothing:
        learned = token_losses(found.logits[better], found.targets[better], smoothing)
    return (learned * weights).sum() / weights.sum() + preference * softplus(-SHARPNESS * margins).mean()


def computes_in_bfloat16(device: str) -> bool:
    """Tell whether bfloat16 pays: on a GPU, and on a processor with instructions for it."""
    processor = Path("/proc/cpuinfo")
    return device != "cpu" or (processor.exists() and "avx512_bf16" in processor.read_text())


def autocast(device: str) -> Any:
    """Return the autocast that pays here: bfloat16, or none."""
    return torch.autocast(device, torch.bfloat16, enabled=computes_in_bfloat16(device))
