"""Blending adapters: the sum of what they add, as far as a rank goes."""

import pytest

pytest.importorskip("torch")

import torch

from training.blend import blended, lost

DOWN, UP = "model.q_proj.lora_A.weight", "model.q_proj.lora_B.weight"


def adapter(seed: int, rank: int = 2):
    generator = torch.Generator().manual_seed(seed)
    return {
        DOWN: torch.randn(rank, 12, generator=generator),
        UP: torch.randn(10, rank, generator=generator),
    }


def added(found):
    return found[UP].float() @ found[DOWN].float()


def test_the_sum_is_whole_where_the_rank_is_that_of_all_together():
    parts = [(adapter(1), 0.3), (adapter(2), 0.7)]
    blend = blended(parts, 4)
    assert torch.allclose(added(blend), 0.3 * added(adapter(1)) + 0.7 * added(adapter(2)), atol=1e-4)
    assert lost(parts, blend) == pytest.approx(0, abs=1e-6)


def test_cut_to_a_rank_it_has_that_rank_and_says_what_is_lost():
    parts = [(adapter(1), 0.5), (adapter(2), 0.5)]
    blend = blended(parts, 2)
    assert blend[DOWN].shape == (2, 12)
    assert blend[UP].shape == (10, 2)
    assert 0 < lost(parts, blend) < 0.5


def test_an_adapter_alone_adds_what_it_did():
    assert torch.allclose(added(blended([(adapter(3), 1.0)], 2)), added(adapter(3)), atol=1e-4)
