from dataclasses import replace

import pytest

from humanize_cli.edits import Edit
from humanize_cli.errors import InputError, UsageError
from humanize_cli.result import Change, Result
from humanize_cli.stamp import sidecar
from humanize_cli.stamp.blocks import read_lines
from humanize_cli.stamp.disclose import Discloser, outdated
from humanize_cli.stamp.record import BY_MODEL, BY_RULES, share, text_hash
from humanize_cli.stamp.verify import Status, verify
from humanize_cli.text.document import Format
from humanize_cli.text.form import Form
from humanize_cli.text.stamps import find

BEFORE, AFTER = "We utilize it.\n", "We use it.\n"


def result(before: str, after: str, *origins: str, language: str = "en", words: int = 3) -> Result:
    changes = tuple(
        Change(Edit(3, 10, "utilize", "use", each), 1, 4, before, after, language) for each in origins
    )
    return Result(before, after, changes, words=words, languages={language: words}, profile="plain")


def stamp_of(text: str, format: Format = Format.MARKDOWN):
    found = find(text, format)
    assert found is not None
    return read_lines(text[found.start : found.end], found.form)


def disclosed(
    before: str, after: str, *origins: str, form: Form = Form.COMMENT, format: Format = Format.MARKDOWN
) -> str:
    return Discloser(form).disclose("x", format, result(before, after, *origins)).result.after


def test_an_unchanged_text_gets_nothing():
    same = result(BEFORE, BEFORE)
    for form in (Form.COMMENT, Form.SIDECAR):
        assert Discloser(form).disclose("x", Format.MARKDOWN, same).result is same


def test_what_is_said():
    stamp = stamp_of(disclosed(BEFORE, AFTER, "model"))
    assert (stamp.input, stamp.output) == (text_hash(BEFORE), text_hash(AFTER))
    assert (stamp.profile, stamp.words_changed, stamp.source_type) == ("plain", "0.333", BY_MODEL)
    assert stamp.date == ""
    assert "33%" in stamp.note


def test_words_of_the_model_are_told_from_those_of_rules():
    assert stamp_of(disclosed(BEFORE, AFTER, "en.utilize")).source_type == BY_RULES
    assert stamp_of(disclosed(BEFORE, AFTER, "en.utilize", "model")).source_type == BY_MODEL
    assert stamp_of(disclosed(BEFORE, AFTER, "en.utilize+model")).source_type == BY_MODEL
    assert stamp_of(disclosed(BEFORE, AFTER, "en.model-verb")).source_type == BY_RULES


@pytest.mark.parametrize("first", [each for each in Form if each is not Form.NEW_FRONT_MATTER])
@pytest.mark.parametrize("second", [each for each in Form if each is not Form.NEW_FRONT_MATTER])
def test_a_second_one_takes_the_place_of_the_first_and_remembers_it(first, second, tmp_path):
    source = tmp_path / "a.md"
    done = Discloser(first).disclose("x", Format.MARKDOWN, result(BEFORE, AFTER, "model"))
    if done.sidecar:
        sidecar.beside(source).write_bytes(done.sidecar)
    before = done.result.after
    again = result(before, before.replace("use it", "have it"), "en.use", words=4)
    done = Discloser(second).disclose("x", Format.MARKDOWN, again, source=source)
    text = done.result.after
    stamp = sidecar.read(done.sidecar)[0] if done.sidecar else stamp_of(text)
    assert text.count("output-sha256") + text.count("Output-SHA256") == (second is not Form.SIDECAR)
    assert (stamp.input, stamp.output) == (text_hash(BEFORE), text_hash("We have it.\n"))
    assert (stamp.words_changed, stamp.source_type) == ("0.583", BY_MODEL)
    assert verify(text, Format.MARKDOWN, done.sidecar, BEFORE).status is Status.FITS


def test_what_people_changed_in_between_does_not_undo_what_was_done():
    before = disclosed(BEFORE, AFTER, "model").replace("We use it.", "We use it. And more.")
    stamp = stamp_of(disclosed(before, before.replace("And more", "More"), "en.and"))
    assert (stamp.input, stamp.words_changed, stamp.source_type) == (text_hash(BEFORE), "0.533", BY_MODEL)


