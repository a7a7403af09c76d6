"""The JSON Schema of profiles, for editors that complete and check YAML while it is written.

It is made from the tables that reading uses. What it cannot say (inheritance, contradictions, bands that no
text can satisfy) is found by `humanize profile check`.
"""

from collections.abc import Mapping
from typing import Any

from humanize_cli.style.band import ADDRESS, ADDRESSES, MEAN, QUANTITIES, SPREAD
from humanize_cli.style.feelings import EMOTIONS, FEELING_KEYS
from humanize_cli.style.profile import LANGUAGES, Strength, Tone
from humanize_cli.style.read_bands import BAND_KEYS, LANGUAGE_KEYS, SENTENCE_KEYS, SENTENCE_WORDS
from humanize_cli.style.voice import FARTHEST, KEYS, MOST, MOST_TEXTS, MOST_WORDS
from humanize_cli.text.form import FORM_CHOICES

_TEXT = {"type": "string", "pattern": r"\S"}
_TEXTS = {"type": "array", "items": _TEXT}
_EMOTIONS = {"type": "array", "items": {"enum": [*EMOTIONS]}}


def schema() -> dict[str, Any]:
    """Return the schema as a value that JSON can hold (draft 7, which editors know best)."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "humanize profile",
        "description": "How a text should sound.",
        **_object(_fields()),
        "definitions": {
            **{name: _band(name) for name in QUANTITIES if name != ADDRESS},
            "address": _address(),
            "voice": _voice(),
        },
    }


def _fields() -> Mapping[str, dict[str, Any]]:
    """Return what each key of a profile holds, in the order of `load.KEYS`."""
    return {
        "description": {**_TEXT, "description": "What the profile is for, in one sentence."},
        "extends": {**_TEXT, "description": "A built-in profile's name, or a path seen from this file."},
        "tone": {"enum": [*map(str, Tone)], "description": "A tone that the model was trained on."},
        "strength": {"enum": [*map(str, Strength)], "description": "How much to edit."},
        "address": _reference("address"),
        "bands": _bands(None),
        "avoid": {**_TEXTS, "description": "Words and phrases that no edit adds."},
        "prefer": {
            "type": "object",
            "additionalProperties": _TEXT,
            "description": "Phrase: the one to use in its place, in English in all its forms.",
        },
        "keep": {**_TEXTS, "description": "Words and phrases that no edit touches."},
        "disclose": {
            "enum": [*FORM_CHOICES],
            "description": "Where a changed text says what was done to it.",
        },
        "disclose-text": {**_TEXT, "description": 'What it says to people, such as "Edited by {tool}."'},
        "languages": {
            **_object({language: _language(language) for language in LANGUAGES}),
            "description": "What holds for texts in one language, in place of the general bands.",
        },
        "emotion": {
            **_object(
                dict(zip(FEELING_KEYS, (_object(dict.fromkeys(EMOTIONS, _TEXT)), _EMOTIONS), strict=True))
            ),
            "description": "How a message is answered: the profile for the emotion found in it (reply), and "
            "the emotions that an answer should speak of (acknowledge).",
        },
        "examples": {
            "type": "array",
            "items": {
                **_object({"before": _TEXT, "after": _TEXT, "language": {"enum": [*LANGUAGES]}}),
                "required": ["before", "after"],
            },
            "description": "Sentences before and after; `humanize profile check` runs them.",
        },
        "voice": {
            **_object({language: _reference("voice") for language in LANGUAGES}),
            "description": "A writer's habits in numbers, as `humanize profile learn` measures them.",
        },
    }


def _language(language: str) -> dict[str, Any]:
    keys = {"address": _reference("address"), "bands": _bands(language)}
    if language not in QUANTITIES[ADDRESS].languages:
        del keys["address"]
    return _object({key: keys[key] for key in LANGUAGE_KEYS if key in keys})


def _address() -> dict[str, Any]:
    return {
        "enum": [*ADDRESSES],
        "description": "How the reader is addressed: formal (Sie, vous, usted, Lei, u) or informal.",
    }


def _voice() -> dict[str, Any]:
    """Return what a voice in one language holds, all of it required."""
    measures = {
        name: {"type": "number", "minimum": quantity.low, "maximum": quantity.high}
        for name, quantity in QUANTITIES.items()
    }
    rates = {
        key: {"type": "object", "additionalProperties": {"type": "number", "minimum": 0, "maximum": most}}
        for key, most in MOST.items()
    }
    distance = {"type": "number", "minimum": 0, "maximum": FARTHEST}
    fields = {
        "texts": {"type": "number", "minimum": 1, "maximum": MOST_TEXTS},
        "words": {"type": "number", "minimum": 1, "maximum": MOST_WORDS},
        "usual": {"type": "array", "items": distance, "minItems": 2, "maxItems": 2},
        "measures": _object(measures),
        **rates,
    }
    return {**_object({key: fields[key] for key in KEYS}), "required": [*KEYS]}


def _bands(language: str | None) -> dict[str, Any]:
    """Return the bands; with a language, those that can be measured in it."""
    found: dict[str, Any] = {}
    for key in BAND_KEYS:
        if key == SENTENCE_WORDS:
            parts = dict(zip(SENTENCE_KEYS, (MEAN, SPREAD), strict=True))
            found[key] = _object({part: _reference(name) for part, name in parts.items()})
        elif language is None or language in QUANTITIES[key].languages:
            found[key] = _reference(key)
    return {**_object(found), "description": "Ranges [low, high] that `humanize measure` holds a text to."}


def _band(name: str) -> dict[str, Any]:
    quantity = QUANTITIES[name]
    number = {"type": "number", "minimum": quantity.low, "maximum": quantity.high}
    return {
        "anyOf": [{"type": "array", "items": number, "minItems": 2, "maxItems": 2}, {"const": "any"}],
        "description": f"{quantity.description[0].upper()}{quantity.description[1:]}.",
    }


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/definitions/{name}"}


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}
