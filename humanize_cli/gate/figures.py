"""Figures of a text: numbers in digits and in words with their units, and the words of the calendar."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from humanize_cli.gate.lexicon import Lexicon, lexicon
from humanize_cli.gate.tokens import Token

# By decimal mark: a number with groups of thousands, and one without.
_NOTATIONS = {
    mark: (
        re.compile(rf"\d{{1,3}}(?:[{groups}]\d{{3}})+(?:[{mark}]\d+)?"),
        re.compile(rf"\d+[{mark}]\d+"),
    )
    for mark, groups in ((".", ",’' \u00a0\u202f"), (",", ".’' \u00a0\u202f"))
}
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_MINUS = frozenset("-−–")
_CURRENCY = frozenset("$€£¥")
_SHORT = 3
"""Letters that a number word and what it counts have at least in a compound."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: its `value` in one notation ("1200", "3.5", "14:20", "2." for an ordinal), its unit if any,
    its tokens.
    """

    value: str
    unit: str | None
    text: str
    start: int
    end: int


def find_figures(tokens: Sequence[Token], norms: Sequence[str], words: Lexicon) -> tuple[Figure, ...]:
    """Return the figures in order. A number word that counts nothing ("one another") is none."""
    ignored = words.not_numbers.covered(norms)
    found: list[Figure] = []
    position = 0
    while position < len(norms):
        if position in ignored:
            position += 1
            continue
        value, end = _number(norms, position, words, ignored)
        if value is None:
            norm = norms[position]
            ordinal, compound = words.ordinals.get(norm), _compound(norm, words.language)
            if ordinal is not None:
                found.append(Figure(f"{ordinal}.", None, norm, position, position + 1))
            elif compound is not None:
                found.append(Figure(*compound, norm, position, position + 1))
            position += 1
            continue
        if position and _is_minus(tokens, position):
            value = f"-{value}"
        unit, after = _unit(tokens, norms, position, end, words)
        found.append(Figure(value, unit, " ".join(norms[position:after]), position, after))
        position = after
    return tuple(found)


def _number(
    norms: Sequence[str], position: int, words: Lexicon, ignored: frozenset[int]
) -> tuple[str | None, int]:
    """Return the number that begins at a token and the token after it; None where there is none."""
    norm = norms[position]
    if norm[0].isdigit():
        value = _digits(norm, words.decimal)
        end = position + 1
        # "$3M" is three million, "3 m" is three metres.
        money = position > 0 and norms[position - 1] in _CURRENCY
        scale = words.scales.get(norms[end]) if end < len(norms) and (money or len(norms[end]) > 2) else None
        if scale is not None and _is_plain(value):
            return _text(float(value) * scale), end + 1
        if end < len(norms) and norms[end] in ("st", "nd", "rd", "th") and value.isdigit():
            return f"{value}.", end + 1
        return value, end
    if norm not in words.numbers and norm not in words.scales:
        return None, position
    if norm in words.scales and (len(norm) < 3 or (position and norms[position - 1][0].isdigit())):
        return None, position
    total, current, end = 0.0, 0.0, position
    while end < len(norms) and end not in ignored:
        word = norms[end]
        if word in words.numbers:
            step = words.numbers[word]
            if current and (step >= 100 or step >= current or current % 10):
                if step == 0.5:
                    current += step
                    end += 1
                break
            current += step
        elif word in words.scales and len(word) > 2:
            current = (current or 1.0) * words.scales[word]
            if words.scales[word] >= 1000:
                total, current = total + current, 0.0
        elif not (
            word in words.joiners
            and end + 1 < len(norms)
            and norms[end + 1] in words.numbers
            and (total or current >= 20)
        ):
            break
        end += 1
    return _text(total + current), end


@lru_cache(maxsize=16_384)
def _compound(norm: str, language: str) -> tuple[str, str | None] | None:
    """Return the number that a compound begins with ("two-year", "dreitägig") and its unit, None where it
    begins with none.
    """
    words = lexicon(language)
    for end in range(len(norm) - _SHORT, _SHORT - 1, -1) if words.counted else ():
        value = words.numbers.get(norm[:end], 0.0)
        if value <= 1:
            continue
        rest = norm[end:].removeprefix("-")
        for stem, unit in words.counted.items():
            if rest.startswith(stem):
                return _text(value), unit
    return None


def _is_plain(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()


def _digits(norm: str, decimal: str) -> str:
    """Return digits in one notation: groups of thousands joined, the decimal mark a point; times and dates as
    they are.
    """
    grouped, plain = _NOTATIONS[decimal]
    if grouped.fullmatch(norm):
        whole, _, rest = norm.rpartition(decimal) if decimal in norm else (norm, "", "")
        digits = re.sub(r"\D", "", whole)
        return f"{digits}.{rest}" if rest else digits
    if plain.fullmatch(norm):
        return norm.replace(decimal, ".")
    return norm


def _text(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _is_minus(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a minus sign stands right before the number and after a space or opening bracket."""
    sign = tokens[position - 1]
    if sign.text not in _MINUS or sign.end != tokens[position].start:
        return False
    return position == 1 or tokens[position - 2].end < sign.start or tokens[position - 2].text in "([$€£"


