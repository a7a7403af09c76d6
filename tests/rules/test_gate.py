"""The packs against the gate, on sentences of the training data: a rule that it contradicts is of no use."""

from collections import Counter

import pytest

from humanize_cli.gate import judge
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import load_pack
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import Sentence
from training.data import light_edits

ENOUGH = 5


def sentences(language: str, most: int = 2500) -> list[str]:
    found = [edit.source for edit in light_edits("train") if edit.language == language]
    return found[:: max(1, len(found) // most)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gate_lets_most_replacements_of_a_rule_pass(language):
    fired, refused, reasons = Counter(), Counter(), Counter()
    for text in sentences(language):
        sentence = Sentence(text, language)
        edits = find_edits(sentence, load_pack(language), Tone.PLAIN)
        fired.update(edit.origin for edit in edits)
        for refusal in judge(sentence, edits).refused if edits else ():
            refused[refusal.edit.origin] += 1
            reasons[f"{refusal.edit.origin}: {refusal.reason} {refusal.detail}"] += 1
    contradicted = [rule for rule in fired if fired[rule] >= ENOUGH and refused[rule] > fired[rule] / 2]
    assert contradicted == [], reasons
    assert refused.total() <= fired.total() / 10, reasons
