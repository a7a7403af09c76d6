import json

import pytest

BEFORE = "The pump may run for up to 3 hours.\n"
AFTER = "The pump runs for 3 hours.\n"


@pytest.fixture
def pair(write):
    return write("before.md", BEFORE), write("after.md", AFTER)


def test_differences_are_told_with_their_places(cli, pair):
    ran = cli("compare", "before.md", "after.md")
    assert ran.code == 1
    assert ran.out.decode() == (
        "before.md:1:1, after.md:1:1\n"
        "  lost modal: may\n"
        "  lost hedge: up to\n"
        "    - The pump may run for up to 3 hours.\n"
        "    + The pump runs for 3 hours.\n"
    )
    assert ran.err == "1 sentence before, 1 after: 2 differences\n"


def test_a_faithful_rewrite(cli, pair, write):
    write("better.md", "For up to 3 hours the pump may run.\n")
    ran = cli("compare", "before.md", "better.md")
    assert (ran.code, ran.out) == (0, b"")
    assert "every fact is there" in ran.err


def test_one_text_may_come_from_stdin(cli, pair):
    ran = cli("compare", "before.md", "-", "--quiet", stdin=BEFORE.encode())
    assert (ran.code, ran.out, ran.err) == (0, b"", "")


def test_json_has_places_and_reasons(cli, pair):
    ran = cli("compare", "before.md", "after.md", "--json")
    answer = json.loads(ran.out)
    assert (ran.code, answer["verdict"], answer["reasons"]) == (1, "changed", ["hedge", "modal"])
    assert answer["differences"][0]["before"] == {"line": 1, "column": 1, "text": BEFORE.strip()}


def test_json_lines_get_an_answer_each(cli):
    lines = [
        {"before": BEFORE, "after": AFTER, "lang": "en"},
        {"before": "Es kostet 3 Euro.", "after": "Es kostet 3 Euro.", "lang": "de"},
    ]
    ran = cli("compare", "--stdin", stdin="\n".join(map(json.dumps, lines)).encode())
    assert [json.loads(line)["verdict"] for line in ran.out.splitlines()] == ["changed", "faithful"]
    assert ran.code == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"before": "a"}', '"after" must be a text'),
        ('{"before": "a", "after": "a", "lang": "xx"}', '"lang" must be one of en'),
        ('{"before": "a", "after": "a", "language": "en"}', 'unknown key "language"'),
        ('{"before": "a", "after": "a", "format": "pdf"}', '"format" must be one of'),
    ],
)
def test_a_wrong_line_is_answered_and_the_next_goes_on(cli, line, said):
    good = json.dumps({"before": "It is old.", "after": "It is old.", "lang": "en"})
    ran = cli("compare", "--stdin", stdin=f"{line}\n\n{good}\n".encode())
    first, second = map(json.loads, ran.out.splitlines())
    assert said in first["error"]
    assert first["error"].startswith("line 1: ")
    assert second["verdict"] == "faithful"
    assert ran.code == 3


def test_bytes_that_are_no_text_are_a_wrong_line(cli):
    ran = cli("compare", "--stdin", stdin=b'{"before": "\xff", "after": "a"}\n')
    assert ran.code == 3
    assert "line 1" in json.loads(ran.out)["error"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("one.md",),
        ("a.md", "b.md", "c.md"),
        ("-", "-"),
        ("--stdin", "a.md"),
        ("a.md", "b.md", "--lang", "xx"),
    ],
)
def test_wrong_usage(cli, words):
    ran = cli("compare", *words)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1


def test_a_missing_file(cli, pair):
    ran = cli("compare", "before.md", "nowhere.md")
    assert (ran.code, ran.out) == (3, b"")
    assert "nowhere.md" in ran.err


def test_two_unrelated_texts(cli, write):
    write("one.md", "The pump leaks. The tank is empty. Nobody came.\n")
    write("other.md", "Bread needs salt. Yeast likes warmth. Ovens differ.\n")
    ran = cli("compare", "one.md", "other.md")
    assert ran.code == 1
    assert b"too few sentences in common" in ran.out
