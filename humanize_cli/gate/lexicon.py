"""The gate's words of one language, compiled from `gate/words/LANG.yaml` (whose English file explains the
notation).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from humanize_cli.gate.pairs import Mismatch, PartnerTable, mismatches
from humanize_cli.gate.phrases import AHEAD, FIGURE, GAP, Label, PhraseTable, alternatives, phrase_table
from humanize_cli.gate.tokens import Token, split_tokens


@dataclass(frozen=True)
class Lexicon:
    """The words of one language in the shape that the checks look them up in."""

    language: str
    markers: PhraseTable
    doubles: frozenset[str]
    decimal: str
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    joiners: frozenset[str]
    joints: tuple[frozenset[str], frozenset[str]]
    own: frozenset[str]
    steps: frozenset[str]
    passive: tuple[frozenset[str], frozenset[str]]
    not_numbers: PhraseTable
    ordinals: Mapping[str, int]
    counted: Mapping[str, str | None]
    calendar: Mapping[str, str]
    units: Mapping[str, str]
    two_word_units: Mapping[tuple[str, str], str]
    short_units: frozenset[str]
    claims: frozenset[str]
    intensifiers: frozenset[str]
    superlatives: frozenset[str]
    opposites: Mapping[str, frozenset[tuple[int, int]]]
    opposite_stems: tuple[tuple[str, frozenset[tuple[int, int]]], ...]
    adverse: PhraseTable
    fillers: PhraseTable
    padding: PhraseTable
    function: frozenset[str]
    articles: frozenset[str]
    demonstratives: frozenset[str]
    verbs: frozenset[str]
    names: frozenset[str]
    clitics: tuple[tuple[str, tuple[str, ...]], ...]
    contractions: Mapping[str, tuple[str, ...]]
    elisions: tuple[str, ...]
    seams: tuple[tuple[re.Pattern[str], str], ...]
    partners: PartnerTable
    mismatches: tuple[Mismatch, ...]
    future: tuple[frozenset[str], tuple[str, ...]]
    past: tuple[frozenset[str], tuple[str, ...]]
    negative_prefixes: frozenset[str]
    affirmative: frozenset[str]
    gloss: PhraseTable
    requests: PhraseTable
    asking: PhraseTable
    vocabulary: frozenset[str]
    known_endings: tuple[str, ...]
    suffixes: tuple[str, ...]

    def sides(self, word: str) -> frozenset[tuple[int, int]]:
        """Return the pairs of opposites that a word belongs to, each with its side, 0 or 1."""
        found = self.opposites.get(word, frozenset())
        for stem, sides in self.opposite_stems:
            if word.startswith(stem):
                found |= sides
        return found

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Return the tokens of a text, contractions and elisions taken apart (the parts share one place or
        split it).
        """
        return tuple(split_tokens(text, self.contractions, self.clitics, self.elisions))


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have words here, sorted."""
    folder = files("humanize_cli.gate.words")
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".yaml")))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the compiled words of a language (ISO 639-1 code); ValueError if it has none."""
    return _compile(language, _data(language))


@cache
def function_words(language: str) -> frozenset[str]:
    """Return the function words of a language; where no more is needed, this is much sooner there."""
    return frozenset(_data(language)["function"])


def _data(language: str) -> Mapping[str, Any]:
    import yaml

    source = files("humanize_cli.gate.words").joinpath(f"{language}.yaml")
    if not source.is_file():
        raise ValueError(f"the gate has no words for the language {language!r}")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Mapping[str, Any] = yaml.load(source.read_text(encoding="utf-8"), Loader=loader)
    return data


