"""Choosing among changes: those that are kept are made, the rest of the text is as it was."""

from dataclasses import replace

import pytest

from humanize_cli.edits import Edit
from humanize_cli.pipeline import Editor
from humanize_cli.style.profile import Profile
from tests.proposers import FunctionProposer, replacing

SAME = "We utilize the old pump in order to water the yard."
TEXT = f"{SAME} {SAME}\n\n- {SAME}\n- They utilize it\n  every single day of the year.\n"
EDITOR = Editor(
    Profile("plain"),
    [FunctionProposer(replacing(("utilize", "use"), ("in order to", "to")))],
    language="en",
)


def test_all_none_and_some():
    result = EDITOR.edit(TEXT)
    assert len(result.changes) == 7
    assert EDITOR.keep(result, result.changes) == result
    none = EDITOR.keep(result, [])
    assert (none.after, none.changed) == (TEXT, False)
    for number, change in enumerate(result.changes):
        kept = EDITOR.keep(result, [change])
        offset = sum(map(len, TEXT.splitlines(keepends=True)[: change.line - 1])) + change.column - 1
        end = offset + len(change.edit.old)
        assert kept.after == TEXT[:offset] + change.edit.new + TEXT[end:], number
        assert kept.changes == (change,)


def test_words_of_ones_own_come_back_with_their_place():
    result = EDITOR.edit(TEXT)
    own = replace(result.changes[-1], edit=Edit(13, 15, "it", "them", "you"), line=0, column=0)
    kept = EDITOR.keep(result, [own])
    assert kept.after == TEXT.replace("They utilize it\n", "They utilize them\n")
    assert kept.changes[0].line == 4
    assert TEXT.splitlines()[3][kept.changes[0].column - 1 :].startswith("it")


def test_what_is_no_prose_or_no_sentence_of_it_is_refused():
    result = EDITOR.edit(TEXT)
    first = result.changes[0]
    with pytest.raises(ValueError, match="structure"):
        EDITOR.keep(result, [replace(first, edit=Edit(0, 2, "We", "# We", "you"))])
    with pytest.raises(ValueError, match="no such sentence"):
        EDITOR.keep(result, [replace(first, sentence_before="Another one.")])
