"""Rule packs as data: reading them strictly, and indexing their phrases by first word.

A pack is a mapping with one key, `rules`, a list of mappings with the keys of `_KEYS`. Guards (`only_after`,
`only_before`, `not_after`, `not_before`) are regular expressions for what stands directly before or after a
match.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from types import MappingProxyType

from humanize_cli.errors import UsageError
from humanize_cli.rules.pattern import Phrase, expand
from humanize_cli.style.profile import Example, Tone
from humanize_cli.style.yaml_source import YamlNode, load_mapping

ROLES = ("edit", "delete")
"""What a rule does with its match: put something else there, or take it out."""

_KEYS = (
    "id",
    "family",
    "message",
    "role",
    "pattern",
    "forms",
    "replace",
    "tones",
    "only_after",
    "only_before",
    "not_after",
    "not_before",
    "examples",
    "no_match",
    "source",
)
_REQUIRED = ("id", "family", "message", "role", "pattern", "examples", "source")
_WORD = re.compile(r"\w+")
_SIGHT = 300  # characters that a guard sees; without a limit, a line of a megabyte would take quadratic time
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_GUARDS = ("only_after", "only_before", "not_after", "not_before")


@dataclass(frozen=True)
class Rule:
    """A kind of stiff wording and what to write instead.

    `tones` empty means every tone. `guards` are regular expressions by key. `examples` and `no_match` are
    what the rule must and must not do; the tests run them.
    """

    id: str
    family: str
    message: str
    phrases: tuple[tuple[Phrase, str], ...]
    tones: frozenset[Tone] = frozenset()
    guards: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    examples: tuple[Example, ...] = ()
    no_match: tuple[str, ...] = ()
    source: str = ""

    def allows(self, text: str, start: int, end: int) -> bool:
        """Say whether what stands directly before `start` and after `end` lets a match stand."""
        for key, source in self.guards.items():
            guard = _compiled(key, source)
            if key.endswith("after"):
                found = guard.search(text, max(0, start - _SIGHT), start)
            else:
                found = guard.match(text, end, end + _SIGHT)
            if (found is None) is key.startswith("only"):
                return False
        return True


@dataclass(frozen=True)
class Pack:
    """Rules ready to match.

    `index` lists the phrases by their first two words in lower case, the second "" for phrases of one word;
    the longest come first.
    """

    rules: tuple[Rule, ...] = ()
    index: Mapping[tuple[str, str], tuple[tuple[Rule, Phrase, str], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def starting(self, first: str, second: str) -> Iterator[tuple[Rule, Phrase, str]]:
        """Yield the phrases that may begin with two words, longest first; `second` is "" at a text's end."""
        if second:
            yield from self.index.get((first, second), ())
        yield from self.index.get((first, ""), ())


def make_pack(rules: Iterable[Rule]) -> Pack:
    """Return the rules with their index; of equally long phrases, the earlier rule's comes first."""
    rules = tuple(rules)
    index: dict[tuple[str, str], list[tuple[Rule, Phrase, str]]] = {}
    for rule in rules:
        for phrase, new in rule.phrases:
            first, second, *_ = *_WORD.findall(phrase.text.lower()), "", ""
            index.setdefault((first, second), []).append((rule, phrase, new))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[1].text))
    return Pack(rules, MappingProxyType({words: tuple(entries) for words, entries in index.items()}))


@cache
def load_pack(language: str) -> Pack:
    """Return the pack of a language (an ISO 639-1 code), empty where there is none; read once a process."""
    source = resources.files("humanize_cli.rules").joinpath(f"{language}.yaml")
    if not source.is_file():
        return make_pack(())
    return read_pack(source.read_text("utf-8"), source.name, language, check_guards=False)


