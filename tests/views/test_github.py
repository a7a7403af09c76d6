from finding_samples import CHECKED, FAILED, HIGH

from humanize_cli.views.github import commands


def test_what_counts_is_a_warning_at_its_place_with_everything_escaped():
    first, second = commands(CHECKED, everything=False).splitlines()
    assert first == (
        "::warning file=docs/a%2Cb.md,line=3,endLine=3,col=4,endColumn=9,title=en.delve"
        "::Says, too: en.delve, 100%25.%0AWe delve into soil, in order to win 100%25: \\u200bnow."
    )
    assert second.endswith("%0ADelete it.")


def test_a_place_over_two_lines_has_no_columns_and_what_does_not_count_is_a_notice():
    line = commands(CHECKED, everything=True).splitlines()[1]
    assert line.startswith("::notice file=docs/a%2Cb.md,line=3,endLine=4,title=en.in-order-to::")
    assert line.endswith('%0AInstead: "to"')


def test_a_score_over_the_limit_and_a_failure_are_said():
    assert commands(HIGH, everything=False) == (
        "::warning file=c.md,title=score::The score is 44; at most 30 is allowed.\n"
    )
    assert commands(FAILED, everything=False) == (
        "::error file=gone.md,title=humanize::gone.md: no such file; check the spelling and the folder\n"
    )
