"""What `humanize inspect` says of a document: language, emotion, tone, tells and harm in each passage."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from humanize_cli.diagnose import Finding, diagnose
from humanize_cli.emotion.classify import Emotions, emotions_of
from humanize_cli.emotion.tone import ToneGuess, tones_of
from humanize_cli.harm import ANY, Harm, harm
from humanize_cli.reading import Reading
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import BlockKind

_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item or quotation, and what there is to say of it.

    `language` is None, and so are `emotions` and `tone`, where the language is none of those that are edited
    or too little text to tell. `line` counts from 1. `harm` is where it speaks of harm to people, looked for
    in every language where its own is not known.
    """

    line: int
    kind: str
    text: str
    words: int
    language: str | None
    emotions: Emotions | None
    tone: ToneGuess | None
    tells: tuple[Finding, ...] = field(default=())
    harm: Harm | None = None


def inspect(reading: Reading) -> list[Passage]:
    """Return the passages of a document in their order, best read with its headings and tables.

    Tells are findings that name something stiff or stock, whether they count for `check` or not.
    """
    document = reading.document
    numbers = [number for number, block in enumerate(document.blocks) if block.kind in _PROSE]
    texts = [document.blocks[number].text for number in numbers]
    languages = [reading.languages[number] for number in numbers]
    felt = _each(texts, languages, emotions_of)
    tones = _each(texts, languages, tones_of)
    starts = [block.lines[0].start for block in document.blocks]
    tells: dict[int, list[Finding]] = {}
    for finding in diagnose(reading, tone=Tone.PLAIN).findings:
        if finding.role in ("tell", "cluster"):
            tells.setdefault(bisect_right(starts, finding.start) - 1, []).append(finding)
    breaks = [place for place, character in enumerate(document.text) if character == "\n"]
    return [
        Passage(
            line=bisect_right(breaks, starts[number] - 1) + 1,
            kind=str(document.blocks[number].kind),
            text=text,
            words=len(text.split()),
            language=language,
            emotions=emotion,
            tone=tone,
            tells=tuple(tells.get(number, ())),
            harm=harm(text, language or ANY),
        )
        for number, text, language, emotion, tone in zip(numbers, texts, languages, felt, tones, strict=True)
    ]


def _each(
    texts: Sequence[str],
    languages: Sequence[str | None],
    classify: Callable[[Sequence[str], str], Sequence[_Value]],
) -> list[_Value | None]:
    """Return what a classifier says of each text, those of one language asked together."""
    found: list[_Value | None] = [None] * len(texts)
    for language in sorted({each for each in languages if each}):
        places = [place for place, each in enumerate(languages) if each == language]
        answers = classify([texts[place] for place in places], language)
        for place, answer in zip(places, answers, strict=True):
            found[place] = answer
    return found
