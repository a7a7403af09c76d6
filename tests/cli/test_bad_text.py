"""Texts that are empty, odd, huge or none: one line that helps, the right code, and no file harmed."""

import json

import pytest
from drafts import CLEAN, EDITED, STIFF
from unharmed import harmless


def test_empty_file(cli, write):
    write("a.md", "")
    assert cli("a.md").out == b""
    assert cli("a.md").code == 0
    before = (cli.folder / "a.md").stat().st_mtime_ns
    assert cli("-w", "a.md").code == 0
    assert (cli.folder / "a.md").stat().st_mtime_ns == before


@pytest.mark.parametrize("data", [b"", b" \r\n", b"\xef\xbb\xbf"])
def test_a_blank_text_needs_no_model(cli, write, data):
    write("a.md", data)
    ran = cli("a.md", script="never")
    assert (ran.code, ran.out, ran.err) == (0, data, "")
    ran = cli("a.md", "-o", "b.md", "--json", script="never")
    assert ran.code == 0
    assert json.loads(ran.out)["profile"] == "plain"
    assert harmless(cli, {"a.md": data, "b.md": data})


def test_only_edits_that_the_encoding_cannot_hold_are_left_out(cli, write):
    text = (
        "M\x81ller and the whole team will utilize the new tool for every report that it writes.\n\n"
        "They do not write any in July, and that remains a testament to the whole team.\n"
    ).encode("latin-1")
    write("a.txt", text)
    for words in (["a.txt"], ["a.txt"], ["--check", "a.txt"]):
        ran = cli("-w" if words == ["a.txt"] else "-q", *words, script="typographic")
        assert ran.code == 0, ran.err
        assert (cli.folder / "a.txt").read_bytes() == text.replace(b"utilize", b"use")
    ran = cli("a.txt", script="typographic")
    assert "some edits were left out: cp850 cannot hold their characters (U+2019)" in ran.err
    (held,) = json.loads(cli("a.txt", "--json", script="typographic").out)["held_back"]
    assert (held["why"], held["detail"], held["line"]) == ("encoding", "U+2019", 3)
    assert (held["old"], held["new"]) == ("do not", "don’t")
    write("b.txt", text.decode("cp850"))
    assert "They don’t write" in cli("b.txt", script="typographic").out.decode()


@pytest.mark.parametrize("data", [b" ", b"\n\n\n", b"\xef\xbb\xbf", b"\r\n\t", b"---\n---\n", b"```\n"])
def test_nothing_but_marks_and_space(cli, data):
    ran = cli(stdin=data)
    assert (ran.code, ran.out) == (0, data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n\0",
        b"PK\x03\x04\0\0",
        b"a text with a \0 inside it\n",
    ],
    ids=["png", "pdf", "zip", "nul"],
)
def test_binary(cli, write, data):
    write("a.md", data)
    for words in (["a.md"], ["-w", "a.md"], ["--check", "a.md"]):
        ran = cli(*words)
        assert (ran.code, ran.out) == (3, b"")
        assert ran.err.startswith("error: a.md: ")
        assert len(ran.err.splitlines()) == 1
    assert harmless(cli, {"a.md": data})


@pytest.mark.parametrize(
    "data",
    [
        b"The caf\xe9 will utilize the new tool for every report that it writes this year.\n",
        b"\xff\xfeT\0h\0e\0 \0",
        b"good \xc3\x28 bad utf-8 here and nothing else to see in this line\n",
        b"\xed\xa0\x80 half a surrogate pair\n",
    ],
    ids=["latin-1", "utf-16", "broken utf-8", "surrogate"],
)
def test_invalid_utf8_comes_back_in_its_own_bytes_or_is_refused(cli, data):
    ran = cli(stdin=data)
    assert (ran.code, ran.out) in [(0, data), (0, data.replace(b"utilize", b"use")), (3, b"")]
    assert "Traceback" not in ran.err


def test_one_line_of_a_megabyte(cli):
    line = b"The whole team will utilize the new tool for every report that it writes. " * 14_000 + b"\n"
    ran = cli(stdin=line)
    assert ran.code == 0, ran.err
    assert len(ran.out) > 900_000
    assert b"utilize" not in ran.out


def test_fifty_megabytes(cli, write):
    line = b"2026-01-01 12:00:00 INFO utilize(worker) finished the request in 12 ms\n"
    fence = b"```\n" + line * (50_000_000 // len(line)) + b"```\n\n"
    write("a.md", STIFF.encode() + b"\n" + fence + STIFF.encode())
    ran = cli("-w", "a.md")
    assert ran.code == 0, ran.err
    assert (cli.folder / "a.md").read_bytes() == EDITED.encode() + b"\n" + fence + EDITED.encode()


def test_clean_text_survives_everything(cli, write):
    write("a.md", CLEAN)
    assert cli("a.md", script="use").out == CLEAN.encode()
