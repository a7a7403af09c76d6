"""What two profiles do differently, as lines."""

from collections.abc import Iterator

from humanize_cli.style.band import QUANTITIES, Band
from humanize_cli.style.profile import LANGUAGES, Profile


def difference(first: Profile, second: Profile) -> Iterator[str]:
    """Yield a line beginning with "-" for each thing that only the first profile has, "+" for the second.

    Names, descriptions, examples and voices are left out: they change no text. So is the case of what is
    avoided.
    """
    for key in ("tone", "strength", "disclose", "disclose_text"):
        for mark, value, other in (
            ("-", getattr(first, key), getattr(second, key)),
            ("+", getattr(second, key), getattr(first, key)),
        ):
            if value != other and value is not None:
                yield f"{mark} {key.replace('_', '-')}: {value}"
    yield from _bands(first, second)
    for key in ("avoid", "keep"):
        fold = str.casefold if key == "avoid" else str
        old_words = {fold(each): each for each in getattr(first, key)}
        new_words = {fold(each): each for each in getattr(second, key)}
        yield from (f"- {key}: {old_words[each]}" for each in old_words if each not in new_words)
        yield from (f"+ {key}: {new_words[each]}" for each in new_words if each not in old_words)
    for mark, one, other in (("-", first.feelings, second.feelings), ("+", second.feelings, first.feelings)):
        for emotion, name in (one.reply or {}).items():
            if (other.reply or {}).get(emotion) != name:
                yield f"{mark} emotion: reply: {emotion}: {name}"
        if one.acknowledge != other.acknowledge and one.acknowledge is not None:
            yield f"{mark} emotion: acknowledge: {', '.join(one.acknowledge) or 'nothing'}"
    old_pairs, new_pairs = ([*each.prefer.items()] for each in (first, second))
    yield from (f"- prefer: {old}: {new}" for old, new in old_pairs if (old, new) not in new_pairs)
    yield from (f"+ prefer: {old}: {new}" for old, new in new_pairs if (old, new) not in old_pairs)


def _bands(first: Profile, second: Profile) -> Iterator[str]:
    """Yield the bands that differ: those that hold in general, then those of each language."""
    pairs = [("bands", first.bands, second.bands)]
    for language in LANGUAGES:
        pairs.append(
            (
                f"bands, {language}",
                first.language_bands.get(language, {}),
                second.language_bands.get(language, {}),
            )
        )
    for where, old, new in pairs:
        for name in QUANTITIES:
            if old.get(name) != new.get(name):
                yield from (
                    f"{mark} {where}: {name}: {_shown(each[name])}"
                    for mark, each in (("-", old), ("+", new))
                    if name in each
                )


def _shown(band: Band) -> str:
    return f"[{band.low:g}, {band.high:g}]"
