"""Reading: a document with its languages and sentences, as everything that judges text sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from humanize_cli.text.document import Document, Format, Sentence
from humanize_cli.text.language import block_languages
from humanize_cli.text.parse import parse
from humanize_cli.text.sentences import sentences as sentences_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the sentences of its blocks; blocks in no edited language have none."""

    document: Document
    languages: tuple[str | None, ...]
    sentences: tuple[tuple[Sentence, ...], ...]


def read(
    text: str,
    format: Format = Format.MARKDOWN,
    *,
    language: str | None = None,
    headings: bool = False,
    tables: bool = False,
    keep: Sequence[str] = (),
) -> Reading:
    """Find a text's prose, its languages and its sentences; any string can be read.

    `language` is a code taken on trust, None to find it for each block; the rest as in `parse`.
    """
    document = parse(text, format, headings=headings, tables=tables, keep=keep)
    languages = tuple(block_languages(document, language))
    sentences = tuple(
        tuple(sentences_of(block, code)) if code else ()
        for block, code in zip(document.blocks, languages, strict=True)
    )
    return Reading(document, languages, sentences)
