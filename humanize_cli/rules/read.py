"""Reading a pack's YAML strictly: whatever a rule may not hold is shown at its line."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from humanize_cli.errors import UsageError
from humanize_cli.rules.construction import PLACEHOLDER
from humanize_cli.rules.expression import compiled, refuse_unclear
from humanize_cli.rules.literals import needed_texts
from humanize_cli.rules.pattern import Phrase, expand
from humanize_cli.rules.rule import GUARDS, Confidence, Part, Role, Rule, Scope, compiled_guard
from humanize_cli.rules.tables import Tables, refuse_unknown_groups, regex_of, tables_of
from humanize_cli.style.profile import Example, Tone
from humanize_cli.style.yaml_source import YamlNode, load_mapping

DETECTORS = (
    "uniform-rhythm",
    "repeated-openers",
    "bold-lead-ins",
    "title-case-headings",
    "emoji-bullets",
    "triads",
    "invisible-characters",
    "staccato",
)
"""The structural checks over a whole document that a rule may name; the diagnosis implements them."""

FAMILIES = (
    "chat-leftover",
    "citation-leftover",
    "connective",
    "contraction",
    "copula-avoidance",
    "false-range",
    "filler",
    "heading-habit",
    "inflated",
    "inflated-significance",
    "list-habit",
    "negative-parallelism",
    "nominal-style",
    "odd-character",
    "over-hedging",
    "participle-tail",
    "placeholder",
    "pleonasm",
    "promotional",
    "quantity",
    "rhythm",
    "signposting",
    "staccato-contrast",
    "stock-closer",
    "stock-opener",
    "triad",
    "vague-attribution",
)
"""The kinds of wording and habit; a cluster counts beside one of another kind."""

_KEYS = (
    "id",
    "family",
    "message",
    "role",
    "pattern",
    "words",
    "part",
    "regex",
    "detector",
    "forms",
    "replace",
    "cost",
    "confidence",
    "scope",
    "tones",
    "registers_off",
    *GUARDS,
    "examples",
    "match",
    "no_match",
    "source",
)
_REQUIRED = ("id", "family", "message", "role", "source")
_SUBJECTS = ("pattern", "words", "regex", "detector")
_LEMMA = re.compile(r"[^\W\d_]+")
_COSTS = (1, 2, 3)
_MIN_MATCHES = 2


def read_rules(text: str, where: str, language: str, *, check: bool) -> list[Rule]:
    """Return the rules in a YAML text; `where` names the file in messages.

    Raises UsageError that shows the line for anything a pack may not hold. Without `check`, a malformed
    expression is found only at use, and an unknown family never.
    """
    root = load_mapping(text, where, error=UsageError)
    fields = root.fields(("tables", "rules"), required=("rules",))
    shared = tables_of(fields["tables"], {}) if "tables" in fields else {}
    rules: dict[str, Rule] = {}
    for node in fields["rules"].sequence():
        rule = _rule(node, language, shared)
        if check:
            _check(node, rule)
        if rule.id in rules:
            raise node.error(f'the id "{rule.id}" is given twice')
        rules[rule.id] = rule
    return list(rules.values())


def _rule(node: YamlNode, language: str, shared: Tables) -> Rule:
    """Return the rule that a mapping describes; `shared` are the pack's tables by name."""
    fields = node.fields(_KEYS, required=_REQUIRED)
    name = fields["id"].text()
    if not re.fullmatch(rf"{language}\.[a-z0-9-]+", name):
        raise fields["id"].error(f'an id is "{language}." and lower-case words joined by hyphens')
    role = Role(fields["role"].choice([*Role]))
    subject = _subject(node, fields)
    _refuse_misfits(node, fields, role, subject)
    scope = Scope(fields["scope"].choice([*Scope])) if "scope" in fields else None
    regex = regex_of(fields["regex"], shared) if "regex" in fields else ""
    forms = tables_of(fields["forms"], shared) if subject == "regex" and "forms" in fields else {}
    examples = [
        each.fields(("before", "after"), required=("before", "after"))
        for each in (fields["examples"].sequence() if "examples" in fields else ())
    ]
    return Rule(
        id=name,
        family=fields["family"].text(),
        message=fields["message"].text(),
        phrases=_phrases(fields, role, shared),
        tones=_tones(fields.get("tones")),
        guards=MappingProxyType({key: fields[key].text() for key in GUARDS if key in fields}),
        examples=tuple(Example(each["before"].text(), each["after"].text(), language) for each in examples),
        no_match=fields["no_match"].texts() if "no_match" in fields else (),
        source=fields["source"].text(),
        role=role,
        cost=fields["cost"].number(_COSTS) if "cost" in fields else 0,
        confidence=Confidence(fields["confidence"].choice([*Confidence]))
        if "confidence" in fields
        else Confidence.HIGH,
        words=_lemmas(fields["words"]) if "words" in fields else (),
        part=Part(fields["part"].choice([*Part])) if "part" in fields else None,
        regex=regex,
        detector=fields["detector"].choice(DETECTORS) if "detector" in fields else "",
        scope=scope or (Scope.DOCUMENT if subject == "detector" else Scope.SENTENCE),
        registers_off=_tones(fields.get("registers_off")),
        match=fields["match"].texts() if "match" in fields else (),
        patterns=tuple(each.text() for each in _list(fields["pattern"])) if "pattern" in fields else (),
        replacement=fields["replace"].text() if "replace" in fields else "",
        tables=MappingProxyType(forms),
        needed=needed_texts(regex, [name for name, table in forms.items() if not table]) if regex else (),
    )


