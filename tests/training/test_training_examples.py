"""Examples: what counts in an answer, padding, and batches."""

import random

import pytest

from humanize_cli.model.prompts import GOOD, check_prompt, edit_prompt
from training.data import LightEdit
from training.examples import CHECK_WEIGHT, Example, Mixture, batches_of, by_length, check, example, mixed
from training.verdicts import Verdict


class Letters:
    """A tokenizer of single characters."""

    def bos_id(self) -> int:
        return 1

    def eos_id(self) -> int:
        return 2

    def encode(self, text: str) -> list[int]:
        return [ord(each) for each in text]


def edit(source: str, target: str, record: str = "en-1", language: str = "en") -> LightEdit:
    return LightEdit(record, language, "plain", source, target)


def test_the_answer_counts_and_its_edited_tokens_count_more():
    found = example(edit("We go to.", "We go at."), Letters(), 3.0)
    assert bytes(found.ids[1 : found.answer]).decode() == edit_prompt("plain", "We go to.")
    answer = "We go at."
    assert bytes(found.ids[found.answer : -1]).decode() == answer
    heavy = {answer[place] for place, weight in enumerate(found.weights[:-1]) if weight == 3.0}
    assert "a" in heavy
    assert "W" not in heavy
    assert len(found.weights) == len(answer) + 1


def test_a_copy_is_answered_by_one_sign_and_weighs_the_same_throughout():
    found = example(edit("We go.", "We go."), Letters(), 3.0)
    assert found.ids[found.answer :] == (ord("="), 2)
    assert found.weights == (1.0, 1.0)


def test_a_verdict_counts_by_its_word_alone():
    verdict = Verdict("en-1", "en", "We utilize it.", "We use it.", GOOD)
    found = check(verdict, Letters())
    assert bytes(found.ids[1 : found.answer]).decode() == check_prompt("We utilize it.", "We use it.")
    assert found.weights[0] == CHECK_WEIGHT


def test_padding_stands_behind_the_beginning_and_moves_the_answer():
    found = Example((1, 5, 6, 2), 2, (1.0, 1.0)).padded([9, 9], 2.0)
    assert found == Example((1, 9, 9, 5, 6, 2), 4, (2.0, 2.0))


@pytest.mark.parametrize("limit", [10, 25, 1000])
def test_batches_hold_everything_once_and_stay_below_their_limit(limit):
    rng = random.Random(1)
    items = [Example(tuple(range(rng.randint(3, 9))), 1, (1.0,)) for _ in range(100)]
    batches = list(by_length(items, limit))
    assert sorted(len(each.ids) for batch in batches for each in batch) == sorted(len(x.ids) for x in items)
    assert all(len(batch) * max(len(each.ids) for each in batch) <= limit for batch in batches)
    shuffled = batches_of(items, limit, rng)
    assert sum(map(len, shuffled)) == 100


def test_an_epoch_draws_english_and_takes_all_of_the_other_languages():
    edits = [edit(f"We go {number}.", "We go.", f"en-{number}") for number in range(50)]
    edits += [edit(f"Wir gehen {number}.", "Wir gehen.", f"de-{number}", "de") for number in range(10)]
    chosen = mixed(edits, Mixture(20, 0, 1.0, None, 0), random.Random(1))
    assert sum(each.language == "de" for each in chosen) == 10
    assert sum(each.language == "en" for each in chosen) == 20
