import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.model.vocabulary import Piece, PieceType, prune, read_pieces, sentencepiece_model

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def small_vocabulary() -> list[Piece]:
    pieces = [Piece(text, -1000.0, PieceType.CONTROL) for text in ("<pad>", "<eos>", "<bos>", "<unk>")]
    pieces.append(Piece("\n", -1000.0, PieceType.USER_DEFINED))
    pieces.append(Piece("<unused0>", -1000.0, PieceType.CONTROL))
    pieces += [Piece(f"<0x{byte:02X}>", -1000.0, PieceType.BYTE) for byte in range(256)]
    words = ["th", "the", "\u2581the", *LETTERS, "\u2581", "=", "<", ">", "/"]
    pieces += [Piece(text, -float(rank), PieceType.NORMAL) for rank, text in enumerate(words)]
    return pieces


def processor(pieces: list[Piece]):
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_proto=sentencepiece_model(pieces))


def test_merges_follow_the_scores():
    assert processor(small_vocabulary()).encode("in the", out_type=str) == ["i", "n", "\u2581the"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\u2581")))
def test_any_text_comes_back_exactly(text):
    tokenizer = processor(small_vocabulary())
    assert tokenizer.decode(tokenizer.encode(text)) == text


@pytest.mark.parametrize("text", ["<eos>", "<bos>", "<pad>", "<unk>", "<unused0>", "<0x0A>"])
def test_text_cannot_write_control_pieces(text):
    tokenizer = processor(small_vocabulary())
    ids = tokenizer.encode(text)
    assert not any(tokenizer.is_control(each) or tokenizer.is_unknown(each) for each in ids)
    assert tokenizer.decode(ids) == text


def test_a_written_model_reads_back():
    pieces = small_vocabulary()
    read = read_pieces(sentencepiece_model(pieces))
    assert [each.text for each in read] == [each.text for each in pieces]
    assert [each.score for each in read] == [each.score for each in pieces]
    assert read[3].type == PieceType.UNKNOWN


@pytest.mark.parametrize(
    "data", [b"", b"\x0a", b"\x0a\xff", b"\x0a\x02\x08\x01", b"\xff" * 40, b"words, not protobuf"]
)
def test_other_bytes_are_no_vocabulary(data):
    with pytest.raises(ValueError, match=r"."):
        read_pieces(data)


def test_kept_pieces_are_renumbered():
    pieces = small_vocabulary()
    keep = [index for index, piece in enumerate(pieces) if piece.text not in ("<unused0>", "z")]
    assert [piece.text for piece in prune(pieces, keep)][:5] == ["<pad>", "<eos>", "<bos>", "<unk>", "\n"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda keep: keep[::-1], "ascend"),
        (lambda keep: [*keep, keep[-1]], "ascend"),
        (lambda keep: [*keep, 10**6], "between 0 and"),
        (lambda keep: keep[1:], "first pieces"),
        (lambda keep: [each for each in keep if each != 10], "<0x04>"),
        (lambda keep: [each for each in keep if each != 4], "missing"),
        (lambda keep: [], "between 0 and"),
    ],
)
def test_a_vocabulary_that_cannot_work_is_refused(change, message):
    pieces = small_vocabulary()
    with pytest.raises(ValueError, match=message):
        prune(pieces, change(list(range(len(pieces)))))
