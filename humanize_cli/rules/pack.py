"""Packs: a language's rules with the index that finds them in a sentence."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from humanize_cli.rules.index import Index
from humanize_cli.rules.read import DETECTORS, read_rules
from humanize_cli.rules.ready import ready_rules
from humanize_cli.rules.rule import Confidence, Part, Role, Rule, Scope

__all__ = [
    "DETECTORS",
    "Confidence",
    "Pack",
    "Part",
    "Role",
    "Rule",
    "Scope",
    "load_pack",
    "make_pack",
    "read_pack",
]


@dataclass(frozen=True)
class Pack:
    """Rules ready to match, in a language (an ISO 639-1 code)."""

    rules: tuple[Rule, ...]
    index: Index = field(repr=False, compare=False)


def make_pack(rules: Iterable[Rule], language: str = "en") -> Pack:
    """Return the rules with their index; of equally long phrases, the earlier rule's comes first."""
    rules = tuple(rules)
    return Pack(rules, Index(rules, language))


@cache
def load_pack(language: str) -> Pack:
    """Return the pack of a language (an ISO 639-1 code), empty where there is none; read once a process."""
    source = resources.files("humanize_cli.rules").joinpath(f"{language}.yaml")
    if not source.is_file():
        return make_pack((), language)
    text = source.read_text("utf-8")
    rules = ready_rules(language, text)
    if rules is None:
        rules = read_pack(text, source.name, language, check=False).rules
    return make_pack(rules, language)


def read_pack(text: str, where: str, language: str, *, check: bool = True) -> Pack:
    """Return the pack in a YAML text; `where` names the file in messages.

    Raises UsageError that shows the line for anything the pack may not hold. Without `check` a malformed
    expression is found only at use; that saves half the time, and is for packs whose expressions a test
    checks.
    """
    return make_pack(read_rules(text, where, language, check=check), language)
