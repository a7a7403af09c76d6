"""Words that need each other, and what is left of a clause: half an edit is refused, the whole one passes."""

import pytest

from humanize_cli.edits import diff_edits
from humanize_cli.gate import Reason, judge
from humanize_cli.gate.pairs import PartnerTable, mismatches
from humanize_cli.text.document import Sentence


def reasons(language: str, before: str, after: str) -> set[Reason]:
    """Return why some of the edits from one sentence to the other may not stand."""
    edits = diff_edits(before, after, "model")
    return {each.reason for each in judge(Sentence(before, language), edits).refused}


@pytest.mark.parametrize(
    ("language", "before", "half", "whole"),
    [
        (
            "de",
            "Der Bau stellt eine große Gefahr dar.",
            "Der Bau stellt eine große Gefahr.",
            "Der Bau ist eine große Gefahr.",
        ),
        (
            "de",
            "Wir möchten Sie am Freitag zum Fest einladen.",
            "Wir laden Sie am Freitag zum Fest einladen.",
            "Wir laden Sie am Freitag zum Fest ein.",
        ),
        (
            "de",
            "Für den Umbau werden noch drei Helfer benötigt.",
            "Für den Umbau brauchen wir noch drei Helfer benötigt.",
            "Für den Umbau brauchen wir noch drei Helfer.",
        ),
        (
            "de",
            "Sollte es zu einer Schwellung kommen, rufen Sie an.",
            "Wenn es zu einer Schwellung kommen, rufen Sie an.",
            "Wenn es zu einer Schwellung kommt, rufen Sie an.",
        ),
        (
            "fr",
            "Les usagers y disposent d'un café, d'une salle et d'un ordinateur.",
            "Les usagers y ont un café, d'une salle et d'un ordinateur.",
            "Les usagers y ont un café, une salle et un ordinateur.",
        ),
        (
            "fr",
            "En hiver, il n'effectue la traversée que le mardi.",
            "En hiver, il traverse que le mardi.",
            "En hiver, il ne traverse que le mardi.",
        ),
        (
            "it",
            "Siamo a Sua disposizione per l'organizzazione del viaggio e del pernottamento.",
            "Siamo a Sua disposizione per organizzare il viaggio e del pernottamento.",
            "Siamo a Sua disposizione per organizzare il viaggio e il pernottamento.",
        ),
        (
            "nl",
            "De cursus neemt twee uur in beslag.",
            "De cursus duurt twee uur in beslag.",
            "De cursus duurt twee uur.",
        ),
    ],
)
def test_a_half_is_refused_and_the_whole_passes(language, before, half, whole):
    assert reasons(language, before, half) & {Reason.SEAM, Reason.REPETITION}
    assert Reason.SEAM not in reasons(language, before, whole)


def test_kin_is_not_the_same_word_twice():
    before = "The bakery, set up in 1952 by two brothers, continues to produce 900 loaves every day."
    after = before.replace("continues to produce", "still bakes")
    assert Reason.REPETITION not in reasons("en", before, after)


def spell(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.split())


def test_an_entry_names_both_sides_and_what_may_take_their_place():
    table = PartnerTable(
        ["<nehmen> … teil = bei|mit", "(gibt|geben) > bescheid"], {"nehmen": "nimmt|nahm"}, spell
    )
    (pair,) = table.among(["sie", "nimmt", "teil"])
    assert pair == (("nimmt", "nahm"), ("teil",), True, ("bei", "mit"))
    (other,) = table.among(["bescheid"])
    assert not other.both
    assert not [*table.among(["sie", "kommt"])]


@pytest.mark.parametrize("entry", ["nimmt teil", "<niemand> … teil"])
def test_an_entry_that_cannot_be_read_is_an_error(entry):
    with pytest.raises(ValueError, match=r"partners without|no forms are known of <niemand>"):
        [*PartnerTable([entry], {}, spell).among(["teil"])]


def test_openers_and_forms_are_taken_apart():
    (group,) = mismatches([[["en caso de que"], ["(tiene|tienen)"]]], spell)
    assert group == ((("en", "caso", "de", "que"),), {"tiene", "tienen"})
