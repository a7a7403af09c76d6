"""Stiffening: a plain human sentence becomes the kind of sentence that an editor mends.

What a language's rules say lies in `stiff/LANGUAGE.yaml`. Each rule finds a plain wording and puts an
inflated one for it: "use the" → "make use of the", "weil" → "aufgrund der Tatsache, dass". The pair, read
backwards, is an example of an edit. So a rule may add padding, but may not drop a word that says something:
the editor could not know it again.

A rule, by its name:

    find, put           a regular expression, and what it may become (one text or several, with \\1)
    forms               instead of both: each form and what it becomes
    before, after       what must stand on either side and stays
    when, unless        what the sentence must, or must not, hold anywhere
    kind                rules of one kind are used once in a sentence; each rule is its own kind by default
    rate                the share of its places where it is on offer, 1 by default

Expressions see the sentence with its first letter in lower case. `%name%` stands for a macro of the file;
`joins` are applied to the finished sentence (French "de~ le" → "du").
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from humanize_cli.text.document import Span
from humanize_cli.text.literals import literals
from humanize_cli.text.quotations import quotations

FEWEST_WORDS, MOST_WORDS = 4, 45
"""Sentences outside these, in words, are left as they are: fragments, and what the model never saw."""

_HOW_MANY = (1, 1, 1, 2, 2, 2, 2, 3, 3)
_ENDS = re.compile(r"\w[)’'\"]?[.!?]\Z")
_KEYS = frozenset(("find", "put", "forms", "before", "after", "when", "unless", "kind", "rate"))
_MACRO = re.compile(r"%(\w+)%")


@dataclass(frozen=True, slots=True)
class StiffRule:
    """One way to make a sentence stiffer."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    puts: Mapping[str, Sequence[str]]
    """By the form that was found, "" for any."""
    when: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    rate: float


class _Place(NamedTuple):
    start: int
    end: int
    rule: StiffRule
    new: str


@dataclass(frozen=True, slots=True)
class _Pack:
    rules: tuple[StiffRule, ...]
    joins: tuple[tuple[re.Pattern[str], str], ...]


def stiffen(sentence: str, language: str, rng: random.Random, *, rule: str | None = None) -> str | None:
    """Return the sentence made stiffer in one to three places, None where no rule fits.

    Literals and quotations stay. Deterministic for a state of `rng`. With `rule`, the one of that name alone
    is tried, whatever its rate. Raises KeyError for a language without rules and for a name that none has.
    """
    pack = _pack(language) if rule is None else _alone(_pack(language), rule)
    if not _is_plain(sentence):
        return None
    shown = sentence[0].lower() + sentence[1:]
    chosen: list[_Place] = []
    kinds: set[str] = set()
    wanted = rng.choice(_HOW_MANY)
    places = _places(shown, pack, rng)
    rng.shuffle(places)
    for place in places:
        if len(chosen) == wanted:
            break
        if place.rule.kind not in kinds and not any(_clash(place, other) for other in chosen):
            chosen.append(place)
            kinds.add(place.rule.kind)
    if not chosen:
        return None
    for place in sorted(chosen, key=lambda each: (each.start, each.end), reverse=True):
        shown = shown[: place.start] + place.new + shown[place.end :]
    for pattern, new in pack.joins:
        shown = pattern.sub(new, shown)
    return shown[0].upper() + shown[1:]


def rules_of(language: str) -> tuple[StiffRule, ...]:
    """Return a language's rules, in the order of its file; raises KeyError for one without."""
    return _pack(language).rules


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have rules, in order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


_FOLDER = Path(__file__).parent / "stiff"


def _alone(pack: _Pack, name: str) -> _Pack:
    for each in pack.rules:
        if each.name == name:
            return replace(pack, rules=(replace(each, rate=1.0),))
    raise KeyError(name)


