"""What inspecting a text found, as the cells of a table and as JSON."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from humanize_cli.emotion.classify import Emotions
from humanize_cli.emotion.labels import NEUTRAL
from humanize_cli.emotion.passages import Passage
from humanize_cli.emotion.tone import UNSURE, ToneGuess
from humanize_cli.views.words import count, one_line

SCHEMA = 1
COLUMNS = ("line", "lang", "emotion", "tone", "tells", "passage")
_MOST_LABELS = 2
_MOST_TELLS = 3
_EXCERPT = 48


def title(name: str, passages: Sequence[Passage]) -> str:
    """Return the line above a text's table: what it is in, and what it speaks of, by passages."""
    name = one_line(name)
    if not passages:
        return f"{name}: no passages of prose"
    words: Counter[str] = Counter()
    for each in passages:
        words[each.language or "other"] += each.words
    emotions = Counter(label for each in passages if each.emotions for label in each.emotions.labels)
    tones = Counter(each.tone.name for each in passages if each.tone and each.tone.name != UNSURE)
    tells = sum(len(each.tells) for each in passages)
    parts = [
        count(len(passages), "passage"),
        ", ".join(f"{code} {number:,} words" for code, number in words.most_common()),
        ", ".join(f"{label} {number}" for label, number in emotions.most_common(3)),
        ", ".join(f"{tone} {number}" for tone, number in tones.most_common(2)) or "tone unsure",
        count(tells, "tell"),
    ]
    return f"{name}: {'; '.join(filter(None, parts))}"


def cells(passage: Passage) -> tuple[str, ...]:
    """Return the cells of a passage's row, in the order of `COLUMNS`."""
    excerpt = one_line(passage.text[: 2 * _EXCERPT])
    if len(excerpt) > _EXCERPT:
        excerpt = excerpt[: _EXCERPT - 1].rstrip() + "…"
    return (
        str(passage.line),
        passage.language or "?",
        _emotion(passage.emotions),
        _tone(passage.tone),
        _tells(passage),
        excerpt,
    )


def needs_person(name: str, passage: Passage) -> str | None:
    """Return the line that says that a person should read a passage, None where there is no need."""
    if passage.harm is None:
        return None
    reason, quote = passage.harm.reason.removesuffix("."), one_line(passage.harm.quote)
    return f'needs a person: {one_line(name)}:{passage.line}: {reason} ("{quote}")'


def as_json(name: str, passages: Sequence[Passage]) -> str:
    """Return a text's passages as one line of JSON."""
    fields = {"schema": SCHEMA, "file": name, "error": None, "passages": [_fields(each) for each in passages]}
    return json.dumps(fields, ensure_ascii=False)


def failed(name: str, error: str) -> str:
    """Return the line of JSON for a text that could not be read."""
    return json.dumps({"schema": SCHEMA, "file": name, "error": error}, ensure_ascii=False)


def _fields(passage: Passage) -> dict[str, Any]:
    emotions, tone = passage.emotions, passage.tone
    return {
        "line": passage.line,
        "kind": passage.kind,
        "language": passage.language,
        "words": passage.words,
        "text": passage.text,
        "emotion": emotions
        and {
            "top": emotions.top,
            "labels": list(emotions.labels),
            "probabilities": {label: round(chance, 3) for label, chance in emotions.probabilities.items()},
        },
        "tone": tone
        and {
            "name": tone.name,
            "chance": round(tone.chance, 3),
            "chances": {name: round(chance, 3) for name, chance in tone.chances.items()},
        },
        "harm": passage.harm
        and {
            "kind": str(passage.harm.kind),
            "reason": passage.harm.reason,
            "quote": passage.harm.quote,
        },
        "tells": [
            {
                "rule": tell.rule_id,
                "message": tell.message,
                "line": tell.line,
                "column": tell.column,
                "old": tell.excerpt[tell.excerpt_start : tell.excerpt_end],
                "counted": tell.counted,
            }
            for tell in passage.tells
        ],
    }


def _emotion(emotions: Emotions | None) -> str:
    if emotions is None:
        return ""
    if emotions.top == NEUTRAL:
        return NEUTRAL
    return ", ".join(
        f"{label} {_share(emotions.probabilities[label])}" for label in emotions.labels[:_MOST_LABELS]
    )


def _tone(tone: ToneGuess | None) -> str:
    if tone is None:
        return ""
    return UNSURE if tone.name == UNSURE else f"{tone.name} {_share(tone.chance)}"


def _share(chance: float) -> str:
    """Return a probability in percent; none is certain."""
    return f"{min(chance, 0.99):.0%}"


def _tells(passage: Passage) -> str:
    names = list(dict.fromkeys(tell.rule_id.partition(".")[2] for tell in passage.tells))
    more = len(names) - _MOST_TELLS
    return ", ".join(names[:_MOST_TELLS]) + (f" +{more}" if more > 0 else "")
