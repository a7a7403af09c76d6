"""Reads the bands and the form of address of a profile, and refuses what no text can satisfy."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from humanize_cli.style.band import ADDRESS, ADDRESSES, MEAN, QUANTITIES, SPREAD, Band, widest_spread
from humanize_cli.style.profile import LANGUAGES, Profile
from humanize_cli.style.yaml_source import YamlNode

SENTENCE_WORDS = "sentence_words"
BAND_KEYS = (SENTENCE_WORDS, *(each for each in QUANTITIES if "." not in each and each != ADDRESS))
"""The keys inside `bands`."""
SENTENCE_KEYS = ("mean", "spread")
LANGUAGE_KEYS = ("address", "bands")
"""The keys inside an entry of `languages`."""
NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}

Read = Mapping[str, tuple[Band, YamlNode]]
"""Bands by the name of their quantity, each with the node it stands at."""


def own_bands(fields: Mapping[str, YamlNode], language: str | None = None) -> Read:
    """Return the bands of the keys `bands` and `address`, as they stand at the top or for one language.

    What may be any gets the band of all values there can be, which counts as none and replaces an inherited
    one.
    """
    found: dict[str, tuple[Band, YamlNode]] = {}
    if "bands" in fields:
        for name, node in _entries(fields["bands"]):
            _refuse_language(name, node, language)
            found[name] = (_band(name, node), node)
    if "address" in fields:
        node = fields["address"]
        _refuse_language(ADDRESS, node, language)
        found[ADDRESS] = (ADDRESSES[node.choice(tuple(ADDRESSES))], node)
    return found


def own_languages(node: YamlNode | None) -> dict[str, Read]:
    """Return the bands of each language under `languages`."""
    found: dict[str, Read] = {}
    for key, value in node.entries() if node else ():
        language = key.choice(LANGUAGES)
        found[language] = own_bands(value.fields(LANGUAGE_KEYS), language)
    return found


def merged(
    parent: Profile, own: Read, languages: Mapping[str, Read]
) -> tuple[Mapping[str, Band], Mapping[str, Mapping[str, Band]]]:
    """Return the general bands and those by language, the own ones over those of the parent.

    An own general band also takes the place of the parent's band for a language: the nearer file wins.
    """
    by_language: dict[str, Mapping[str, Band]] = {}
    for language in LANGUAGES:
        inherited = parent.language_bands.get(language, {})
        kept = {name: band for name, band in inherited.items() if name not in own}
        if bands := _over(kept, languages.get(language, {})):
            by_language[language] = bands
    return _over(parent.bands, own), MappingProxyType(by_language)


def refuse_impossible(profile: Profile, own: Read, languages: Mapping[str, Read], root: YamlNode) -> None:
    """Raise where a spread cannot go with the mean, at the line of whichever of the two is the profile's."""
    for language in LANGUAGES:
        bands = profile.bands_for(language)
        if MEAN not in bands or SPREAD not in bands:
            continue
        mean, spread = bands[MEAN], bands[SPREAD]
        if spread.low > (widest := widest_spread(mean)):
            near = {**own, **languages.get(language, {})}
            place = next((near[name][1] for name in (SPREAD, MEAN) if name in near), root)
            raise place.error(
                f"no text can satisfy this: sentences of {mean.low:g} to {mean.high:g} words on average "
                f"cannot spread by {spread.low:g} (at most {widest:.1f})"
            )


def _entries(node: YamlNode) -> Iterator[tuple[str, YamlNode]]:
    """Yield the bands with their full names, those of the sentences' words one by one."""
    for key, value in node.fields(BAND_KEYS).items():
        if key != SENTENCE_WORDS:
            yield key, value
            continue
        for part, inner in value.fields(SENTENCE_KEYS).items():
            yield f"{SENTENCE_WORDS}.{part}", inner


def _band(name: str, node: YamlNode) -> Band:
    """Return the band of a list of two numbers, or of `any`."""
    quantity = QUANTITIES[name]
    if node.kind == "text":
        node.choice(("any",))
        return Band(quantity.low, quantity.high)
    if node.kind != "a list":
        raise node.error(f"expected the lowest and the highest value, [low, high], found {node.kind}")
    ends = node.sequence()
    if len(ends) != 2:
        raise node.error("expected two numbers, the lowest and the highest: [low, high]")
    low, high = (each.decimal(quantity.low, quantity.high) for each in ends)
    if low > high:
        raise node.error(f"no text can satisfy this: the lowest, {low:g}, is above the highest, {high:g}")
    return Band(low, high)


def _refuse_language(name: str, node: YamlNode, language: str | None) -> None:
    """Raise where something is asked of a language that does not have it."""
    languages = QUANTITIES[name].languages
    if language is not None and language not in languages:
        what = "one form of address" if name == ADDRESS else f"no {QUANTITIES[name].label} to measure"
        raise node.error(f"{NAMES[language]} has {what}", valid=languages, label="languages that do")


def _over(inherited: Mapping[str, Band], own: Read) -> Mapping[str, Band]:
    """Return the inherited bands with the own ones in their place."""
    return MappingProxyType({**inherited, **{name: band for name, (band, _) in own.items()}})
