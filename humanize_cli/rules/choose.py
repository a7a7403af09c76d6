"""Choosing rules by id, family or the beginning of an id."""

from collections.abc import Collection
from functools import lru_cache

from humanize_cli.rules.pack import Pack, load_pack, make_pack
from humanize_cli.rules.rule import Rule


def choose(language: str, select: Collection[str] = (), ignore: Collection[str] = ()) -> Pack:
    """Return a language's pack with the rules that `select` names, all where it is empty, less `ignore`'s.

    A word names a rule by its id, the rules of a family, or those whose ids begin with it where it ends in
    "*" ("en.do-not-*"). One that names none of this language's rules is nothing: it may be another's.
    """
    return _chosen(language, tuple(sorted(set(select))), tuple(sorted(set(ignore))))


def left_out(language: str, select: Collection[str] = (), ignore: Collection[str] = ()) -> Pack:
    """Return a pack of the rules that `choose` leaves out."""
    return _left_out(language, tuple(sorted(set(select))), tuple(sorted(set(ignore))))


def named(rule: Rule, words: Collection[str]) -> bool:
    """Say whether one of the words names the rule."""
    beginnings = tuple(word[:-1] for word in words if word.endswith("*"))
    return rule.id in words or rule.family in words or rule.id.startswith(beginnings)


@lru_cache(maxsize=64)
def _chosen(language: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> Pack:
    pack = load_pack(language)
    if not select and not ignore:
        return pack
    kept = (rule for rule in pack.rules if not select or named(rule, select))
    return make_pack((rule for rule in kept if not named(rule, ignore)), language)


@lru_cache(maxsize=64)
def _left_out(language: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> Pack:
    chosen = {rule.id for rule in _chosen(language, select, ignore).rules}
    return make_pack((rule for rule in load_pack(language).rules if rule.id not in chosen), language)
