"""Small pieces of language that the views share."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from humanize_cli.edits import Edit
    from humanize_cli.result import Change


def count(number: int, thing: str) -> str:
    """Return a number with its noun ("1 edit", "1,204 words")."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def one_line(text: str) -> str:
    """Return a text on one line, its control characters escaped, safe for a terminal."""
    joined = " ".join(text.split())
    if joined.isprintable():
        return joined
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in joined)


def arrow(edit: "Edit") -> str:
    """Return an edit as `"old" → "new"`, a deletion or insertion said in words."""
    if not edit.new.strip():
        return f'"{one_line(edit.old)}" deleted'
    if not edit.old.strip():
        return f'"{one_line(edit.new)}" added'
    return f'"{one_line(edit.old)}" → "{one_line(edit.new)}"'


def because(edit: "Edit") -> str:
    """Return who proposed an edit, how sure that was (a rule always is), and why."""
    sure = "" if edit.probability in (None, 1) else f" {edit.probability:.0%}"
    reason = f" {one_line(edit.reason)}" if edit.reason else ""
    return f"[{one_line(edit.origin)}{sure}]{reason}"


def removes(change: "Change") -> str:
    """Return which tells a change took away, to go behind what else is said of it; "" for none."""
    return f" (removes {', '.join(change.tells)})" if change.tells else ""


def skipped(words: Mapping[str, int]) -> str:
    """Return what was left alone for its language, from counts of words by language code or "unsure"."""
    return ", ".join(
        count(number, "word")
        + (" of unsure language" if language == "unsure" else f" of language {language}")
        for language, number in sorted(words.items())
    )
