"""`humanize check` where something is wrong: options, files that cannot be read, and texts that are none."""

import json
import os
import shutil

import pytest
from checks import TELLS, WORDY, never


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--select", "en.delf", "a.md"), '--select: "en.delf" is no rule'),
        (("--ignore", ",", "a.md"), "--ignore: a name is empty"),
        (("--select", "en", "--ignore", "en", "a.md"), "no rule is left"),
        (("--format", "xml", "a.md"), "'xml' is not one of"),
        (("--max-findings", "-1", "a.md"), "--max-findings"),
        (("--max-score", "101", "a.md"), "--max-score"),
        (("--max-findings", "many", "a.md"), "--max-findings"),
        (("--fix",), "--fix rewrites files, and stdin is none"),
        (("--fix", "a.md", "-"), "--fix rewrites files, and stdin is none"),
        (("--lang", "xx", "a.md"), "--lang xx"),
        (("--profile", "causal", "a.md"), 'did you mean "casual"?'),
        (("--output", "", "a.md"), "--output: the path is empty"),
        (("--output", "./a.md", "a.md"), "is one of the texts to check"),
        (("--stdin-filename", "x.md", "a.md"), "--stdin-filename names stdin"),
        (("--config", "a.md", "a.md"), "a.md:1: not valid TOML"),
        (("",), "a path is empty"),
    ],
)
def test_what_is_refused_costs_nothing_and_says_what_to_do(cli, write, words, message):
    path = write("a.md", WORDY)
    ran = never(cli, *words)
    assert (ran.code, ran.out) == (2, b"")
    assert message in ran.err
    assert path.read_text() == WORDY


def test_inputs_that_cannot_be_read_are_named_and_the_others_go_on(cli, write):
    write("binary.md", bytes(range(256)) * 8)
    write("image.md", b"\x89PNG\r\n\x1a\n")
    write("a.rst", TELLS)
    write("z.md", TELLS)
    ran = never(cli, "binary.md", "image.md", "a.rst", "gone.md", "z.md")
    assert ran.code == 3
    assert ran.out.decode().startswith("z.md:3:1: ")
    errors = [line for line in ran.err.splitlines() if line.startswith("error: ")]
    assert [line.split(":")[1].strip() for line in errors] == ["binary.md", "image.md", "a.rst", "gone.md"]
    assert "5 texts checked" in ran.err
    assert "4 failed" in ran.err


@pytest.mark.skipif(os.geteuid() != 0 or shutil.which("setpriv") is None, reason="needs to become nobody")
def test_a_file_that_may_not_be_read(cli, write):
    write("a.md", TELLS).chmod(0)
    for folder in (cli.folder, *cli.folder.parents[:2]):
        folder.chmod(0o755)
    nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
    if cli("--version", prefix=nobody).code != 0:
        pytest.skip("the checkout is not readable for a user without rights")
    ran = never(cli, "a.md", prefix=nobody)
    assert (ran.code, ran.out) == (3, b"")
    assert "a.md: may not be read" in ran.err


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_text_passes_and_is_said_to_be_empty(cli, data):
    ran = never(cli, stdin=data)
    assert (ran.code, ran.out) == (0, b"")
    assert "stdin: is empty; there was nothing to check" in ran.err


def test_a_folder_without_any_text_is_said_to_have_none(cli, write):
    write("docs/a.py", "x = 1\n")
    ran = never(cli, "docs")
    assert (ran.code, ran.out) == (0, b"")
    assert "nothing to check" in ran.err
    sarif = json.loads(never(cli, "docs", "--format", "sarif").out)
    assert sarif["runs"][0]["results"] == []
