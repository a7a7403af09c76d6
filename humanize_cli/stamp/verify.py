"""Verifying: is a text the one that its disclosure describes, and if not, what is known of the change?"""

from dataclasses import dataclass
from enum import StrEnum

from humanize_cli.stamp import sidecar
from humanize_cli.stamp.blocks import read_lines
from humanize_cli.stamp.place import put, take_out, without_any
from humanize_cli.stamp.record import Stamp, TamperedError, normalized, text_hash
from humanize_cli.stamp.sidecar import LineChange
from humanize_cli.text.document import Format
from humanize_cli.text.form import Form
from humanize_cli.text.stamps import find


class Status(StrEnum):
    """What was found."""

    FITS = "fits"
    CHANGED = "changed"
    TAMPERED = "tampered"
    NONE = "none"


@dataclass(frozen=True)
class Verified:
    """What became clear of a text: `detail` says why, `lines` where it is known which lines are others."""

    status: Status
    form: Form | None = None
    stamp: Stamp | None = None
    detail: str = ""
    lines: tuple[LineChange, ...] = ()


def verify(text: str, format: Format, beside: bytes | None = None, before: str | None = None) -> Verified:
    """Compare a text with the disclosure in it, or else with its sidecar `beside` it.

    Line breaks may be others, nothing else. With `before`, that must be the text that was given first.
    """
    found = find(text, format)
    if found is None and beside is None:
        return Verified(Status.NONE, detail="carries no disclosure")
    form = found.form if found is not None else Form.SIDECAR
    try:
        result = _within(text, format) if found is not None else _beside(text, beside or b"")
    except TamperedError as problem:
        return Verified(Status.TAMPERED, form, detail=str(problem))
    if result.status is not Status.FITS or before is None or result.stamp is None:
        return result
    if text_hash(without_any(before, format)) == result.stamp.input:
        return result
    return Verified(Status.CHANGED, form, result.stamp, "the text before is not the one that was edited")


def _within(text: str, format: Format) -> Verified:
    r"""Compare a text with the disclosure in it, both with \n for line breaks."""
    text = normalized(text)
    found = find(text, format)
    if found is None:
        raise TamperedError("its line breaks were mixed up")
    stamp = read_lines(text[found.start : found.end], found.form)
    bare = take_out(text, found)
    if text_hash(bare) != stamp.output:
        return Verified(Status.CHANGED, found.form, stamp, "the text was changed since")
    lines = text[found.start : found.end].split("\n")
    if put(bare, lines, found.form) != text:
        raise TamperedError("it stands elsewhere than humanize puts it")
    return Verified(Status.FITS, found.form, stamp)


def _beside(text: str, data: bytes) -> Verified:
    stamp, digests = sidecar.read(data)
    if text_hash(text) == stamp.output:
        return Verified(Status.FITS, Form.SIDECAR, stamp)
    lines = tuple(sidecar.changed_lines(digests, text))
    return Verified(Status.CHANGED, Form.SIDECAR, stamp, "the text was changed since", lines)
