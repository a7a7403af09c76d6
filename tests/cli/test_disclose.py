import json

import pytest
from drafts import CLEAN, EDITED, STIFF

IN_TEXT = ("front-matter", "comment", "footer", "trailer")


@pytest.mark.parametrize("form", IN_TEXT)
def test_a_text_is_stamped_once_and_a_second_run_changes_nothing(cli, write, form):
    draft = write("a.md", STIFF)
    assert cli("-w", "-q", "a.md", "--disclose", form).code == 0
    first = draft.read_bytes()
    assert EDITED.encode().strip() in first
    assert len(first) > len(EDITED) + 300
    again = cli("-w", "-q", "a.md", "--disclose", form)
    assert (again.code, again.err, draft.read_bytes()) == (0, "", first)
    assert cli("a.md", "--disclose", "none").out == first
    assert cli("verify", "a.md").code == 0
    assert cli("check", "a.md").code == 0


def test_what_is_added_later_is_edited_and_the_stamp_replaced(cli, write):
    draft = write("a.txt", STIFF)
    cli("-w", "a.txt", "--disclose", "footer")
    draft.write_text(STIFF.splitlines()[2] + "\n\n" + draft.read_text())
    assert cli("verify", "a.txt").code == 1
    assert cli("-w", "a.txt", "--disclose", "footer").code == 0
    text = draft.read_text()
    assert (
        text.count("Edited with humanize"),
        text.count("[humanize-disclosure"),
        "utilize the" in text,
    ) == (
        1,
        1,
        False,
    )
    assert cli("verify", "a.txt").code == 0
    assert cli("-w", "a.txt", "--disclose", "trailer").err == ""
    assert draft.read_text() == text


def test_an_unchanged_text_stays_as_it_is(cli, write):
    clean = write("a.md", CLEAN)
    assert cli("-w", "a.md", "--disclose", "comment").code == 0
    assert clean.read_text() == CLEAN


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("front-matter", "crlf"),
        ("front-matter", "bom"),
        ("footer", "latin-1"),
        ("trailer", "crlf"),
        ("comment", "utf-16"),
        ("comment", "no-final-newline"),
    ],
)
def test_encodings_and_line_ends_stay(cli, form, kind):
    text = {
        "crlf": STIFF.replace("\n", "\r\n"),
        "latin-1": STIFF.replace("Report", "Café"),
        "no-final-newline": STIFF.rstrip("\n"),
    }.get(kind, STIFF)
    encoding = {"latin-1": "latin-1", "utf-16": "utf-16", "bom": "utf-8-sig"}.get(kind, "utf-8")
    ran = cli("--lang", "en", "--disclose", form, stdin=text.encode(encoding))
    assert ran.code == 0, ran.err
    out = ran.out.decode(encoding)
    assert out.encode(encoding) == ran.out
    assert out.replace("\r\n", "").count("\n") == (0 if kind == "crlf" else out.count("\n"))
    if form != "front-matter":
        assert out.endswith("\n") == text.endswith("\n")
    assert cli("verify", stdin=ran.out).code == 0


def test_front_matter_gets_a_key_and_keeps_its_bytes(cli, write):
    head = "---\r\ntitle:   'X'  # as it is\r\n"
    draft = write("a.md", head + "---\r\n" + STIFF.replace("\n", "\r\n"))
    assert cli("-w", "a.md", "--disclose", "front-matter").code == 0
    text = draft.read_bytes().decode()
    assert text.startswith(head + "humanize:\r\n  disclosure: 1\r\n")
    assert text.endswith("\r\n---\r\n" + EDITED.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    ("front", "said"),
    [("+++\na = 1\n+++\n", "TOML"), ("---\na: b: c\n---\n", "a.md:2"), ("---\nx\n---\n", "YAML")],
)
def test_other_front_matter_is_an_error_and_the_file_stays(cli, write, front, said):
    draft, other = write("a.md", front + STIFF), write("b.md", STIFF)
    ran = cli("-w", "a.md", "b.md", "--disclose", "front-matter")
    assert ran.code == 3
    assert said in ran.err
    assert draft.read_text() == front + STIFF
    assert "humanize:" in other.read_text()


def test_a_sidecar_stands_beside_the_output_alone(cli, write):
    write("in/a.md", STIFF)
    write("in/b.md", CLEAN)
    assert cli("in", "-o", "out", "--disclose", "sidecar").code == 0
    assert (cli.folder / "out/a.md").read_text() == EDITED
    assert sorted(each.name for each in (cli.folder / "out").iterdir()) == [
        "a.md",
        "a.md.humanize.json",
        "b.md",
    ]
    assert sorted(each.name for each in (cli.folder / "in").iterdir()) == ["a.md", "b.md"]
    assert cli("verify", "out/a.md", "--before", "in/a.md").code == 0


def test_a_sidecar_goes_along_and_gives_way(cli, write):
    draft = write("in/a.md", STIFF)
    cli("-w", "in/a.md", "--disclose", "sidecar")
    old = (cli.folder / "in/a.md.humanize.json").read_bytes()
    assert cli("in", "-o", "same", "--disclose", "sidecar").code == 0
    assert (cli.folder / "same/a.md.humanize.json").read_bytes() == old
    draft.write_text(draft.read_text() + "\nWe will utilize it for everything that we do here.\n")
    assert cli("in", "-o", "more", "--disclose", "sidecar").code == 0
    new = json.loads((cli.folder / "more/a.md.humanize.json").read_bytes())
    assert new["input-sha256"] == json.loads(old)["input-sha256"]
    assert cli("verify", "more/a.md").code == 0
    assert cli("-w", "in", "--disclose", "comment").code == 0
    assert not (cli.folder / "in/a.md.humanize.json").exists()
    assert cli("verify", "in").code == 0


