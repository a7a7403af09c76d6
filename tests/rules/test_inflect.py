"""English forms of preferred words."""

import pytest

from humanize_cli.rules.inflect import spellings


@pytest.mark.parametrize(
    ("old", "new", "forms"),
    [
        ("utilize", "use", {"utilizes": "uses", "utilized": "used", "utilizing": "using"}),
        ("attempt", "try", {"attempts": "tries", "attempted": "tried", "attempting": "trying"}),
        ("obtain", "get", {"obtains": "gets", "obtained": "got", "obtaining": "getting"}),
        ("possess", "have", {"possesses": "has", "possessed": "had", "possessing": "having"}),
        ("modify", "change", {"modifies": "changes", "modified": "changed", "modifying": "changing"}),
        ("initiate", "set up", {"initiates": "sets up", "initiated": "set up", "initiating": "setting up"}),
        ("reach out", "call", {"reaches out": "calls", "reached out": "called", "reaching out": "calling"}),
        ("commence", "begin", {"commences": "begins", "commencing": "beginning"}),
        ("box", "crate", {"boxes": "crates"}),
        ("company", "firm", {"companies": "firms"}),
        ("day", "date", {"days": "dates"}),
        ("valued customer", "customer", {"valued customers": "customers"}),
    ],
)
def test_english_words_are_inflected(old, new, forms):
    assert dict(spellings(old, new, "en")) == {old: new, **forms}


@pytest.mark.parametrize(
    ("old", "new", "language"),
    [
        ("utilize", "use", "de"),
        ("API", "interface", "en"),
        ("C++", "cpp", "en"),
        ("&", "and", "en"),
        ("ax", "axe", "en"),
        ("utilize", "", "en"),
    ],
)
def test_other_phrases_stand_as_written(old, new, language):
    assert spellings(old, new, language) == [(old, new)]
