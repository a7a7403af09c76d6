"""The pattern language."""

import pytest

from humanize_cli.rules.pattern import expand


def texts(pattern: str, **tables: dict[str, str]) -> list[str]:
    return [phrase.text for phrase in expand(pattern, tables)]


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("in order to", ["in order to"]),
        ("(a|b) c", ["a c", "b c"]),
        ("it is [also] so", ["it is so", "it is also so"]),
        ("at last[ of all]", ["at last", "at last of all"]),
        ("at last[ of all] x", ["at last x", "at last of all x"]),
        ("x(.|!)$", ["x.", "x!"]),
        ("(a|a) b", ["a b"]),
    ],
)
def test_a_pattern_stands_for_its_phrases(pattern, phrases):
    assert texts(pattern) == phrases


def test_a_table_gives_the_phrase_and_its_value():
    phrases = expand(
        "{verb} use of {it}", {"verb": {"(make|take)": "use", "makes": "uses"}, "it": {"it": "that"}}
    )
    assert [(each.text, each.fill("{verb} {it}")) for each in phrases] == [
        ("make use of it", "use that"),
        ("take use of it", "use that"),
        ("makes use of it", "uses that"),
    ]


def test_anchors_are_kept_apart_from_the_words():
    (phrase,) = expand("^should you$", {})
    assert (phrase.text, phrase.at_start, phrase.at_end) == ("should you", True, True)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("a (b", "stray"),
        ("a (b(c)) d", "stray"),
        ("{verb} x", "verb"),
        (", however", "begins with"),
        ("(a|) b", "begins with"),
        (" ".join(["(a|b|c|d|e|f|g|h)"] * 5), "limit"),
    ],
)
def test_a_mistake_is_named(pattern, message):
    with pytest.raises(ValueError, match=message):
        expand(pattern, {})
