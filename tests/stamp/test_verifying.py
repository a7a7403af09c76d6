from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stamp_samples import KINDS, STAMP, TEXTS, stamped

from humanize_cli.stamp import sidecar
from humanize_cli.stamp.record import normalized, text_hash
from humanize_cli.stamp.sidecar import LineChange
from humanize_cli.stamp.verify import Status, verify
from humanize_cli.text.document import Format
from humanize_cli.text.form import Form

TEXT = "# Head\n\nSome prose.\n\nMore of it.\n"


@given(TEXTS, st.sampled_from(KINDS))
def test_every_stamped_text_fits_also_with_other_line_breaks(text, kind):
    after = stamped(text, *kind)
    if after is not None:
        assert verify(after, kind[1]).status is Status.FITS
        unix = normalized(after)
        assert verify(unix, kind[1]).status is Status.FITS
        assert verify(unix.replace("\n", "\r\n"), kind[1]).status is Status.FITS


@given(TEXTS, st.sampled_from(KINDS), st.data())
def test_no_single_character_may_be_another_one(text, kind, data):
    after = stamped(text, *kind)
    if after is None:
        return
    place = data.draw(st.integers(0, len(after)))
    new = data.draw(st.sampled_from(["", "x", " ", "-", "\n", "0", ":", '"', "é"]))
    width = data.draw(st.integers(0, 1))
    other = after[:place] + new + after[place + width :]
    if normalized(other) != normalized(after):
        assert verify(other, kind[1]).status is not Status.FITS


@pytest.mark.parametrize(("form", "format"), KINDS)
def test_no_character_of_the_disclosure_may_be_another_one(form, format):
    after = stamped(TEXT, form, format)
    assert after is not None
    for place, character in enumerate(after):
        for new in ("", "q" if character != "q" else "z"):
            other = after[:place] + new + after[place + 1 :]
            assert verify(other, format).status is not Status.FITS, (place, other)


@pytest.mark.parametrize(("form", "format"), KINDS)
def test_a_changed_text_is_told_from_a_changed_disclosure(form, format):
    after = stamped(TEXT, form, format)
    assert after is not None
    assert verify(after.replace("More", "Less"), format).status is Status.CHANGED
    for old, new, said in [
        ("plain", "casual", "checksum"),
        ("a" * 64, "a" * 63, "64 hexadecimal digits"),
        ("0.125", "12%", "share"),
        ("compositeWith", "", "digitalSourceType"),
    ]:
        found = verify(after.replace(old, new), format)
        assert (found.status, said in found.detail) == (Status.TAMPERED, True), found.detail


def test_an_unknown_version_a_missing_and_a_double_field_are_named():
    after = stamped(TEXT, Form.COMMENT, Format.MARKDOWN)
    assert after is not None
    for old, new, said in [
        ("disclosure: 1", "disclosure: 2", "version '2'"),
        ("profile: plain\n", "", "profile is missing"),
        ("profile: plain\n", "profile: plain\nprofile: plain\n", "given twice"),
        ("profile: plain\n", "profile: plain\nauthor: me\n", "author, which is none"),
        ("profile: plain\n", "profile:  plain\n", "checksum"),
        ("form: comment", "form: trailer", "not as humanize writes"),
    ]:
        found = verify(after.replace(old, new), Format.MARKDOWN)
        assert (found.status, said in found.detail) == (Status.TAMPERED, True), found.detail


def test_a_disclosure_that_was_moved_does_not_fit():
    after = stamped(TEXT, Form.COMMENT, Format.MARKDOWN)
    assert after is not None
    block = after[len(TEXT) + 1 :]
    found = verify("# Head\n\nSome prose.\n\n" + block + "\nMore of it.\n", Format.MARKDOWN)
    assert found.status is Status.TAMPERED
    assert "elsewhere" in found.detail


def test_a_text_without_a_disclosure_says_so():
    assert verify(TEXT, Format.MARKDOWN).status is Status.NONE


def test_the_text_before_is_compared_on_request():
    stamp = replace(STAMP, input=text_hash("before\n"))
    after = stamped(TEXT, Form.FOOTER, Format.MARKDOWN, stamp)
    assert after is not None
    assert verify(after, Format.MARKDOWN, before="before\r\n").status is Status.FITS
    assert verify(after, Format.MARKDOWN, before="other\n").status is Status.CHANGED


def test_a_sidecar_says_which_lines_are_others():
    data = sidecar.write(replace(STAMP, output=text_hash(TEXT)), TEXT)
    assert verify(TEXT, Format.PLAIN, data).status is Status.FITS
    found = verify(TEXT.replace("Some", "Any") + "New.\n", Format.PLAIN, data)
    assert found.status is Status.CHANGED
    assert found.lines == (LineChange(3, 1, 1), LineChange(6, 0, 1))
    assert verify("Some prose.\n", Format.PLAIN, data).lines[0] == LineChange(1, 2, 0)


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b'{"line-digests": []}', b"\xff\xfe", b"[" * 100_000, b'{"disclosure": 1}'],
)
def test_a_sidecar_that_is_none_is_tampered_with(data):
    assert verify(TEXT, Format.PLAIN, data).status is Status.TAMPERED


def test_no_byte_of_a_sidecar_may_be_another_one():
    data = sidecar.write(replace(STAMP, output=text_hash(TEXT)), TEXT)
    for place in range(len(data)):
        for new in (b"", b"q"):
            other = data[:place] + new + data[place + 1 :]
            assert other == data or verify(TEXT, Format.PLAIN, other).status is Status.TAMPERED, (place, new)
