"""`--reply-to`: the message chooses the profile, and one that speaks of harm needs a person."""

import json

import pytest

ANGRY = (
    "Dear team,\n\nI am furious. I hate this and I am so angry with you. This is disgusting, you liars!\n\n"
    "Thanks,\nJo\n"
)
QUIET = "Hello,\n\nThe order number is 4417. I will be at home on Tuesday.\n\nBest regards\nJo\n"
HARM = "Hello,\n\nyou closed my account. I don't want to live any more.\n"
DRAFT = "In order to help, we will utilize the new process, and you'll get the parcel on Friday.\n"
SORRY = f"We are sorry about the delay. {DRAFT}"


@pytest.fixture
def files(write):
    write("angry.txt", ANGRY)
    write("quiet.txt", QUIET)
    write("harm.txt", HARM)
    write("draft.txt", DRAFT)
    write("sorry.txt", SORRY)


def test_an_angry_message_gets_the_warm_profile_and_the_choice_is_said(cli, files):
    ran = cli("sorry.txt", "--reply-to", "angry.txt")
    assert (ran.code, ran.out) == (
        0,
        b"We're sorry about the delay. To help, we'll use the new process, and you'll get the parcel on "
        b"Friday.\n",
    )
    (line,) = ran.err.splitlines()
    assert line.startswith("angry.txt: anger (")
    assert line.endswith("; the draft is edited in warm instead of plain")


def test_a_neutral_message_does_not(cli, files):
    ran = cli("draft.txt", "--reply-to", "quiet.txt")
    assert ran.out == b"To help, we will use the new process, and you'll get the parcel on Friday.\n"
    assert ran.err == "quiet.txt: neutral; the draft is edited in plain\n"
    assert ran.code == 0


def test_a_draft_that_does_not_answer_the_anger_is_warned_of(cli, files):
    ran = cli("draft.txt", "--reply-to", "angry.txt")
    assert "warning: draft.txt: the message speaks of anger, and nothing in the draft answers that" in ran.err


def test_the_json_says_what_was_chosen_and_why(cli, files):
    ran = cli("sorry.txt", "draft.txt", "--json", "--reply-to", "angry.txt")
    first, second = map(json.loads, ran.out.splitlines())
    assert (first["profile"], first["reply"]["asked_profile"]) == ("warm", "plain")
    assert first["reply"]["emotion"] == "anger"
    assert first["reply"]["message"] == "angry.txt"
    assert first["reply"]["why_profile"] == "by default, anger is answered in warm"
    assert (first["reply"]["acknowledged"], second["reply"]["acknowledged"]) == (True, False)
    assert first["needs_person"] is None
    assert json.loads(cli("draft.txt", "--json").out)["reply"] is None


def test_explain_names_the_emotions_and_the_reason(cli, files):
    ran = cli("sorry.txt", "--explain", "-q", "--reply-to", "angry.txt")
    assert "  why: by default, anger is answered in warm\n" in ran.err
    (found,) = [line for line in ran.err.splitlines() if line.startswith("  found: ")]
    assert " anger " in found


def test_a_profile_s_own_map_decides(cli, files, write):
    write("calm.yaml", "extends: plain\nprefer: {parcel: package}\n")
    write("house.yaml", "extends: plain\nkeep: [Friday]\nemotion:\n  reply: {anger: ./calm.yaml}\n")
    ran = cli("sorry.txt", "-p", "./house.yaml", "--reply-to", "angry.txt")
    assert b"get the package on Friday" in ran.out
    assert "edited in calm instead of house" in ran.err
    write("none.yaml", "extends: plain\nemotion: {reply: {}, acknowledge: []}\n")
    ran = cli("draft.txt", "-p", "./none.yaml", "--reply-to", "angry.txt")
    assert ran.err.endswith("the draft is edited in none\n")


def test_a_warm_profile_stays_itself(cli, files):
    ran = cli("sorry.txt", "-p", "customer-service", "--reply-to", "angry.txt")
    assert ran.err.endswith("; the draft is edited in customer-service\n")


@pytest.mark.parametrize("words", [(), ("--json",), ("--check",), ("--diff",), ("-q",), ("--explain", "-q")])
def test_harm_is_said_and_nothing_is_edited(cli, files, words):
    ran = cli("draft.txt", "--reply-to", "harm.txt", *words, script="never")
    assert ran.code == 4
    assert ran.err.splitlines()[0] == (
        "needs a person: harm.txt:3:26: The writer speaks of killing or hurting themselves "
        '("don\'t want to live any more"). The draft was not edited'
    )
    if words == ("--json",):
        value = json.loads(ran.out)
        assert (value["changed"], value["text"]) == (False, DRAFT)
        assert value["needs_person"] == {
            "harm": "self",
            "harm_reason": "The writer speaks of killing or hurting themselves.",
            "message_line": 3,
            "message_column": 26,
            "quote": "don't want to live any more",
        }
    else:
        assert ran.out == (b"" if words in (("--check",), ("--diff",)) else DRAFT.encode())


