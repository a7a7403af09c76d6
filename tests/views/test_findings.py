import json
from dataclasses import replace

import pytest
from finding_samples import CHECKED, DELVE, FAILED, HIGH, ODD

from humanize_cli.checked import Checked, Totals
from humanize_cli.diagnose.diagnosis import Diagnosis
from humanize_cli.views.findings import as_json, marked, text, verdict


def test_a_finding_is_its_place_its_rule_and_its_words_marked():
    assert text(CHECKED, everything=False) == (
        "docs/a,b.md:3:4: en.delve: Says, too: en.delve, 100%.\n"
        "    We delve into soil, in order to win 100%: \\u200bnow.\n"
        "       ^^^^^\n"
        "docs/a,b.md:4:14: en.invisible: Says, too: en.invisible, 100%.\n"
        "    We delve into soil, in order to win 100%: \\u200bnow.\n"
        "                                              ^^^^^^ → (delete)\n"
    )


def test_what_does_not_count_says_so_and_what_may_stand_instead():
    shown = text(CHECKED, everything=True).splitlines()
    assert shown[3].startswith("docs/a,b.md:3:21: en.in-order-to: ")
    assert shown[3].endswith("100%. (not counted: an edit never counts)")
    assert shown[5] == '                        ^^^^^^^^^^^ → "to"'


def test_colour_adds_nothing_but_colour():
    import re

    painted = text(CHECKED, everything=True, colour=True)
    assert "\x1b[31m" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == text(CHECKED, everything=True)


def test_a_long_excerpt_is_cut_around_the_place():
    words = "lorem " * 60
    excerpt = f"{words}DELVE {words}".strip()
    start = excerpt.index("DELVE")
    shown, mark = marked(replace(DELVE, excerpt=excerpt, excerpt_start=start, excerpt_end=start + 5))
    assert len(shown) <= 96
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[mark.index("^") : len(mark)] == "DELVE"


def test_a_cut_takes_only_what_is_too_much():
    for before, after in ((0, 40), (40, 0), (3, 3), (90, 3), (3, 90)):
        excerpt = "a" * before + "X" + "b" * after
        shown, mark = marked(replace(DELVE, excerpt=excerpt, excerpt_start=before, excerpt_end=before + 1))
        assert shown == excerpt
        assert mark == " " * before + "^"


def test_a_place_longer_than_a_line_is_cut_too():
    shown, mark = marked(replace(DELVE, excerpt="x" * 300, excerpt_start=0, excerpt_end=300))
    assert shown == "x" * 95 + "…"
    assert mark == "^" * 96


def test_wide_letters_and_accents_keep_the_mark_in_its_column():
    excerpt = "🚀 e\u0301 日本 delve"
    start = excerpt.index("delve")
    shown, mark = marked(replace(DELVE, excerpt=excerpt, excerpt_start=start, excerpt_end=start + 5))
    assert shown == excerpt
    assert mark == " " * 10 + "^^^^^"


def test_nothing_that_a_terminal_obeys_comes_through():
    odd = "a\x1b[31m\tb\u202e\xa0c"
    one = replace(DELVE, excerpt=odd, excerpt_start=0, excerpt_end=1, message="m\x1b[0m", replacement="\x07")
    checked = replace(CHECKED, diagnosis=replace(CHECKED.diagnosis, findings=(one,)))
    shown = text(checked, everything=False)
    assert all(each.isprintable() for line in shown.split("\n") for each in line)


def test_an_empty_place_is_marked_all_the_same():
    assert marked(replace(DELVE, excerpt="", excerpt_start=0, excerpt_end=0)) == ("", "^")


def test_json_has_what_counts_and_on_request_all():
    shown = json.loads(as_json(CHECKED, everything=False))
    assert {key: shown[key] for key in ("schema", "file", "error", "profile", "passed", "score")} == {
        "schema": 1,
        "file": "docs/a,b.md",
        "error": None,
        "profile": "plain",
        "passed": False,
        "score": None,
    }
    assert shown["counts"] == {
        "counted": 2,
        "not_counted": 1,
        "sentences": 1,
        "words": 11,
        "skipped_words": 3,
        "edits": 0,
    }
    assert shown["limits"] == {"findings": 1, "score": 30}
    assert [each["rule"] for each in shown["findings"]] == ["en.delve", "en.invisible"]
    assert shown["findings"][1]["excerpt"].endswith("\u200bnow.")
    assert len(json.loads(as_json(CHECKED, everything=True))["findings"]) == 3
    assert "\n" not in as_json(CHECKED, everything=True)


def test_json_of_a_failure_has_the_message():
    assert json.loads(as_json(FAILED, everything=False)) == {
        "schema": 1,
        "file": "gone.md",
        "error": FAILED.error,
    }


def test_the_verdict_names_the_limit_that_is_passed():
    assert verdict(CHECKED) == "docs/a,b.md: 2 findings, 1 allowed"
    assert verdict(HIGH) == "c.md: 0 findings; score 44, at most 30 allowed"


def test_limits_and_the_exit_code():
    allowed = replace(CHECKED, max_findings=2)
    assert allowed.passed
    assert not replace(HIGH, max_score=43).passed
    assert replace(HIGH, max_score=44).passed
    assert replace(HIGH, max_score=None).passed
    for each, code in ((allowed, 0), (CHECKED, 1), (HIGH, 1), (FAILED, 3)):
        totals = Totals()
        totals.add(allowed)
        totals.add(each)
        assert totals.exit_code == code
    totals.add(CHECKED)
    assert totals.exit_code == 3


@pytest.mark.parametrize(("words", "allowed"), [(199, 0), (200, 1), (399, 1), (400, 2), (2000, 10)])
def test_where_no_number_is_set_the_length_decides(words, allowed):
    diagnosis = Diagnosis(tuple(replace(DELVE, start=place) for place in range(allowed)), words=words)
    within = Checked("a.md", diagnosis)
    over = replace(within, diagnosis=replace(diagnosis, findings=(*diagnosis.findings, ODD)))
    assert (within.passed, over.passed) == (True, False)
    assert json.loads(as_json(within, everything=False))["limits"]["findings"] == allowed
    assert not replace(over, max_findings=0).passed
