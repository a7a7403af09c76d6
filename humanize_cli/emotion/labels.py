"""The emotions that are told apart, and what they are called in the data that taught them."""

from typing import Final

LABELS: Final = (
    "joy", "sadness", "anger", "fear", "disgust", "surprise", "trust", "gratitude", "neutral",
)  # fmt: skip
"""`trust` is trust and care: agreeing with and looking after somebody."""

NEUTRAL: Final = "neutral"

ANTICIPATION: Final = "anticipation"
"""Plutchik's eighth emotion: learned, so that figures on XED can be compared, and never said."""

FROM_XED: Final = {
    1: "anger",
    2: ANTICIPATION,
    3: "disgust",
    4: "fear",
    5: "joy",
    6: "sadness",
    7: "surprise",
    8: "trust",
}
"""XED's numbers, Plutchik's eight emotions. Gratitude is not among them."""

FROM_GOEMOTIONS: Final[dict[str, frozenset[str]]] = {
    "joy": frozenset(("joy", "amusement", "excitement", "love", "optimism", "pride", "relief", "admiration")),
    "sadness": frozenset(("sadness", "disappointment", "grief", "remorse", "embarrassment")),
    "anger": frozenset(("anger", "annoyance", "disapproval")),
    "fear": frozenset(("fear", "nervousness")),
    "disgust": frozenset(("disgust",)),
    "surprise": frozenset(("surprise", "realization")),
    "trust": frozenset(("caring", "approval")),
    "gratitude": frozenset(("gratitude",)),
    "neutral": frozenset(("neutral",)),
}
"""GoEmotions' names by label. Confusion, curiosity and desire are in none: they are no emotion of the set,
and a plain question is not surprise.
"""
