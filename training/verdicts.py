"""Verdicts: from them the model learns to say whether an edited sentence still says the same, and well.

Good ones are the editors' own sentences. Faulty ones are made of them, with the faults that models make: a
word lost or said twice, another word in its place, a wrong ending, half of an edit. Both are many and easy;
what models did and readers judged (training/judged, see its README.md) is rarer, and counts more often.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from humanize_cli.edits import Edit, apply_edits, diff_edits, words_between
from humanize_cli.model.prompts import FAULTY, GOOD
from training.data import LightEdit, split_of
from training.repair import damaged, endings_of

JUDGED = Path(__file__).parent / "judged"
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FEWEST_WORDS = 6
_SAME_ENDING = 2
_APART = 4
# Two edits there are often the two parts of one verb.
_SPLIT_VERBS = ("de", "nl")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A sentence, what was made of it, and what is to be said of that: GOOD, SIDEWAYS or FAULTY."""

    record: str
    language: str
    source: str
    edited: str
    verdict: str


def judged(split: str, folder: Path = JUDGED) -> Iterator[Verdict]:
    """Yield the verdicts of readers in a split; it is that of the record that the sentence comes from."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found = json.loads(line)
            if split_of(found["id"]) == split:
                yield Verdict(found["id"], found["lang"], found["source"], found["edited"], found["verdict"])


def made(edits: Sequence[LightEdit], count: int, rng: random.Random) -> list[Verdict]:
    """Return about `count` verdicts on sentences that editors changed: half of them good, half spoilt."""
    changed = [edit for edit in edits if edit.target not in ("", edit.source)]
    endings = endings_of(edits)
    words = _words_by_ending(changed)
    verdicts: list[Verdict] = []
    for edit in rng.sample(changed, min(count, len(changed))):
        if rng.random() < 0.5:
            text, verdict = _some_of(edit, rng), GOOD
        else:
            text, verdict = _spoilt(edit, words[edit.language], endings, rng), FAULTY
        if text != edit.source and (verdict == GOOD or text != edit.target):
            verdicts.append(Verdict(edit.record, edit.language, edit.source, text, verdict))
    return verdicts


def _some_of(edit: LightEdit, rng: random.Random) -> str:
    """Return the editor's sentence, or the source with some of his edits where they stand far apart."""
    hunks = diff_edits(edit.source, edit.target, "editor")
    gaps = [words_between(edit.source, *pair) for pair in pairwise(hunks)]
    if not gaps or min(gaps) < _APART or edit.language in _SPLIT_VERBS or rng.random() < 0.5:
        return edit.target
    kept = [each for each in hunks if rng.random() < 0.5]
    return apply_edits(edit.source, kept or hunks[:1])


def _spoilt(
    edit: LightEdit,
    words: Mapping[str, Sequence[str]],
    endings: Mapping[str, Sequence[str]],
    rng: random.Random,
) -> str:
    """Return the editor's sentence with one fault; the sentence itself where it is too short for any."""
    kind = rng.random()
    places = list(_WORD.finditer(edit.target))[1:]
    if len(places) < _FEWEST_WORDS:
        return edit.target
    if kind < 0.2:
        return _half(edit, rng)
    if kind < 0.4:
        return damaged(edit.target, endings[edit.language], rng)
    place = rng.choice(places)
    long = [each for each in places if len(each.group()) > 4]
    if kind < 0.65 and long:
        place = rng.choice(long)
        return _replaced(edit.target, place, "")
    if kind < 0.75:
        return _replaced(edit.target, place, "")
    if kind < 0.9 and long:
        place = rng.choice(long)
        others = words.get(place.group()[-_SAME_ENDING:], ())
        return _replaced(edit.target, place, rng.choice(others)) if others else edit.target
    other = rng.choice(places)
    return _replaced(edit.target, place, f"{other.group()} {place.group()}")


def _half(edit: LightEdit, rng: random.Random) -> str:
    """Return the source with one of the editor's edits made by half: words gone, or new ones beside old."""
    hunk = rng.choice(diff_edits(edit.source, edit.target, "editor"))
    old, new = hunk.old.split(), hunk.new.split()
    halves = [new[:-1], new[1:], [*new, *old[1:]], [*old[:-1], *new], [*new, *old[-1:]]]
    text = " ".join(rng.choice([each for each in halves if each not in (old, new)] or [[]]))
    if text:
        before, after = (re.match(r"\s*", each) for each in (hunk.old, hunk.old[::-1]))
        text = f"{before.group() if before else ''}{text}{after.group() if after else ''}"
    return _single_spaced(apply_edits(edit.source, [Edit(hunk.start, hunk.end, hunk.old, text, "fault")]))


def _replaced(text: str, place: re.Match[str], new: str) -> str:
    """Return a text with the word at a place replaced."""
    joined = _single_spaced(text[: place.start()] + new + text[place.end() :])
    return joined if new else re.sub(r" +(?=[,.])", "", joined)


def _single_spaced(text: str) -> str:
    """Return a text without the doubled spaces that would tell a made fault from a real one."""
    return re.sub(r" {2,}", " ", text)


def _words_by_ending(edits: Sequence[LightEdit]) -> dict[str, dict[str, list[str]]]:
    """Return the long words of each language's targets, lower-case ones, by their last letters."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for edit in edits:
        for word in _WORD.findall(edit.target):
            if len(word) > 4 and word.islower():
                found[edit.language][word[-_SAME_ENDING:]].append(word)
    return found
