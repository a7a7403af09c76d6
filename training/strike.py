"""What a reader struck out of the phrasebook: edits right where an editor made them, and seldom elsewhere.

`training/struck/LANG*.tsv` has one a line: phrase and replacement. A line whose sides share no word at the
rim strikes the longer phrases too that make the same change, unless it begins with "!".
"""

from dataclasses import dataclass
from pathlib import Path

from humanize_cli.phrasebook.book import Entry, trimmed

STRUCK = Path(__file__).parent / "struck"

Words = tuple[str, ...]


@dataclass(frozen=True)
class Struck:
    """What a reader struck out: edits of whole phrases, and changes that are struck with any neighbour."""

    edits: frozenset[tuple[Words, Words]]
    changes: frozenset[tuple[Words, Words]]

    def has(self, entry: Entry) -> bool:
        """Say whether an entry is struck out."""
        start, end, new = trimmed(entry.old, entry.new)
        return (entry.old, entry.new) in self.edits or (entry.old[start:end], new) in self.changes


def read_struck(language: str, folder: Path = STRUCK) -> Struck:
    """Return what is struck out in a language."""
    edits, changes = set(), set()
    for path in sorted(folder.glob(f"{language}*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            phrase, _, replacement = line.partition("\t")
            old, new = tuple(phrase.removeprefix("!").split()), tuple(replacement.split())
            edits.add((old, new))
            if not phrase.startswith("!") and trimmed(old, new) == (0, len(old), new):
                changes.add((old, new))
    return Struck(frozenset(edits), frozenset(changes))
