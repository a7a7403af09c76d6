"""Measures as a table with small bars for people, and as JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from humanize_cli.bands.measure import Measures, distance
from humanize_cli.style.band import QUANTITIES, Band, unit_of
from humanize_cli.style.profile import Voice

_WIDTH = 16
_LABEL = max(len(each.label) for each in QUANTITIES.values())
_FULL: Mapping[str, float] = {"sentence_words.mean": 40, "sentence_words.spread": 20, "reading_grade": 20}
_FULL_IN_100 = {"words": 10.0, "sentences": 50.0}
"""The value at a bar's right end; 1 for shares."""


@dataclass(frozen=True)
class Measured:
    """One text's measures, the profile's bands for its language, and the measures of its other version."""

    name: str
    measures: Measures
    bands: Mapping[str, Band]
    after: Measures | None = None
    voice: tuple[float, Voice] | None = None
    """How far the text is from the profile's voice, and that voice; None where it has none."""


def text(measured: Measured, *, profile: str | None, everything: bool = False) -> str:
    """Return the table; `profile` names the profile that the bands are of.

    With bands, measures that have none are shown only where `everything` is asked for.
    """
    before, after = measured.measures, measured.after
    lines = [_head(measured, profile)]
    for name, quantity in QUANTITIES.items():
        band = measured.bands.get(name)
        if name not in before.values or not (band or everything or not measured.bands):
            continue
        value = before.values[name]
        shown = [f"{quantity.label:<{_LABEL}}", f"{value:6.{quantity.digits}f}"]
        last = value
        if after is not None:
            last = after.values.get(name, value)
            shown.append(f"→ {last:6.{quantity.digits}f}" if name in after.values else " " * 8)
        shown.append(_bar(last, band, _full(name, before, after)))
        if band is not None:
            shown.append(f"{band.low:g}–{band.high:g}".ljust(9))
            shown.append(_verdict(band, value, None if after is None else last))
        found = (after or before).found.get(name)
        if found and (band is None or band.miss(last) > 0):
            shown.append(f"({', '.join(found[:3])})")
        lines.append("  " + "  ".join(shown).rstrip())
    if measured.bands:
        lines.append(f"  {_sum_up(measured)}")
    if measured.voice is not None:
        far, voice = measured.voice
        low, high = voice.usual
        lines.append(f"  voice: {far:.2f} from {profile}, whose own texts are {low:g} to {high:g} from it")
    return "\n".join(lines) + "\n"


def as_json(measured: Measured, *, profile: str | None) -> str:
    """Return the measures as one line of JSON."""
    answer: dict[str, Any] = {"name": measured.name, "profile": profile, **_fields(measured.measures)}
    if measured.after is not None:
        answer["after"] = _fields(measured.after)
    if measured.bands:
        answer["bands"] = {name: [band.low, band.high] for name, band in measured.bands.items()}
        answer["distance"] = round(distance(measured.measures.values, measured.bands), 4)
        answer["outside"] = outside(measured.measures, measured.bands)
        if measured.after is not None:
            answer["after"]["distance"] = round(distance(measured.after.values, measured.bands), 4)
            answer["after"]["outside"] = outside(measured.after, measured.bands)
    if measured.voice is not None:
        far, voice = measured.voice
        answer["voice"] = {"distance": round(far, 4), "usual": [*voice.usual]}
    return json.dumps(answer, ensure_ascii=False)


def outside(measures: Measures, bands: Mapping[str, Band]) -> dict[str, str]:
    """Return which measures are outside their bands, each with "below" or "above"."""
    misses = {
        name: band.miss(measures.values[name]) for name, band in bands.items() if name in measures.values
    }
    return {name: "below" if miss < 0 else "above" for name, miss in misses.items() if miss}


def _fields(measures: Measures) -> dict[str, Any]:
    return {
        "language": measures.language,
        "words": measures.words,
        "sentences": measures.sentences,
        "other_words": measures.other_words,
        "reading": {"formula": measures.formula, "score": round(measures.score, 2)},
        "values": {name: round(value, 4) for name, value in measures.values.items()},
        "found": {name: list(found) for name, found in measures.found.items()},
    }


def _head(measured: Measured, profile: str | None) -> str:
    measures = measured.measures
    if measures.language is None:
        return f"{measured.name}: no prose to measure"
    parts = [
        f"{measures.language}, {measures.words:,} words in {measures.sentences:,} sentences",
        f"{measures.formula} {measures.score:.1f}" if measures.formula else "",
        f"profile {profile}" if profile else "",
    ]
    return f"{measured.name}: {'; '.join(filter(None, parts))}"


def _full(name: str, *every: Measures | None) -> float:
    """Return the value at the right end of a bar, which holds every value shown."""
    usual = _FULL.get(name, _FULL_IN_100.get(unit_of(name), 1.0))
    return max(usual, *(each.values.get(name, 0.0) for each in every if each is not None))


def _bar(value: float, band: Band | None, full: float) -> str:
    """Return a bar: the band as a thick line, the value as a dot."""
    full = max(full, band.high if band else 0.0)

    def place(at: float) -> int:
        return min(_WIDTH - 1, int(at / full * _WIDTH))

    cells = ["─"] * _WIDTH
    if band is not None:
        cells[place(band.low) : place(band.high) + 1] = "━" * (place(band.high) - place(band.low) + 1)
    cells[place(value)] = "●"
    return "".join(cells)


def _verdict(band: Band, before: float, after: float | None) -> str:
    """Return where a value lies, and where there are two, what became of it."""
    old = band.miss(before)
    new = old if after is None else band.miss(after)
    where = "inside" if not new else "below" if new < 0 else "above"
    if after is None or abs(old) == abs(new):
        return where
    return f"{where}, {'nearer' if abs(new) < abs(old) else 'farther'}"


def _sum_up(measured: Measured) -> str:
    """Return how many bands hold."""
    every: Sequence[Measures] = [each for each in (measured.measures, measured.after) if each is not None]
    held = [
        sum(name in each.values for name in measured.bands) - len(outside(each, measured.bands))
        for each in every
    ]
    of = sum(name in measured.measures.values for name in measured.bands)
    return f"{' → '.join(map(str, held))} of {of} inside"
