from humanize_cli.edits import Edit, apply_edits
from humanize_cli.rules.removed import removed_tells
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence

BEFORE = "We delve into the rich tapestry of the town."


def removed(*edits: Edit, before: str = BEFORE) -> list[tuple[str, ...]]:
    return removed_tells(
        Sentence(before, "en"), Sentence(apply_edits(before, edits), "en"), edits, Tone.PLAIN
    )


def test_each_edit_names_what_it_took_away():
    first, second = removed(
        Edit(3, 13, "delve into", "look at", "model"), Edit(18, 31, "rich tapestry", "history", "model")
    )
    assert first
    assert second
    assert not set(first) & set(second)
    assert all(each.startswith("en.") for each in first + second)


def test_a_tell_that_stays_elsewhere_is_not_taken_away():
    twice = "We delve into it, and they delve into it."
    assert removed(Edit(3, 13, "delve into", "look at", "model"), before=twice) != [()]
    assert removed(Edit(0, 2, "We", "You", "model"), before=twice) == [()]


def test_a_language_without_rules_has_no_tells():
    edits = [Edit(0, 2, "We", "You", "model")]
    assert removed_tells(Sentence("We go.", "pl"), Sentence("You go.", "pl"), edits, Tone.PLAIN) == [()]
