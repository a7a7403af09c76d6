"""Findings as GitHub workflow commands, which become annotations of the lines they are about.

The syntax is that of GitHub's "Workflow commands for GitHub Actions": `::level key=value,…::message`.
"""

from humanize_cli.checked import Checked
from humanize_cli.diagnose.diagnosis import Finding
from humanize_cli.views.findings import marked
from humanize_cli.views.words import one_line


def commands(checked: Checked, *, everything: bool) -> str:
    """Return a command a line: a warning for what counts, a notice for the rest, an error for a failure."""
    if checked.error is not None:
        return f"::error file={_value(checked.name)},title=humanize::{_data(checked.error)}\n"
    lines = [_command(checked.name, each) for each in checked.shown(everything=everything)]
    if checked.too_high:
        score, limit = checked.diagnosis.score, checked.max_score
        message = f"The score is {score}; at most {limit} is allowed."
        lines.append(f"::warning file={_value(checked.name)},title=score::{_data(message)}\n")
    return "".join(lines)


def _command(name: str, finding: Finding) -> str:
    properties = {
        "file": name,
        "line": finding.line,
        "endLine": finding.end_line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": finding.rule_id,
    }
    if finding.end_line != finding.line:
        # GitHub takes columns only for a place within one line.
        del properties["col"], properties["endColumn"]
    pairs = ",".join(f"{key}={_value(str(value))}" for key, value in properties.items())
    message = f"{one_line(finding.message)}\n{marked(finding)[0]}"
    if finding.replacement is not None:
        message += f'\nInstead: "{one_line(finding.replacement)}"' if finding.replacement else "\nDelete it."
    return f"::{'warning' if finding.counted else 'notice'} {pairs}::{_data(message)}\n"


def _data(text: str) -> str:
    """Return a message with what would end or change a command escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    """Return a property's value, in which a colon and a comma have a meaning, too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
