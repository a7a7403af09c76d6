"""Diagnosis: what in a text reads stiff and stock, where, and how much of it."""

from humanize_cli.diagnose.diagnosis import Diagnosis, Finding, SentenceValue
from humanize_cli.diagnose.document import diagnose

__all__ = ["Diagnosis", "Finding", "SentenceValue", "diagnose"]