def _compile(language: str, data: Mapping[str, Any]) -> Lexicon:
    contractions: dict[str, tuple[str, ...]] = {}
    clitics: list[tuple[str, tuple[str, ...]]] = []
    for spelling, words in (data.get("contractions") or {}).items():
        if spelling.startswith("*"):
            clitics.append((spelling[1:], tuple(words.split())))
        else:
            contractions[spelling] = tuple(words.split())
    elisions = tuple(sorted(data.get("elisions") or (), key=len, reverse=True))

    parts = {word for _, words in clitics for word in words} | set(elisions).difference(contractions)

    def split(phrase: str) -> tuple[str, ...]:
        if " " not in phrase and "*" in (phrase[-1:], phrase[:1]):
            return (phrase,)
        return tuple(chain.from_iterable(map(split_piece, phrase.split())))

    # The phrases have a few thousand words in tens of thousands of places.
    @cache
    def split_piece(piece: str) -> tuple[str, ...]:
        if piece in (GAP, FIGURE) or piece.endswith("*") or piece[0] == AHEAD or piece in parts:
            return (piece,)
        return tuple(token.norm for token in split_tokens(piece, contractions, clitics, elisions))

    labels: dict[tuple[str, ...], list[tuple[Label, bool]]] = {}
    early: set[tuple[str, ...]] = set()
    for kind, classes in data["markers"].items():
        for name, phrases in classes.items():
            for phrase in spelled(phrases):
                optional = phrase[-1] in "?<" and len(phrase) > 1
                bare = phrase[:-1] if optional else phrase
                if phrase[-1] == "<":
                    early.add(split(bare))
                if optional and bare in contractions and len(split(bare)) > 1:
                    # A contraction that holds a marker of its own ("unavailable" is "not available").
                    continue
                labels.setdefault(split(bare), []).append(((kind, name), optional))
    for phrase in spelled(data.get("neutral")):
        labels[split(phrase)] = []
    for phrase in spelled(data.get("fillers")):
        words = split(phrase)
        if len(words) > 1:
            labels.setdefault(words, [])
    numbers = {word: float(value) for word, value in data["numbers"].items()}
    numbers.update((word, float(value)) for word, value in (data.get("multiples") or {}).items())

    def table(key: str) -> PhraseTable:
        return phrase_table({split(phrase): () for phrase in spelled(data.get(key))}, numbers)

    markers, fillers = phrase_table(labels, numbers, early), table("fillers")

    calendar: dict[str, str] = {}
    for group in ("months", "weekdays"):
        for position, spellings in enumerate(data[group]):
            calendar.update(dict.fromkeys(spellings, f"{group} {position + 1}"))
    for name, spellings in (data.get("times") or {}).items():
        calendar.update(dict.fromkeys(spellings, name))

    units: dict[str, str] = {}
    two_word_units: dict[tuple[str, str], str] = {}
    for unit, spellings in data["units"].items():
        for spelling in spellings:
            words = spelling.split()
            if len(words) == 2:
                two_word_units[words[0], words[1]] = unit
            else:
                units[spelling] = unit

    opposites: dict[str, set[tuple[int, int]]] = {}
    for position, pair in enumerate(data.get("opposites") or ()):
        for side, words in enumerate(pair):
            for word in words:
                opposites.setdefault(word, set()).add((position, side))

    function = frozenset(data["function"])
    vocabulary = (
        function
        | set(data.get("known") or ())
        | data["numbers"].keys()
        | {word for word in opposites if word[-1] != "*"}
        | units.keys()
        | calendar.keys()
    )
    vocabulary |= markers.words() | fillers.words()
    return Lexicon(
        language=language,
        markers=markers,
        doubles=frozenset(data.get("doubles") or ()),
        decimal=data.get("decimal", ","),
        numbers=numbers,
        scales={word: float(value) for word, value in (data.get("scales") or {}).items()},
        joiners=frozenset(data.get("joiners") or ()),
        joints=(frozenset(data["joints"][0]), frozenset(data["joints"][1])),
        own=frozenset(data.get("own") or ()),
        steps=frozenset(data.get("steps") or ()),
        passive=(frozenset(data["passive"][0]), frozenset(data["passive"][1])),
        not_numbers=table("not_numbers"),
        ordinals=dict(data.get("ordinals") or {}),
        counted={stem: unit or None for unit, stems in (data.get("counted") or {}).items() for stem in stems},
        calendar=calendar,
        units=units,
        two_word_units=two_word_units,
        short_units=frozenset(data.get("short_units") or ()),
        claims=frozenset(data.get("claims") or ()),
        intensifiers=frozenset(data.get("intensifiers") or ()),
        superlatives=frozenset(data.get("superlatives") or ()),
        opposites={word: frozenset(sides) for word, sides in opposites.items() if word[-1] != "*"},
        opposite_stems=tuple(
            (word[:-1], frozenset(sides)) for word, sides in sorted(opposites.items()) if word[-1] == "*"
        ),
        adverse=table("adverse"),
        fillers=fillers,
        padding=table("padding"),
        function=function,
        articles=frozenset(data.get("articles") or ()),
        demonstratives=frozenset(data.get("demonstratives") or ()),
        verbs=frozenset(data.get("verbs") or ()),
        names=frozenset(data.get("names") or ()),
        clitics=tuple(clitics),
        contractions=contractions,
        elisions=elisions,
        seams=tuple(_seams(data.get("seams") or ())),
        partners=PartnerTable(data.get("partners") or (), data.get("forms") or {}, split),
        mismatches=mismatches(data.get("mismatches") or (), split),
        future=_tense(data.get("future") or ()),
        past=_tense(data.get("past") or ()),
        negative_prefixes=frozenset(data.get("negative_prefixes") or ()),
        affirmative=frozenset(data.get("affirmative") or ()),
        gloss=table("gloss"),
        requests=table("requests"),
        asking=table("asking"),
        vocabulary=vocabulary,
        known_endings=tuple(word[1:] for word in data.get("known") or () if word[0] == "*"),
        suffixes=tuple(sorted(data.get("suffixes") or (), key=len, reverse=True)),
    )


def spelled(phrases: Iterable[str] | None) -> Iterable[str]:
    """Yield the phrases of a list, those with choices one by one."""
    for phrase in phrases or ():
        yield from alternatives(phrase)


def _tense(entries: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the whole words and the endings ("*ed") of a list."""
    return (
        frozenset(entry for entry in entries if entry[0] != "*"),
        tuple(entry[1:] for entry in entries if entry[0] == "*"),
    )


def _seams(pairs: Iterable[Sequence[str]]) -> Iterable[tuple[re.Pattern[str], str]]:
    for pattern, detail in pairs:
        yield re.compile(pattern), detail
