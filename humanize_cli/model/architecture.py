"""The shape of Gemma 3 270M, which every base and adapter is held against."""

LAYERS = 18
HIDDEN = 640
FEED_FORWARD = 2048
HEADS = 4
KEY_VALUE_HEADS = 1
HEAD_SIZE = 256
SLIDING_WINDOW = 512
FULL_ATTENTION_EVERY = 6
ROPE_BASE_FULL = 1_000_000.0
ROPE_BASE_SLIDING = 10_000.0
NORM_EPSILON = 1e-6

EMBEDDINGS = "model.embed_tokens.weight"
FINAL_NORM = "model.norm.weight"

PROJECTIONS = {
    "self_attn.q_proj": (HEADS * HEAD_SIZE, HIDDEN),
    "self_attn.k_proj": (KEY_VALUE_HEADS * HEAD_SIZE, HIDDEN),
    "self_attn.v_proj": (KEY_VALUE_HEADS * HEAD_SIZE, HIDDEN),
    "self_attn.o_proj": (HIDDEN, HEADS * HEAD_SIZE),
    "mlp.gate_proj": (FEED_FORWARD, HIDDEN),
    "mlp.up_proj": (FEED_FORWARD, HIDDEN),
    "mlp.down_proj": (HIDDEN, FEED_FORWARD),
}
"""A layer's matrices by their Hugging Face name, with rows and columns."""

NORMS = {
    "input_layernorm": HIDDEN,
    "post_attention_layernorm": HIDDEN,
    "pre_feedforward_layernorm": HIDDEN,
    "post_feedforward_layernorm": HIDDEN,
    "self_attn.q_norm": HEAD_SIZE,
    "self_attn.k_norm": HEAD_SIZE,
}
"""A layer's normalization weights by their Hugging Face name, with length."""


def weight_name(layer: int, part: str) -> str:
    """Return the Hugging Face name of a layer's weight, `part` being a key of PROJECTIONS or NORMS."""
    return f"model.layers.{layer}.{part}.weight"