def test_a_damaged_one_is_replaced_with_a_warning_and_an_unfit_one_is_named():
    damaged = disclosed(BEFORE, AFTER, "model").replace("profile: plain", "profile: other")
    done = Discloser(Form.FOOTER).disclose(
        "x", Format.MARKDOWN, result(damaged, damaged.replace("use", "have"), "model")
    )
    assert any("damaged" in each for each in done.result.warnings)
    assert stamp_of(done.result.after).input == text_hash(AFTER)
    edited = disclosed(BEFORE, AFTER, "model").replace("We use", "They use")
    done = Discloser(Form.FOOTER).disclose("x", Format.MARKDOWN, result(edited, edited))
    assert done.result.after == edited
    assert any("does not fit" in each for each in done.result.warnings)


def test_without_a_disclosure_an_older_one_is_named_when_the_text_changes():
    stamped = disclosed(BEFORE, AFTER, "model")
    assert outdated(result(stamped, stamped), Format.MARKDOWN).warnings == ()
    assert outdated(result(stamped, stamped.replace("use", "have")), Format.MARKDOWN).warnings
    assert outdated(result(BEFORE, AFTER, "model"), Format.MARKDOWN).warnings == ()


def test_the_sentence_is_in_the_texts_language_and_cannot_be_lost_in_its_encoding():
    done = Discloser(Form.FOOTER).disclose("x", Format.PLAIN, result(BEFORE, AFTER, "model", language="de"))
    assert "\nBearbeitet mit humanize" in done.result.after
    with pytest.raises(InputError, match="encoding"):
        Discloser(Form.FOOTER, wording="Ω").disclose(
            "x", Format.PLAIN, result(BEFORE, AFTER, "model"), can_encode=lambda text: text.isascii()
        )


@pytest.mark.parametrize("ending", ["```\ncode", "~~~\n", "<!-- open", "<pre>\nx"])
def test_a_text_that_ends_in_open_code_is_refused(ending):
    before = BEFORE + "\n" + ending
    with pytest.raises(InputError, match="not closed"):
        disclosed(before, before.replace("utilize", "use"), "model", form=Form.FOOTER)
    fits = disclosed(before, before.replace("utilize", "use"), "model", form=Form.FRONT_MATTER)
    assert verify(fits, Format.MARKDOWN).status is Status.FITS


def test_forms_that_a_kind_of_text_does_not_have_are_refused():
    for form in (Form.COMMENT, Form.FRONT_MATTER):
        with pytest.raises(InputError, match="footer, trailer, sidecar"):
            Discloser(form).refuse("a.txt", Format.PLAIN)
    Discloser(Form.FOOTER).refuse("a.txt", Format.PLAIN)
    for form in (Form.COMMENT, Form.FOOTER):
        with pytest.raises(InputError, match="MDX"):
            Discloser(form).refuse("a.MDX", Format.MARKDOWN)


def test_dates_and_wordings_that_cannot_be_used():
    for date in ("2026-02-30", "today ", "20260101", "2026-1-1"):
        with pytest.raises(UsageError, match="not a date"):
            Discloser(Form.COMMENT, date=date)
    with pytest.raises(UsageError, match="--disclose-date"):
        Discloser(Form.COMMENT, wording="{date}")
    assert Discloser(Form.COMMENT, date="2026-02-28")


def test_shares():
    assert share(1, 3) == "0.333"
    assert share(0, 0) == "0.001"
    assert share(1, 100_000) == "0.001"
    assert share(9, 3) == "1.000"
    assert share(1, 2, "0.700") == "1.000"


def test_a_stamp_in_a_list_of_fields_says_what_it_says():
    done = Discloser(Form.FRONT_MATTER, date="2026-02-28").disclose(
        "x", Format.MARKDOWN, replace(result(BEFORE, AFTER, "model"), profile="my own")
    )
    assert done.fields is not None
    assert (done.fields["profile"], done.fields["date"]) == ("my own", "2026-02-28")
    assert done.fields["form"] == "front-matter-block"
