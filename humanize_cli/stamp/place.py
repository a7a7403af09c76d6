"""Putting a disclosure's lines into a text, and taking them out again byte for byte.

At the end of a text, an empty line stands before them, and a line break after them only where the text ended
in one: that is how it is known later what was the text's own. Trailers go on with trailers that are there.
"""

import re

from humanize_cli.text.document import Format
from humanize_cli.text.form import Form
from humanize_cli.text.stamps import FRONT_MATTER, Stretch, find_all

_NEWLINE = re.compile(r"\r\n|\r|\n")
_TRAILER_LINE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*:[ \t]+\S|[ \t]+\S")
_MARK = "---"


def put(text: str, lines: list[str], form: Form) -> str:
    """Return `text` with the lines of a disclosure; raises ValueError for a form that is not within a text.

    For FRONT_MATTER the text has front matter, for NEW_FRONT_MATTER it gets some.
    """
    if form is Form.FRONT_MATTER:
        front = FRONT_MATTER.match(text)
        if front is None:
            raise ValueError("the text has no front matter")
        place = front.end("body")
        newline = _last_newline(text[:place])
        return text[:place] + newline.join((*lines, "")) + text[place:]
    if form is Form.NEW_FRONT_MATTER:
        first = _NEWLINE.search(text)
        newline = first[0] if first else "\n"
        return newline.join((_MARK, *lines, _MARK, "", text))
    if form is Form.SIDECAR:
        raise ValueError("a sidecar is a file of its own")
    newline = _last_newline(text)
    ended = text.endswith(("\r", "\n"))
    gap = "" if form is Form.TRAILER and ends_in_trailers(text) else newline
    return text + ("" if ended else newline) + gap + newline.join(lines) + (newline if ended else "")


def take_out(text: str, stretch: Stretch) -> str:
    """Return `text` without a disclosure that was found in it: what `put` was given."""
    before, after = text[: stretch.start], text[stretch.end :]
    if stretch.form in (Form.FRONT_MATTER, Form.NEW_FRONT_MATTER):
        rest = _without_first(after)
        front = FRONT_MATTER.match(text)
        own = (
            stretch.form is Form.NEW_FRONT_MATTER
            and front is not None
            and stretch.start == front.start("body")
        )
        if own and front is not None and len(text) - len(rest) == front.end("body"):
            return _without_first(_without_first(text[front.end() :]))
        return before + rest
    rest = _without_first(after)
    above = _without_last(before)
    joined = stretch.form is Form.TRAILER and above != "" and not above.endswith(("\r", "\n"))
    for _ in range((rest == after) + (not joined)):
        before = _without_last(before)
    return before + rest


def without_any(text: str, format: Format) -> str:
    """Return `text` without all disclosures in it."""
    while found := find_all(text, format):
        for each in reversed(found):
            text = take_out(text, each)
    return text


def ends_in_trailers(text: str) -> bool:
    """Say whether a text's last paragraph is a block of git trailers, and not its only paragraph."""
    lines = _NEWLINE.split(text)
    if lines and not lines[-1]:
        lines.pop()
    block = []
    while lines and lines[-1].strip():
        block.append(lines.pop())
    return bool(block and lines and not block[-1][0].isspace() and all(map(_TRAILER_LINE.match, block)))


def _last_newline(text: str) -> str:
    r"""Return the last line break of a text, \n where it has none."""
    last = max(text.rfind("\n"), text.rfind("\r"))
    if last < 0:
        return "\n"
    return "\r\n" if text[last] == "\n" and text[last - 1 : last] == "\r" else text[last]


def _without_first(text: str) -> str:
    """Return a text without the line break that it begins with, if any."""
    return text[2:] if text.startswith("\r\n") else text[1:] if text.startswith(("\r", "\n")) else text


def _without_last(text: str) -> str:
    """Return a text without the line break that it ends with, if any."""
    return text[:-2] if text.endswith("\r\n") else text[:-1] if text.endswith(("\r", "\n")) else text
