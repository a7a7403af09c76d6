"""Which matches count: roles, human rates, company, quotations."""

import pytest

from humanize_cli.diagnose import counting
from humanize_cli.diagnose.counting import ALONE, EDITING, QUOTED, SAME_PLACE, STRETCH_WORDS, USUAL, Match
from humanize_cli.rules.rule import Role, Rule

RATES = {"en.never": 0.0, "en.rare": 1.0, "en.usual": 3.0, "en.register": 0.0, "en.other": 0.0}


@pytest.fixture(autouse=True)
def rates(monkeypatch):
    monkeypatch.setattr(counting, "_measured", lambda rule_id, language: RATES.get(rule_id))


def rule(
    name: str, role: Role = Role.TELL, family: str | None = None, cost: int = 2, detector: str = ""
) -> Rule:
    return Rule(f"en.{name}", family or name, "Say it plainly.", role=role, cost=cost, detector=detector)


def match(of: Rule, word: int, start: int | None = None, **more) -> Match:
    start = word if start is None else start
    return Match(of, "en", 0, start, start + 1, word, **more)


def reasons(*matches: Match, words: int = 1000) -> list[str]:
    return counting.reasons_not_to_count(matches, {"en": words})


def test_a_tell_counts_by_itself():
    assert reasons(match(rule("never"), 5)) == [""]


def test_edits_never_count():
    assert reasons(match(rule("never", Role.EDIT), 5), match(rule("other", Role.DELETE), 9)) == [EDITING] * 2


def test_what_stands_in_a_quotation_does_not_count_nor_support():
    assert reasons(match(rule("never"), 5, quoted=True), match(rule("other", Role.CLUSTER), 9)) == [
        QUOTED,
        ALONE,
    ]


@pytest.mark.parametrize(("hits", "counted"), [(3, False), (4, True)])
def test_a_rule_counts_only_above_its_human_rate(hits, counted):
    found = reasons(*(match(rule("usual"), 200 * number) for number in range(hits)))
    assert found == [("" if counted else USUAL)] * hits


def test_one_hit_in_a_short_text_is_no_rate():
    assert reasons(match(rule("usual"), 5), words=100) == [USUAL]
    assert reasons(match(rule("rare"), 5), words=100) == [""]


@pytest.mark.parametrize(("apart", "counted"), [(STRETCH_WORDS, True), (STRETCH_WORDS + 1, False)])
def test_a_cluster_counts_beside_a_tell_of_another_family_nearby(apart, counted):
    found = reasons(match(rule("register", Role.CLUSTER), 10), match(rule("never"), 10 + apart))
    assert found == ["" if counted else ALONE, ""]


def test_clusters_count_where_three_families_meet():
    one, two = rule("register", Role.CLUSTER), rule("other", Role.CLUSTER)
    assert reasons(match(one, 10), match(two, 20)) == [ALONE] * 2
    three = rule("never", Role.CLUSTER)
    assert reasons(match(one, 10), match(two, 20), match(three, 30)) == [""] * 3
    same = rule("never", Role.CLUSTER, "other")
    assert reasons(match(one, 10), match(two, 20), match(same, 30)) == [ALONE] * 3


def test_a_cluster_does_not_count_beside_its_own_family():
    one, other = rule("register", Role.CLUSTER, "same"), rule("other", Role.TELL, "same")
    assert reasons(match(one, 10), match(other, 20)) == [ALONE, ""]


def test_what_is_usual_supports_nothing():
    assert reasons(match(rule("register", Role.CLUSTER), 10), match(rule("usual"), 20)) == [ALONE, USUAL]


def test_an_unmeasured_rule_needs_company():
    assert reasons(match(rule("unknown"), 10)) == [ALONE]
    assert reasons(match(rule("unknown"), 10), match(rule("never"), 20)) == ["", ""]


def test_a_structural_check_is_its_own_measure():
    assert reasons(match(rule("rhythm", detector="uniform-rhythm"), 0)) == [""]


def test_one_place_counts_once_and_for_the_costlier():
    cheap, dear = rule("never", cost=1), rule("other", cost=3)
    assert reasons(match(cheap, 10, start=50), match(dear, 10, start=50)) == [SAME_PLACE, ""]


def test_two_rules_in_one_place_are_no_company():
    one, other = rule("register", Role.CLUSTER), rule("other", Role.TELL, cost=1)
    assert reasons(match(one, 10, start=50), match(other, 10, start=50)) == [ALONE, ""]