def _unit(
    tokens: Sequence[Token], norms: Sequence[str], start: int, end: int, words: Lexicon
) -> tuple[str | None, int]:
    """Return the unit of the number at tokens `start` to `end`, and the token after both."""
    if start and norms[start - 1] in _CURRENCY:
        return words.units.get(norms[start - 1]), end
    if end < len(norms) and norms[end] == "-" and end + 1 < len(norms) and norms[end + 1] in words.units:
        return words.units[norms[end + 1]], end + 2
    pair = (norms[end], norms[end + 1]) if end + 1 < len(norms) else ("", "")
    if pair in words.two_word_units:
        return words.two_word_units[pair], end + 2
    if end < len(norms) and words.units.get(norms[end]) == "hour" and _CLOCK.fullmatch(norms[start]):
        # "19:30 horas" is 19:30.
        return None, end + 1
    if end < len(norms) and norms[end] in words.units:
        # "10 in total", "5 a day": a short unit that is a word too counts only where nothing else follows
        # it as a word would.
        short = norms[end] in ("in", "a", "us") and tokens[end].start > tokens[end - 1].end
        if not short:
            return words.units[norms[end]], end + 1
    return None, end


def find_calendar(
    tokens: Sequence[Token], norms: Sequence[str], words: Lexicon, neutral: Collection[int]
) -> tuple[tuple[str, str], ...]:
    """Return the months, weekdays and times of day as (meaning, spelling), in order, none of a neutral
    phrase.

    In English, "may", "march", "sun", "sat" and the like count only with a capital and beside a figure or
    after a preposition.
    """
    found: list[tuple[str, str]] = []
    for index, norm in enumerate(norms):
        meaning = words.calendar.get(norm)
        if meaning is None or index in neutral:
            continue
        if words.language == "en" and norm in _AMBIGUOUS and not _is_dated(tokens, norms, index):
            continue
        found.append((meaning, norm))
    return tuple(found)


_AMBIGUOUS = frozenset(
    ["may", "march", "mar", "jan", "sun", "sat", "mon", "dec", "am", "spring", "fall", "wed", "august"]
)
_BEFORE_MONTH = frozenset(
    [
        "in",
        "of",
        "by",
        "since",
        "until",
        "from",
        "to",
        "for",
        "early",
        "late",
        "mid",
        "next",
        "last",
        "this",
        "on",
        "before",
        "after",
        "till",
    ]
)


def _is_dated(tokens: Sequence[Token], norms: Sequence[str], index: int) -> bool:
    before = norms[index - 1] if index else ""
    after = norms[index + 1] if index + 1 < len(norms) else ""
    if norms[index] == "am":
        return before[:1].isdigit()
    if norms[index] == "spring":
        return before in _BEFORE_MONTH or before in ("the", "every", "each")
    if not tokens[index].text[0].isupper():
        return False
    return (
        before[:1].isdigit()
        or after[:1].isdigit()
        or before in _BEFORE_MONTH
        or before in ("st", "nd", "rd", "th")
    )
