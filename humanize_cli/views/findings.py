"""Findings for people, each with its place marked, and as JSON; docs/check.md describes both."""

import json
import unicodedata
from dataclasses import asdict
from typing import Any

from humanize_cli.checked import Checked
from humanize_cli.diagnose.diagnosis import Finding
from humanize_cli.views.words import one_line

SCHEMA = 1
"""The number of the JSON layout, raised when a field changes its meaning or goes, not when one is added."""

_WIDTH = 96
_NEAR = 20
_BOLD, _RED, _DIM, _GREEN, _RESET = "\x1b[1m", "\x1b[31m", "\x1b[2m", "\x1b[32m", "\x1b[0m"


def text(checked: Checked, *, everything: bool, colour: bool = False) -> str:
    """Return the findings of an input, three lines each: place and message, excerpt, mark."""
    return "".join(_finding(checked.name, each, colour) for each in checked.shown(everything=everything))


def as_json(checked: Checked, *, everything: bool) -> str:
    """Return an input with its findings as JSON on one line, without a newline."""
    if checked.error is not None:
        return _dump({"schema": SCHEMA, "file": checked.name, "error": checked.error})
    diagnosis = checked.diagnosis
    return _dump(
        {
            "schema": SCHEMA,
            "file": checked.name,
            "error": None,
            "profile": checked.profile,
            "passed": checked.passed,
            "score": diagnosis.score,
            "counts": {
                "counted": len(diagnosis.counted),
                "not_counted": len(diagnosis.findings) - len(diagnosis.counted),
                "sentences": diagnosis.sentences,
                "words": diagnosis.words,
                "skipped_words": checked.skipped,
                "edits": checked.edits,
            },
            "limits": {"findings": checked.allowed, "score": checked.max_score},
            "languages": dict(diagnosis.languages),
            "findings": [_fields(each) for each in checked.shown(everything=everything)],
            "warnings": list(checked.warnings),
        }
    )


def verdict(checked: Checked) -> str:
    """Return one line about an input as a whole: its findings, its score, and the limit that it is over."""
    found = len(checked.diagnosis.counted)
    parts = [f"{found:,} finding{'' if found == 1 else 's'}"]
    if checked.too_many and checked.allowed:
        parts[0] += f", {checked.allowed:,} allowed"
    if checked.diagnosis.score is not None:
        parts.append(f"score {checked.diagnosis.score}")
        if checked.too_high:
            parts[-1] += f", at most {checked.max_score} allowed"
    return f"{checked.name}: {'; '.join(parts)}"


def _finding(name: str, finding: Finding, colour: bool) -> str:
    """Return a finding's lines."""
    place, rule = f"{name}:{finding.line}:{finding.column}", finding.rule_id
    message = one_line(finding.message)
    aside = "" if finding.counted else f" (not counted: {one_line(finding.why_not_counted) or 'advice'})"
    excerpt, mark = marked(finding)
    hint = _hint(finding)
    if colour:
        place, rule = f"{_BOLD}{place}{_RESET}", f"{_RED if finding.counted else _DIM}{rule}{_RESET}"
        aside = f"{_DIM}{aside}{_RESET}" if aside else ""
        mark = f"{_RED if finding.counted else _DIM}{mark}{_RESET}"
        hint = f"{_GREEN}{hint}{_RESET}" if hint else ""
    return f"{place}: {rule}: {message}{aside}\n    {excerpt}\n    {mark}{hint}\n"


def marked(finding: Finding) -> tuple[str, str]:
    """Return a finding's excerpt, cut to a line's width, and the line of carets that goes below it.

    Control and invisible characters are escaped, within the place also the odd spaces.
    """
    before = _printable(finding.excerpt[: finding.excerpt_start], spaces=True)
    place = _printable(finding.excerpt[finding.excerpt_start : finding.excerpt_end], spaces=False)
    after = _printable(finding.excerpt[finding.excerpt_end :], spaces=True)
    place = _cut(place, _WIDTH)
    room = _WIDTH - len(place)
    after = _cut(after, max(room // 2, room - len(before)))
    before = _cut(before[::-1], room - len(after))[::-1]
    return f"{before}{place}{after}", " " * _cells(before) + "^" * max(1, _cells(place))


def _hint(finding: Finding) -> str:
    """Return what may stand in the place instead, where that is known."""
    if finding.replacement is None:
        return ""
    new = _cut(_printable(finding.replacement, spaces=True), _WIDTH)
    return f' → "{new}"' if new.strip() else " → (delete)"


def _printable(text: str, *, spaces: bool) -> str:
    """Return a text without anything that a terminal obeys; with `spaces`, odd spaces look like a space."""
    if text.isprintable():
        return text
    return "".join(
        each
        if each.isprintable()
        else " "
        if spaces and each.isspace()
        else each.encode("unicode_escape").decode()
        for each in text
    )


def _cut(text: str, width: int) -> str:
    """Return the beginning of a text, cut before a word where one begins near the end."""
    if len(text) <= width:
        return text
    kept = text[: max(0, width - 1)]
    words, space, _ = kept.rpartition(" ")
    return (words if space and len(kept) - len(words) <= _NEAR else kept) + "…"


def _cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


def _fields(finding: Finding) -> dict[str, Any]:
    """Return a finding's fields; "rule" stands for its id."""
    fields = asdict(finding)
    return {"rule": fields.pop("rule_id"), **fields}


def _dump(value: dict[str, Any]) -> str:
    """Return the JSON with letters as they are; half a surrogate pair, which is no UTF-8, is escaped."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")
