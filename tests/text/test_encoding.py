import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.errors import InputError
from humanize_cli.text.encoding import decode

GERMAN = "Die Tür klemmt, größer ist nur der Ärger.\r\n"
FRENCH = "L'été dernier, la maison était déjà vide à Noël.\n"
SPANISH = "¿Mañana? El niño vendrá después.\r"


@given(st.binary(max_size=200))
def test_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except InputError:
        return
    assert decoded.encode(decoded.text) == data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=100))
def test_utf8_is_read_as_utf8(text: str) -> None:
    text = f"# Title\r\n{text}"
    assert decode(text.encode()).text == text
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text
    assert (
        decode(codecs.BOM_UTF8 + text.encode()).encode(text + "é") == codecs.BOM_UTF8 + (text + "é").encode()
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH, "plain text\n"])
def test_utf16(encoding: str, mark: bool, text: str) -> None:
    bom = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}[encoding] if mark else b""
    decoded = decode(bom + text.encode(encoding))
    assert decoded.text == text
    assert decoded.encode(text + "“x”") == bom + (text + "“x”").encode(encoding)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "iso8859-15", "cp850", "mac-roman"])
@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH])
def test_legacy_text_is_read_and_written_back(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.encode(decoded.text) == text.encode(encoding)


def test_windows_quotation_marks() -> None:
    assert (
        decode("Il a dit : “déjà” – 5 € l’heure…".encode("cp1252")).text == "Il a dit : “déjà” – 5 € l’heure…"
    )


def test_a_character_that_the_encoding_lacks_is_named() -> None:
    decoded = decode(GERMAN.encode("latin-1"), "brief.txt")
    assert not decoded.can_encode("Ārzte")
    with pytest.raises(
        InputError, match=r"brief\.txt: U\+0100 Ā cannot be written in cp1252; convert the file to UTF-8"
    ):
        decoded.encode("Ārzte")


def test_lone_surrogates_are_refused_not_raised() -> None:
    decoded = decode(b"text")
    assert not decoded.can_encode("a\ud800")
    with pytest.raises(InputError, match=r"U\+D800"):
        decoded.encode("a\ud800")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"{\\rtf1\\ansi hello}", "a rich-text document"),
        (b"some\x00text with a NUL", "it has NULs"),
        (codecs.BOM_UTF8 + b"a\x00b", "it has NULs"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\x00", "it has NULs"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08 words", "control characters"),
        ("Привет, мир. Как дела?".encode("cp1251"), "neither UTF-8 nor a western"),
        (codecs.BOM_UTF8 + b"abc\xff", "not valid UTF-8 at byte 6"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "not valid UTF-16-LE at byte 4"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "not valid UTF-16-LE at byte 2"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=f"^x.md: .*{message}") as caught:
        decode(data, "x.md")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"a\x0cb", b"\x1b[1mbold\x1b[0m text"]
)
def test_small_and_odd_files(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.encode(decoded.text) == data


def test_newlines_stay() -> None:
    assert decode(b"a\r\nb\rc\n\x0bd").text == "a\r\nb\rc\n\x0bd"


def test_one_latin1_byte_in_a_large_english_file() -> None:
    text = "An ordinary sentence. " * 5000 + "A café. " + "More of it. " * 5000
    assert decode(text.encode("latin-1")).text == text
