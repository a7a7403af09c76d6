"""The forms of a disclosure, and what its wording may hold: what flags, configurations and profiles need."""

from enum import StrEnum
from string import Formatter

NAME = "humanize-disclosure"
"""What a disclosure's place in a text is known by."""
PLACEHOLDERS = ("tool", "version", "model", "profile", "share", "date")
"""What a wording may hold in braces."""
LONGEST = 500
"""Characters that a wording may have."""
_SPACES = {0xA0: " ", 0x202F: " "}


class Form(StrEnum):
    """How a text carries its disclosure; NEW_FRONT_MATTER is front matter that was added for it."""

    FRONT_MATTER = "front-matter"
    NEW_FRONT_MATTER = "front-matter-block"
    COMMENT = "comment"
    FOOTER = "footer"
    TRAILER = "trailer"
    SIDECAR = "sidecar"


NO_FORM = "none"
"""The choice of no disclosure."""
FORM_CHOICES = (Form.FRONT_MATTER, Form.COMMENT, Form.FOOTER, Form.TRAILER, Form.SIDECAR, NO_FORM)
"""What a user chooses from."""


def wording_problem(wording: str) -> str | None:
    """Return what keeps a text from being the one line that a disclosure says to people, None if nothing."""
    if not wording.strip():
        return "is empty; give a sentence, or leave it out for the usual one"
    if wording != wording.strip() or not wording.translate(_SPACES).isprintable():
        return "must be one line, without white space around it or control characters"
    if len(wording) > LONGEST:
        return f"has {len(wording)} characters; at most {LONGEST} make a disclosure"
    for each in ("<!--", "-->", NAME):
        if each in wording.lower():
            return f"may not hold {each}, which marks a disclosure's place"
    try:
        parts = list(Formatter().parse(wording))
    except ValueError as problem:
        return f"{problem}; write {{{{ or }}}} for a brace"
    for _, name, spec, conversion in parts:
        if name is not None and (name not in PLACEHOLDERS or spec or conversion):
            shown = name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            valid = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
            return f"{{{shown}}} is no placeholder; valid ones: {valid}"
    return None
