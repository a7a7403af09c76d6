"""Vocabulary: SentencePiece pieces, the kept part of them, and the SentencePiece model written from them.

The model file is protobuf; its few fields are written and read here, since the package that defines them
needs the whole protobuf runtime for a dozen numbers. Field numbers are those of `sentencepiece_model.proto`.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

PAD, EOS, BOS, UNK = 0, 1, 2, 3
SPECIAL = ("<pad>", "<eos>", "<bos>", "<unk>")


class PieceType(IntEnum):
    """SentencePiece's kinds of piece."""

    NORMAL = 1
    UNKNOWN = 2
    CONTROL = 3
    USER_DEFINED = 4
    UNUSED = 5
    BYTE = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A vocabulary entry; `score` orders the merges, higher first."""

    text: str
    score: float
    type: PieceType


def prune(pieces: Sequence[Piece], keep: Sequence[int]) -> list[Piece]:
    """Return the pieces with the given ids; the new id is the position.

    Raises ValueError where the ids do not ascend, do not exist, or leave out what tokenizing needs.
    """
    if any(not isinstance(piece_id, int) for piece_id in keep) or list(keep) != sorted(set(keep)):
        raise ValueError("the ids do not ascend")
    if not keep or keep[0] < 0 or keep[-1] >= len(pieces):
        raise ValueError(f"the ids do not lie between 0 and {len(pieces) - 1}")
    kept = [pieces[piece_id] for piece_id in keep]
    if tuple(piece.text for piece in kept[: len(SPECIAL)]) != SPECIAL:
        raise ValueError(f"the first pieces are not {', '.join(SPECIAL)}")
    texts = {piece.text for piece in kept}
    missing = {"\n", "=", *(f"<0x{byte:02X}>" for byte in range(256))} - texts
    if missing:
        raise ValueError(f"the piece {sorted(missing)[0]!r} is missing")
    if len(texts) != len(kept):
        raise ValueError("a piece occurs twice")
    return kept


def sentencepiece_model(pieces: Sequence[Piece]) -> bytes:
    """Return a SentencePiece BPE model of the pieces: byte fallback, no normalization, spaces as they are.

    `<unk>` gets its own type, and "[multimodal]", a mark for images, becomes a control piece that text cannot
    write.
    """
    out = bytearray()
    for index, piece in enumerate(pieces):
        kind = piece.type
        if index == UNK:
            kind = PieceType.UNKNOWN
        elif piece.text == "[multimodal]":
            kind = PieceType.CONTROL
        body = _text(1, piece.text) + _tag(2, 5) + struct.pack("<f", piece.score) + _number(3, kind)
        out += _bytes(1, body)
    bpe = 2
    trainer = _number(3, bpe) + _number(4, len(pieces)) + _number(35, 1)
    trainer += _number(40, UNK) + _number(41, BOS) + _number(42, EOS) + _number(43, PAD)
    trainer += _text(45, "<unk>") + _text(46, "<bos>") + _text(47, "<eos>") + _text(48, "<pad>")
    normalizer = _text(1, "identity") + _number(3, 0) + _number(4, 0) + _number(5, 1)
    return bytes(out + _bytes(2, trainer) + _bytes(3, normalizer))


def read_pieces(model: bytes) -> list[Piece]:
    """Return the pieces of a SentencePiece model file.

    Raises ValueError when the bytes are no such file.
    """
    pieces = []
    try:
        for field, value in _fields(model):
            if field == 1 and isinstance(value, bytes):
                entry: dict[int, Any] = dict(_fields(value))
                (score,) = struct.unpack("<f", entry.get(2, bytes(4)))
                kind = PieceType(entry.get(3, PieceType.NORMAL))
                pieces.append(Piece(entry[1].decode(), score, kind))
    except (IndexError, KeyError, AttributeError, TypeError, struct.error, UnicodeDecodeError) as error:
        raise ValueError("not a SentencePiece model") from error
    if not pieces:
        raise ValueError("not a SentencePiece model")
    return pieces


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _tag(field: int, wire_type: int) -> bytes:
    return _varint(field << 3 | wire_type)


def _number(field: int, value: int) -> bytes:
    return _tag(field, 0) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _tag(field, 2) + _varint(len(value)) + value


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Yield a message's fields; fixed-width values as bytes."""
    position = 0
    while position < len(data):
        tag, position = _read_varint(data, position)
        field, wire_type = tag >> 3, tag & 7
        if wire_type == 0:
            value, position = _read_varint(data, position)
            yield field, value
            continue
        if wire_type == 2:
            size, position = _read_varint(data, position)
        elif wire_type in (1, 5):
            size = 8 if wire_type == 1 else 4
        else:
            raise ValueError(f"wire type {wire_type} is unknown")
        if position + size > len(data):
            raise ValueError("the message is cut short")
        yield field, data[position : position + size]
        position += size


def _read_varint(data: bytes, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
        shift += 7
