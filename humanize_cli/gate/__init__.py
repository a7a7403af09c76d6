"""The gate: code that knows no proposer and decides which edits of a sentence may stand."""

from humanize_cli.gate.judge import judge
from humanize_cli.gate.reasons import Reason, Refusal, Verdict

__all__ = ["Reason", "Refusal", "Verdict", "judge"]
