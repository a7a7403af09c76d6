"""What the gate must let pass and what it must refuse: one table a language, written from the promises."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from humanize_cli.edits import apply_edits, diff_edits
from humanize_cli.gate.judge import judge
from humanize_cli.gate.reasons import Reason
from humanize_cli.text.document import Sentence
from humanize_cli.text.protect import protected_spans

TABLES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CASES = [
    pytest.param(table.stem, case, id=f"{table.stem}-{number}")
    for table in TABLES
    for number, case in enumerate(yaml.safe_load(table.read_text(encoding="utf-8")), start=1)
]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_case(language: str, case: dict[str, Any]) -> None:
    before, after = case["before"], case["after"]
    edits = diff_edits(before, after, "model")
    assert edits, "the case proposes nothing"
    sentence = Sentence(
        text=before,
        language=language,
        protected=tuple(protected_spans(before)),
        alone=case.get("alone", False),
    )

    verdict = judge(sentence, edits)

    found = [(refusal.reason.value, refusal.detail) for refusal in verdict.refused]
    shown = f"{before!r} => {after!r} ({case['why']}); refused: {found}"
    if case["verdict"] == "pass":
        assert list(verdict.accepted) == edits, shown
        return
    reasons = case["reason"] if isinstance(case["reason"], list) else [case["reason"]]
    assert verdict.refused, shown
    assert {refusal.reason for refusal in verdict.refused} & {Reason(reason) for reason in reasons}, shown
    assert apply_edits(before, verdict.accepted) == case.get("result", before), shown
