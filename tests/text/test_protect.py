from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.text.document import Span
from humanize_cli.text.protect import protected_spans
from humanize_cli.text.quotations import quotations

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "protected.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MARKS = "\"'`“”„‘’‚«»‹›「」[](){}<>$%@#\\/*_~.:-+=&|!?^ abA1é\u00a0"
UNITS = [
    '"', "'a ", "``` ", "](a ", "{{", "<a '", "<code>", "„a‚a’ ", "‘dogs’ ", "$", "a.a.a.a",
    "a/", "a\\", "a@", "--a", "_",
    "1.", "*/", "::", "0a", "http://(", "Smith et al ",
]  # fmt: skip


def marked(text: str, keep: tuple[str, ...] = ()) -> str:
    """Return the text with its protected spans in white brackets."""
    parts, position = [], 0
    for span in protected_spans(text, keep):
        parts += (text[position : span.start], "⟦", text[span.start : span.end], "⟧")
        position = span.end
    return "".join((*parts, text[position:]))


@pytest.mark.parametrize(("kind", "expected"), CASES)
def test_case(kind: str, expected: str) -> None:
    text = expected.replace("⟦", "").replace("⟧", "")
    assert marked(text) == expected, kind


@pytest.mark.parametrize(
    ("text", "keep", "expected"),
    [
        ("Acme Cloud is not acme cloud.", ("Acme Cloud",), "⟦Acme Cloud⟧ is not acme cloud."),
        ("Acme\u00a0Cloud", ("Acme Cloud",), "⟦Acme\u00a0Cloud⟧"),
        ("Acmeist art, Acme's art", ("Acme",), "Acmeist art, ⟦Acme⟧'s art"),
        ("We sell C++ and C++11", ("sell C",), "We ⟦sell C++⟧ and ⟦C++11⟧"),
        ("a+b (c) d", ("(c)", "+b"), "a⟦+b⟧ ⟦(c)⟧ d"),
        ("Zoë and Zoe\u0308", ("Zoë",), "⟦Zoë⟧ and ⟦Zoe\u0308⟧"),
        ("Lands’ End", ("Lands' End",), "⟦Lands’ End⟧"),
        ("Acme Cloud One", ("Acme", "Acme Cloud"), "⟦Acme Cloud⟧ One"),
        ("nothing here", ("", " "), "nothing here"),
    ],
)
def test_keep(text: str, keep: tuple[str, ...], expected: str) -> None:
    assert marked(text, keep) == expected


@given(st.text(alphabet=MARKS, max_size=60), st.lists(st.text(alphabet=MARKS, max_size=5), max_size=3))
def test_spans_are_in_order_and_apart(text: str, keep: list[str]) -> None:
    spans = protected_spans(text, keep)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end < after.start for before, after in pairwise(spans))


@given(st.text(max_size=80))
def test_any_text_has_spans_in_bounds(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in protected_spans(text))


@given(
    st.sampled_from(["“{}”", '"{}"', "„{}“", "«{}»", "»{}«", "‹{}›", "‚{}‘", "「{}」", "`{}`", "« {} »"]),
    st.text(alphabet="abc dé,", min_size=1, max_size=20).map(lambda text: f"x{text.strip()}y"),
)
def test_quotation_is_protected_whole(form: str, inside: str) -> None:
    quoted = form.format(inside)
    assert marked(f"Then she said {quoted} and left.") == f"Then she said ⟦{quoted}⟧ and left."


@given(st.text(alphabet="abc é,.", max_size=40), st.sampled_from("“„«「"))
def test_open_quotation_runs_to_the_end(rest: str, mark: str) -> None:
    text = f"He began {mark}and{rest}"
    assert protected_spans(text)[-1].end == len(text)


@given(st.text(alphabet=MARKS, max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    spans = quotations(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_marks_inside_literals_do_not_count() -> None:
    assert quotations('see ` " ` and "this" one', [Span(4, 9)]) == [Span(14, 20)]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.timeout(120)
def test_huge_blocks_end(unit: str) -> None:
    """What grows with the square of the length takes minutes here, and is stopped."""
    text = unit * (200_000 // len(unit))
    assert all(span.end <= len(text) for span in protected_spans(text))


def test_golden_file_has_every_language() -> None:
    assert {kind for kind, _ in CASES if len(kind) == 2} == {"de", "en", "es", "fr", "it", "nl", "pt"}
