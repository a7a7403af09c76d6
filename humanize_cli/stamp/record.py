"""Stamp, what a disclosure says, and how it is written: as fields with a checksum over them.

The checksum finds slips and careless changes. It is no signature: whoever wants to can compute a new one.
"""

import hashlib
import json
import re
from dataclasses import dataclass, fields
from decimal import Decimal

from humanize_cli.errors import HumanizeError
from humanize_cli.text.form import Form

VERSION = "1"
"""The number of the layout."""
VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/"
BY_MODEL = f"{VOCABULARY}compositeWithTrainedAlgorithmicMedia"
"""IPTC's term for a work that was edited with a trained, generative model: some words are the model's."""
BY_RULES = f"{VOCABULARY}algorithmicallyEnhanced"
"""IPTC's term for a work that a program altered without a trained model, its content kept."""

LABELS = {
    "disclosure": "Disclosure",
    "form": "Form",
    "tool": "Tool",
    "model": "Model",
    "adapter-sha256": "Adapter-SHA256",
    "profile": "Profile",
    "words-changed": "Words-Changed",
    "digitalSourceType": "Digital-Source-Type",
    "input-sha256": "Input-SHA256",
    "output-sha256": "Output-SHA256",
    "date": "Date",
    "note": "Note",
    "checksum": "Checksum",
}
"""The fields in order, each with its name in a trailer."""
_OPTIONAL = frozenset({"form", "date", "note"})
_HASH = re.compile(r"[0-9a-f]{64}")
_SHARE = re.compile(r"0\.\d{3}|1\.000")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CHECKSUM = 16
_NEWLINE = re.compile(r"\r\n|\r")


class TamperedError(HumanizeError):
    """A disclosure is not as humanize wrote it; the text says in what."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a disclosure says.

    `words_changed` is the share of the prose's words that were changed, 0 to 1 with three decimals.
    `input` and `output` are `text_hash` of the first text that humanize was given and of the text described.
    `date` is empty or ISO 8601; `note` is the sentence for people, empty where there is none.
    """

    tool: str
    model: str
    adapter: str
    profile: str
    words_changed: str
    source_type: str
    input: str
    output: str
    date: str = ""
    note: str = ""

    def fields(self, form: Form) -> dict[str, str]:
        """Return the fields by label, those left out that have nothing to say, the checksum last."""
        values = (VERSION, str(form), *(getattr(self, each.name) for each in fields(self)))
        labelled = {label: value for label, value in zip(LABELS, values, strict=False) if value}
        canonical = "".join(f"{label}={json.dumps(value)}\n" for label, value in labelled.items())
        return labelled | {"checksum": hashlib.sha256(canonical.encode()).hexdigest()[:_CHECKSUM]}


def text_hash(text: str) -> str:
    r"""Return the SHA-256 of a text, in hexadecimal: of its UTF-8 without a mark, each line break as \n."""
    return hashlib.sha256(normalized(text).encode("utf-8", "surrogatepass")).hexdigest()


def normalized(text: str) -> str:
    r"""Return a text with \n for each line break; nothing else counts as the same."""
    return _NEWLINE.sub("\n", text) if "\r" in text else text


def read_fields(values: dict[str, str], form: Form) -> Stamp:
    """Return the stamp that fields make; raises TamperedError where one is missing, unknown or malformed."""
    version = values.get("disclosure", "")
    if version != VERSION:
        raise TamperedError(f"it has version {version!r}, and this program knows {VERSION}")
    for label in LABELS:
        if label not in values and label not in _OPTIONAL:
            raise TamperedError(f"the field {label} is missing")
    for label in values:
        if label not in LABELS:
            raise TamperedError(f"it has a field {label}, which is none")
    for label in ("adapter-sha256", "input-sha256", "output-sha256"):
        if not _HASH.fullmatch(values[label]):
            raise TamperedError(f"{label} is not 64 hexadecimal digits")
    if not _SHARE.fullmatch(values["words-changed"]):
        raise TamperedError("words-changed is not a share from 0.000 to 1.000")
    if values["digitalSourceType"] not in (BY_MODEL, BY_RULES):
        raise TamperedError("digitalSourceType is not one that humanize gives")
    if "date" in values and not _DATE.fullmatch(values["date"]):
        raise TamperedError("date is not YYYY-MM-DD")
    names = [label for label in LABELS if label not in ("disclosure", "form", "checksum")]
    stamp = Stamp(*(values.get(label, "") for label in names))
    if stamp.fields(form)["checksum"] != values["checksum"]:
        raise TamperedError("the checksum does not fit its fields; one of them was changed")
    return stamp


def share(changed: int, words: int, earlier: str = "0") -> str:
    """Return the share of words changed, with what an `earlier` disclosure says added, three decimals.

    Never 0 where something was changed, and never more than 1.
    """
    now = Decimal(changed) / Decimal(max(1, words))
    total = min(Decimal(1), max(Decimal("0.001"), now) + Decimal(earlier))
    return str(total.quantize(Decimal("0.001")))
