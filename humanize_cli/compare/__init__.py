"""Comparing a text with a rewrite of it, by whomever: which facts were lost, added or changed."""

from humanize_cli.compare.comparison import Comparison, Difference, Kind, compare

__all__ = ["Comparison", "Difference", "Kind", "compare"]
