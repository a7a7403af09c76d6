"""LAMP's literary paragraphs: how far a rewrite goes towards what professional editors made of them.

Chakrabarty et al., "Can AI writing be salvaged?", 2024. For evaluation only; copying the input scores well,
so its row stands beside.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path


def rouge_l(candidate: Sequence[str], reference: Sequence[str]) -> float:
    """Return ROUGE-L's F1 of two texts as words (Lin, "ROUGE", 2004): their longest common subsequence."""
    if not candidate or not reference:
        return 0.0
    last = [0] * (len(reference) + 1)
    for word in candidate:
        current = [0]
        for index, other in enumerate(reference):
            current.append(last[index] + 1 if word == other else max(last[index + 1], current[index]))
        last = current
    return 2 * last[-1] / (len(candidate) + len(reference))


def report(path: Path, edit: Callable[[str], str], limit: int | None) -> str:
    """Return the rows of the copy and of `edit` over LAMP's development paragraphs."""
    from sacrebleu.metrics.chrf import CHRF

    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][:limit]
    sources, references = [pair["ai"] for pair in pairs], [pair["human"] for pair in pairs]
    lines = ["| LAMP dev | n | ROUGE-L | chrF++ | length |", "|---|---|---|---|---|"]
    for name, outputs in (("copy of the input", sources), ("whole tool", [edit(each) for each in sources])):
        rouge = sum(
            rouge_l(one.split(), two.split()) for one, two in zip(outputs, references, strict=True)
        ) / len(pairs)
        chrf = CHRF(word_order=2).corpus_score(outputs, [references]).score
        length = sum(len(each.split()) for each in outputs) / sum(len(each.split()) for each in references)
        lines.append(f"| {name} | {len(pairs)} | {rouge:.3f} | {chrf:.1f} | {length:.2f} |")
    return "\n".join(lines)
