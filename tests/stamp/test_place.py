import pytest
from hypothesis import given
from hypothesis import strategies as st
from stamp_samples import KINDS, STAMP, TEXTS, stamped

from humanize_cli.stamp.blocks import lines_of, read_lines
from humanize_cli.stamp.place import ends_in_trailers, put, take_out
from humanize_cli.text.document import Format
from humanize_cli.text.form import Form
from humanize_cli.text.parse import parse
from humanize_cli.text.stamps import find


@given(TEXTS, st.sampled_from(KINDS))
def test_a_stamp_that_is_taken_out_leaves_the_text_as_it_was(text, kind):
    after = stamped(text, *kind)
    if after is not None:
        found = find(after, kind[1])
        assert found is not None
        assert take_out(after, found) == text


@given(TEXTS, st.sampled_from(KINDS))
def test_a_stamp_is_no_prose_and_changes_none(text, kind):
    after = stamped(text, *kind)
    if after is not None:
        before, now = (
            [(each.kind, each.text, each.protected, each.width) for each in parse(each_text, kind[1]).blocks]
            for each_text in (text, after)
        )
        assert now == before


@pytest.mark.parametrize(("form", "format"), KINDS)
def test_line_ends_and_a_missing_final_one_are_the_texts(form, format):
    for text in ("One.\r\nTwo.\r\n", "One.\r\nTwo.", "One.\rTwo.\r", "One.\nTwo.\n", "One.", ""):
        after = stamped(text, form, format)
        assert after is not None
        if "\r" in text:
            assert after.count("\r") == (after.count("\n") if "\n" in text else after.count("\r")), (
                "no line end of another kind"
            )
            assert ("\n" in after) == ("\n" in text)
        if form is not Form.FRONT_MATTER:
            assert after.endswith(("\r", "\n")) == text.endswith(("\r", "\n"))


def test_a_trailer_goes_on_with_the_trailers_that_are_there():
    lines = lines_of(STAMP, Form.TRAILER, plain=True)
    message = "Fix it\n\nIt was broken.\n\nSigned-off-by: A <a@b.c>\nReviewed-by: B\n"
    assert put(message, lines, Form.TRAILER) == message + "\n".join(lines) + "\n"
    title = "Fix: the pump\n"
    assert put(title, lines, Form.TRAILER) == title + "\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("text", "are"),
    [
        ("Title\n\nSigned-off-by: A\n", True),
        ("Title\n\nSigned-off-by: A\n  and B\n", True),
        ("Signed-off-by: A\n", False),
        ("Title\n\nNote: this is so\nand goes on like prose\n", False),
        ("Title\n\n  indented: x\n", False),
        ("", False),
    ],
)
def test_what_trailers_are(text, are):
    assert ends_in_trailers(text) is are


def test_text_that_was_added_below_stays():
    for form, format in KINDS[1:]:
        for text in ("One.\n", "One."):
            after = stamped(text, form, format)
            assert after is not None
            longer = after + ("" if after.endswith("\n") else "\n") + "\nMore.\n"
            found = find(longer, format)
            assert found is not None
            assert found.form is form
            assert take_out(longer, found).split() == ["One.", "More."]


def test_keys_that_were_added_to_our_front_matter_stay():
    after = stamped("Text.\n", Form.FRONT_MATTER, Format.MARKDOWN)
    assert after is not None
    more = after.replace("---\n\nText", "title: x\n---\n\nText")
    found = find(more, Format.MARKDOWN)
    assert found is not None
    assert take_out(more, found) == "---\ntitle: x\n---\n\nText.\n"


def test_an_example_in_code_is_no_disclosure():
    for form in (Form.COMMENT, Form.FOOTER, Form.TRAILER):
        example = "```\n" + "\n".join(lines_of(STAMP, form, plain=False)) + "\n```\n"
        assert find(example, Format.MARKDOWN) is None
        after = stamped(example, form, Format.MARKDOWN)
        assert after is not None
        found = find(after, Format.MARKDOWN)
        assert found is not None
        assert found.start > len(example)


def test_a_sidecar_is_not_within_a_text():
    with pytest.raises(ValueError, match="file of its own"):
        put("", [], Form.SIDECAR)


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(KINDS))
def test_what_is_written_is_read_again_whatever_the_names(profile, model, kind):
    from dataclasses import replace

    form, format = kind
    stamp = replace(STAMP, profile=profile or "p", model=model or "m")
    if form is Form.TRAILER:
        stamp = replace(stamp, note="")
    lines = lines_of(stamp, form, plain=format is Format.PLAIN)
    assert len("\n".join(lines).split("\n")) == len(lines)
    assert read_lines("\n".join(lines), form) == stamp
    assert sum(line.count("-->") for line in lines) <= 1
