"""Constructions: edits by a regular expression, which takes a stretch of words apart and rebuilds it.

Where one wording of two parts stands for another ("ist in der Lage, … zu liefern": "kann … liefern"), neither
part can be replaced alone, so the edit spans both and what stands between them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from humanize_cli.rules.expression import encoded, groups_in
from humanize_cli.rules.rule import Rule

MASK = "\ufffc"
"""What stands for a protected character where rules look."""
LONGEST = 10_000
"""Characters of a sentence that expressions see: nothing longer is prose, and an expression that looks to the
end for each match would take time that grows with the square."""
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_SPACES = re.compile(" {2,}")


class Construction(NamedTuple):
    """Where a rule's expression matches, and what is to stand there."""

    start: int
    end: int
    rule: Rule
    new: str


def constructions(masked: str, rules: Sequence[Rule]) -> Iterator[Construction]:
    """Yield what the expressions of rules that edit would make of a text, protected characters masked.

    A match that holds any of those is left out, and one with a word that the rule's table does not have.
    """
    if not rules:
        return
    data = encoded(masked[:LONGEST])
    for rule in rules:
        for start, end, groups in groups_in(rule.regex, data):
            if MASK in masked[start:end]:
                continue
            new = _filled(rule.replacement, groups, rule.tables)
            if new is not None and rule.allows(masked, start, end):
                yield Construction(start, end, rule, new)


def _filled(template: str, groups: Mapping[str, str], tables: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return a replacement with its groups' texts, or what the table of that name has for them.

    None where a table lacks the text of its group; one without words stands for what stops the edit.
    """
    if any(groups[name] for name, table in tables.items() if not table):
        return None
    parts: dict[str, str] = {}
    for name in PLACEHOLDER.findall(template):
        text = groups[name]
        if name in tables and text:
            found = tables[name].get(text) or tables[name].get(text.lower())
            if found is None:
                return None
            text = found
        parts[name] = text
    return _SPACES.sub(" ", PLACEHOLDER.sub(lambda found: parts[found[1]], template)).strip()
