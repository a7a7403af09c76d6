"""Regular expressions of rules: RE2's syntax with word boundaries that know accents."""

import pytest

from humanize_cli.rules.expression import compiled, places, refuse_unclear, translate


def found(source: str, text: str) -> list[str]:
    return [text[start:end] for start, end in places(source, text)]


@pytest.mark.parametrize(
    ("source", "text", "matches"),
    [
        (r"\bréalité\b", "La réalité, irréalité, réalités.", ["réalité"]),
        (r"\bété\b", "été été, étés été", ["été", "été", "été"]),
        (r"(?i)\bété\b", "ÉTÉ", ["ÉTÉ"]),
        (r"\bun\w+té\b", "une unité unitées unanimité", ["unité", "unanimité"]),
        (r"\b(?:an|on)\b", "an on ano on", ["an", "on", "on"]),
        (r"a|b", "xb a", ["b", "a"]),
        (r"\b(a|[|])\b", "a | x", ["a", "|"]),
        (r"é[^\w ]", "é é! éa", ["é!"]),
        (r", \w+ing\b", "It ran, showing it, proving 2.", [", showing", ", proving"]),
        (r"\d+ \W", "5 % of 3 a", ["5 %"]),
        (r"\\b", r"a\b b", [r"\b"]),
        (r"[]x]+", "a]x", ["]x"]),
        (r"x[^]\w]+", "xé x]x. a", ["x. "]),
        (r"[\\\w]+", r"é\a.", [r"é\a"]),
        (r"🙂+ ", "a 🙂🙂 é 🙂 b", ["🙂🙂 ", "🙂 "]),
    ],
)
def test_matches_are_found_at_their_characters(source, text, matches):
    assert found(source, text) == matches


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("(?=a)b", "only_after"),
        ("(?<!a)b", "only_after"),
        (r"(a)\1", "only_after"),
        (r"\b", "empty text"),
        ("a*", "without words"),
        (" ?", "without words"),
        (r"\bfoo.*é\b.*x", "accent"),
        (r"\ba|b\b", "alternatives"),
        (r"\ba(c|d)|b", "alternatives"),
        (r"[a\W]", "inside brackets"),
        ("(a", "missing"),
        ("a**", "RE2"),
    ],
)
def test_a_mistake_is_named(source, said):
    with pytest.raises(ValueError, match=said):
        (refuse_unclear(source), compiled(source))


def test_half_a_surrogate_pair_hides_no_match():
    assert found("b", "\ud800ab\udc00b") == ["b", "b"]


def test_boundaries_at_the_ends_alone_are_rewritten():
    assert translate(r"(?i)\bfoo\b.{1,9}\bbar\b").count(r"\b") == 2
