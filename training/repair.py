"""Damage good sentences so that the way back teaches well-formed words, which short training lacks most.

The damage is of the kinds that the model itself does to languages it has seen little of: a letter lost or
doubled, an accent gone, a foreign ending, a function word dropped or said twice.
"""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from humanize_cli.gate.tokens import without_accents
from training.data import LightEdit

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_SENTENCE = 6
_SHORTEST_WORD = 5
_LONGEST_FUNCTION_WORD = 4
# Articles and prepositions alone: who puts back a lost "no" or "may" has learned to change what is said.
_MAY_BE_LOST = frozenset(
    _WORD.findall(
        "der die das den dem des ein eine einen einem einer zu im in am an auf von mit für "
        "le la les l un une de du des à au aux en dans sur pour par "
        "el los las una del al con por a "
        "il lo gli i dei della nel alla di da per "
        "o os as um uma do da dos das no na em com para "
        "het een van op te met aan bij uit"
    )
) - {"no", "na"}

_DENIALS = frozenset(
    _WORD.findall(
        "nicht kein keine keinen keinem keiner keines nie niemals ohne pas jamais sans aucun aucune "
        "nunca jamás sin ningún ninguna non mai senza nessun nessuna nessuno não sem nenhum nenhuma "
        "niet geen nooit zonder"
    )
)

Damage = Callable[[str, random.Random], str]


def _lose_letter(word: str, rng: random.Random) -> str:
    """Leave out a letter, not the first."""
    place = rng.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def _double_letter(word: str, rng: random.Random) -> str:
    """Write a letter twice, not the first."""
    place = rng.randrange(1, len(word))
    return word[:place] + word[place] + word[place:]


def _lose_accents(word: str, _rng: random.Random) -> str:
    """Leave out the accents."""
    return without_accents(word)


_TO_LONG_WORDS: tuple[Damage, ...] = (_lose_letter, _double_letter, _lose_accents)


def damaged(sentence: str, endings: Sequence[str], rng: random.Random) -> str:
    """Return a sentence with one or two faults; the sentence itself where it is too short for any.

    `endings` are the last letters that words of its language have, for the fault of a foreign ending.
    """
    words = list(_WORD.finditer(sentence))
    if len(words) < _SHORTEST_SENTENCE:
        return sentence
    for _ in range(rng.choice((1, 1, 2))):
        # Not the first word, whose capital would tell, and not names.
        word = rng.choice(list(_WORD.finditer(sentence))[1:])
        text = word.group()
        if not text.islower() or text in _DENIALS:
            continue
        if len(text) <= _LONGEST_FUNCTION_WORD:
            new = "" if text in _MAY_BE_LOST and rng.random() < 0.7 else f"{text} {text}"
        elif len(text) < _SHORTEST_WORD:
            continue
        elif rng.random() < 0.4:
            new = text[:-2] + rng.choice(endings)
        else:
            new = rng.choice(_TO_LONG_WORDS)(text, rng)
        sentence = re.sub(r"(?<=\S) {2,}", " ", sentence[: word.start()] + new + sentence[word.end() :])
    return sentence


def endings_of(edits: Iterable[LightEdit]) -> dict[str, list[str]]:
    """Return the last letters of the long words in each language's targets, as often as they occur."""
    endings: dict[str, list[str]] = {}
    for edit in edits:
        long = (each for each in _WORD.findall(edit.target) if len(each) >= _SHORTEST_WORD and each.islower())
        endings.setdefault(edit.language, []).extend(each[-2:] for each in long)
    return endings


def repairs(edits: Sequence[LightEdit], count: int, rng: random.Random) -> list[LightEdit]:
    """Return `count` damaged sentences of the languages other than English; their targets are the whole."""
    whole = [each for each in edits if each.language != "en" and each.target]
    if not count:
        return []
    endings = endings_of(whole)
    made: list[LightEdit] = []
    for edit in rng.sample(whole, min(count, len(whole))):
        source = damaged(edit.target, endings[edit.language], rng)
        if source != edit.target:
            made.append(replace(edit, source=source))
    return made
