"""The emotion of a message, from those of its sentences and from words that name one.

The classifier was taught on comments and film subtitles, and letters about orders are neither. So a word that
names a feeling ("furious") counts more than its guess, and its guess alone counts only where the sentence
neither asks nor is polite. The other emotions, which change nothing by default, must be surer.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from humanize_cli.reply.letters import letters

NEUTRAL = "neutral"
GRATITUDE = "gratitude"
UPSET = ("anger", "sadness", "fear", "disgust")
"""The emotions that are looked for first: whoever thanks and is furious is furious."""

_SHARE = 0.12
_LONG = 12
_SURE = 0.7
_LONGEST_WORD = 40
_NAMED = 2
_FEW = 2
_BEFORE = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True)
class Feeling:
    """An emotion's label, how sure the classifier is of it (0 to 1), the sentence that says it most clearly
    ("" for neutral), and the highest probability of each label in any sentence.
    """

    emotion: str
    probability: float
    evidence: str
    emotions: Mapping[str, float]


def feeling(sentences: Sequence[str], language: str) -> Feeling:
    """Return the emotion of a message's sentences, in one of the seven languages.

    People in anger tell what happened and say once how they feel, so one sentence is enough in a short
    message; in a long one the emotion must be in an eighth of them. Of several the one that is said more
    often wins, and among equals the surer.
    """
    from humanize_cli.emotion.classify import emotions_of

    if not sentences:
        return Feeling(NEUTRAL, 0.0, "", {})
    read = emotions_of(sentences, language)
    highest = {label: max(each.probabilities[label] for each in read) for label in read[0].probabilities}
    weights: Counter[str] = Counter()
    clearest: dict[str, tuple[float, str]] = {}
    for sentence, each in zip(sentences, read, strict=True):
        named, denied = _named(sentence, language)
        few = len(_WORD.findall(sentence)) < _FEW
        doubtful = few or sentence.rstrip("\"'”») ").endswith("?") or _polite(sentence)
        for label, chance in each.probabilities.items():
            sure = label in UPSET or chance >= _SURE
            said = label in each.labels and (label == GRATITUDE or (sure and not doubtful))
            said = said and label not in denied
            if label == NEUTRAL or not (said or label in named):
                continue
            weight = _NAMED if label in named else 1
            weights[label] += weight
            clearest[label] = max(clearest.get(label, (0.0, "")), (weight + chance, sentence))
    enough = 1 if len(sentences) <= _LONG else _SHARE * len(sentences)
    felt = [label for label, weight in weights.items() if weight >= enough]
    upset = [label for label in felt if label in UPSET]
    if not felt:
        return Feeling(NEUTRAL, highest[NEUTRAL], "", highest)
    emotion = max(upset or felt, key=lambda label: (weights[label], highest[label], label))
    return Feeling(emotion, highest[emotion], clearest[emotion][1], highest)


def _named(sentence: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the emotions that words of a sentence name, and those it denies; polite words do neither."""
    from humanize_cli.emotion.words import weights_of

    weights, polite = weights_of(language), letters().polite
    words = [word[:_LONGEST_WORD].lower().replace("’", "'") for word in _WORD.findall(sentence)]
    named: set[str] = set()
    denied: set[str] = set()
    for place, word in enumerate(words):
        labels = weights.of(word) & {*UPSET}
        if labels and not word.startswith(polite):
            before = words[max(0, place - _BEFORE) : place]
            (denied if letters().negations.intersection(before) else named).update(labels)
    if _pattern(letters().grief).search(sentence):
        named.add("sadness")
    if _pattern(letters().complaint).search(sentence):
        named.add("anger")
    return frozenset(named), frozenset(denied - named)


def _polite(sentence: str) -> bool:
    """Say whether a sentence has a word that names a feeling out of politeness."""
    return any(word.lower().startswith(letters().polite) for word in _WORD.findall(sentence))


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{words})\b")
