"""Moves: edits that are right in any text and bring one of its measures up or down, from moves.json.

"We do not" can be "we don't", "e.g." be spelled out, "!" be a full stop. Each pattern names its own context;
what stands before it in the sentence must not match `not_after`. They are matched with straight apostrophes.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from humanize_cli.edits import Edit
from humanize_cli.style.band import QUANTITIES
from humanize_cli.text.document import Sentence

ORIGIN = "bands"
"""The maker of these edits."""
FEWEST_WORDS = 4
"""Shorter sentences are greetings and labels, which have their own ways."""


@dataclass(frozen=True, slots=True)
class _Move:
    find: re.Pattern[str]
    put: str
    not_after: re.Pattern[str] | None
    capital: bool

    def edits(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where a text is to be changed and into what."""
        for found in self.find.finditer(text):
            if self.not_after and self.not_after.search(text, 0, found.start()):
                continue
            new = found.expand(self.put)
            if self.capital:
                new = re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), new, count=1)
            yield found.start(), found.end(), new


def moves(sentence: Sentence) -> list[Edit]:
    """Return the edits that take a sentence's text where its `aim` says; none where it has no aim."""
    aim = sentence.aim
    if aim is None or sentence.words < FEWEST_WORDS:
        return []
    text = sentence.text.replace("’", "'")
    taken: list[Edit] = []
    for more, names in ((True, aim.more), (False, aim.less)):
        for name in sorted(names):
            reason = f"The profile wants {'more' if more else 'fewer'} {QUANTITIES[name].label}."
            for move in _moves(sentence.language).get((name, more), ()):
                for start, end, new in move.edits(text):
                    if any(span.overlaps(start, end) for span in sentence.protected):
                        continue
                    if all(end <= each.start or each.end <= start for each in taken):
                        old = sentence.text[start:end]
                        taken.append(Edit(start, end, old, new.replace("'", aim.apostrophe), ORIGIN, reason))
    return sorted(taken, key=lambda edit: edit.start)


@cache
def _moves(language: str) -> dict[tuple[str, bool], tuple[_Move, ...]]:
    """Return a language's moves by the measure that they bring up (True) or down."""
    text = resources.files("humanize_cli.bands").joinpath("moves.json").read_text("utf-8")
    listed: dict[str, dict[str, list[dict[str, str]]]] = json.loads(text).get(language, {})
    return {
        (name, direction == "more"): tuple(
            _Move(
                re.compile(each["find"]),
                each["put"],
                re.compile(each["not_after"]) if "not_after" in each else None,
                "capital" in each,
            )
            for each in found
        )
        for direction, by_name in listed.items()
        for name, found in by_name.items()
    }
