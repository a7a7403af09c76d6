"""A result as one line of JSON; docs/json.md describes the fields."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from humanize_cli.edits import Edit
from humanize_cli.result import Change, HeldBack, Result

SCHEMA = 1
"""The number of the layout, raised when a field changes its meaning or goes, not when one is added."""


def result(
    name: str,
    result: Result,
    *,
    text: bool,
    disclosure: Mapping[str, str] | None = None,
    reply: Mapping[str, Any] | None = None,
    needs_person: Mapping[str, Any] | None = None,
) -> str:
    """Return a result as JSON on one line, without a newline; the edited text only where `text` is True.

    `disclosure` are the fields of the disclosure that the text got. `reply` says how the text answers a
    message, and `needs_person` what in that message is not for an editor.
    """
    return _dump(
        {
            "schema": SCHEMA,
            "file": name,
            "profile": result.profile,
            "changed": result.changed,
            "counts": {
                "edits": len(result.changes),
                "held_back": len(result.held_back),
                "sentences": result.sentences,
                "words": result.words,
            },
            "languages": result.languages,
            "skipped_words": result.skipped_words,
            "edits": [_change(each) for each in result.changes],
            "held_back": [_held(each) for each in result.held_back],
            "warnings": list(result.warnings),
            "disclosure": None if disclosure is None else dict(disclosure),
            "reply": None if reply is None else dict(reply),
            "needs_person": None if needs_person is None else dict(needs_person),
            "error": None,
            "text": result.after if text else None,
        }
    )


def failure(name: str, message: str) -> str:
    """Return the JSON object of an input that failed: the fields that are known, and the message."""
    return _dump({"schema": SCHEMA, "file": name, "error": message})


def _edit(edit: Edit) -> dict[str, Any]:
    """Return an edit's own fields; `start` and `end` are characters of the sentence before.

    What the model said of its words is part of the probability.
    """
    return {name: value for name, value in asdict(edit).items() if name != "said"}


def _change(change: Change) -> dict[str, Any]:
    """Return an accepted edit with its place, flat."""
    return {
        "line": change.line,
        "column": change.column,
        **_edit(change.edit),
        "sentence_before": change.sentence_before,
        "sentence_after": change.sentence_after,
        "tells": list(change.tells),
        "language": change.language,
    }


def _held(held: HeldBack) -> dict[str, Any]:
    """Return a refused edit with its place and the refusal, flat; `why` is the gate's reason code."""
    return {
        "line": held.line,
        **_edit(held.edit),
        "why": str(held.reason),
        "detail": held.detail,
        "sentence": held.sentence,
        "language": held.language,
    }


def _dump(value: dict[str, Any]) -> str:
    """Return the JSON with letters as they are; half a surrogate pair, which is no UTF-8, is escaped."""
    line = json.dumps(value, ensure_ascii=False, sort_keys=False)
    return line.encode("utf-8", "backslashreplace").decode("utf-8")
