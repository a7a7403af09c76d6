"""Every example of the CommonMark and GFM specifications: only what is shown as prose was taken for prose."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from humanize_cli.edits import Edit
from humanize_cli.text.document import Block, Format
from humanize_cli.text.parse import parse
from humanize_cli.text.splice import edited_text, splice
from humanize_cli.text.structure import same_structure

DATA = Path(__file__).parent.parent / "data"
WORD = re.compile(r"(?<!\w)[a-z][A-Za-z]*(?!\w)")
RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def examples() -> Iterator[object]:
    for name in ("commonmark-0.31.2", "gfm-0.29", "gfm-extensions"):
        for each in json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))["examples"]:
            yield pytest.param(each["markdown"], id=f"{name}-{each['example']}")


def words(block: Block) -> Iterator[Edit]:
    """Yield an edit that upper-cases a word, for each word outside protected spans."""
    for match in WORD.finditer(block.text):
        if match[0] != match[0].upper() and not any(span.overlaps(*match.span()) for span in block.protected):
            yield Edit(*match.span(), match[0], match[0].upper(), "test")


def flat(tokens: list[Token]) -> list[tuple[object, ...]]:
    """Return the tokens as values, the text of prose apart from all else."""
    result: list[tuple[object, ...]] = []
    for token in tokens:
        kind = "prose" if token.type == "text" else token.type
        content = "" if token.children else token.content
        result.append(
            (kind, token.tag, token.markup, token.info, tuple(token.attrs.items()), token.level, content)
        )
        result += flat(token.children or [])
    return result


@pytest.mark.parametrize("text", list(examples()))
@pytest.mark.parametrize("everything", [False, True])
def test_only_prose_is_prose(text: str, everything: bool) -> None:
    document = parse(text, Format.MARKDOWN, headings=everything, tables=everything)
    assert splice(document, {}) == text
    footnotes = "[^" in text
    before = flat(RENDERER.parse(text))
    for index, block in enumerate(document.blocks):
        assert block.text == " ".join(text[line.start : line.end] for line in block.lines)
        for edit in words(block):
            after = splice(document, {index: [edit]})
            changed = [at for at, (old, new) in enumerate(zip(text, after, strict=True)) if old != new]
            assert changed[-1] - changed[0] < len(edit.old)
            assert same_structure(text, after, Format.MARKDOWN)
            again = parse(after, Format.MARKDOWN, headings=everything, tables=everything)
            assert again.blocks[index].text == edited_text(block, [edit])
            # The renderer knows no footnotes: it takes their indented paragraphs for code.
            if not footnotes:
                rendered = flat(RENDERER.parse(after))
                differing = [pair for pair in zip(before, rendered, strict=True) if pair[0] != pair[1]]
                assert len(differing) == 1
                old, new = differing[0]
                assert old[0] == new[0] == "prose"
                assert str(old[-1]).replace(edit.old, edit.new) == str(new[-1]).replace(edit.old, edit.new)
