"""Tables of word forms: what the words of a pattern or of an expression's group become."""

import re
from collections.abc import Mapping

from humanize_cli.rules.construction import PLACEHOLDER
from humanize_cli.style.yaml_source import YamlNode

Tables = Mapping[str, Mapping[str, str]]
"""What a group's words become, by the table's name."""
_TABLE = re.compile(r"@([a-z_]+)")
_SPECIAL = re.compile(r"[.\\+*?()\[\]{}|^$]")
_GROUP = re.compile(r"\(\?P<([a-z_]+)>")


def tables_of(node: YamlNode, shared: Tables) -> dict[str, Mapping[str, str]]:
    """Return the tables of word forms by name; one that is only named is the pack's own of that name."""
    found: dict[str, Mapping[str, str]] = {}
    for name, table in node.entries():
        if table.kind == "a mapping":
            found[name.text()] = {key.text(): value.text() for key, value in table.entries()}
        elif table.text() in shared:
            found[name.text()] = shared[table.text()]
        else:
            raise table.error(f'there is no table "{table.text()}"', valid=sorted(shared))
    return found


def regex_of(node: YamlNode, shared: Tables) -> str:
    """Return an expression with the words of each table that it names ("@table") as alternatives."""

    def words(found: re.Match[str]) -> str:
        if found[1] not in shared:
            raise node.error(f'there is no table "{found[1]}"', valid=sorted(shared))
        longest_first = sorted(shared[found[1]], key=len, reverse=True)
        return "|".join(_SPECIAL.sub(r"\\\g<0>", word) for word in longest_first)

    return _TABLE.sub(words, node.text())


def refuse_unknown_groups(fields: Mapping[str, YamlNode]) -> None:
    """Raise where the replacement or a table of an expression names a group that the expression lacks."""
    groups = set(_GROUP.findall(fields["regex"].text()))
    for name in PLACEHOLDER.findall(fields["replace"].text()) if "replace" in fields else ():
        if name not in groups:
            raise fields["replace"].error(f'"{{{name}}}" is no named group of the regex')
    for key, _ in fields["forms"].entries() if "forms" in fields else ():
        if key.text() not in groups:
            raise key.error(f'"{key.text()}" is no named group of the regex')
