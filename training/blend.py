"""Blend adapters into one: the weighted sum of what they add to the base, cut to a rank.

usage: python -m training.blend OUT.safetensors FILE=WEIGHT FILE=WEIGHT … [--rank N]

Each FILE is an adapter's own file (safetensors). Models trained from one base and averaged are better than
each, and no slower (Wortsman et al. 2022, "Model soups: averaging weights of multiple fine-tuned models
improves accuracy without increasing inference time"). The sum has the ranks of all together; it is cut to N
by its singular values, and the share of its energy lost by that is printed.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

RANK = 32
_DOWN, _UP = "lora_A", "lora_B"


def blended(
    adapters: Sequence[tuple[Mapping[str, torch.Tensor], float]], rank: int
) -> dict[str, torch.Tensor]:
    """Return the weighted sum of adapters in PEFT's names, each pair of matrices cut to the rank.

    Raises KeyError where one adapter lacks a matrix of the first.
    """
    found: dict[str, torch.Tensor] = {}
    for down in [name for name in adapters[0][0] if _DOWN in name]:
        up = down.replace(_DOWN, _UP)
        tall = torch.cat([weight * adapter[up].float() for adapter, weight in adapters], dim=1)
        wide = torch.cat([adapter[down].float() for adapter, _ in adapters])
        left, tall = torch.linalg.qr(tall)
        right, wide = torch.linalg.qr(wide.T)
        first, sizes, last = torch.linalg.svd(tall @ wide.T)
        roots = sizes[:rank].sqrt()
        found[up] = left @ first[:, :rank] * roots
        found[down] = (right @ last[:rank].T * roots).T
    return found


def lost(
    adapters: Sequence[tuple[Mapping[str, torch.Tensor], float]], blend: Mapping[str, torch.Tensor]
) -> float:
    """Return the share of the sum's energy (squared entries, mean over the matrices) that a blend lacks."""
    shares = []
    for down in [name for name in blend if _DOWN in name]:
        up = down.replace(_DOWN, _UP)
        whole = sum(weight * adapter[up].float() @ adapter[down].float() for adapter, weight in adapters)
        assert isinstance(whole, torch.Tensor)
        shares.append(float((whole - blend[up] @ blend[down]).norm() ** 2 / whole.norm() ** 2))
    return sum(shares) / len(shares)


def main() -> None:
    """Write the blend and say what it lost."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("parts", nargs="+", metavar="FILE=WEIGHT")
    parser.add_argument("--rank", type=int, default=RANK)
    options = parser.parse_args()
    parts = [each.rpartition("=") for each in options.parts]
    adapters = [(load_file(name), float(weight)) for name, _, weight in parts]
    blend = blended(adapters, options.rank)
    save_file({name: each.half().contiguous() for name, each in blend.items()}, options.out)
    print(f"{options.out}: rank {options.rank}, {lost(adapters, blend):.1%} of the sum's energy lost")


if __name__ == "__main__":
    main()
