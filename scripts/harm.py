"""Harmful changes of a text: phrases by the rules of `mutations.yaml`, figures and names by their shape."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from humanize_cli.gate.dictionary import is_known
from humanize_cli.text.document import Span
from humanize_cli.text.protect import protected_spans
from training.data import LightEdit

RULES = Path(__file__).with_name("mutations.yaml")
_LOOKAHEAD = re.compile(r"\(\?=[^()]*\)\Z")
_NUMBER = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w:/]|[.,]\d|-\w)")
NAME = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ] )[A-ZÀ-Þ][\w’'-]{2,}")
_QUOTED = re.compile(r"[„“«»\"]([^„“”«»\"]{5,})[”“»«\"]")
_JOINERS = {
    "en": "and|with",
    "de": "und|mit",
    "es": "y|con",
    "fr": "et|avec",
    "it": "e|con",
    "pt": "e|com",
    "nl": "en|met",
}
_PRONOUNS = re.compile(
    "Sua|Suo|Suoi|Sue|Loro|Vostra|Vostro|Vostri|Vostre|Lei|Usted|Ustedes|Jou|Uw|Ihr|Ihre|Ihnen"
)
_SPANNED = re.compile(r"\b(?:between|zwischen|entre|tra|fra|tussen)\b", re.IGNORECASE)
_AGAIN = {"hedge dropped": "modal raised", "attribution dropped": "attribution dropped"}
"""Kinds where nothing is lost while another word of the kind, or of a second kind, stays."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One harmful change: what it finds and what it puts there."""

    pattern: re.Pattern[str]
    new: str


@cache
def rules(language: str) -> tuple[dict[str, list[Rule]], re.Pattern[str]]:
    """Return a language's rules by kind, and the phrases that no rule may touch."""
    data = yaml.safe_load(RULES.read_text(encoding="utf-8"))[language]
    kept = "|".join(re.escape(phrase.strip()).replace("'", "['’]") for phrase in data.pop("not").split(","))
    found: dict[str, list[Rule]] = {}
    for kind, text in data.items():
        for entry in re.split(r";(?!\.)", text):
            old, both, new = (part.strip() for part in re.split(r"(<?>)(?=\s|\Z)", f"{entry} ", maxsplit=1))
            found.setdefault(kind, []).append(_rule(old, new))
            if both == "<>":
                found[kind].append(_rule(new, old))
    return found, re.compile(rf"(?<!\w)(?:{kept})(?!\w)", re.IGNORECASE)


def _rule(old: str, new: str) -> Rule:
    left = "" if old[0] in "^," else r"(?<![\w’'-])"
    right = "" if _LOOKAHEAD.search(old) else r"(?![\w-])"
    return Rule(re.compile(f"{left}{old}{right}", re.IGNORECASE), new)


def by_rule(edit: LightEdit, chance: random.Random, full: set[str]) -> Iterator[tuple[str, str]]:
    """Yield (kind, changed target), at most one of each kind that is not full, by the language's rules."""
    table, kept = rules(edit.language)
    source, target = edit.source, edit.target
    closed = [*protected_spans(target), *(Span(*each.span()) for each in kept.finditer(target))]
    for kind, entries in table.items():
        if kind in full:
            continue
        drops = kind.endswith("dropped")
        options = []
        for rule in entries:
            for found in rule.pattern.finditer(target):
                if any(span.overlaps(*found.span()) for span in closed):
                    continue
                new = found.expand(rule.new)
                if drops and not any(each.pattern.search(source) for each in entries):
                    continue
                if restores(source, target, new):
                    continue
                text = replaced(target, found.start(), found.end(), new)
                if kind in _AGAIN and any(
                    each.pattern.search(text) for each in [*entries, *table[_AGAIN[kind]]]
                ):
                    continue
                options.append(text)
        if options:
            yield kind, chance.choice(options)


def restores(source: str, target: str, new: str) -> bool:
    """Say whether a change only brings back what the source said."""
    words = set(re.findall(r"\w+", new.lower())) - set(re.findall(r"\w+", target.lower()))
    return bool(words) and words <= set(re.findall(r"\w+", source.lower()))


def replaced(text: str, start: int, end: int, new: str) -> str:
    """Return the text with a stretch replaced, spacing and the capital at its start mended."""
    old = text[start:end]
    if old[:1].isupper() and new and not old.isupper():
        new = new[0].upper() + new[1:]
    if old.endswith(" ") and new:
        new += " "
    whole = re.sub(r"\s+", " ", f"{text[:start]}{new}{text[end:]}").strip()
    whole = re.sub(r" ([,.](?!\w))", r"\1", whole)
    return whole[0].upper() + whole[1:] if whole and text[0].isupper() else whole


