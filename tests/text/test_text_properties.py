"""Generated documents under random edits: structure and literals stay, the prose is what the edits say."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from humanize_cli.edits import Edit
from humanize_cli.text.document import Block, Document, Format
from humanize_cli.text.parse import parse
from humanize_cli.text.splice import edited_text, splice
from humanize_cli.text.structure import same_structure

WORDS = [
    "the",
    "of",
    "quick",
    "brown",
    "house",
    "stands",
    "over",
    "there",
    "while",
    "Anna",
    "größe",
    "naïve",
    "reads",
    "slowly",
    "and",
    "often",
    "again",
]
ODD = st.text(alphabet=st.sampled_from("ab \n\r\t\f>-*+#`~_[]()!<>&|:=$\\{}%^\"'1.é😀\u2028"))
MARKED = [
    "`some code`",
    "[link text](http://a.b/c 'a title')",
    "[text][ref]",
    "*soft words*",
    "**strong words**",
    "![an image](a.png)",
    "<b>bold</b>",
    "&amp;",
    "\\*",
    "$a + b$",
    "note[^1]",
    "[[wiki page]]",
    "{{< icon name >}}",
    "<https://a.b/c_d>",
]
LITERAL = [
    "```python\nsome code\n\n# more\n```",
    "~~~\ncode\n~~~",
    "    indented code",
    "<div>\nsome html\n</div>",
    "<!-- a comment\n\nof words -->",
    "| a | b |\n| --- | --- |\n| c | d |",
    "$$\nx - y\n$$",
    "---",
    "***",
    "# A heading",
    "A heading\n=========",
    "[ref]: http://a.b/c",
    "{{< figure src='a.png' >}}",
    "{% raw %}\nwords\n{% endraw %}",
    "<!-- humanize: off -->\n\nwords here\n\n<!-- humanize: on -->",
    "export const a = {\n  b: 1\n}",
    "<Chart data={{ a: 1 }} />",
    "[TOC]",
]

inline = st.one_of(*[st.sampled_from(WORDS)] * 3, st.sampled_from(MARKED))


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    """Return a paragraph: on one line or wrapped to a width, its lines broken softly or hard."""
    words = ["The", *draw(st.lists(inline, min_size=2, max_size=40))]
    width = draw(st.sampled_from([0, 44, 60, 72]))
    joint = draw(st.sampled_from(["\n", "\n", "\n", "  \n", "\\\n", "<br>\n"]))
    lines = [""]
    for word in words:
        if width and lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    if draw(st.booleans()):
        lines = [line + "." for line in lines]
    return joint.join(lines)


def indented(text: str, first: str, rest: str) -> str:
    head, *tail = text.split("\n")
    return "\n".join([first + head, *(rest + line if line or rest.strip() else "" for line in tail)])


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        several.map(lambda text: indented(text, "> ", "> ")),
        several.map(lambda text: indented(text, "- ", "  ")),
        several.map(lambda text: indented(text, "10. ", "    ")),
        several.map(lambda text: indented(text, '!!! note "A title"\n    ', "    ")),
        several.map(lambda text: f":::tip\n\n{text}\n\n:::"),
    )


blocks = st.recursive(st.one_of(paragraphs(), paragraphs(), st.sampled_from(LITERAL)), nested, max_leaves=6)
documents = st.builds(
    lambda parts, newline, end: "\n\n".join(parts).replace("\n", newline) + end,
    st.lists(blocks, min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\n", "\n\n"]),
)


def free_words(block: Block) -> list[re.Match[str]]:
    return [
        match
        for match in re.finditer(r"(?<!\S)\w+(?!\S)", block.text)
        if not any(span.overlaps(*match.span()) for span in block.protected)
    ]


def free_stretches(block: Block) -> list[tuple[int, int]]:
    """Return stretches of free words that only single spaces part, of up to four words."""
    words = free_words(block)
    found: list[tuple[int, int]] = []
    position = 1
    while position < len(words):
        start = end = position
        while end + 1 < len(words) and end - start < 3 and words[end + 1].start() == words[end].end() + 1:
            end += 1
        found.append((words[start].start(), words[end].end()))
        position = end + 2
    return found


@st.composite
def edits_of(draw: st.DrawFn, document: Document) -> dict[int, list[Edit]]:
    chosen: dict[int, list[Edit]] = {}
    for index, block in enumerate(document.blocks):
        for start, end in free_stretches(block):
            if draw(st.booleans()):
                new = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=6)))
                chosen.setdefault(index, []).append(Edit(start, end, block.text[start:end], new, "test"))
    return chosen


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(documents, st.data())
def test_edits_change_words_alone(text: str, data: st.DataObject) -> None:
    document = parse(text, Format.MARKDOWN)
    assert splice(document, {}) == text
    edits = data.draw(edits_of(document))
    after = splice(document, edits)
    assert same_structure(text, after, Format.MARKDOWN)
    wanted = [edited_text(block, edits.get(index, [])) for index, block in enumerate(document.blocks)]
    again = parse(after, Format.MARKDOWN)
    assert [block.text for block in again.blocks] == wanted
    for block, result in zip(document.blocks, wanted, strict=True):
        position = 0
        for span in block.protected:
            literal = block.text[span.start : span.end]
            position = result.index(literal, position) + len(literal)
    assert not any("  " in line.strip() for line in wanted)


@settings(max_examples=300, deadline=None)
@given(
    ODD,
    st.sampled_from(list(Format)),
)
def test_any_text_survives(text: str, format: Format) -> None:
    document = parse(text, format, headings=True, tables=True)
    assert splice(document, {}) == text
    position = 0
    for block in document.blocks:
        assert block.text == " ".join(text[line.start : line.end] for line in block.lines)
        for line in block.lines:
            assert position <= line.start < line.end <= len(text)
            position = line.end
        ends = [0, *(edge for span in block.protected for edge in (span.start, span.end)), len(block.text)]
        assert ends == sorted(ends)
    assert same_structure(text, text, format)
