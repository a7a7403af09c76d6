"""The base model as PyTorch sees it: float32, the kept vocabulary only, read by the product's own code."""

from typing import Any

from humanize_cli.model import architecture as arch
from humanize_cli.model.base import find_base
from humanize_cli.model.lora import read_adapter
from humanize_cli.model.vocabulary import BOS, EOS, PAD, prune, sentencepiece_model


def load_base() -> tuple[Any, Any]:
    """Return Gemma 3 270M cut to the adapter's vocabulary, and its tokenizer.

    Raises BaseModelError where the base is missing or damaged.
    """
    import sentencepiece
    import torch
    from transformers import Gemma3ForCausalLM, Gemma3TextConfig

    keep = read_adapter().keep
    found = find_base(None)
    found.verify()
    with found.open() as weights:
        pieces = prune(weights.pieces(), keep)
        tokenizer = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(pieces))
        # Transformers wants norms as w, the readers give 1 + w.
        state = {arch.FINAL_NORM: torch.from_numpy(weights.tensor(arch.FINAL_NORM) - 1)}
        embeddings = weights.rows(arch.EMBEDDINGS, 0, keep[-1] + 1)
        state[arch.EMBEDDINGS] = torch.from_numpy(embeddings[list(keep)].copy())
        del embeddings
        for layer in range(arch.LAYERS):
            for part in arch.PROJECTIONS:
                name = arch.weight_name(layer, part)
                state[name] = torch.from_numpy(weights.tensor(name).copy())
            for part in arch.NORMS:
                name = arch.weight_name(layer, part)
                state[name] = torch.from_numpy(weights.tensor(name) - 1)
    every = arch.FULL_ATTENTION_EVERY
    config = Gemma3TextConfig(
        vocab_size=len(keep),
        hidden_size=arch.HIDDEN,
        intermediate_size=arch.FEED_FORWARD,
        num_hidden_layers=arch.LAYERS,
        num_attention_heads=arch.HEADS,
        num_key_value_heads=arch.KEY_VALUE_HEADS,
        head_dim=arch.HEAD_SIZE,
        sliding_window=arch.SLIDING_WINDOW,
        query_pre_attn_scalar=arch.HEAD_SIZE,
        rms_norm_eps=arch.NORM_EPSILON,
        layer_types=[
            "full_attention" if layer % every == every - 1 else "sliding_attention"
            for layer in range(arch.LAYERS)
        ],
        pad_token_id=PAD,
        bos_token_id=BOS,
        eos_token_id=EOS,
        tie_word_embeddings=True,
    )
    model = Gemma3ForCausalLM(config)
    missing, unexpected = model.load_state_dict(state, strict=False)
    if set(missing) - {"lm_head.weight"} or unexpected:
        raise ValueError(f"weights do not fit: missing {missing}, unexpected {unexpected}")
    model.tie_weights()
    return model, tokenizer
