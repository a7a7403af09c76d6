"""The `emotion` key of profiles: which profile answers a message in which a feeling speaks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from humanize_cli.errors import ProfileError
from humanize_cli.style.yaml_source import YamlNode

EMOTIONS = ("joy", "sadness", "anger", "fear", "disgust", "surprise", "trust", "gratitude", "neutral")
"""The emotions that a message may have."""
FEELING_KEYS = ("reply", "acknowledge")


@dataclass(frozen=True)
class Feelings:
    """How a profile answers feelings: `reply` names a profile by emotion, `acknowledge` are the emotions that
    an answer should speak of. None where it is not said.
    """

    reply: Mapping[str, str] | None = None
    acknowledge: tuple[str, ...] | None = None


UNSAID = Feelings()
"""What a profile without the key has."""


def feelings(node: YamlNode | None, inherited: Feelings, find: Callable[[str], str]) -> Feelings:
    """Return what the key says, over what is inherited: `reply` entry by entry, `acknowledge` as a whole.

    An empty `reply: {}` takes away what is inherited. `find` returns how a profile's name is to be loaded and
    raises ProfileError where there is none. Raises ProfileError at the line that is wrong.
    """
    if node is None:
        return inherited
    fields = node.fields(FEELING_KEYS)
    reply, acknowledge = inherited.reply, inherited.acknowledge
    if "reply" in fields:
        own = {key.choice(EMOTIONS): _profile(value, find) for key, value in fields["reply"].entries()}
        reply = MappingProxyType({**(reply or {}), **own} if own else {})
    if "acknowledge" in fields:
        acknowledge = tuple(dict.fromkeys(each.choice(EMOTIONS) for each in fields["acknowledge"].sequence()))
    return Feelings(reply, acknowledge)


def _profile(node: YamlNode, find: Callable[[str], str]) -> str:
    """Return a profile that a message is answered in, as it is to be loaded."""
    try:
        return find(node.text())
    except ProfileError as problem:
        raise node.error(f"reply: {problem}") from None
