"""Findings as SARIF 2.1.0 (OASIS), the format that code hosts and editors show results from."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from humanize_cli import __version__
from humanize_cli.checked import Checked, rules_of
from humanize_cli.diagnose.diagnosis import Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NEWLINES = ["\r\n", "\n", "\r"]
_FINGERPRINT = "ruleAndSentence/v1"
_ROOT = "%SRCROOT%"


def log(checked: Sequence[Checked], *, everything: bool, exit_code: int) -> str:
    """Return the log of a run as JSON, ended by a newline.

    What counts has the level "warning", the rest "note". Regions have lines and columns in Unicode characters
    and, for programs, offsets in the decoded text without a byte order mark.
    """
    rules = rules_of(checked, everything=everything)
    order = {each.rule_id: index for index, each in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "humanize",
                "semanticVersion": __version__,
                "rules": [_rule(each) for each in rules],
            }
        },
        "invocations": [_invocation(checked, exit_code)],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": _NEWLINES,
        "results": [
            result for one in checked for result in _results(one, one.shown(everything=everything), order)
        ],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=True, indent=1) + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    """Return a rule's description, from one of its findings."""
    help_text = (
        f"{finding.message} Family: {finding.family}. Cost to the prose: {finding.cost} of 3. "
        f"Confidence that a match is no false alarm: {finding.confidence}. "
        f"humanize rules show {finding.rule_id} has examples."
    )
    return {
        "id": finding.rule_id,
        "shortDescription": {"text": finding.message},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": "warning" if finding.role in ("tell", "cluster") else "note"},
        "properties": {
            "tags": [finding.family, finding.language],
            "role": finding.role,
            "cost": finding.cost,
            "confidence": finding.confidence,
        },
    }


def _results(checked: Checked, findings: Sequence[Finding], order: dict[str, int]) -> list[dict[str, Any]]:
    seen: Counter[str] = Counter()
    results = []
    for finding in findings:
        told = f"{finding.rule_id}\n{finding.excerpt}"
        seen[told] += 1
        results.append(_result(checked, finding, order, f"{told}\n{seen[told]}"))
    if checked.too_high:
        score, limit = checked.diagnosis.score, checked.max_score
        message = f"The score is {score}; at most {limit} is allowed."
        place = {"physicalLocation": {"artifactLocation": _artifact(checked.name)}}
        results.append({"level": "warning", "message": {"text": message}, "locations": [place]})
    return results


def _result(checked: Checked, finding: Finding, order: dict[str, int], told: str) -> dict[str, Any]:
    artifact = _artifact(checked.name)
    result: dict[str, Any] = {
        "ruleId": finding.rule_id,
        "ruleIndex": order[finding.rule_id],
        "level": "warning" if finding.counted else "note",
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(finding)}}],
        # Lines above may come and go; a result is the same as long as its sentence is.
        "partialFingerprints": {_FINGERPRINT: hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()},
    }
    if not finding.counted:
        result["properties"] = {"notCounted": finding.why_not_counted}
    if finding.replacement is not None:
        replacement = {
            "deletedRegion": _region(finding),
            "insertedContent": {"text": finding.replacement},
        }
        result["fixes"] = [
            {
                "description": {"text": finding.message},
                "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
            }
        ]
    return result


def _region(finding: Finding) -> dict[str, int]:
    return {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }


def _artifact(name: str) -> dict[str, str]:
    """Return where a file lies: from the root that the reader knows, or absolute."""
    path = PurePath(name)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": _ROOT}


def _invocation(checked: Sequence[Checked], exit_code: int) -> dict[str, Any]:
    """Return how the run went; inputs that failed are notifications."""
    failed = [each for each in checked if each.error is not None]
    invocation: dict[str, Any] = {"executionSuccessful": not failed, "exitCode": exit_code}
    if failed:
        invocation["toolExecutionNotifications"] = [
            {
                "level": "error",
                "message": {"text": each.error},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(each.name)}}],
            }
            for each in failed
        ]
    return invocation
