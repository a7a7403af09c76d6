"""humanize rules: list, show."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from humanize_cli.cli.output import write_stdout
from humanize_cli.errors import UsageError
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.style.yaml_source import did_you_mean

if TYPE_CHECKING:
    from humanize_cli.rules.pack import Rule

app = typer.Typer(help="The rules: what each looks for, and why.", rich_markup_mode=None)

_ROLES = {
    "edit": "edit: put right, never counted",
    "delete": "delete: taken out, never counted",
    "tell": "tell: counts by itself",
    "cluster": "cluster: counts beside a tell or a cluster hit of another family",
}
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def _complete_id(incomplete: str) -> list[str]:
    """Return the ids that begin so."""
    from humanize_cli.config.rules import known_rules

    return [each for each in known_rules() if each.startswith(incomplete)]


def _complete_family(incomplete: str) -> list[str]:
    """Return the families that begin so."""
    from humanize_cli.config.rules import known_rules

    return sorted({each for each in known_rules().values() if each.startswith(incomplete)})


@app.command("list")
def list_rules(
    language: Annotated[
        str | None,
        typer.Option(
            "--lang",
            help=f"Only this language's: {', '.join(LANGUAGES)}.",
            metavar="CODE",
            autocompletion=lambda incomplete: [each for each in LANGUAGES if each.startswith(incomplete)],
            show_default=False,
        ),
    ] = None,
    family: Annotated[
        str | None,
        typer.Option(
            help="Only those of this family.",
            metavar="NAME",
            autocompletion=_complete_family,
            show_default=False,
        ),
    ] = None,
    as_json: _Json = False,
) -> int:
    """Print the rules, one on a line: id, role, family, and the message."""
    if language is not None and language not in LANGUAGES:
        raise UsageError(f'there are no rules for the language "{language}"; choose {", ".join(LANGUAGES)}')
    rules = [(code, rule) for code in ((language,) if language else LANGUAGES) for rule in _rules(code)]
    families = sorted({rule.family for _, rule in rules})
    if family is not None and family not in families:
        hint = did_you_mean(family, families) or f"; there are {', '.join(families)}"
        raise UsageError(f'no rule is of the family "{family}"{hint}')
    chosen = [(code, rule) for code, rule in rules if family in (None, rule.family)]
    if as_json:
        _write_json([_record(rule, code) for code, rule in chosen])
        return 0
    widths = [max(len(text(rule)) for _, rule in chosen) for text in (_id, _role, _family)]
    lines = (
        f"{rule.id:<{widths[0]}}  {rule.role:<{widths[1]}}  {rule.family:<{widths[2]}}  {rule.message}\n"
        for _, rule in chosen
    )
    write_stdout("".join(lines).encode())
    return 0


@app.command("show")
def show_rule(
    name: Annotated[
        str,
        typer.Argument(help="A rule's id.", metavar="ID", autocompletion=_complete_id, show_default=False),
    ],
    as_json: _Json = False,
) -> int:
    """Print all there is to know about a rule: what it finds and spares, what it costs, where it is from."""
    language = name.partition(".")[0]
    rules = {rule.id: rule for code in LANGUAGES if code == language for rule in _rules(code)}
    if name not in rules:
        known = rules or {rule.id: rule for code in LANGUAGES for rule in _rules(code)}
        hint = did_you_mean(name, known) or "; humanize rules list has them all"
        raise UsageError(f'there is no rule "{name}"{hint}')
    rule = rules[name]
    if as_json:
        _write_json(_record(rule, language))
        return 0
    rows = [(label, text) for label, texts in _rows(rule, language) for text in texts]
    width = max(len(label) for label, _ in rows)
    lines, before = [f"{rule.id}\n{rule.message}\n\n"], ""
    for label, text in rows:
        lines.append(f"{'' if label == before else label:<{width}}  {text}\n")
        before = label
    write_stdout("".join(lines).encode())
    return 0


def _rules(language: str) -> "tuple[Rule, ...]":
    from humanize_cli.rules.pack import load_pack

    return load_pack(language).rules


def _id(rule: "Rule") -> str:
    return rule.id


def _role(rule: "Rule") -> str:
    return rule.role


def _family(rule: "Rule") -> str:
    return rule.family


def _rows(rule: "Rule", language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what there is to say about a rule, each with its label."""
    yield "role", (_ROLES[rule.role],)
    yield "family", (rule.family,)
    yield "looks for", _subject(rule)
    for key, source in rule.guards.items():
        yield key.replace("_", " "), (source,)
    if rule.scope != "sentence":
        where = {"start": "a section's first sentence", "end": "a section's last sentence"}
        yield "only in", (where.get(rule.scope, "the document as a whole"),)
    if rule.tones:
        yield "only in tone", (", ".join(sorted(rule.tones)),)
    if rule.registers_off:
        yield "silent in tone", (", ".join(sorted(rule.registers_off)),)
    if rule.replacement:
        yield "writes", (rule.replacement,)
    for name, table in rule.tables.items():
        yield f"{{{name}}}", tuple(f"{old} → {new}" for old, new in table.items())
    if rule.counts:
        yield "cost", (f"{rule.cost} of 3",)
        yield "confidence", (rule.confidence,)
    yield "human rate", (_rate(rule, language),)
    yield "becomes", tuple(f"{each.before} → {each.after}" for each in rule.examples)
    yield "finds", rule.match
    yield "spares", rule.no_match
    yield "source", (rule.source,)


def _subject(rule: "Rule") -> tuple[str, ...]:
    """Return what a rule looks for, as it is written in the pack."""
    if rule.words:
        kind = f", as {'an' if rule.part == 'adjective' else 'a'} {rule.part}" if rule.part else ""
        return (f"{', '.join(rule.words)} (in any form{kind})",)
    if rule.detector:
        return (f"{rule.detector} (a check of the document's structure)",)
    return rule.patterns or (rule.regex,)


def _rate(rule: "Rule", language: str) -> str:
    """Return how often people write what a rule finds, in words."""
    from humanize_cli.rules.rates import register_rates

    rates = register_rates(rule.id, language)
    if not rates:
        return "unmeasured"
    found = sorted(((rate, register) for register, rate in rates.items() if rate), reverse=True)
    by_register = ", ".join(f"{register} {rate:.2g}" for rate, register in found)
    return f"{max(rates.values()):.2g} in 1,000 words at the 90th percentile of the texts" + (
        f" ({by_register})" if found else ""
    )


def _record(rule: "Rule", language: str) -> dict[str, Any]:
    """Return a rule as JSON has it; what does not apply to it is null or empty."""
    from humanize_cli.rules.rates import human_rate, register_rates

    return {
        "id": rule.id,
        "language": language,
        "family": rule.family,
        "role": rule.role,
        "message": rule.message,
        "cost": rule.cost if rule.counts else None,
        "confidence": rule.confidence if rule.counts else None,
        "pattern": list(rule.patterns),
        "words": list(rule.words),
        "part": rule.part,
        "regex": rule.regex or None,
        "detector": rule.detector or None,
        "guards": dict(rule.guards),
        "scope": rule.scope,
        "tones": sorted(rule.tones),
        "registers_off": sorted(rule.registers_off),
        "replacement": rule.replacement or None,
        "forms": {name: dict(table) for name, table in rule.tables.items()},
        "human_rate": human_rate(rule.id, language),
        "human_rates": dict(register_rates(rule.id, language)),
        "examples": [{"before": each.before, "after": each.after} for each in rule.examples],
        "match": list(rule.match),
        "no_match": list(rule.no_match),
        "source": rule.source,
    }


def _write_json(value: Any) -> None:
    write_stdout(json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")
