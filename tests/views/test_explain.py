from humanize_cli.edits import Edit
from humanize_cli.gate.reasons import Reason
from humanize_cli.result import Change, HeldBack, Result
from humanize_cli.views.explain import explain, reasons

WHOLE = "In order to win, we utilize it."
AFTER = "To win, we use it."
RESULT = Result(
    WHOLE,
    AFTER,
    (
        Change(
            Edit(0, 11, "In order to", "To", "en.in-order-to", "says it in one word", 1.0),
            4,
            1,
            WHOLE,
            AFTER,
            "en",
        ),
        Change(
            Edit(20, 27, "utilize", "use", "model", probability=0.824),
            4,
            21,
            WHOLE,
            AFTER,
            "en",
            tells=("en.utilize", "en.nominal"),
        ),
        Change(Edit(0, 9, "It is so.", "", "model"), 9, 1, "It is so.", "", "en"),
    ),
    (HeldBack(Edit(0, 1, "3", "three", "model"), Reason.NUMBER, "3", 12, "3 left.", "en"),),
    skipped_words={"sv": 1, "unsure": 1200},
    warnings=("one thing",),
)


def test_every_edit_has_its_place_words_origin_and_reason_and_a_sentence_is_shown_once():
    assert explain("a.md", RESULT, done=True).splitlines() == [
        "a.md: 3 edits, 1 held back",
        "  a.md:4:1",
        "    - In order to win, we utilize it.",
        "    + To win, we use it.",
        '      "In order to" → "To" [en.in-order-to] says it in one word',
        '      "utilize" → "use" [model 82%] (removes en.utilize, en.nominal)',
        "  a.md:9:1",
        "    - It is so.",
        "    + (the sentence says nothing and goes)",
        '      "It is so." deleted [model]',
        '  a.md:12 held back (number: 3) "3" → "three" [model]',
        "  a.md: left alone: 1 word of language sv, 1,200 words of unsure language",
        "  a.md: one thing",
    ]


def test_reasons_are_one_line_each():
    assert reasons(RESULT) == [
        'line 4: "In order to" → "To" [en.in-order-to] says it in one word',
        'line 4: "utilize" → "use" [model 82%] (removes en.utilize, en.nominal)',
        'line 9: "It is so." deleted [model]',
        'line 12: held back (number: 3) "3" → "three" [model]',
    ]


def test_no_text_of_the_document_reaches_the_terminal_as_a_command():
    wild = "\x1b]0;gone\x07\nred"
    change = Change(Edit(0, 1, wild, "x", "model", wild), 1, 1, wild, "x", "en")
    shown = explain("a.md", Result(wild, "x", (change,)), done=False)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert shown.splitlines()[0] == "a.md: 1 edit to make"
    assert len(shown.splitlines()) == 5


def test_nothing_to_change():
    assert explain("a.md", Result("x", "x"), done=False) == "a.md: nothing to change\n"