def test_harm_leaves_files_as_they_are_and_outputs_as_copies(cli, files):
    ran = cli("-w", "draft.txt", "sorry.txt", "--reply-to", "harm.txt", script="never")
    assert (ran.code, (cli.folder / "draft.txt").read_text()) == (4, DRAFT)
    ran = cli("draft.txt", "-o", "out.txt", "--disclose", "footer", "--reply-to", "harm.txt", script="never")
    assert (ran.code, (cli.folder / "out.txt").read_text()) == (4, DRAFT)


def test_harm_outranks_a_draft_that_fails(cli, files):
    ran = cli("missing.txt", "draft.txt", "--check", "--reply-to", "harm.txt", script="never")
    assert ran.code == 4
    assert "missing.txt: no such file" in ran.err


@pytest.mark.parametrize(
    "message",
    [
        "I am fine.\n\n> I want to die.\n",
        "I am fine.\n\n-- \nI want to die, the band\n",
        "I am fine.\n\nFrom: Jo <jo@example.com>\nSent: Monday\nTo: shop\nSubject: x\n\nI want to die.\n",
        "I am fine.\n\nOn 3 May 2024, Jo wrote:\n> I am furious! I hate you!\n> I want to die.\n",
    ],
)
def test_quotations_and_signatures_do_not_count(cli, write, message):
    write("mail.txt", message)
    write("draft.txt", DRAFT)
    ran = cli("draft.txt", "--reply-to", "mail.txt")
    assert ran.code == 0
    assert "anger" not in ran.err


def test_the_subject_counts(cli, write):
    write("mail.txt", "From: Jo <jo@example.com>\nSubject: I want to die\n\nPlease call.\n")
    ran = cli("--reply-to", "mail.txt", stdin=DRAFT.encode(), script="never")
    assert (ran.code, ran.out) == (4, DRAFT.encode())
    assert "mail.txt:2:10:" in ran.err


def test_the_message_may_come_from_stdin(cli, files):
    ran = cli("sorry.txt", "--reply-to", "-", stdin=ANGRY.encode())
    assert "stdin: anger" in ran.err
    ran = cli("--reply-to", "-", stdin=ANGRY.encode())
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == "error: --reply-to -: stdin is the draft already; give one of the two as a file\n"


def test_quiet_says_nothing_of_the_choice(cli, files):
    ran = cli("sorry.txt", "-q", "--reply-to", "angry.txt")
    assert ran.err == ""
    assert ran.out.startswith(b"We're sorry")


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (None, 3, "error: mail.txt: no such file; check the spelling and the folder\n"),
        (b"", 3, "error: mail.txt: is empty; --reply-to needs the message that the draft answers\n"),
        (b" \n\n", 3, "error: mail.txt: is empty; --reply-to needs the message that the draft answers\n"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 3, "error: mail.txt: this is a PNG image"),
        ("> Ich bin wütend!\n".encode(), 0, "warning: mail.txt: it holds no words of its sender's own"),
        ("Я очень зол на вас, это безобразие!\n".encode(), 0, "warning: mail.txt: the message is in a"),
        ("😀😀😀\n".encode(), 0, "warning: mail.txt: "),
    ],
)
def test_messages_that_say_little(cli, write, content, code, said):
    write("draft.txt", DRAFT)
    if content is not None:
        write("mail.txt", content)
    ran = cli("draft.txt", "--reply-to", "mail.txt")
    assert ran.code == code
    assert ran.err.startswith(said)
    assert len(ran.err.splitlines()) == 1
    assert bool(ran.out) == (code == 0)


def test_a_message_in_another_language_than_the_draft(cli, write):
    write("mail.txt", "Sehr geehrte Damen und Herren,\n\nich will nicht mehr leben.\n")
    write("draft.txt", DRAFT)
    assert cli("draft.txt", "--lang", "en", "--reply-to", "mail.txt", script="never").code == 4


def test_the_message_itself_is_no_draft(cli, write):
    write("case/mail.txt", ANGRY)
    write("case/draft.txt", SORRY)
    ran = cli("-w", "case", "--reply-to", "case/mail.txt")
    assert ran.code == 0
    assert "passed over case/mail.txt: it is the message\n" in ran.err
    assert (cli.folder / "case" / "mail.txt").read_text() == ANGRY
    assert (cli.folder / "case" / "draft.txt").read_text() != SORRY
    ran = cli("case/mail.txt", "--reply-to", "./case/mail.txt")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == "error: case/mail.txt: is the message (--reply-to) and cannot be the draft as well\n"


def test_a_path_that_is_empty_or_a_folder(cli, write):
    write("case/draft.txt", DRAFT)
    assert cli("case/draft.txt", "--reply-to", "").code == 2
    ran = cli("case/draft.txt", "--reply-to", "case")
    assert (ran.code, ran.err) == (3, "error: case: is a folder, not a file\n")
