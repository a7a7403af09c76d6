"""From a decoded text to its Document: the prose found by the format's own parser."""

from collections.abc import Sequence
from dataclasses import replace

from humanize_cli.text.document import Document, Format
from humanize_cli.text.markdown import markdown_blocks
from humanize_cli.text.plain import plain_blocks
from humanize_cli.text.stamps import hidden
from humanize_cli.text.wrap import widths


def parse(
    text: str, format: Format, *, headings: bool = False, tables: bool = False, keep: Sequence[str] = ()
) -> Document:
    """Return `text` with its blocks of prose, in order.

    `headings` and `tables` add headings and table cells, `keep` are words that no edit may touch. Whatever is
    no prose (code, markup, quoted mail, a disclosure) is in no block. Any string parses; none raises.
    """
    prose = hidden(text, format)
    if format is Format.MARKDOWN:
        blocks = list(markdown_blocks(prose, headings=headings, tables=tables, keep=keep))
    else:
        blocks = list(plain_blocks(prose, headings=headings, keep=keep))
    wrapped = (
        replace(block, width=width) if width else block
        for block, width in zip(blocks, widths(text, blocks), strict=True)
    )
    return Document(text, format, tuple(wrapped))