def read_pack(text: str, where: str, language: str, *, check_guards: bool = True) -> Pack:
    """Return the pack in a YAML text; `where` names the file in messages.

    Raises UsageError that shows the line for anything the pack may not hold. Without `check_guards` a
    malformed guard is found only at use; that halves the time, and is for packs whose guards a test checks.
    """
    root = load_mapping(text, where, error=UsageError)
    fields = root.fields(("rules",), required=("rules",))
    rules: dict[str, Rule] = {}
    for node in fields["rules"].sequence():
        rule = _rule(node, language)
        if check_guards:
            _check_guards(node)
        if rule.id in rules:
            raise node.error(f'the id "{rule.id}" is given twice')
        rules[rule.id] = rule
    return make_pack(rules.values())


def _rule(node: YamlNode, language: str) -> Rule:
    """Return the rule that a mapping describes."""
    fields = node.fields(_KEYS, required=_REQUIRED)
    name = fields["id"].text()
    if not re.fullmatch(rf"{language}\.[a-z0-9-]+", name):
        raise fields["id"].error(f'an id is "{language}." and lower-case words joined by hyphens')
    deletes = fields["role"].choice(ROLES) == "delete"
    if deletes and "replace" in fields:
        raise fields["replace"].error('a rule with the role "delete" has no replacement')
    if not deletes and "replace" not in fields:
        raise node.error('the key "replace" is missing')
    tables = _tables(fields["forms"]) if "forms" in fields else {}
    template = "" if deletes else fields["replace"].text()
    phrases = [
        (phrase, phrase.fill(template))
        for each in _list(fields["pattern"])
        for phrase in _expanded(each, tables)
    ]
    for _, new in phrases:
        if unfilled := _PLACEHOLDER.search(new):
            raise fields["replace"].error(f'"{unfilled[0]}" is not in the pattern')
    tones = fields["tones"].sequence() if "tones" in fields else []
    examples = [
        each.fields(("before", "after"), required=("before", "after"))
        for each in fields["examples"].sequence()
    ]
    return Rule(
        id=name,
        family=fields["family"].text(),
        message=fields["message"].text(),
        phrases=tuple(phrases),
        tones=frozenset(Tone(each.choice([*Tone])) for each in tones),
        guards=MappingProxyType({key: fields[key].text() for key in _GUARDS if key in fields}),
        examples=tuple(Example(each["before"].text(), each["after"].text(), language) for each in examples),
        no_match=fields["no_match"].texts() if "no_match" in fields else (),
        source=fields["source"].text(),
    )


def _list(node: YamlNode) -> list[YamlNode]:
    """Return a list's values, or a lone text as a list of one."""
    return node.sequence() if node.kind == "a list" else [node]


def _tables(node: YamlNode) -> dict[str, dict[str, str]]:
    """Return the tables of word forms by name."""
    return {
        name.text(): {key.text(): value.text() for key, value in table.entries()}
        for name, table in node.entries()
    }


def _expanded(node: YamlNode, tables: Mapping[str, Mapping[str, str]]) -> list[Phrase]:
    """Return the phrases of a pattern; what is wrong with it is said at its line."""
    try:
        return expand(node.text(), tables)
    except ValueError as problem:
        raise node.error(f"the pattern {problem}") from None


def _check_guards(node: YamlNode) -> None:
    """Raise for a guard of a rule that is no regular expression."""
    for key, value in node.entries():
        if key.text() in _GUARDS:
            try:
                re.compile(value.text())
                _compiled(key.text(), value.text())
            except re.error as problem:
                raise value.error(f"not a regular expression: {problem}") from None


@cache
def _compiled(key: str, source: str) -> re.Pattern[str]:
    """Return a guard compiled to match whole words beside a match, across the spaces between.

    What forbids a match does so in capitals too; what allows one stands as written. Compiled at use: a pack
    has many guards, and most texts need few.
    """
    edge = r"(?:(?<!\w)|(?!\w))"
    flags = re.IGNORECASE if key.startswith("not") else re.NOFLAG
    return re.compile(
        rf"{edge}(?:{source}) *\Z" if key.endswith("after") else rf" *(?:{source}){edge}", flags
    )
