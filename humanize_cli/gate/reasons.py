"""Reason codes of the gate, and the verdict it gives."""

from dataclasses import dataclass
from enum import StrEnum

from humanize_cli.edits import Edit


class Reason(StrEnum):
    """Why an edit was refused; the value is the code that users see."""

    PROTECTED = "protected"  # touches code, a link, a quotation, a keep word or another literal
    NUMBER = "number"  # a number, date or amount lost, added, changed or moved
    UNIT = "unit"  # a unit, currency or percent sign changed
    NAME = "name"  # a name lost, added or moved
    QUOTATION = "quotation"  # quotation marks lost or added
    NEGATION = "negation"  # a negation lost or added
    MODAL = "modal"  # an obligation, permission or possibility changed
    HEDGE = "hedge"  # a hedge or approximation lost or added
    CONTRAST = "contrast"  # a contrast or concession lost or added
    CONDITION = "condition"  # a condition or exception lost or added
    CAUSE = "cause"  # a cause or purpose lost or reversed
    ATTRIBUTION = "attribution"  # who said it lost or added
    DEGREE = "degree"  # a quantity, frequency, order or direction word changed
    CLAIM = "claim"  # a strong claim word added
    MARKUP = "markup"  # Markdown marks unbalanced or changed
    LANGUAGE = "language"  # words of another language
    UNKNOWN_WORD = "unknown-word"  # a new word that is no word
    LENGTH = "length"  # too much cut or added
    REPETITION = "repetition"  # a word or phrase said again
    SEAM = "seam"  # the joint does not read: a/an, doubled word, capital, spacing, punctuation, contraction
    FORM = "form"  # question, exclamation, colon or list form changed
    DELETION = "deletion"  # a sentence with content, or a block's only one, deleted
    AVOID = "avoid"  # a word or phrase that the profile avoids
    EMOTION = "emotion"  # a feeling that the sentence does not have
    FAULT = "fault"  # a reader would likely find fault with it, from what is known of such edits
    BANDS = "bands"  # would take the text further from the profile's bands
    ENCODING = "encoding"  # the file's encoding lacks a character
    UNSETTLED = "unsettled"  # edits of the sentence did not come to rest


@dataclass(frozen=True, slots=True)
class Refusal:
    """An edit that may not stand, why, and the word or figure that decided."""

    edit: Edit
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of a sentence's edits: those that stand together, and the others with reasons."""

    accepted: tuple[Edit, ...]
    refused: tuple[Refusal, ...]