def by_figure(edit: LightEdit, chance: random.Random, pool: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (kind, changed target): figures, names, quotations and code altered; `pool` holds other names."""
    target, source = edit.target, edit.source
    closed = protected_spans(target)
    free = [each for each in _NUMBER.finditer(target) if not any(s.overlaps(*each.span()) for s in closed)]
    if free:
        yield from _numbers(target, free, _JOINERS[edit.language], chance)
    names = [
        each
        for each in NAME.finditer(target)
        if each[0] in source
        and not _PRONOUNS.fullmatch(each[0])
        and not any(span.overlaps(*each.span()) for span in closed)
        and (edit.language != "de" or not is_known(each[0], "de"))
    ]
    if names and sum(word[0].isupper() for word in target.split()) < 0.5 * len(target.split()):
        one = chance.choice(names)
        yield (
            "name changed",
            replaced(target, one.start(), one.end(), chance.choice(pool or ["Marlow"])),
        )
        others = [each for each in names if _apart(target, one, each)]
        if others and not _SPANNED.search(target):
            yield "names swapped", swapped(target, one, chance.choice(others))
    closed += (Span(*each.span()) for each in rules(edit.language)[1].finditer(target))
    joiners = _JOINERS[edit.language].partition("|")[0]
    listed = re.search(
        rf"(?<!\S)([^\W\d]\w{{3,}}), ([^\W\d]\w{{3,}}),? ({joiners}) ([^\W\d]\w{{3,}})", target
    )
    if listed and listed[0] in source and not any(span.overlaps(*listed.span()) for span in closed):
        kept = f"{listed[1]} {listed[3]} {listed[4]}"
        yield "list item dropped", replaced(target, listed.start(), listed.end(), kept)
    bracket = re.search(r" \([^()`]*\w{4,}[^()`]*\)", target)
    if bracket and bracket[0] in source and not any(span.overlaps(*bracket.span()) for span in closed):
        yield "bracket dropped", replaced(target, bracket.start(), bracket.end(), "")
    for found in _QUOTED.finditer(target):
        words = list(re.finditer(r"\w{4,}", found[1]))
        if words and found[0] in source:
            word = chance.choice(words)
            start = found.start(1)
            yield "quotation altered", replaced(target, start + word.start(), start + word.end(), "")
            break
    for found in re.finditer(r"`([^`]{3,})`", target):
        cut = found.start(1) + chance.randrange(len(found[1]) - 1)
        if target[cut] != target[cut + 1]:
            yield "code altered", target[:cut] + target[cut + 1] + target[cut] + target[cut + 2 :]
        break


def _numbers(
    target: str, free: list[re.Match[str]], joiners: str, chance: random.Random
) -> Iterator[tuple[str, str]]:
    one = chance.choice(free)
    digits = [at for at in range(*one.span()) if target[at].isdigit()]
    at = chance.choice(digits)
    others = [each for each in "123456789" if each != target[at]]
    yield "digit changed", target[:at] + chance.choice(others) + target[at + 1 :]
    if re.match(r" [a-zà-þ]", target[one.end() :]):
        yield "number dropped", replaced(target, one.start(), one.end() + 1, "")
    mark = re.fullmatch(r"(\d+)[.,](\d+)", one[0])
    if mark and len(mark[2]) != 3:
        yield "decimal lost", target[: one.start()] + mark[1] + mark[2] + target[one.end() :]
    if re.match(r" ?(?:°|%|Grad|grad|per|por|pour)", target[one.end() :]):
        signed = target[: one.start()].endswith(("-", "−"))
        start = one.start() - signed
        yield "sign changed", target[:start] + ("" if signed else "-") + target[one.start() :]
    others_far = [each for each in free if each[0] != one[0] and _apart(target, one, each)]
    if others_far:
        yield "numbers swapped", swapped(target, one, chance.choice(others_far))
    moved = re.search(rf"(?<!\S)(\d+) (\w{{4,}}) ({joiners}) ([^\W\d]\w{{3,}})(?!\w)", target)
    if moved:
        new = f"{moved[2]} {moved[3]} {moved[1]} {moved[4]}"
        yield "number moved", target[: moved.start()] + new + target[moved.end() :]


def _apart(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether enough stands between two different words that they are no list, range or full name."""
    first, last = sorted((one, other), key=lambda each: each.start())
    between = text[first.end() : last.start()]
    return one[0] != other[0] and len(re.findall(r"\b[a-zà-þ]{3,}", between)) > 1


def swapped(text: str, one: re.Match[str], other: re.Match[str]) -> str:
    """Return the text with two matches in each other's place."""
    first, last = sorted((one, other), key=lambda each: each.start())
    middle = text[first.end() : last.start()]
    return f"{text[: first.start()]}{last[0]}{middle}{first[0]}{text[last.end() :]}"
