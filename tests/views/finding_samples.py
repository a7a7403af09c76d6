"""A text with findings of every kind, for the views of findings."""

from humanize_cli.checked import Checked
from humanize_cli.diagnose.diagnosis import Diagnosis, Finding

TEXT = "# Soil\n\nWe delve into soil, in order\nto win 100%: \u200bnow.\n"


def finding(found: str, rule: str, **more) -> Finding:
    """A finding at the first place of some words in the text, its line as the excerpt."""
    start = TEXT.index(found)
    end = start + len(found)
    line, last = TEXT.count("\n", 0, start) + 1, TEXT.count("\n", 0, end) + 1
    excerpt = "We delve into soil, in order to win 100%: \u200bnow."
    place = excerpt.index(found.replace("\n", " "))
    values = {
        "rule_id": rule,
        "family": "promotional",
        "role": "tell",
        "message": f"Says, too: {rule}, 100%.",
        "cost": 2,
        "confidence": "high",
        "language": "en",
        "line": line,
        "column": start - TEXT.rfind("\n", 0, start),
        "end_line": last,
        "end_column": end - TEXT.rfind("\n", 0, end),
        "start": start,
        "end": end,
        "excerpt": excerpt,
        "excerpt_start": place,
        "excerpt_end": place + len(found),
    }
    return Finding(**{**values, **more})


DELVE = finding("delve", "en.delve")
ORDER = finding(
    "in order\nto",
    "en.in-order-to",
    role="edit",
    cost=0,
    counted=False,
    why_not_counted="an edit never counts",
    replacement="to",
)
ODD = finding("\u200b", "en.invisible", replacement="")
CHECKED = Checked(
    "docs/a,b.md",
    Diagnosis((DELVE, ORDER, ODD), words=11, sentences=1, languages={"en": 11}),
    max_findings=1,
    max_score=30,
    profile="plain",
    skipped=3,
)
HIGH = Checked("c.md", Diagnosis(words=700, score=44), max_score=30)
FAILED = Checked("gone.md", error="gone.md: no such file; check the spelling and the folder")
