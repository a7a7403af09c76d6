"""The two emotion data sets as rows of text and labels; neither is part of this repository.

GoEmotions (Demszky et al., ACL 2020), Apache-2.0: English comments, 27 emotions and neutral, split by its
authors. XED (Öhman et al., COLING 2020), CC BY 4.0: film subtitles in all seven languages, Plutchik's eight
emotions, split here by a hash of the text, so that equal lines are on one side. How both are mapped to one
small set stands in `humanize_cli.emotion.labels`.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from humanize_cli.emotion.labels import ANTICIPATION, FROM_GOEMOTIONS, FROM_XED, LABELS
from humanize_cli.emotion.words import weights_of
from humanize_cli.errors import InputError
from training.data import light_edits

KNOWN = (*LABELS, ANTICIPATION)
"""The columns of the weights: the labels, and the one of XED's emotions that has no place among them."""
WRITTEN = Path(__file__).parent / "emotion_lines"
_PARTS = 10
_SENTENCES_A_WORD = 4
_STRIDE = 7919
_MOST_PROSE = 8_000
_WORD = re.compile(r"[^\W\d_]+")
_PERSON = re.compile(r"\[(?:PERSON|ORGANIZATION|LOCATION|NAME|RELIGION)\]")
_LOOSE = re.compile(r" (?=[,.!?;:]|n't\b|'(?:s|m|re|ve|ll|d)\b)")
_XED = re.compile(r"([^\t]+)\t([1-8](?:, ?[1-8])*)\n?")
# XED has no gratitude, so a line that thanks has it; what thanks for an order ironically has it as well.
_THANKS = {
    "en": r"thanks?(?: you)?|grateful|thankful|appreciate it",
    "de": r"danke?|dankbar|herzlichen dank|vielen dank",
    "fr": r"merci|remercie|reconnaissante?s?",
    "es": r"gracias|agradezco|agradecid[oa]s?|agradecemos",
    "it": r"grazie|ringrazio|ringraziamo|grat[oai]",
    "nl": r"dank(?:je| je| u)?|bedankt|dankbaar",
    "pt": r"obrigad[oa]s?|agradeço|agradecemos|grat[oa]s?",
}


class Row(NamedTuple):
    """A text with its labels; where `neutral_known` is false, nobody said whether it is neutral."""

    text: str
    labels: frozenset[str]
    source: str
    neutral_known: bool = True


def part_of(language: str, text: str) -> int:
    """Return a number from 0 to 9 for a line of XED; 0 is test."""
    return int(hashlib.sha256(f"xed {language} {text.casefold()}".encode()).hexdigest(), 16) % _PARTS


def xed(folder: Path, language: str, *, test: bool) -> Iterator[Row]:
    """Yield the lines of XED in a language, those set aside for the test or all others.

    Raises InputError where the file is not there. Lines that are broken in the file are left out.
    """
    for line in _lines(folder / f"xed-{language}.tsv"):
        match = _XED.fullmatch(line)
        if match is None or (part_of(language, match[1]) == 0) != test:
            continue
        found = {FROM_XED[int(number)] for number in match[2].split(",")}
        yield Row(clean(match[1]), _thanking(match[1], language, found), "xed", found != {ANTICIPATION})
    if language == "en":
        for line in _lines(folder / "xed-en-neutral.txt"):
            text = line.rstrip("\n").partition("\t")[2]
            if text and (part_of("en", text) == 0) == test:
                yield Row(clean(text), _thanking(text, "en", {"neutral"}), "xed-neutral")


def goemotions(folder: Path, part: str) -> Iterator[Row]:
    """Yield the comments of GoEmotions' "train", "dev" or "test"; raises InputError where missing."""
    names = [line.strip() for line in _lines(folder / "goemotions-labels.txt")]
    for line in _lines(folder / f"goemotions-{part}.tsv"):
        text, numbers, _ = line.rstrip("\n").split("\t")
        found = {names[int(number)] for number in numbers.split(",")}
        labels = {label for label, names_of in FROM_GOEMOTIONS.items() if found & names_of}
        yield Row(clean(text), frozenset(labels), "goemotions", bool(labels))


def prose(language: str, part: str) -> Iterator[Row]:
    """Yield sentences of the light data, which are about facts: neutral, unless they thank somebody."""
    seen: set[str] = set()
    for edit in light_edits(part):
        for text in (edit.source, edit.target):
            if edit.language == language and text and text not in seen and len(seen) < _MOST_PROSE:
                seen.add(text)
                yield Row(text, _thanking(text, language, {"neutral"}), "prose")


def written(language: str) -> Iterator[Row]:
    """Yield lines of dialogue written for this purpose (`emotion_lines`), in languages where XED has few."""
    path = WRITTEN / f"{language}.tsv"
    for line in _lines(path) if path.exists() else ():
        text, _, labels = line.rstrip("\n").partition("\t")
        yield Row(text, _thanking(text, language, set(labels.split(", "))), "written")


def words_alone(language: str, rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows that teach the drift guard's words, in the forms that the rows have: each word alone, and at
    the end of one or two neutral sentences.

    Film lines are short, and say "furious" or "regret" less often than letters do.
    """
    weights = weights_of(language)
    found = {word for row in rows for word in _WORD.findall(row.text.lower())}
    neutral = [row.text for row in rows if row.source == "prose" and row.labels == {"neutral"}]
    for number, word in enumerate(sorted(found | {*weights.words})):
        labels = weights.of(word)
        if labels:
            yield Row(word, labels, "word")
            for step in range(_SENTENCES_A_WORD):
                place = (number * _SENTENCES_A_WORD + step) * _STRIDE
                before = "" if step % 2 else neutral[(place + 1) % len(neutral)] + " "
                yield Row(f"{before}{neutral[place % len(neutral)].rstrip('.!?')} {word}.", labels, "word")


def clean(text: str) -> str:
    """Return a line with one mark for every name, and with its punctuation where people put it."""
    return _LOOSE.sub("", _PERSON.sub("[NAME]", text)).strip()


def _thanking(text: str, language: str, labels: set[str]) -> frozenset[str]:
    if re.search(rf"\b(?:{_THANKS[language]})\b", text, re.IGNORECASE):
        return frozenset(labels - {"neutral"} | {"gratitude"})
    return frozenset(labels)


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from file
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; give the folder of the emotion data") from error
