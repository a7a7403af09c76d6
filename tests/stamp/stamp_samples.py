"""A stamp, and texts of all kinds for the properties."""

from dataclasses import replace

from hypothesis import strategies as st

from humanize_cli.errors import InputError
from humanize_cli.stamp.blocks import lines_of
from humanize_cli.stamp.front_matter import front_matter_form
from humanize_cli.stamp.place import put
from humanize_cli.stamp.record import BY_MODEL, Stamp, text_hash
from humanize_cli.text.document import Format
from humanize_cli.text.form import Form
from humanize_cli.text.stamps import find

STAMP = Stamp(
    tool="humanize 0.1.0",
    model="adapter-1",
    adapter="a" * 64,
    profile="plain",
    words_changed="0.125",
    source_type=BY_MODEL,
    input="1" * 64,
    output="2" * 64,
    note="Edited with humanize.",
)
KINDS = [
    (Form.FRONT_MATTER, Format.MARKDOWN),
    (Form.COMMENT, Format.MARKDOWN),
    (Form.FOOTER, Format.MARKDOWN),
    (Form.TRAILER, Format.MARKDOWN),
    (Form.FOOTER, Format.PLAIN),
    (Form.TRAILER, Format.PLAIN),
]
_PIECES = [
    "Some prose here.",
    "# Head",
    "- one\n- two",
    "> quote",
    "```\ncode\n```",
    "```",
    "    code",
    "Signed-off-by: A <a@b.c>",
    "--",
    "-- ",
    "Anna\nAcme",
    "On Monday Bob wrote:",
    "> hi",
    "a  b",
    "[x]: http://a.b",
    "Term\n: def",
    "---",
    "---\ntitle: x\n---",
    "---\n---",
    "import a from 'b'",
    "<div>",
    "</div>",
    "<!-- c -->",
    "<!--",
    "$$\nx\n$$",
    "From: a@b.c\nSubject: x",
    "***",
    "\\",
    "text  ",
    "1. one",
    "é €",
]
_LINE_ENDS = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", ""])
TEXTS = st.lists(st.tuples(st.sampled_from(_PIECES), _LINE_ENDS), max_size=6).map(
    lambda pairs: "".join(piece + end for piece, end in pairs)
) | st.text(st.sampled_from("ab:-#> \n\r`*<!é") | st.characters(codec="utf-8"), max_size=40)


def stamped(text: str, form: Form, format: Format, stamp: Stamp = STAMP) -> str | None:
    """Return a text with a stamp that fits it; None where it can carry none in that form."""
    if form is Form.FRONT_MATTER:
        try:
            form = front_matter_form(text, "text")
        except InputError:
            return None
    fitting = replace(stamp, output=text_hash(text))
    after = put(text, lines_of(fitting, form, plain=format is Format.PLAIN), form)
    # In code or a comment that stays open, nothing is a disclosure; Discloser refuses such texts.
    return after if find(after, format) is not None else None
