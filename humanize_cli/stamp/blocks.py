"""A stamp as the lines that a text carries, and back; what is read must be exactly what would be written."""

import json
import re
from collections.abc import Callable

from humanize_cli.stamp.record import LABELS, Stamp, TamperedError, normalized, read_fields
from humanize_cli.text.form import NAME, Form
from humanize_cli.text.stamps import KEY

_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w.:/%+@#]|[- ](?![- ]))*(?<! )", re.ASCII)
_RISKY = re.compile(r"[<>]|(?<=-)-")
_LINE = re.compile(r"[ ]*([\w-]+): (.*)")
_PART = re.compile(r'([\w-]+) ("(?:[^"\\]|\\.)*"|[^";]*)(?:; |\Z)')
_BARE = frozenset(("disclosure", "words-changed", "digitalSourceType"))
_OPEN, _CLOSE = f"<!-- {NAME}", "-->"
_BY_TRAILER = {f"Humanize-{name}": label for label, name in LABELS.items()}


def lines_of(stamp: Stamp, form: Form, *, plain: bool) -> list[str]:
    """Return the lines in which a text carries a stamp; `plain` for one that is no Markdown."""
    fields = stamp.fields(form)
    if form in (Form.FRONT_MATTER, Form.NEW_FRONT_MATTER):
        # A YAML reader may take a hash for a number, so all but what is meant as one stands in quotes.
        return [
            f"{KEY}:",
            *(f"  {label}: {value if label in _BARE else _quoted(value)}" for label, value in fields.items()),
        ]
    if form is Form.TRAILER:
        model = re.sub(r"[^\w.+@-]+", "-", stamp.model)
        return [
            f"Assisted-by: humanize:{model}",
            *(f"Humanize-{LABELS[label]}: {_value(v)}" for label, v in fields.items() if label != "form"),
        ]
    if form is Form.COMMENT:
        return _comment(fields)
    machine = {label: value for label, value in fields.items() if label != "note"}
    if plain:
        parts = "; ".join(f"{label} {_value(value)}" for label, value in machine.items())
        return [stamp.note, f"[{NAME}: {parts}]"]
    return [stamp.note, *_comment(machine)]


def read_lines(block: str, form: Form) -> Stamp:
    """Return the stamp that lines of a text carry; raises TamperedError where humanize did not write them."""
    lines = normalized(block).split("\n")
    plain = lines[-1].endswith("]")
    note: dict[str, str] = {}
    if form is Form.FOOTER:
        note = {"note": lines[0]}
        lines = lines[1:]
    if form is Form.FOOTER and plain:
        body = lines[-1].removeprefix(f"[{NAME}: ").removesuffix("]")
        values = _values([(label, value) for label, value in _PART.findall(body)])
    else:
        rename: Callable[[str], str] = str
        if form is Form.TRAILER:
            rename = lambda name: _BY_TRAILER.get(name, name)  # noqa: E731
        matches = [match for each in lines if (match := _LINE.fullmatch(each))]
        values = _values([(rename(match[1]), match[2]) for match in matches if match[1] != "Assisted-by"])
    stamp = read_fields({**values, **note}, form)
    if lines_of(stamp, form, plain=plain) != normalized(block).split("\n"):
        raise TamperedError("its lines are not as humanize writes them")
    return stamp


def _comment(fields: dict[str, str]) -> list[str]:
    return [_OPEN, *(f"{label}: {_value(value)}" for label, value in fields.items()), _CLOSE]


def _value(text: str) -> str:
    """Return a field's value: as it is, or in quotes."""
    return text if _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """Return a text as a JSON string, which is YAML too, and which neither ends a comment nor a line."""
    escaped = json.dumps(text, ensure_ascii=False)
    escaped = "".join(
        each if each.isprintable() or each == "\u00a0" else json.dumps(each)[1:-1] for each in escaped
    )
    return _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped)


def _values(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Return the values by label; raises TamperedError for a label that is given twice or a broken value."""
    values: dict[str, str] = {}
    for label, written in pairs:
        if label in values:
            raise TamperedError(f"the field {label} is given twice")
        try:
            value = json.loads(written) if written.startswith('"') else written
        except ValueError:
            value = None
        if not isinstance(value, str):
            raise TamperedError(f"the field {label} cannot be read")
        values[label] = value
    return values
