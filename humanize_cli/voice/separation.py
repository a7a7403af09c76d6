"""How well a voice separates its writer from others, on texts that it was not learned from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from humanize_cli.bands.measure import distance as misses
from humanize_cli.style.band import Band
from humanize_cli.style.profile import Profile
from humanize_cli.voice.bands import measured_bands
from humanize_cli.voice.delta import distance
from humanize_cli.voice.learn import learn_voice, split
from humanize_cli.voice.sample import Sample


@dataclass(frozen=True)
class Row:
    """Of the writer's `held` texts, `nearer` are nearer to the writer than to the other one, `level` as near.

    `their_held` and `their_nearer` say the same of the other writer's texts; 0 for a profile, which has none.
    """

    other: str
    nearer: int
    held: int
    level: int = 0
    their_nearer: int = 0
    their_held: int = 0


def from_profiles(samples: Sequence[Sample], profiles: Iterable[Profile]) -> list[Row]:
    """Return a row for each profile that has bands for the texts' language.

    A text is nearer to whichever bands it misses by less, on the measures that both have bands for.
    Inside all of both it is level.
    """
    kept, held = split(samples)
    own = measured_bands(kept)
    rows: list[Row] = []
    for profile in profiles:
        bands = profile.bands_for(samples[0].language)
        common = [name for name in own if name in bands]
        if common:
            pairs = [(_missed(each, own, common), _missed(each, bands, common)) for each in held]
            nearer = sum(mine < theirs for mine, theirs in pairs)
            level = sum(mine == theirs for mine, theirs in pairs)
            rows.append(Row(profile.name, nearer, len(held), level))
    return rows


def from_writers(samples: Sequence[Sample], others: Mapping[str, Sequence[Sample]]) -> list[Row]:
    """Return a row for each other writer, by the distance between texts and voices.

    Of each writer, too, every fifth text is held out, one of fewer than five texts having none.
    """
    kept, held = split(samples)
    own = learn_voice(kept)
    rows: list[Row] = []
    for name, texts in others.items():
        their_kept, their_held = split(texts)
        theirs = learn_voice(their_kept)
        nearer = sum(distance([each], own) < distance([each], theirs) for each in held)
        their_nearer = sum(distance([each], theirs) < distance([each], own) for each in their_held)
        rows.append(Row(name, nearer, len(held), their_nearer=their_nearer, their_held=len(their_held)))
    return rows


def table(name: str, profiles: Sequence[Row], writers: Sequence[Row]) -> str:
    """Return the rows as a table for people."""
    rows = [*profiles, *writers]
    width = max((len(row.other) for row in rows), default=0)
    lines = [f"Texts held out while learning (every fifth), and whether they are nearer to {name}:"]
    if profiles:
        lines.append("  than to the bands of a built-in profile")
        lines += [
            f"    {row.other:<{width}}  {row.nearer} of {row.held}"
            + (f", {row.level} as near" if row.level else "")
            for row in profiles
        ]
    if writers:
        lines.append("  than to the voice of another writer; and that writer's texts nearer to their own")
        lines += [
            f"    {row.other:<{width}}  {row.nearer} of {row.held}"
            + (f"; {row.their_nearer} of {row.their_held}" if row.their_held else "")
            for row in writers
        ]
    return "\n".join(lines) + "\n"


def _missed(sample: Sample, bands: Mapping[str, Band], names: Sequence[str]) -> float:
    return misses(sample.values, {name: bands[name] for name in names})
