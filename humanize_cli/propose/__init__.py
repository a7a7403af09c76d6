"""Proposers: each offers edits of sentences; none decides."""

from humanize_cli.propose.base import Proposal, Proposer

__all__ = ["Proposal", "Proposer"]
