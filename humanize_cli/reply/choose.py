"""Which profile the answer to a message is edited in, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from humanize_cli.harm import Harm
from humanize_cli.reply.acknowledge import kept_words
from humanize_cli.reply.feeling import NEUTRAL, UPSET
from humanize_cli.reply.message import Message
from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import Profile

REPLIES: Mapping[str, str] = MappingProxyType(dict.fromkeys(UPSET, "warm"))
"""What answers an emotion where the chosen profile does not say: whoever is upset gets the warm profile."""
ACKNOWLEDGE = UPSET
"""The emotions that an answer should speak of where the chosen profile does not say."""


@dataclass(frozen=True)
class Reply:
    """The answer's profile, and how it came to be chosen.

    `asked` is the name of the profile that was chosen by the user. `why` is one sentence without its full
    stop. `acknowledge` says that the answer should speak of the feeling. With `harm` the draft is not to be
    edited at all.
    """

    message: Message
    asked: str
    profile: Profile
    why: str
    acknowledge: bool = False

    @property
    def harm(self) -> Harm | None:
        """What in the message needs a person, if anything does."""
        return self.message.harm

    @property
    def switched(self) -> bool:
        """Whether the answer is edited in another profile than the one asked for."""
        return self.profile.name != self.asked


def choose(message: Message, profile: Profile) -> Reply:
    """Return which profile answers a message, where `profile` is the one that the user chose.

    Another profile keeps what the chosen one protects: its `keep` and `avoid` and its disclosure. Raises
    ProfileError where the profile that should answer cannot be loaded.
    """
    if message.harm is not None:
        return Reply(message, profile.name, profile, "the message needs a person; nothing is edited")
    if message.empty:
        return Reply(message, profile.name, profile, "it holds no words of its sender's own")
    if message.language is None:
        named = f"the message is in a language ({message.guess}) whose" if message.guess else "the message's"
        return Reply(message, profile.name, profile, f"{named} emotions are not read")
    own, emotion = profile.feelings, message.emotion
    acknowledge = emotion in (ACKNOWLEDGE if own.acknowledge is None else own.acknowledge)
    chosen, why = _answering(emotion, profile)
    if acknowledge:
        chosen = replace(chosen, keep=(*chosen.keep, *kept_words()))
    return Reply(message, profile.name, chosen, why, acknowledge)


def _answering(emotion: str, profile: Profile) -> tuple[Profile, str]:
    """Return the profile that answers an emotion, and why it does."""
    own = profile.feelings.reply
    name = (REPLIES if own is None else own).get(emotion)
    if name is None and emotion == NEUTRAL:
        return profile, "no emotion stands out"
    if name is None:
        return profile, f"{profile.name} has no other profile for {emotion}"
    chosen = load_profile(name)
    if own is None and chosen.tone == profile.tone:
        return profile, f"{profile.name} has the {profile.tone} tone, which answers {emotion}"
    source = "by default" if own is None else f"by the emotion map of {profile.name}"
    return _guarded(chosen, profile), f"{source}, {emotion} is answered in {chosen.name}"


def _guarded(chosen: Profile, asked: Profile) -> Profile:
    """Return a profile with what the one that was asked for protects."""
    return replace(
        chosen,
        keep=tuple(dict.fromkeys((*chosen.keep, *asked.keep))),
        avoid=tuple(dict.fromkeys((*chosen.avoid, *asked.avoid))),
        disclose=asked.disclose or chosen.disclose,
        disclose_text=asked.disclose_text or chosen.disclose_text,
    )
