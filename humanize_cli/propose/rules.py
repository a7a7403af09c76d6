"""The first proposer: exact edits from the rule packs and from the profile's own preferences."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from humanize_cli.propose.base import Proposal
from humanize_cli.rules.inflect import spellings
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import Pack, Rule, load_pack, make_pack
from humanize_cli.rules.pattern import Phrase
from humanize_cli.style.profile import LANGUAGES, Profile
from humanize_cli.text.document import Sentence


class RulesProposer:
    """Offers what the language's rule pack and the profile's `prefer` say, the longest match first."""

    name = "rules"

    def propose(
        self, sentences: Sequence[Sentence], profile: Profile, progress: Callable[[int], None] | None = None
    ) -> list[Proposal]:
        """Return one proposal for each sentence, in order; an empty one where the language has no rules."""
        prefer = tuple(profile.prefer.items())
        proposals = [
            Proposal(tuple(find_edits(sentence, _pack(sentence.language, prefer), profile.tone)))
            for sentence in sentences
        ]
        if progress:
            progress(len(sentences))
        return proposals

    def fluency(self, pairs: Sequence[tuple[Sentence, str]], profile: Profile) -> list[float] | None:  # noqa: ARG002
        """Return None: rules know replacements, not how a sentence reads."""
        return None


def preference_rules(prefer: Mapping[str, str], language: str) -> list[Rule]:
    """Return a rule for each of a profile's preferences: the phrase as written and, in English, inflected.

    A phrase that stands in the wording preferred to it already is left alone, or the text would grow in every
    round.
    """
    asked = {old.casefold() for old in prefer}
    rules = []
    for old, new in prefer.items():
        pairs = spellings(old, new, language)
        kept = [pair for pair in pairs if pair[0] == old or pair[0].casefold() not in asked]
        phrases = tuple((Phrase(o), n) for o, n in kept if o[:1].isalnum() and o != n)
        reason = f'The profile prefers "{new}" to "{old}".'
        if phrases:
            rules.append(Rule(f"prefer:{old}", "prefer", reason, phrases, guards=_growth_guards(old, new)))
    return rules


def _growth_guards(old: str, new: str) -> dict[str, str]:
    """Return the guards that see `old` standing in `new` already."""
    before, found, after = new.casefold().partition(old.casefold())
    guards = {}
    if found and before.strip():
        guards["not_after"] = re.escape(before.rstrip())
    if found and after.strip():
        guards["not_before"] = f"s?{re.escape(after)}"
    return guards


@lru_cache(maxsize=64)
def _pack(language: str, prefer: tuple[tuple[str, str], ...]) -> Pack:
    """Return the language's pack with the preferences before it, so that they win over its rules."""
    pack = load_pack(language) if language in LANGUAGES else make_pack(())
    return make_pack([*preference_rules(dict(prefer), language), *pack.rules]) if prefer else pack
