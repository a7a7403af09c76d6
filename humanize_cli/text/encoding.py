"""Bytes to text and back: every decoded file can be written again byte for byte."""

import codecs
import re
from dataclasses import dataclass

from humanize_cli.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich-text document"),
)
# In order of preference; the figure is the lead that the encoding begins with. Between these, and also
# against a general detector, the rule below was the most often right on sentences of the seven languages.
_LEGACY = {"cp1252": 0.3, "iso8859-15": 0.2, "cp850": 0.0, "mac-roman": 0.0, "latin-1": 0.0}
_LETTERS = frozenset("åøÅØäöüÄÖÜßàâæçéèêëîïôœùûÿÀÂÆÇÉÈÊËÎÏÔŒÙÛáíñóúÁÍÑÓÚìòÌÒãõÃÕ")
_WORDS = frozenset("àéèòóÀÉÈÒÓ")
_MARKS_IN_TEXT = frozenset("¿¡«»ºª°€£§·–—‘’“”„…\u00a0©®™²³½¼×")
_CONTROL = bytes((*range(9), 11, *range(14, 27), *range(28, 32), 127))
_HIGH = re.compile(rb"[^\x00-\x7f]+")
_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, without its byte order mark, and what is needed to write it back.

    `encoding` is the codec's name; `bom` are the bytes that stood before the text.
    """

    text: str
    encoding: str
    bom: bytes = b""
    where: str = "input"

    def encode(self, text: str) -> bytes:
        """Return `text` as bytes of the file's encoding, its byte order mark first; newlines stay.

        Raises InputError naming the first character that the encoding does not have.
        """
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            character = text[error.start]
            shown = character if character.isprintable() else ""
            raise InputError(
                f"{self.where}: U+{ord(character):04X} {shown} cannot be written in {self.encoding}; "
                "convert the file to UTF-8 first"
            ) from error

    def can_encode(self, text: str) -> bool:
        """Say whether the file's encoding has all of the text's characters."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


def decode(data: bytes, where: str = "input") -> Decoded:
    """Return the text of a file's bytes with what it takes to write it back unchanged.

    UTF-8, UTF-16 and UTF-32 are known by their mark; UTF-16 without one by its pattern of NUL bytes. Bytes
    that are not UTF-8 are read as the 8-bit encoding of western Europe in which most of them are letters
    where letters stand, Windows code page 1252 first. `where` is the name that errors begin with.

    Raises InputError where the data are no text, or do not come back as the same bytes.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{where}: this is {kind}, not text; give a Markdown or plain-text file")
    bom, encoding = _encoding(data, where)
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        position = len(bom) + error.start
        raise InputError(
            f"{where}: not valid {encoding.upper()} at byte {position}; convert the file to UTF-8"
        ) from error
    if "\x00" in text:
        raise InputError(
            f"{where}: this is binary, not text (it has NULs); give a Markdown or plain-text file"
        )
    decoded = Decoded(text, encoding, bom, where)
    if decoded.encode(text) != data:
        raise InputError(
            f"{where}: decoding as {encoding} and encoding again changes it; convert the file to UTF-8"
        )
    return decoded


def _encoding(data: bytes, where: str) -> tuple[bytes, str]:
    """Return the byte order mark and the encoding's name; raises InputError for binary data."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return mark, name
    wide = _wide(data)
    if wide:
        return b"", wide
    if len(data) - len(data.translate(None, _CONTROL)) > len(data) * 0.02 + 2:
        raise InputError(
            f"{where}: this is binary, not text (many control characters); give a Markdown or plain-text file"
        )
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", _legacy(data, where)
    return b"", "utf-8"


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 codec of data without a mark: most bytes of one parity NUL, none of the other."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 8 or len(data) % 2:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even == 0 and odd > half * 0.7:
        return "utf-16-le"
    if odd == 0 and even > half * 0.7:
        return "utf-16-be"
    return None


def _legacy(data: bytes, where: str) -> str:
    """Return the 8-bit encoding that reads best; the first in the list where several read alike."""
    high = sum(map(len, _HIGH.findall(data)))
    if high > len(data) * 0.4 + 4:
        raise InputError(f"{where}: neither UTF-8 nor a western 8-bit encoding; convert the file to UTF-8")
    return max(_LEGACY, key=lambda name: _score(data, name) + _LEGACY[name])


def _score(data: bytes, encoding: str) -> float:
    """Return how well the bytes beyond ASCII read in an encoding, 1 at best; -9 where they cannot be."""
    try:
        text = data.decode(encoding)[:_SAMPLE]
    except UnicodeDecodeError:
        return -9.0
    points = total = 0
    for found in re.finditer(r"[^\x00-\x7f]", text):
        character, position = found[0], found.start()
        before, after = text[position - 1 : position] if position else "", text[position + 1 : position + 2]
        total += 1
        if character in _LETTERS:
            points += 1 if before.isalpha() or after.isalpha() or character in _WORDS else -1
            if character.isupper() and before.islower():
                points -= 2
        elif character in _MARKS_IN_TEXT:
            inside = before.isalpha() and after.isalpha() and character != "’"
            points += -1 if inside else 1
        else:
            points -= 1
    return points / total if total else 0.0