def test_a_text_that_cannot_be_written_keeps_its_old_sidecar(cli, write):
    draft = write("a.md", STIFF)
    other = write("a.md.humanize.json", "{}")
    draft.chmod(0o444)
    ran = cli("-w", "a.md", "--disclose", "sidecar")
    assert ran.code == 3
    assert "read-only" in ran.err
    assert (draft.read_text(), other.read_text()) == (STIFF, "{}")
    other.unlink()
    assert cli("-w", "a.md", "--disclose", "sidecar").code == 3
    assert [each.name for each in cli.folder.iterdir()] == ["a.md"]


def test_another_programs_file_of_a_sidecars_name_is_not_taken_away(cli, write):
    write("a.md", STIFF)
    other = write("a.md.humanize.json", '{"theirs": 1}')
    assert cli("-w", "a.md", "--disclose", "comment").code == 0
    assert other.read_text() == '{"theirs": 1}'


def test_the_configuration_says_it_and_the_flag_wins(cli, write):
    write(".humanize.toml", 'disclose = "footer"\ndisclose-text = "Done by {tool}."\n')
    assert b"\nDone by humanize 0" in cli("--stdin-filename", "a.txt", stdin=STIFF.encode()).out
    ran = cli("--disclose", "comment", "--disclose-text", "By {model}", stdin=STIFF.encode())
    assert b"note: By adapter-8\n" in ran.out
    assert cli("--disclose", "none", stdin=STIFF.encode()).out == EDITED.encode()
    assert cli("--no-config", stdin=STIFF.encode()).out == EDITED.encode()
    write(".humanize.toml", 'disclose = "foter"\n')
    ran = cli(stdin=STIFF.encode())
    assert (ran.code, 'did you mean "footer"?' in ran.err) == (2, True)
    write(".humanize.toml", 'disclose = "footer"\ndisclose-text = "{who}"\n')
    ran = cli(stdin=STIFF.encode())
    assert (ran.code, ran.out, "{who} is no placeholder" in ran.err) == (2, b"", True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--disclose", "foter"], 'did you mean "footer"?'),
        (["--disclose", "x"], "choose front-matter, comment, footer, trailer, sidecar, none"),
        (["--disclose", "front-matter-block"], "not a form"),
        (["--disclose", ""], "not a form"),
        (["--disclose", "sidecar"], "add --write or --output"),
        (["--disclose", "footer", "--disclose-text", "{x}"], "{x} is no placeholder"),
        (["--disclose", "footer", "--disclose-date", "soon"], "not a date"),
        (["--disclose-date", "today"], "nothing is disclosed"),
    ],
)
def test_wrong_use_is_refused_before_the_model_is_asked(cli, write, words, said):
    write("a.md", STIFF)
    ran = cli("a.md", *words, script="never")
    assert (ran.code, ran.out) == (2, b"")
    assert said in ran.err


def test_a_profile_says_it_and_its_child_too(cli, write):
    write("house.yaml", 'disclose: footer\ndisclose-text: "Edited for {profile}."\n')
    write("child.yaml", "extends: ./house.yaml\ntone: warm\n")
    assert b"\nEdited for child.\n" in cli("-p", "./child.yaml", stdin=STIFF.encode()).out
    assert cli("-p", "./child.yaml", "--disclose", "none", stdin=STIFF.encode()).out == EDITED.encode()
    write("wrong.yaml", 'disclose: footer\ndisclose-text: "By {who}"\n')
    ran = cli("-p", "./wrong.yaml", stdin=STIFF.encode(), script="never")
    assert (ran.code, "wrong.yaml:2: {who} is no placeholder" in ran.err) == (2, True)


def test_plain_text_has_its_own_forms(cli, write):
    draft = write("a.txt", STIFF)
    ran = cli("-w", "a.txt", "--disclose", "comment", script="never")
    assert (ran.code, "footer, trailer, sidecar" in ran.err) == (3, True)
    assert draft.read_text() == STIFF


def test_json_and_diff_show_it(cli, write):
    write("a.md", STIFF)
    ran = cli("a.md", "--disclose", "comment", "--disclose-date", "2026-02-03", "--json")
    shown = json.loads(ran.out)
    assert shown["disclosure"]["date"] == "2026-02-03"
    assert shown["disclosure"]["checksum"] in shown["text"]
    assert json.loads(cli("a.md", "--json").out)["disclosure"] is None
    ran = cli("a.md", "--disclose", "comment", "--diff")
    assert ran.code == 1
    assert b"+<!-- humanize-disclosure\n" in ran.out


def test_the_same_bytes_at_every_run(cli, write):
    write("a.md", STIFF)
    runs = {cli("a.md", "--disclose", "front-matter", "--threads", each).out for each in "12"}
    assert len(runs) == 1
    assert b"date" not in runs.pop()


def test_a_run_without_disclosure_says_that_the_old_one_fits_no_more(cli, write):
    draft = write("a.md", STIFF)
    cli("-w", "a.md", "--disclose", "comment")
    draft.write_text("We will utilize it for everything that we do here.\n\n" + draft.read_text())
    ran = cli("-w", "a.md")
    assert ran.code == 0
    assert "no longer fits" in ran.err
    assert cli("verify", "a.md").code == 1
