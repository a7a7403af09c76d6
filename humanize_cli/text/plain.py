"""The prose of a plain text or mail, without quoted mail, signatures, code, tables and verse."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from humanize_cli.text.document import Block, BlockKind, Span
from humanize_cli.text.plainlines import ITEM, is_code, is_table, is_verse, mail_parts
from humanize_cli.text.wrap import column

_LINE = re.compile(r"([^\r\n\f]*)(\r\n|\r|\n|\f|\Z)")
_RULE = re.compile(r"[^\w\s]{3,}\Z")
_SWITCH = re.compile(r"<!--[ \t]*humanize:[ \t]*(off|on)[ \t]*-->")
_LETTER = re.compile(r"[^\W\d_]")
_SPACES = " \t\v"


@dataclass(frozen=True, slots=True)
class _Line:
    """A physical line: `span` without white space at its ends, `indent` the column it starts at."""

    span: Span
    indent: int
    text: str


def plain_blocks(text: str, *, headings: bool, keep: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks of prose, in order, without their widths; an underlined title is a heading."""
    from humanize_cli.text.protect import protected_spans

    for kind, lines in _paragraphs(_lines(text)):
        if kind is BlockKind.HEADING and not headings:
            continue
        flat = " ".join(line.text for line in lines)
        protected = protected_spans(flat, keep)
        if _LETTER.search(flat):
            yield Block(kind, tuple(line.span for line in lines), flat, tuple(protected))


def _lines(text: str) -> list[_Line]:
    """Return the physical lines; a form feed ends one too."""
    lines: list[_Line] = []
    for match in _LINE.finditer(text):
        raw = match[1]
        bare = raw.strip(_SPACES)
        start = match.start() + len(raw) - len(raw.lstrip(_SPACES)) if bare else match.start()
        lines.append(_Line(Span(start, start + len(bare)), column(text, match.start(), start), bare))
    return lines


def _paragraphs(lines: list[_Line]) -> Iterator[tuple[BlockKind, list[_Line]]]:
    """Yield the paragraphs and list items that are prose."""
    alone = mail_parts([line.text for line in lines])
    off = False
    run: list[_Line] = []
    for number, line in enumerate(lines):
        switch = _SWITCH.match(line.text)
        if switch:
            off = switch[1] == "off"
        if line.text and not off and not switch and number not in alone and not _RULE.match(line.text):
            run.append(line)
            continue
        underlined = len(run) == 1 and bool(_RULE.match(line.text)) and number not in alone
        yield from _divided(run, BlockKind.HEADING if underlined else BlockKind.PARAGRAPH)
        run = []
    yield from _divided(run, BlockKind.PARAGRAPH)


def _divided(run: list[_Line], kind: BlockKind) -> Iterator[tuple[BlockKind, list[_Line]]]:
    """Yield a run of lines as list items and paragraphs, those left out that are no prose."""
    texts = [line.text for line in run]
    if not run or is_table(texts) or is_code(texts):
        return
    part: list[_Line] = []
    part_kind = kind
    for line in run:
        item = ITEM.match(line.text)
        # A deeper line after a paragraph's first begins another one, as books set them; within an item it
        # goes on with it.
        deeper = bool(part) and part_kind is BlockKind.PARAGRAPH and line.indent > part[-1].indent
        if (
            item
            and part
            and part_kind is not BlockKind.LIST_ITEM
            and line.text[0].isdigit()
            and line.text[0] != "1"
        ):
            item = None
        if item or deeper:
            yield from _part(part_kind, part)
            part, part_kind = [], BlockKind.LIST_ITEM if item else kind
        if item:
            width = item.end()
            line = _Line(Span(line.span.start + width, line.span.end), line.indent + width, line.text[width:])
        part.append(line)
    yield from _part(part_kind, part)


def _part(kind: BlockKind, lines: list[_Line]) -> Iterator[tuple[BlockKind, list[_Line]]]:
    """Yield the part unless it is empty or broken for its lines' sake, as verses and addresses are."""
    verse = kind is BlockKind.PARAGRAPH and is_verse([(line.indent, line.text) for line in lines])
    if lines and not verse:
        yield kind, lines
