import json

import pytest

ANGRY = "I am furious! This is outrageous, and I hate how you treat people.\n"


def test_a_table_with_a_title(cli, write):
    write("mail.txt", ANGRY)
    ran = cli("inspect", "mail.txt")
    assert ran.code == 0
    lines = ran.out.decode().splitlines()
    assert lines[0].startswith("mail.txt: 1 passage; en 13 words; anger 1")
    assert lines[1].split() == ["line", "lang", "emotion", "tone", "tells", "passage"]
    assert lines[3].split()[:3] == ["1", "en", "anger"]
    assert lines[3].endswith("…")
    assert ran.err == ""


def test_stdin_and_several_files_as_json(cli, write):
    write("one.md", "# Title\n\n" + ANGRY)
    write("two.md", "It is important to note that the valve is opened by a small motor.\n")
    ran = cli("inspect", "one.md", "-", "two.md", "--json", stdin="Vielen Dank für Ihre Hilfe!\n".encode())
    assert ran.code == 0
    one, stdin, two = map(json.loads, ran.out.decode().splitlines())
    assert [one["file"], stdin["file"], two["file"]] == ["one.md", "stdin", "two.md"]
    (passage,) = one["passages"]
    assert (passage["line"], passage["language"], passage["emotion"]["top"]) == (3, "en", "anger")
    assert passage["text"] == ANGRY.strip()
    assert stdin["passages"][0]["emotion"]["top"] == "gratitude"
    assert two["passages"][0]["emotion"]["labels"] == ["neutral"]
    (tell,) = two["passages"][0]["tells"]
    assert (tell["line"], tell["column"], tell["old"]) == (1, 1, "It is important to")


def test_lang_is_taken_on_trust(cli):
    ran = cli("inspect", "--json", "--lang", "nl", stdin=b"Bedankt!\n")
    (passage,) = json.loads(ran.out)["passages"]
    assert (passage["language"], passage["emotion"]["top"]) == ("nl", "gratitude")
    assert passage["tone"]["name"] == "unsure"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "stdin: no passages of prose"),
        ("```\ncode\n```\n", "stdin: no passages of prose"),
        ("😡😡😡\n", "stdin: no passages of prose"),
        (
            "Текст на языке, который программа не читает.\n",
            "stdin: 1 passage; other 7 words; tone unsure; 0 tells",
        ),
    ],
)
def test_what_cannot_be_read_is_said(cli, text, title):
    ran = cli("inspect", stdin=text.encode())
    assert ran.code == 0
    assert ran.out.decode().splitlines()[0] == title
    assert ("7 words in no language that is read" in ran.err) == ("1 passage" in title)


def test_a_bad_file_stops_no_other(cli, write):
    write("good.txt", ANGRY)
    (write("bad.txt", "x")).write_bytes(b"\x00\x01\x02\xff\xfe" * 50)
    ran = cli("inspect", "bad.txt", "missing.txt", "good.txt", "--json")
    assert ran.code == 3
    bad, missing, good = map(json.loads, ran.out.decode().splitlines())
    assert bad["error"].startswith("bad.txt: ")
    assert missing["error"].startswith("missing.txt: ")
    assert good["error"] is None
    assert "Traceback" not in ran.err


def test_an_unknown_language_is_refused(cli):
    ran = cli("inspect", "--lang", "ru", stdin=b"x")
    assert ran.code == 2
    assert "choose auto or one of" in ran.err
    assert ran.out == b""


def test_help_says_what_is_guessed(cli):
    ran = cli("inspect", "--help")
    assert ran.code == 0
    shown = " ".join(ran.out.decode().split())
    assert "guesses by small classifiers" in shown
    assert "irony is read as it is worded" in shown


def test_a_passage_that_speaks_of_harm_needs_a_person(cli, write):
    write("mail.md", "The parcel came late.\n\nI want to kill myself, and nobody would notice.\n")
    ran = cli("inspect", "mail.md", "--json")
    assert ran.code == 4
    first, second = json.loads(ran.out)["passages"]
    assert first["harm"] is None
    assert second["harm"]["kind"] == "self"
    assert ran.err.startswith(
        "needs a person: mail.md:3: The writer speaks of killing or hurting themselves ("
    )
    assert cli("inspect", "mail.md", "gone.md").code == 3