def _subject(node: YamlNode, fields: Mapping[str, YamlNode]) -> str:
    """Return the one key that says what the rule looks for."""
    given = [key for key in _SUBJECTS if key in fields]
    if not given:
        raise node.error('the key "pattern" is missing', valid=_SUBJECTS, label="or one of")
    if len(given) > 1:
        message = f'a rule looks for one thing: "{given[0]}" stands here already'
        raise fields[given[1]].error(message)
    return given[0]


def _refuse_misfits(node: YamlNode, fields: Mapping[str, YamlNode], role: Role, subject: str) -> None:
    """Raise for keys that are missing in a rule of this role, or that mean nothing in it."""
    counts = role in (Role.TELL, Role.CLUSTER)
    needed = ["cost", "confidence"] if counts else ["examples"]
    if counts and subject != "detector":
        needed += ["match", "no_match"]
    if role is Role.EDIT:
        needed.append("replace")
    if role is Role.DELETE and "replace" in fields:
        raise fields["replace"].error('a rule with the role "delete" has no replacement')
    if "replace" in fields:
        needed.append("examples")
    for key in needed:
        if key not in fields:
            raise node.error(f'the key "{key}" is missing')
    for key in () if counts else ("cost", "confidence", "match", "scope"):
        if key in fields:
            raise fields[key].error(f'a rule with the role "{role}" does not count, so it has no "{key}"')
    rebuilds = subject == "regex" and role is Role.EDIT
    if rebuilds:
        refuse_unknown_groups(fields)
    elif subject != "pattern":
        for key in ("replace", "forms"):
            if key in fields:
                raise fields[key].error(
                    f'"{key}" goes with "pattern", or with the "regex" of a rule that edits'
                )
    if "part" in fields and subject != "words":
        raise fields["part"].error('"part" goes with "words" only')
    if not counts and subject != "pattern" and not rebuilds:
        raise fields[subject].error(f'a rule with the role "{role}" has a "pattern"')
    if "match" in fields and len(fields["match"].sequence()) < _MIN_MATCHES:
        raise fields["match"].error(f"give at least {_MIN_MATCHES} sentences that must match")
    in_document = "scope" in fields and fields["scope"].choice([*Scope]) == Scope.DOCUMENT
    if "scope" in fields and in_document != (subject == "detector"):
        raise fields["scope"].error('the scope "document" belongs to a "detector", and no other does')


def _phrases(
    fields: Mapping[str, YamlNode], role: Role, shared: Tables
) -> tuple[tuple[Phrase, str | None], ...]:
    """Return the phrases of a rule's pattern with their replacements."""
    if "pattern" not in fields:
        return ()
    tables = tables_of(fields["forms"], shared) if "forms" in fields else {}
    phrases = [phrase for each in _list(fields["pattern"]) for phrase in _expanded(each, tables)]
    if "replace" not in fields:
        return tuple((_bare(phrase), "" if role is Role.DELETE else None) for phrase in phrases)
    template = fields["replace"].text()
    filled = tuple((_bare(phrase), phrase.fill(template)) for phrase in phrases)
    for _, new in filled:
        if unfilled := PLACEHOLDER.search(new):
            raise fields["replace"].error(f'"{unfilled[0]}" is not in the pattern')
    return filled


def _bare(phrase: Phrase) -> Phrase:
    """Return a phrase without the values of tables, which its replacement has taken up."""
    return Phrase(phrase.text, (), phrase.at_start, phrase.at_end)


def _tones(node: YamlNode | None) -> frozenset[Tone]:
    return frozenset(Tone(each.choice([*Tone])) for each in node.sequence()) if node else frozenset()


def _lemmas(node: YamlNode) -> tuple[str, ...]:
    """Return the words of a list, each a single one."""
    for each in node.sequence():
        if not _LEMMA.fullmatch(each.text()):
            raise each.error(f'"{each.text()}" is not one word of letters; it may stand under "pattern"')
    return node.texts()


def _list(node: YamlNode) -> Sequence[YamlNode]:
    """Return a list's values, or a lone text as a list of one."""
    return node.sequence() if node.kind == "a list" else [node]


def _expanded(node: YamlNode, tables: Mapping[str, Mapping[str, str]]) -> list[Phrase]:
    """Return the phrases of a pattern; what is wrong with it is said at its line."""
    try:
        return expand(node.text(), tables)
    except ValueError as problem:
        raise node.error(f"the pattern {problem}") from None


def _check(node: YamlNode, rule: Rule) -> None:
    """Raise for an unknown family, a guard that is no regular expression, or a regex that is not RE2's."""
    for key, value in node.entries():
        if key.text() == "family":
            value.choice(FAMILIES)
        elif key.text() in GUARDS:
            try:
                re.compile(value.text())
                compiled_guard(key.text(), value.text())
            except re.error as problem:
                raise value.error(f"not a regular expression: {problem}") from None
        elif key.text() == "regex":
            try:
                refuse_unclear(rule.regex)
                compiled(rule.regex)
            except ValueError as problem:
                raise value.error(f"the expression {problem}") from None
