"""A result explained: each edit with its place and reason, then what was held back and why."""

from collections.abc import Iterator

from humanize_cli.result import HeldBack, Result
from humanize_cli.views.text import line
from humanize_cli.views.words import arrow, because, one_line, removes, skipped


def explain(name: str, result: Result, *, done: bool) -> str:
    """Return the explanation as lines, each ended by a newline; texts of the document are put on one line.

    With `done` False the edits are spoken of as still to be made.
    """
    return "".join(f"{each}\n" for each in _lines(name, result, done))


def reasons(result: Result) -> list[str]:
    """Return one line for each edit, made or held back: where, what and why."""
    made = [
        f"line {each.line}: {arrow(each.edit)} {because(each.edit)}{removes(each)}" for each in result.changes
    ]
    return made + [f"line {each.line}: {_held(each)}" for each in result.held_back]


def _held(held: HeldBack) -> str:
    """Return a refused edit with the gate's reason code and what decided."""
    detail = f": {one_line(held.detail)}" if held.detail else ""
    return f"held back ({held.reason}{detail}) {arrow(held.edit)} {because(held.edit)}"


def _lines(name: str, result: Result, done: bool) -> Iterator[str]:
    yield line(name, result, done=done)
    shown = None
    for change in result.changes:
        place = (change.line, change.sentence_before)
        if place != shown:
            shown = place
            yield f"  {name}:{change.line}:{change.column}"
            yield f"    - {one_line(change.sentence_before)}"
            yield f"    + {one_line(change.sentence_after) or '(the sentence says nothing and goes)'}"
        yield f"      {arrow(change.edit)} {because(change.edit)}{removes(change)}"
    for held in result.held_back:
        yield f"  {name}:{held.line} {_held(held)}"
    left = skipped(result.skipped_words)
    if left:
        yield f"  {name}: left alone: {left}"
    for warning in result.warnings:
        yield f"  {name}: {one_line(warning)}"
