"""Editor: documents in, Results out; all but accepted edits stays, and a second run changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.gate import Reason
from humanize_cli.pipeline import Editor
from humanize_cli.style.band import Band
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Format
from tests.proposers import FunctionProposer, replacing

PLAIN = Profile("plain")
USE = replacing(("utilize", "use"), ("in order to", "to"), ("In order to", "To"))

DRAFT = """\
---
title: We utilize titles
---

# We utilize headings

We utilize the old pump in the yard every day.
In order to start it, run `utilize --now` and wait for 10 minutes.

> They utilize the new pump in order to water the garden.

- We utilize lists.
- [ ] The crew will utilize [the utilize page](https://example.com/guide) in order to sign in.

```sh
utilize in order to
```

| we utilize | tables |
|---|---|
| in order to | utilize |
"""


def editor(rewrite=USE, profile=PLAIN, **options) -> Editor:
    return Editor(profile, [FunctionProposer(rewrite)], language="en", **options)


def test_only_prose_changes():
    after = editor().edit(DRAFT).after
    assert after == (
        DRAFT.replace("We utilize the old pump", "We use the old pump")
        .replace("In order to start it", "To start it")
        .replace("They utilize the new pump in order to water", "They use the new pump to water")
        .replace("We utilize lists", "We use lists")
        .replace("The crew will utilize [the utilize page]", "The crew will use [the use page]")
        .replace("in order to sign in", "to sign in")
    )


def test_headings_and_tables_only_on_request():
    after = editor(headings=True, tables=True).edit(DRAFT).after
    assert "# We use headings" in after
    assert "title: We utilize titles" in after
    assert "utilize in order to\n```" in after


def test_a_second_run_changes_nothing():
    first = editor().edit(DRAFT)
    assert editor().edit(first.after).after == first.after


def test_every_change_has_its_place_and_its_sentence():
    change = editor().edit(DRAFT).changes[0]
    assert (change.line, change.column) == (7, 4)
    assert DRAFT.splitlines()[6][3:].startswith(change.edit.old)
    assert change.sentence_before == "We utilize the old pump in the yard every day."
    assert change.sentence_after == "We use the old pump in the yard every day."


def test_refusals_are_kept_with_their_reason():
    result = editor(replacing(("10 minutes", "12 minutes"))).edit(DRAFT)
    assert result.after == DRAFT
    assert [held.reason for held in result.held_back] == [Reason.NUMBER]
    assert result.held_back[0].line == 8


def test_a_sentence_of_a_hard_wrapped_paragraph_is_edited_across_its_lines():
    before = (
        "The keepers walk down to the harbour each morning and look at the gauge in order\n"
        "to see how high the water stood in the night, and they write the level down in\n"
        "a book that nobody but the harbour master reads.\n"
    )
    after = editor().edit(before).after
    assert " ".join(after.split()) == " ".join(before.split()).replace("in order to", "to")
    assert max(map(len, after.splitlines())) <= 80


def test_off_comments_are_obeyed():
    text = (
        "We utilize it here today.\n\n<!-- humanize: off -->\n\nWe utilize it there.\n\n"
        "<!-- humanize: on -->\n\nWe utilize it again now.\n"
    )
    after = editor().edit(text).after
    assert after.count("utilize") == 1
    assert "We utilize it there." in after


def test_words_in_other_languages_are_counted_and_left():
    editor = Editor(PLAIN, [FunctionProposer(str.upper)])
    polish = "Komisja zatwierdziła nowy budżet miasta, a prace przy moście zaczną się dopiero za rok.\n"
    result = editor.edit(polish)
    assert result.after == polish
    assert result.skipped_words == {"pl": len(polish.split())}


def test_many_texts_come_back_in_order():
    texts = [f"We utilize pump number {number} in the yard.\n" for number in range(30)]
    results = list(editor().edit_many((text, Format.PLAIN) for text in texts))
    assert [result.after for result in results] == [text.replace("utilize", "use") for text in texts]


def test_edits_that_move_sentence_ends_do_not_leak_into_a_second_run():
    # "Fig" is no sentence end with its full stop gone, so the neighbour would be another sentence next time.
    rewrite = replacing(("works well. ", "works well, etc. "))
    text = "The old pump works well. the tank is full again now.\n"
    first = editor(rewrite).edit(text, Format.PLAIN).after
    assert editor(rewrite).edit(first, Format.PLAIN).after == first


HOSTILE = {
    "nothing": lambda text: "",
    "garbage": lambda text: "%% zzgh kkrt \\x00 qqq",
    "another sentence": lambda text: "The weather in Paris was lovely on 3 May.",
    "for ever": lambda text: "the the the " * 200,
    "another language": lambda text: "Der Ausschuss hat den Haushalt der Stadt gestern nicht beschlossen.",
    "numbers dropped": lambda text: "".join(letter for letter in text if not letter.isdigit()),
    "numbers invented": lambda text: text.replace(" ", " 7 ", 1),
    "marks dropped": lambda text: text.replace("`", "").replace("[", "").replace("]", ""),
    "a second line": lambda text: text + "\n\n# Heading",
    "html": lambda text: text + " <script>alert(1)</script>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_model_cannot_harm_a_document(name):
    result = editor(HOSTILE[name]).edit(DRAFT)
    assert result.after == DRAFT
    assert result.held_back


WORD = st.sampled_from(
    ["we", "utilize", "the", "`code`", "12 kg", "[a link](x.md)", "in order to", "*pump*", "“so”", "$x$"]
)
PROSE = st.lists(WORD, min_size=1, max_size=9).map(lambda words: " ".join(["Today", *words]) + ".")
BLOCK = st.one_of(
    PROSE,
    PROSE.map(lambda text: "> " + text),
    PROSE.map(lambda text: "- " + text + "\n  - inner " + text),
    PROSE.map(lambda text: "1. " + text),
    PROSE.map(lambda text: "```\n" + text + "\n```"),
    PROSE.map(lambda text: "# " + text),
    PROSE.map(lambda text: "    " + text),
    PROSE.map(lambda text: "<div>\n" + text + "\n</div>"),
    PROSE.map(lambda text: '!!! note "T"\n    ' + text),
    PROSE.map(lambda text: "| a | b |\n|---|---|\n| " + text + " | c |"),
    PROSE.map(lambda text: text + "[^1]\n\n[^1]: " + text),
)
DOCUMENTS = st.lists(BLOCK, min_size=1, max_size=6).map(lambda blocks: "\n\n".join(blocks) + "\n")


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.sampled_from(sorted(HOSTILE)))
def test_no_generated_document_is_harmed_by_a_hostile_model(document, name):
    assert editor(HOSTILE[name]).edit(document).after == document


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_generated_documents_settle_and_keep_their_literals(document):
    result = editor().edit(document)
    assert editor().edit(result.after).after == result.after
    for literal in ("`code`", "12 kg", "(x.md)", "“so”", "$x$", "```", "# ", "<div>", "|---|"):
        assert result.after.count(literal) == document.count(literal)


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS, st.sampled_from(["\r\n", "\r"]))
def test_an_idle_model_returns_every_byte(document, newline):
    text = document.replace("\n", newline)
    assert editor(lambda sentence: sentence).edit(text).after == text


STIFF = "\n\n".join(
    f"We utilize the old pump number {number} in order to water the beds." for number in range(12)
)


def by_the_model(low: float, high: float, **options) -> Editor:
    """An editor whose proposer counts as the model, and whose profile wants sentences of such a length."""
    proposer = FunctionProposer(USE)
    proposer.name = "model"
    return Editor(with_sentences_of(low, high), [proposer], language="en", **options)


def with_sentences_of(low: float, high: float) -> Profile:
    return Profile("own", bands={"sentence_words.mean": Band(low, high)})


def test_bands_that_an_edit_would_leave_hold_it_back_and_a_second_run_finds_the_same():
    opened = by_the_model(12, 13)
    result = opened.edit(STIFF)
    kept = {each.reason for each in result.held_back}
    assert kept == {Reason.BANDS}
    assert 0 < len(result.changes) < 24
    assert opened.edit(result.after).after == result.after


def test_bands_that_an_edit_approaches_hold_nothing_back():
    result = by_the_model(8, 10).edit(STIFF)
    assert "utilize" not in result.after
    assert "in order" not in result.after
    assert not result.held_back


def test_bands_are_not_asked_where_only_safe_replacements_are_wanted():
    assert "in order" not in by_the_model(12, 13, by_bands=False).edit(STIFF).after


def test_what_rules_replace_is_not_held_against_bands():
    assert "in order" not in editor(profile=with_sentences_of(12, 13)).edit(STIFF).after


def test_bands_count_the_main_language_alone():
    profile = Profile("own", language_bands={"de": {"sentence_words.mean": Band(12, 13)}})
    assert "in order" not in editor(profile=profile).edit(STIFF).after