def _is_plain(sentence: str) -> bool:
    """Say whether it is a whole sentence of prose, of a length that the model knows."""
    return (
        FEWEST_WORDS <= len(sentence.split()) <= MOST_WORDS
        and sentence[0].isupper()
        and "\n" not in sentence
        and "~" not in sentence
        and _ENDS.search(sentence) is not None
    )


def _places(shown: str, pack: _Pack, rng: random.Random) -> list[_Place]:
    """Return one place for each rule that fits, outside what is protected."""
    spans = sorted(literals(shown))
    spans += quotations(shown, spans)
    found: list[_Place] = []
    for rule in pack.rules:
        # Drawn for every rule, so that what one rule finds does not change what the others do.
        lot, pick = rng.random(), rng.random()
        if lot >= rule.rate or (rule.when and not rule.when.search(shown)):
            continue
        if rule.unless and rule.unless.search(shown):
            continue
        for match in rule.pattern.finditer(shown):
            start, end = match.span("found")
            if any(span.overlaps(start, end) for span in spans):
                continue
            puts = rule.puts.get(match["found"]) or rule.puts[""]
            found.append(_Place(start, end, rule, match.expand(puts[int(pick * len(puts))])))
            break
    return found


def _clash(one: _Place, other: _Place) -> bool:
    """Say whether two places overlap, or begin at the same character."""
    return one.start == other.start or Span(one.start, one.end).overlaps(other.start, other.end)


@lru_cache
def _pack(language: str) -> _Pack:
    import yaml

    path = _FOLDER / f"{language}.yaml"
    if language not in languages():
        raise KeyError(language)
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    macros: dict[str, str] = data.get("macros", {})

    def expand(text: str) -> str:
        while _MACRO.search(text):
            text = _MACRO.sub(lambda macro: f"(?:{macros[macro[1]]})", text)
        return text

    joins = tuple((re.compile(expand(old)), new) for old, new in data.get("joins", ()))
    return _Pack(tuple(_rule(name, entry, expand) for name, entry in data["rules"].items()), joins)


def _rule(name: str, entry: dict[str, Any], expand: Any) -> StiffRule:
    if entry.keys() - _KEYS or ("find" in entry) == ("forms" in entry):
        raise ValueError(f"{name}: a rule has either find and put or forms, and the keys {sorted(_KEYS)}")
    puts: dict[str, list[str]]
    if "forms" in entry:
        puts = {form: [new] if isinstance(new, str) else new for form, new in entry["forms"].items()}
        find = "|".join(re.escape(form) for form in sorted(puts, key=len, reverse=True))
        puts = {form: [each.replace("\\", r"\\") for each in news] for form, news in puts.items()}
    else:
        put = entry["put"]
        puts = {"": [put] if isinstance(put, str) else put}
        find = expand(entry["find"])
    # A word is found as a whole: "use" is neither in "reuse" nor in "user", nor before an apostrophe.
    whole = rf"(?:(?<![\w-])(?=\w)|(?!\w))(?P<found>{find})(?!(?<=\w)(?:[\w-]|['’]\w))"
    # Groups of `find` are numbered from 1 in `put`, whatever stands around them.
    before = _uncounted(expand(entry.get("before", "")))
    after = f"(?={_uncounted(expand(entry['after']))})" if "after" in entry else ""
    puts = {form: [_renumbered(each) for each in news] for form, news in puts.items()}
    return StiffRule(
        name,
        entry.get("kind", name),
        re.compile(f"{before}{whole}{after}"),
        puts,
        re.compile(expand(entry["when"])) if "when" in entry else None,
        re.compile(expand(entry["unless"])) if "unless" in entry else None,
        float(entry.get("rate", 1)),
    )


def _uncounted(pattern: str) -> str:
    """Return a pattern with its plain groups made uncounted."""
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


def _renumbered(put: str) -> str:
    r"""Return a replacement for a pattern whose own groups begin at 2, since all of it is group 1."""
    return re.sub(r"(?<!\\)\\(\d)", lambda number: rf"\g<{int(number[1]) + 1}>", put)
