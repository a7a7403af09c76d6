"""Measure what harm the gate lets through: good edits with one harmful change each, by kind and language.

The edits are the light ones of a split; the change is made in the target, so that the gate sees it as a
proposer's edit among good ones. It counts as refused when no edit that the change made or altered is
accepted. Most changes come from `mutations.yaml`, written apart from the gate's own lists.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from humanize_cli.edits import Edit, apply_edits, diff_edits
from humanize_cli.gate import judge
from humanize_cli.gate.dictionary import is_known
from humanize_cli.text.document import Sentence, Span
from humanize_cli.text.protect import protected_spans
from training.data import LightEdit, light_edits

RULES = Path(__file__).with_name("mutations.yaml")
_LOOKAHEAD = re.compile(r"\(\?=[^()]*\)\Z")
_NUMBER = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w:/]|[.,]\d|-\w)")
_NAME = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ] )[A-ZÀ-Þ][\w’'-]{2,}")
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
_PRONOUNS = frozenset(
    [
        "Sua",
        "Suo",
        "Suoi",
        "Sue",
        "Loro",
        "Vostra",
        "Vostro",
        "Vostri",
        "Vostre",
        "Lei",
        "Usted",
        "Ustedes",
        "Jou",
        "Uw",
        "Ihr",
        "Ihre",
        "Ihnen",
    ]
)
_SPANNED = re.compile(r"\b(?:between|zwischen|entre|tra|fra|tussen)\b", re.IGNORECASE)
_AGAIN = {"hedge dropped": "modal raised", "attribution dropped": "attribution dropped"}
"""Kinds where nothing is lost while another word of the kind, or of a second kind, stays."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One harmful change: what it finds and what it puts there."""

    pattern: re.Pattern[str]
    new: str


@dataclass(frozen=True, slots=True)
class Mutation:
    """A light edit and its target with one harmful change."""

    edit: LightEdit
    kind: str
    text: str


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


def by_figure(edit: LightEdit, chance: random.Random, _: set[str]) -> Iterator[tuple[str, str]]:
    """Yield (kind, changed target): figures, names, quotations and code altered."""
    target, source = edit.target, edit.source
    closed = protected_spans(target)
    free = [each for each in _NUMBER.finditer(target) if not any(s.overlaps(*each.span()) for s in closed)]
    if free:
        yield from _numbers(target, free, _JOINERS[edit.language], chance)
    names = [
        each
        for each in _NAME.finditer(target)
        if each[0] in source
        and each[0] not in _PRONOUNS
        and not any(span.overlaps(*each.span()) for span in closed)
        and (edit.language != "de" or not is_known(each[0], "de"))
    ]
    if names and sum(word[0].isupper() for word in target.split()) < 0.5 * len(target.split()):
        one = chance.choice(names)
        yield (
            "name changed",
            replaced(target, one.start(), one.end(), chance.choice(_POOL[edit.language] or ["Marlow"])),
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


_POOL: dict[str, list[str]] = {}


def mutations(split: str, number: int, seed: int) -> list[Mutation]:
    """Return about so many mutations of a split's edits, spread evenly over kinds and languages."""
    chance = random.Random(seed)
    edits = [each for each in light_edits(split) if each.target and each.target != each.source]
    chance.shuffle(edits)
    for edit in edits:
        pool = _POOL.setdefault(edit.language, [])
        pool += (name[0] for name in _NAME.finditer(edit.target) if not is_known(name[0], edit.language))
    cells: dict[tuple[str, str], list[Mutation]] = {}
    most = number // 100
    for edit in edits:
        full = {
            kind
            for (language, kind), cell in cells.items()
            if language == edit.language and len(cell) >= most
        }
        for source in (by_rule, by_figure):
            for kind, text in source(edit, chance, full):
                cell = cells.setdefault((edit.language, kind), [])
                if len(cell) < most and text not in (edit.target, edit.source):
                    cell.append(Mutation(edit, kind, text))
    found: list[Mutation] = []
    row = 0
    while len(found) < number and any(row < len(cell) for cell in cells.values()):
        found += (cell[row] for _, cell in sorted(cells.items()) if row < len(cell))
        row += 1
    return found[:number]


def survivors(mutation: Mutation) -> list[Edit] | None:
    """Return the edits by which the harm gets through, None where the change made no edit."""
    source, language = mutation.edit.source, mutation.edit.language
    good = {(each.start, each.end, each.new) for each in diff_edits(source, mutation.edit.target, "light")}
    edits = diff_edits(source, mutation.text, "light")
    own = [each for each in edits if (each.start, each.end, each.new) not in good]
    if not own:
        return None
    verdict = judge(Sentence(source, language, protected=tuple(protected_spans(source))), edits)
    through = [each for each in verdict.accepted if each in own]
    if through and mutation.kind.endswith("dropped"):
        # What the other edits would have taken may stand again, since they were refused.
        entries = rules(language)[0].get(mutation.kind, [])
        whole = apply_edits(source, verdict.accepted)
        if _count(entries, whole) >= _count(entries, mutation.edit.target) and entries:
            return []
    return through


def _count(entries: list[Rule], text: str) -> int:
    return sum(1 for rule in entries for _ in rule.pattern.finditer(text))


def main() -> None:
    """Print the share refused by kind and language, and the survivors where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", default="train", choices=("train", "dev"))
    parser.add_argument("--number", type=int, default=10_000, help="how many (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0, help="print so many changes that got through")
    parser.add_argument("--kind", help="print only those of this kind")
    arguments = parser.parse_args()

    sample = mutations(arguments.split, arguments.number, arguments.seed)
    seen: Counter[tuple[str, str]] = Counter()
    refused: Counter[tuple[str, str]] = Counter()
    shown = 0
    started = time.process_time()
    for mutation in sample:
        through = survivors(mutation)
        if through is None:
            continue
        language, kind = mutation.edit.language, mutation.kind
        for cell in ((language, kind), ("all", kind), (language, "all"), ("all", "all")):
            seen[cell] += 1
            refused[cell] += not through
        if through and shown < arguments.show and arguments.kind in (None, kind):
            shown += 1
            print(f"{language} {kind}: " + " | ".join(f"«{each.old}» → «{each.new}»" for each in through))
            print(f"    {mutation.edit.source}\n    {mutation.text}")
    seconds = time.process_time() - started
    languages = [*sorted({each.edit.language for each in sample}), "all"]
    print(f"{'':22}{'made':>6}" + "".join(f"{each:>8}" for each in languages))
    for kind in [*sorted({each.kind for each in sample}), "all"]:
        cells = [(language, kind) for language in languages]
        shares = (f"{refused[cell] / seen[cell]:8.1%}" if seen[cell] else f"{'-':>8}" for cell in cells)
        print(f"{kind:22}{seen['all', kind]:6}" + "".join(shares))
    print(
        f"refused: {refused['all', 'all']} of {seen['all', 'all']}; "
        f"{1000 * seconds / len(sample):.2f} ms each"
    )


if __name__ == "__main__":
    main()
