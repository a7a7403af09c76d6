"""Voice: a writer's habits in numbers, as a profile keeps them under `voice`."""

from collections.abc import Mapping
from types import MappingProxyType

from humanize_cli.style.band import QUANTITIES
from humanize_cli.style.profile import LANGUAGES, Voice
from humanize_cli.style.yaml_source import YamlNode

KEYS = ("texts", "words", "usual", "measures", "openers", "frequencies", "pairs")
"""The keys of one language's voice; all are required."""
MOST_TEXTS, MOST_WORDS, FARTHEST = 100_000, 999_999_999, 1000
MOST: Mapping[str, int] = {"openers": 100, "frequencies": 1000, "pairs": 1000}
"""The highest value there: openers are counted in 100 sentences, words and pairs in 1,000 words."""


def own_voices(node: YamlNode | None) -> dict[str, Voice]:
    """Return the voices under `voice` by language; an error where a number or a key is none that can be."""
    found: dict[str, Voice] = {}
    for key, value in node.entries() if node else ():
        found[key.choice(LANGUAGES)] = _voice(value)
    return found


def _voice(node: YamlNode) -> Voice:
    fields = node.fields(KEYS, required=KEYS)
    usual = fields["usual"].sequence()
    if len(usual) != 2:
        raise fields["usual"].error("expected two distances, the nearer and the farther: [low, high]")
    low, high = (each.decimal(0, FARTHEST) for each in usual)
    if low > high:
        raise fields["usual"].error(f"the nearer distance, {low:g}, is above the farther, {high:g}")
    measures = {
        name: value.decimal(QUANTITIES[name].low, QUANTITIES[name].high)
        for name, value in fields["measures"].fields(tuple(QUANTITIES)).items()
    }
    return Voice(
        texts=round(fields["texts"].decimal(1, MOST_TEXTS)),
        words=round(fields["words"].decimal(1, MOST_WORDS)),
        usual=(low, high),
        measures=MappingProxyType(measures),
        openers=_rates(fields["openers"], MOST["openers"]),
        frequencies=_rates(fields["frequencies"], MOST["frequencies"]),
        pairs=_rates(fields["pairs"], MOST["pairs"]),
    )


def _rates(node: YamlNode, most: int) -> Mapping[str, float]:
    return MappingProxyType({key.text(): value.decimal(0, most) for key, value in node.entries()})
