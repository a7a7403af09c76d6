"""Write tests/data/model/reference.json: what the merged model answers in float32 under PyTorch.

It shares nothing with the builder but the files: transformers reads the GGUF, peft merges the adapter,
tokenizers does the byte-pair merges. Run it in an environment with the `train` extra after every change of
the adapter (a few minutes, 3 GB of memory):

    python scripts/make_reference.py
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from peft import PeftModel
from tokenizers import Tokenizer
from transformers import AutoModelForCausalLM, AutoTokenizer

from humanize_cli.model.base import find_base
from humanize_cli.model.lora import KEEP, WEIGHTS, adapter_folder

DATA = Path(__file__).parent.parent / "tests" / "data" / "model"
MOST_TOKENS = 80
MULTIPLE = 8


def main() -> None:
    """Read the prompts, answer them, write the reference."""
    parser = argparse.ArgumentParser(description="Write the float32 reference of the tests.")
    parser.add_argument("--adapter", type=Path, default=adapter_folder())
    options = parser.parse_args()
    prompts = json.loads((DATA / "prompts.json").read_text("utf-8"))
    keep = json.loads((options.adapter / KEEP).read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        joined = Path(folder) / "base.gguf"
        with joined.open("wb") as out:
            for part in find_base().files:
                with part.open("rb") as file:
                    shutil.copyfileobj(file, out)
        tokenizer = pruned(AutoTokenizer.from_pretrained(folder, gguf_file=joined.name), keep)
        model = AutoModelForCausalLM.from_pretrained(folder, gguf_file=joined.name, dtype=torch.float32)
        model = PeftModel.from_pretrained(model, str(options.adapter)).merge_and_unload().eval()
    weight = model.get_input_embeddings().weight.data[torch.tensor(keep)].clone()
    model.get_input_embeddings().weight = torch.nn.Parameter(weight)
    model.get_output_embeddings().weight = model.get_input_embeddings().weight
    records = [answer(model, tokenizer, prompt) for prompt in prompts]
    reference = {
        "adapter_sha256": hashlib.sha256((options.adapter / WEIGHTS).read_bytes()).hexdigest(),
        "torch": torch.__version__,
        "records": records,
    }
    text = json.dumps(reference, ensure_ascii=False, indent=1) + "\n"
    (DATA / "reference.json").write_text(text, "utf-8")
    print(f"{len(records)} answers")


def pruned(tokenizer: Any, keep: list[int]) -> Tokenizer:
    """Return the tokenizer with the kept pieces only, and the merges between them."""
    state = json.loads(tokenizer.backend_tokenizer.to_str())
    ids = {piece_id: index for index, piece_id in enumerate(keep)}
    vocabulary = {
        text: ids[piece_id] for text, piece_id in state["model"]["vocab"].items() if piece_id in ids
    }
    merges = [
        tuple(merge) if isinstance(merge, list) else tuple(merge.split(" "))
        for merge in state["model"]["merges"]
    ]
    state["model"]["vocab"] = vocabulary
    state["model"]["merges"] = [
        [first, second]
        for first, second in merges
        if first in vocabulary and second in vocabulary and first + second in vocabulary
    ]
    state["added_tokens"] = [
        {**each, "id": ids[each["id"]]} for each in state["added_tokens"] if each["id"] in ids
    ]
    state["post_processor"] = None
    return Tokenizer.from_str(json.dumps(state))


def answer(model: Any, tokenizer: Tokenizer, prompt: dict[str, str]) -> dict[str, Any]:
    """Return a prompt's tokens, the greedy answer's, and the answer's log-probabilities."""
    text = f"Edit ({prompt['tone']}):\n{prompt['sentence']}\n=>\n"
    pieces = tokenizer.encode(text, add_special_tokens=False).ids
    padding = -(len(pieces) + 1) % MULTIPLE
    ids = [tokenizer.token_to_id("<bos>"), *[tokenizer.token_to_id("\n")] * padding, *pieces]
    end = tokenizer.token_to_id("<eos>")
    answered: list[int] = []
    scores: list[float] = []
    with torch.inference_mode():
        out = model(torch.tensor([ids]), use_cache=True)
        while len(answered) < MOST_TOKENS:
            log_probabilities = out.logits[0, -1].float().log_softmax(-1)
            best = int(log_probabilities.argmax())
            answered.append(best)
            scores.append(round(float(log_probabilities[best]), 5))
            if best == end:
                break
            out = model(torch.tensor([[best]]), past_key_values=out.past_key_values, use_cache=True)
    tokens, answer_tokens = ([tokenizer.id_to_token(each) for each in row] for row in (ids, answered))
    return {**prompt, "tokens": tokens, "answer": answer_tokens, "log_probabilities": scores}


if __name__ == "__main__":
    main()
