"""A result in one line."""

from humanize_cli.result import Result
from humanize_cli.views.words import count


def line(name: str, result: Result, *, done: bool) -> str:
    """Return a file's name with the number of edits that were, or with `done` False would be, made."""
    held = f", {len(result.held_back):,} held back" if result.held_back else ""
    if not result.changed:
        return f"{name}: nothing to change{held}"
    return f"{name}: {count(len(result.changes), 'edit')}{'' if done else ' to make'}{held}"
