"""The first proposer: exact edits from the rule packs and from the profile's own preferences."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache, partial

from humanize_cli.propose.base import Deaf, Proposal
from humanize_cli.rules.choose import choose
from humanize_cli.rules.common import uncommon
from humanize_cli.rules.inflect import spellings
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import Pack, Rule, make_pack
from humanize_cli.rules.pattern import Phrase
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence


class RulesProposer(Deaf):
    """Offers what the language's rule pack and the profile's `prefer` say, the longest match first."""

    name = "rules"

    def __init__(self, *, select: Collection[str] = (), ignore: Collection[str] = ()) -> None:
        """Take what names the packs' rules to use, none meaning all, and those to leave out.

        An id, a family, or the beginning of ids with "*" names rules. The profile's preferences are always
        used.
        """
        self._select, self._ignore = frozenset(select), frozenset(ignore)

    def propose(
        self, sentences: Sequence[Sentence], profile: Profile, progress: Callable[[int], None] | None = None
    ) -> list[Proposal]:
        """Return one proposal for each sentence, in order; an empty one where the language has no rules."""
        prefer = tuple(profile.prefer.items())
        pack = partial(_pack, prefer=prefer, select=self._select, ignore=self._ignore)
        proposals = [
            tuple(uncommon(find_edits(sentence, pack(sentence.language), profile.tone), sentence))
            for sentence in sentences
        ]
        if progress:
            progress(len(sentences))
        return proposals


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
def _pack(
    language: str, prefer: tuple[tuple[str, str], ...], select: frozenset[str], ignore: frozenset[str]
) -> Pack:
    """Return the language's chosen rules with the preferences before them, so that they win over the pack."""
    pack = choose(language, select, ignore)
    return make_pack([*preference_rules(dict(prefer), language), *pack.rules], language) if prefer else pack
