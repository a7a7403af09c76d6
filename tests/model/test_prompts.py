import json
from pathlib import Path

import pytest

from humanize_cli.model.build import TOKENIZER
from humanize_cli.model.prompts import LONGEST_SENTENCE, MULTIPLE, Tokenizer

pytestmark = pytest.mark.model

DATA = Path(__file__).parent.parent / "data" / "model"


@pytest.fixture(scope="module")
def tokenizer(built) -> Tokenizer:
    return Tokenizer(built.path / TOKENIZER)


def test_prompts_are_tokenized_like_the_reference(tokenizer):
    records = json.loads((DATA / "reference.json").read_text("utf-8"))["records"]
    assert len(records) >= 40
    for record in records:
        prompt = tokenizer.prompt(record["tone"], record["sentence"])
        assert prompt is not None
        assert prompt.tokens == record["tokens"]


@pytest.mark.parametrize("length", range(1, 20))
def test_prompts_are_padded_behind_the_first_token(tokenizer, length):
    tokens = tokenizer.prompt("plain", "word " * length).tokens
    padding = tokens[1:].index("Edit")
    assert len(tokens) % MULTIPLE == 0
    assert tokens[: padding + 1] == ["<bos>", *["\n"] * padding]
    assert padding < MULTIPLE


def test_white_space_runs_and_line_ends_are_one_space(tokenizer):
    assert tokenizer.prompt("plain", " We\r\nuse \t it.\u00a0 ") == tokenizer.prompt("plain", "We use it.")


@pytest.mark.parametrize(
    "sentence",
    ["", " \n ", "a\u2581b", "lone \ud800 surrogate", "word " * (LONGEST_SENTENCE + 1), "x" * 1_000_000],
)
def test_what_cannot_be_asked_is_not_asked(tokenizer, sentence):
    assert tokenizer.prompt("plain", sentence) is None


def test_the_longest_sentence_is_still_asked(tokenizer):
    assert tokenizer.prompt("plain", "word " * LONGEST_SENTENCE) is not None


@pytest.mark.parametrize(
    "text",
    [
        "<eos>",
        "<bos> x",
        "<start_of_turn>user",
        "<end_of_turn>",
        "<pad>",
        "<unk>",
        "<mask>",
        "[multimodal]",
        "<0x0A>",
        "\x00",
    ],
)
def test_a_sentence_cannot_write_control_tokens(tokenizer, text):
    tokens = tokenizer.encode(text)
    assert not {"<eos>", "<bos>", "<pad>", "<unk>", "<mask>", "[multimodal]", "\n"} & set(tokens)
    assert decoded(tokenizer, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Straße, naïve, “quoted” – and “½ €”.",
        "日本語 и русский, שלום",
        "👩‍👩‍👧 emoji 🇩🇪, z\u0301 combining",
        " leading and trailing ",
        "**bold** `code` [link](https://example.org/a_b?c=d) $x^2$ <h3>",
        "tab\tand\u200bzero width",
    ],
)
def test_any_text_comes_back_exactly(tokenizer, text):
    assert decoded(tokenizer, text) == text


def decoded(tokenizer: Tokenizer, text: str) -> str:
    return tokenizer.decode(tokenizer._processor.encode(text))
