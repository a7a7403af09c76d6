"""What verifying found in a text, as lines and as JSON."""

import json
from typing import Any

from humanize_cli.stamp.sidecar import LineChange
from humanize_cli.stamp.verify import Status, Verified
from humanize_cli.text.form import Form
from humanize_cli.views.words import count

_FIRST = 20


def text(name: str, verified: Verified) -> str:
    """Return what was found as lines, each ended by a newline."""
    stamp = verified.stamp
    if verified.status is Status.NONE:
        return f"{name}: no disclosure\n"
    if verified.status is Status.TAMPERED:
        return f"{name}: TAMPERED: the disclosure ({_form(verified)}) was tampered with: {verified.detail}\n"
    said = ""
    if stamp is not None:
        share = f"{float(stamp.words_changed):.1%} of the words changed"
        said = f"{_form(verified)}: {stamp.tool}, {stamp.model}, profile {stamp.profile}, {share}"
        said += f", {stamp.date}" if stamp.date else ""
    if verified.status is Status.FITS:
        return f"{name}: OK ({said})\n"
    lines = [f"{name}: CHANGED: {verified.detail} ({said})"]
    lines += [f"  {_line(each)}" for each in verified.lines[:_FIRST]]
    if len(verified.lines) > _FIRST:
        lines.append(f"  and {len(verified.lines) - _FIRST:,} more places")
    return "\n".join(lines) + "\n"


def as_json(name: str, verified: Verified) -> str:
    """Return what was found as one line of JSON, without a newline."""
    fields = (
        verified.stamp.fields(verified.form)
        if verified.stamp is not None and verified.form is not None
        else None
    )
    return _dump(
        {
            "file": name,
            "status": str(verified.status),
            "form": _form(verified),
            "detail": verified.detail,
            "disclosure": fields,
            "lines": [{"line": each.line, "lost": each.lost, "new": each.new} for each in verified.lines],
            "error": None,
        }
    )


def failure(name: str, message: str) -> str:
    """Return the JSON object of a text that could not be read."""
    return _dump({"file": name, "error": message})


def _form(verified: Verified) -> str | None:
    """Return the form as a user names it."""
    new = verified.form is Form.NEW_FRONT_MATTER
    return str(Form.FRONT_MATTER) if new else None if verified.form is None else str(verified.form)


def _line(change: LineChange) -> str:
    """Return one place in words."""
    last = change.line + change.new - 1
    place = f"line {change.line}" if change.new == 1 else f"lines {change.line} to {last}"
    if change.new and change.lost:
        verb = "is" if change.new == 1 else "are"
        return f"{place} {verb} new in place of {count(change.lost, 'line')}"
    if change.new:
        return f"{place} {'was' if change.new == 1 else 'were'} added"
    gone = f"{count(change.lost, 'line')} {'is' if change.lost == 1 else 'are'} gone"
    return f"{gone} before line {change.line}"


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
