"""The sidecar: a JSON file beside a text with its disclosure, and with a digest of each line.

The digests say later which lines are others now, and hold none of the text.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from humanize_cli import disk
from humanize_cli.errors import InputError
from humanize_cli.stamp.record import Stamp, TamperedError, normalized, read_fields
from humanize_cli.text.form import Form

ENDING = ".humanize.json"
"""What a sidecar's name adds to its text's."""
_DIGITS = 12
_LINES = "line-digests"
_LINES_CHECKSUM = "line-digests-checksum"
_NUMBER = "words-changed"


@dataclass(frozen=True, slots=True)
class LineChange:
    """Lines that are not those described: `lost` of them are gone, `new` ones stand there from `line` on."""

    line: int
    lost: int
    new: int


def beside(path: Path) -> Path:
    """Return the place of a text's sidecar."""
    return path.with_name(path.name + ENDING)


def write(stamp: Stamp, text: str) -> bytes:
    """Return the sidecar of a text."""
    return _written(stamp, _digests(text))


def read(data: bytes) -> tuple[Stamp, list[str]]:
    """Return a sidecar's stamp and the digests of its text's lines; raises TamperedError for another file."""
    try:
        content = json.loads(data)
        digests = content.pop(_LINES)
        del content[_LINES_CHECKSUM]
        content[_NUMBER] = f"{content[_NUMBER]:.3f}"
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise TamperedError("its sidecar is not one that humanize wrote") from None
    if not all(isinstance(each, str) for each in content.values()):
        raise TamperedError("its sidecar has a field that is no text")
    stamp = read_fields(content, Form.SIDECAR)
    if not _are_digests(digests) or _written(stamp, digests) != data.replace(b"\r\n", b"\n"):
        raise TamperedError("its sidecar is not as humanize writes them")
    return stamp, digests


def changed_lines(digests: list[str], text: str) -> list[LineChange]:
    """Return where a text's lines are others than those whose digests are given; lines count from 1."""
    matcher = SequenceMatcher(None, digests, _digests(text), autojunk=False)
    return [
        LineChange(new_start + 1, old_end - old_start, new_end - new_start)
        for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]


def load(path: Path) -> bytes | None:
    """Return the bytes of a text's sidecar, None where there is none; raises InputError as disk.read does."""
    place = beside(path)
    return disk.read(place).data if disk.is_file(place) else None


@contextlib.contextmanager
def placed(path: Path, data: bytes | None) -> Iterator[None]:
    """Put a text's sidecar in its place while the text is written; take away an older one with `data` None.

    Whatever hinders the text from being written brings the sidecar that was there back. Another program's
    file of that name is never taken away. Raises InputError where the sidecar cannot be written.
    """
    place = beside(path)
    if path.exists() and not disk.is_file(path):
        if data is None:
            yield
            return
        raise InputError(f"{disk.display_name(path)}: is no regular file; a sidecar goes beside one alone")
    old = load(path)
    if data is not None:
        disk.create(place, data, like=path if path.exists() else None)
    try:
        yield
    except BaseException:
        if data is not None and old is not None:
            disk.create(place, old)
        elif data is not None:
            place.unlink(missing_ok=True)
        raise
    if data is None and old is not None and _is_own(old):
        try:
            place.unlink()
        except OSError as error:
            raise InputError(f"{disk.display_name(place)}: cannot be removed: {error.strerror}") from None


def _is_own(data: bytes) -> bool:
    """Say whether a file is a sidecar, be it damaged."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(content, dict) and "disclosure" in content and "checksum" in content


def _written(stamp: Stamp, digests: list[str]) -> bytes:
    fields: dict[str, Any] = {**stamp.fields(Form.SIDECAR), _NUMBER: float(stamp.words_changed)}
    checksum = hashlib.sha256("".join(digests).encode()).hexdigest()[:_DIGITS]
    lines = {_LINES_CHECKSUM: checksum, _LINES: digests}
    return (json.dumps({**fields, **lines}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _digests(text: str) -> list[str]:
    """Return a digest of each line."""
    return [
        hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
        for line in normalized(text).split("\n")
    ]


def _are_digests(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and len(each) == _DIGITS for each in value)
