import io
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.model import architecture as arch
from humanize_cli.model.gguf_file import GGUFWeights


@pytest.fixture(scope="module")
def small_file(tmp_path_factory) -> bytes:
    import gguf

    path = tmp_path_factory.mktemp("gguf") / "small.gguf"
    writer = gguf.GGUFWriter(path, "gemma3")
    writer.add_block_count(arch.LAYERS)
    writer.add_embedding_length(arch.HIDDEN)
    writer.add_feed_forward_length(arch.FEED_FORWARD)
    writer.add_head_count(arch.HEADS)
    writer.add_head_count_kv(arch.KEY_VALUE_HEADS)
    writer.add_key_length(arch.HEAD_SIZE)
    writer.add_sliding_window(arch.SLIDING_WINDOW)
    writer.add_token_list(["<pad>", "Straße"])
    writer.add_token_scores([0.0, -1.5])
    writer.add_token_types([3, 1])
    values = np.linspace(-1, 1, 4 * 64, dtype=np.float32).reshape(4, 64)
    writer.add_tensor("output_norm.weight", values[0])
    writer.add_tensor("token_embd.weight", values)
    writer.add_tensor("blk.3.attn_q.weight", values.astype(np.float16))
    kind = gguf.GGMLQuantizationType.Q8_0
    writer.add_tensor("blk.0.ffn_up.weight", gguf.quants.quantize(values, kind), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path.read_bytes()


def test_tensors_come_back_by_their_hugging_face_names(small_file):
    weights = GGUFWeights(io.BytesIO(small_file))
    values = np.linspace(-1, 1, 4 * 64, dtype=np.float32).reshape(4, 64)
    assert np.array_equal(weights.tensor(arch.EMBEDDINGS), values)
    assert np.array_equal(weights.tensor(arch.FINAL_NORM), values[0])
    assert np.array_equal(weights.rows(arch.EMBEDDINGS, 1, 3), values[1:3])
    half = weights.tensor(arch.weight_name(3, "self_attn.q_proj"))
    assert np.array_equal(half, values.astype(np.float16).astype(np.float32))
    quantized = weights.tensor(arch.weight_name(0, "mlp.up_proj"))
    assert np.abs(quantized - values).max() < 0.005


def test_the_vocabulary_is_read(small_file):
    pieces = GGUFWeights(io.BytesIO(small_file)).pieces()
    assert [(piece.text, piece.score, piece.type.name) for piece in pieces] == [
        ("<pad>", 0.0, "CONTROL"),
        ("Straße", -1.5, "NORMAL"),
    ]


def test_a_missing_tensor_is_named(small_file):
    with pytest.raises(ValueError, match=r"blk\.17\.attn_q\.weight"):
        GGUFWeights(io.BytesIO(small_file)).tensor(arch.weight_name(17, "self_attn.q_proj"))


def test_another_architecture_is_named(small_file):
    with pytest.raises(ValueError, match=r"general\.architecture is 'gemma2', not 'gemma3'"):
        GGUFWeights(io.BytesIO(small_file.replace(b"gemma3", b"gemma2")))


def test_a_file_cut_anywhere_is_an_error_in_words(small_file):
    for size in [*range(0, 600, 7), len(small_file) - 40]:
        with pytest.raises((ValueError, EOFError)) as caught:
            GGUFWeights(io.BytesIO(small_file[:size])).tensor(arch.weight_name(0, "mlp.up_proj"))
        assert str(caught.value)


@given(st.binary(max_size=200))
def test_garbage_after_the_magic_is_an_error_in_words(data):
    with pytest.raises(ValueError, match=r"."):
        GGUFWeights(io.BytesIO(b"GGUF" + data))


def test_a_header_that_claims_a_huge_string_allocates_nothing():
    header = b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 1 << 62)
    with pytest.raises(ValueError, match="a string of"):
        GGUFWeights(io.BytesIO(header))
