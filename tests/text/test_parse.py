"""Which prose each construct holds: golden files, line endings, odd input."""

from itertools import pairwise
from pathlib import Path

import pytest

from humanize_cli.text.document import Document, Format
from humanize_cli.text.parse import parse
from humanize_cli.text.splice import splice
from humanize_cli.text.structure import same_structure

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.suffix in (".md", ".txt"))


def read(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


def parsed(name: str, text: str) -> Document:
    format = Format.PLAIN if name.endswith(".txt") else Format.MARKDOWN
    return parse(text, format, headings=name == "headings.md", tables=name == "table.md")


def shown(document: Document) -> str:
    return "".join(f"{block.kind.value}: {block.text}\n" for block in document.blocks)


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str) -> None:
    document = parsed(name, read(name))
    assert shown(document) == read(name + ".blocks")
    for block in document.blocks:
        assert block.text == " ".join(document.text[line.start : line.end] for line in block.lines)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("name", CASES)
def test_line_endings_do_not_matter(name: str, newline: str) -> None:
    text = read(name).replace("\n", newline)
    document = parsed(name, text)
    assert shown(document) == read(name + ".blocks")
    assert splice(document, {}) == text


@pytest.mark.parametrize("name", [name for name in CASES if name != "code.md"])
def test_without_final_newline(name: str) -> None:
    text = read(name).rstrip("\n")
    assert shown(parsed(name, text)) == read(name + ".blocks")


def test_headings_and_tables_only_when_asked() -> None:
    text = read("headings.md") + "\n" + read("table.md")
    kinds = {block.kind.value for block in parse(text, Format.MARKDOWN).blocks}
    assert kinds == {"paragraph"}


def test_closing_marks_of_a_heading_are_no_words() -> None:
    document = parse("## Two words ##\n", Format.MARKDOWN, headings=True)
    assert [block.text for block in document.blocks] == ["Two words"]


def test_cells_beyond_the_header_are_no_prose() -> None:
    document = parse("| a |\n| - |\n| b | shown nowhere |\n", Format.MARKDOWN, tables=True)
    assert [block.text for block in document.blocks] == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\r",
        " ",
        "\t",
        "\f",
        "\ufeff",
        "---",
        "---\n",
        "+++",
        "```",
        "$$",
        "<!--",
        "!!!",
        ":::",
        "[^1]:",
        ": ",
        "{{<",
        "{% raw %}",
        "\\begin{a}",
        "> ",
        "- ",
        "|",
        "\x00\x01\x1f\x7f",
        "\u2028\u2029\x85\u00a0",
        "😀",
        "\\",
        "[",
        "-- ",
        ">",
    ],
)
@pytest.mark.parametrize("format", list(Format))
def test_fragments_hold_no_prose_and_come_back(text: str, format: Format) -> None:
    document = parse(text, format, headings=True, tables=True)
    assert document.blocks == ()
    assert splice(document, {}) == text
    assert same_structure(text, text, format)


@pytest.mark.parametrize("mark", ["> ", "- ", ">", "1. ", "* > "])
def test_deep_nesting_survives(mark: str) -> None:
    text = mark * 5000 + "words\n"
    document = parse(text, Format.MARKDOWN)
    assert splice(document, {}) == text
    assert same_structure(text, text, Format.MARKDOWN)


def test_mixed_line_endings_and_form_feeds() -> None:
    text = "one\ttab\r\nmore\rand more\n\x0c\nnext page\r\r\nlast"
    blocks = [block.text for block in parse(text, Format.MARKDOWN).blocks]
    assert blocks == ["one\ttab more and more", "next page", "last"]


def test_characters_outside_ascii_keep_their_places() -> None:
    text = "Ñandú 😀 [Übung](ü.md) `é` end\n\n> Über *größe*\n"
    document = parse(text, Format.MARKDOWN)
    assert [block.text for block in document.blocks] == [
        "Ñandú 😀 [Übung](ü.md) `é` end",
        "Über *größe*",
    ]


INLINE = {
    "a `code span` b": ["`code span`"],
    "a ``code ` span`` b": ["``code ` span``"],
    "see [the docs](http://a.b/c 'a title') b": ["[", "](http://a.b/c 'a title')"],
    "see [the *docs*][ref] b": ["[", "][ref]"],
    "see [docs][] and [other] b": ["[docs][]", "[other]"],
    "an ![alt text](a.png) b": ["![alt text](a.png)"],
    "an ![alt text][ref] b": ["![alt text][ref]"],
    "to <https://a.b/c> b": ["<https://a.b/c>"],
    "to <ann@example.org> b": ["<ann@example.org>"],
    'a <b class="x y">bold</b> b': ['<b class="x y">', "</b>"],
    "a <!-- comment here --> b": ["<!-- comment here -->"],
    "a \\* b &amp; c &#35; d": ["\\*", "&amp;", "&#35;"],
    "note[^1] b": ["[^1]"],
    "math $a+b$ and \\(c+d\\) b": ["$a+b$", "\\(c+d\\)"],
    "wiki [[page|shown]] and ![[embed.png]] b": ["[[page|shown]]", "![[embed.png]]"],
    "short {{< code x >}} and {% if a %} and {{ name }} b": ["{{< code x >}}", "{% if a %}", "{{ name }}"],
    "a <Icon size={12} kind={a b}/> b": ["<Icon size={12} kind={a b}/>"],
}


@pytest.mark.parametrize("text", INLINE)
def test_inline_marks_are_protected(text: str) -> None:
    block = parse(text, Format.MARKDOWN).blocks[0]
    held = [text[span.start : span.end] for span in block.protected]
    for literal in INLINE[text]:
        assert any(literal in each for each in held), held
    free = text
    for each in held:
        free = free.replace(each, " ", 1)
    assert free.split()[0] in ("a", "an", "see", "to", "note", "math", "wiki", "short")


def test_link_text_and_emphasis_are_free() -> None:
    block = parse("we *really* like [the long docs](http://a.b) **very much**", Format.MARKDOWN).blocks[0]
    for word in ("*really*", "long docs", "**very much**"):
        start = block.text.index(word)
        assert not any(span.overlaps(start, start + len(word)) for span in block.protected)


def test_prices_are_no_math() -> None:
    block = parse("It costs $5 for words and $10 for more.", Format.MARKDOWN).blocks[0]
    start = block.text.index("words")
    assert not any(span.overlaps(start, start + 5) for span in block.protected)


def test_keep_words_are_protected() -> None:
    block = parse("We sell Acme Cloud here.", Format.MARKDOWN, keep=["Acme Cloud"]).blocks[0]
    assert "Acme Cloud" in [block.text[span.start : span.end] for span in block.protected]


def test_protected_spans_are_sorted_and_apart() -> None:
    text = 'a [x `y`](http://a.b/`c`) "quoted `z`" <b>$m$</b> https://a.b/c_d [^1]'
    spans = parse(text, Format.MARKDOWN).blocks[0].protected
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_code_inside_a_fence_switches_nothing() -> None:
    text = "```\n<!-- humanize: off -->\n```\n\nprose\n"
    assert [block.text for block in parse(text, Format.MARKDOWN).blocks] == ["prose"]


def test_numbers_in_running_plain_text_begin_no_item() -> None:
    text = (
        "The house stands in the long street with the number\n42. It is red and has been empty for a year.\n"
    )
    assert len(parse(text, Format.PLAIN).blocks) == 1


def test_a_plain_line_of_nothing_but_a_control_character_is_survived():
    assert [block.text for block in parse("A word.\n\x1c\nOne more.\n", Format.PLAIN).blocks] in (
        [],
        ["A word. \x1c One more."],
    )
