import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.emotion.linear import ORDERS, Card, Linear, dumped, hashed, loaded

BUCKETS = 997


def grams(text: str) -> list[str]:
    """The character n-grams of a text, found the slow way."""
    found = []
    for word in text.lower().split():
        padded = f" {word} "
        for order in ORDERS:
            found += (padded[start : start + order] for start in range(len(padded) - order + 1))
    return found


@given(st.text(alphabet="abc é'ß", max_size=30))
def test_as_many_character_n_grams_as_there_are(text):
    found = hashed([text], BUCKETS)
    assert (found.characters != BUCKETS).sum() == len(grams(text)) or not text.strip()


def test_equal_n_grams_have_equal_buckets_wherever_they_stand():
    alone = hashed(["cat"], BUCKETS)
    among = hashed(["dog and", "a cat", "sat"], BUCKETS)
    own = set(alone.characters[alone.characters != BUCKETS].tolist())
    start, end = among.character_starts[1:]
    second = among.characters[:, start:end]
    assert own <= set(second[second != BUCKETS].tolist())
    assert alone.words[0].tolist() == [among.words[0][3]]


def test_words_pair_within_a_text_only():
    found = hashed(["a b", "c"], BUCKETS)
    assert (found.words[1] != BUCKETS).tolist() == [False, True, False]
    assert found.word_starts.tolist() == [0, 2]


def test_case_figures_and_white_space_make_no_difference():
    one, other = hashed(["It’s  12\n"], BUCKETS), hashed(["it's 97"], BUCKETS)
    assert one.characters.tolist() == other.characters.tolist()
    assert one.words.tolist() == other.words.tolist()


@pytest.fixture
def model():
    weights = np.random.default_rng(1).integers(-127, 128, (BUCKETS, 3)).astype(np.int8)
    parts = {"weights": weights, "scale": np.ones(3, np.float32), "bias": np.zeros(3, np.float32)}
    parts["kept"] = np.ones(BUCKETS, bool)
    return parts, Card(("a", "b", "c"), {"x": {"a": 0.5}})


def test_what_is_written_is_what_is_read(model):
    parts, card = model
    data = dumped(parts, card)
    assert data == dumped(parts, card)
    found, read = loaded(data)
    assert read == card
    texts = ["one two", "", "three"]
    assert np.array_equal(found.scores(texts), Linear(card.labels, **parts).scores(texts))


def test_a_bucket_that_is_not_kept_weighs_nothing(model):
    parts, card = model
    kept = np.arange(BUCKETS) % 3 == 0
    silent = np.where(kept[:, None], parts["weights"], 0).astype(np.int8)
    pruned = {**parts, "kept": kept, "weights": parts["weights"][kept]}
    texts = ["some words of a text", "others"]
    found, _ = loaded(dumped(pruned, card))
    whole = Linear(card.labels, **{**parts, "weights": silent})
    assert np.array_equal(found.scores(texts), whole.scores(texts))


def test_no_texts_no_rows(model):
    parts, card = model
    assert Linear(card.labels, **parts).scores([]).shape == (0, 3)


def test_batches_do_not_show(model):
    parts, card = model
    linear = Linear(card.labels, **parts)
    texts = [f"sentence {'long ' * (number % 400)}{number}" for number in range(500)]
    whole = linear.scores(texts)
    assert all(np.array_equal(whole[row], linear.scores([texts[row]])[0]) for row in range(0, 500, 37))
