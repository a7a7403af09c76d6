"""The light edits as examples for the model, split by record id so that no test record is ever trained on.

The split is a hash of the id alone: the same id in two tones is one source, and falls on one side.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from humanize_cli.model.prompts import COPY, DELETE

LIGHT = Path(__file__).parent / "light"


@dataclass(frozen=True, slots=True)
class LightEdit:
    """A sentence, what an editor made of it ("" where it was deleted), and where it comes from."""

    record: str
    language: str
    tone: str
    source: str
    target: str

    @property
    def answer(self) -> str:
        """The answer that the model learns to give."""
        if self.target == self.source:
            return COPY
        return self.target or DELETE


def split_of(record_id: str) -> str:
    """Return "test", "dev" or "train" for a record id."""
    bucket = int(hashlib.sha256(record_id.encode()).hexdigest(), 16) % 25
    return {0: "test", 2: "dev"}.get(bucket, "train")


def light_edits(split: str, folder: Path = LIGHT) -> Iterator[LightEdit]:
    """Yield the sentences of a split, in the order of the files' names and lines."""
    for path in sorted(folder.glob("*.jsonl")):
        yield from records(path, split)


def records(path: Path, split: str) -> Iterator[LightEdit]:
    """Yield the sentences of a split in one file of records."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if split_of(record["id"]) != split:
            continue
        for source, target in zip(record["sentences"], record["light"], strict=True):
            tone = record.get("tone", "plain")
            yield LightEdit(
                record["id"], record["lang"], tone, " ".join(source.split()), " ".join(target.split())
            )
