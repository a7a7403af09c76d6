"""A Comparison as lines for people and as JSON."""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from humanize_cli.compare import Comparison, Difference, Kind
from humanize_cli.gate.reasons import Reason
from humanize_cli.views.words import one_line

FAITHFUL, CHANGED, UNRELATED = "faithful", "changed", "unrelated"
"""The verdicts of the JSON views."""

_WORDS = {Reason.PROTECTED: "literal", Reason.DELETION: "sentence", Reason.CLAIM: "claim"}


def verdict(comparison: Comparison) -> str:
    """Return the verdict on a rewrite in one word."""
    if not comparison.related:
        return UNRELATED
    return FAITHFUL if comparison.faithful else CHANGED


def text(comparison: Comparison, before: str, after: str) -> str:
    """Return the differences for people, "" where there are none; `before` and `after` name the texts."""
    if not comparison.related:
        return f"{before} and {after} have too few sentences in common to be versions of one text.\n"
    pairs = groupby(comparison.differences, key=lambda each: (each.before, each.after))
    return "".join(_lines(list(group), before, after) for _, group in pairs)


def as_json(comparison: Comparison, **names: str) -> str:
    """Return the comparison as one line of JSON, `names` first."""
    answer = {
        **names,
        "verdict": verdict(comparison),
        "reasons": sorted({each.reason.value for each in comparison.differences}),
        "differences": [_fields(each) for each in comparison.differences],
        "sentences": {"before": comparison.sentences_before, "after": comparison.sentences_after},
        "skipped_words": comparison.skipped_words,
    }
    return json.dumps(answer, ensure_ascii=False)


def _lines(group: Sequence[Difference], before: str, after: str) -> str:
    """Return the differences of one pair of sentences, which stands under them."""
    first = group[0]
    places = [
        f"{name}:{line}:{column}"
        for name, line, column in (
            (before, first.before_line, first.before_column),
            (after, first.after_line, first.after_column),
        )
        if line
    ]
    lines = [", ".join(places)]
    for each in group:
        whole = each.detail in (each.before, each.after)
        lines.append(
            f"  {each.kind} {_WORDS.get(each.reason, each.reason)}"
            + (f": {one_line(each.detail)}" * (not whole))
        )
    lines += [f"    - {one_line(first.before)}"] if first.before else []
    lines += [f"    + {one_line(first.after)}"] if first.after else []
    return "\n".join(lines) + "\n"


def _fields(each: Difference) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": each.kind.value, "reason": each.reason.value, "detail": each.detail}
    if each.kind is not Kind.ADDED or each.before:
        found["before"] = {"line": each.before_line, "column": each.before_column, "text": each.before}
    if each.kind is not Kind.LOST or each.after:
        found["after"] = {"line": each.after_line, "column": each.after_column, "text": each.after}
    return found
