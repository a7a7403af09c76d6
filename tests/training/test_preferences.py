"""Preferences: which of a model's answers stand against the editor's, and what is learned from a pair."""

import json
import random
from types import SimpleNamespace

import pytest

from humanize_cli.model.scripted import ScriptedEngine
from training.data import LightEdit
from training.examples import Example, batches_of_pairs, padded_alike, tokens_of
from training.preferences import answered, pair, preferences


def edit(source: str, target: str) -> LightEdit:
    return LightEdit("en-1", "en", "plain", source, target)


def test_what_the_model_says_as_the_editor_did_makes_no_pair():
    edits = [edit("We utilize it.", "We use it."), edit("We utilise it.", "We use it.")]
    engine = ScriptedEngine({"We utilize it.": "We use it.", "We utilise it.": "We employ it."})
    assert list(answered(edits, engine)) == [(edits[1], "We employ it.")]


def test_sentences_left_alone_are_pairs_as_often_as_sentences_touched_in_vain():
    kept = edit("It rains.", "It rains.")
    stiff = [edit(f"We utilize {number}.", f"We use {number}.") for number in range(5)]
    engine = ScriptedEngine({"It rains.": "It pours."})
    found = list(answered([kept, *stiff], engine))
    assert found[0] == (kept, "It pours.")
    assert found[1:] == [(stiff[0], stiff[0].source)]


def test_pairs_are_read_as_they_were_written(tmp_path):
    better = edit("We utilize it.", "We use it.")
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps(pair(better, "We utilize it.")) + "\n", encoding="utf-8")
    ((left, right),) = preferences(path)
    assert left == better
    assert right.answer == "="


def test_batches_hold_every_pair_once_and_both_answers_are_padded_alike():
    rng = random.Random(1)
    sizes = [(rng.randint(3, 9), rng.randint(3, 9)) for _ in range(50)]
    pairs = [tuple(Example(tuple(range(size)), 1, (1.0,)) for size in each) for each in sizes]
    batches = list(batches_of_pairs(pairs, 40))
    assert sorted(id(each) for batch in batches for each in batch) == sorted(map(id, pairs))
    for batch in batches:
        assert 2 * len(batch) * max(len(each.ids) for both in batch for each in both) <= 40
    assert sum(map(tokens_of, batches)) == sum(map(sum, sizes))
    better, worse = padded_alike(*pairs[0], newline=9, rng=rng)
    assert better.answer == worse.answer


def test_a_pair_teaches_less_the_surer_the_better_answer_is():
    torch = pytest.importorskip("torch")
    from training.loss import preference_loss

    def loss(certainty: float) -> float:
        table = torch.zeros(10, 10)
        table[1, 5] = certainty
        inner = SimpleNamespace(
            model=lambda input_ids, use_cache: SimpleNamespace(last_hidden_state=table[input_ids]),
            lm_head=lambda hidden: hidden,
        )
        model = SimpleNamespace(base_model=SimpleNamespace(model=inner))
        better, worse = Example((1, 5, 2), 1, (1.0, 1.0)), Example((1, 6, 2), 1, (1.0, 1.0))
        margin = preference_loss(model, [(better, worse)], "cpu", 1.0)
        return float(margin - preference_loss(model, [(better, worse)], "cpu", 0.0))

    assert loss(0.0) == pytest.approx(0.6931, abs=1e-3)
    assert loss(8.0) < 0.05 < loss(2.0) < loss(-2.0)
