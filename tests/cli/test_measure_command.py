import json
import os

import pytest

STIFF = (
    "The bridge was closed on Monday by the council. The utilization of the ferry was recommended. "
    "However, the ferry was also cancelled.\n"
)
EASY = "The council closed the bridge on Monday. Use the ferry. The ferry runs at 9.\n"


@pytest.fixture
def draft(write):
    return write("draft.md", STIFF)


def test_a_table_of_everything_without_a_profile(cli, draft):
    ran = cli("measure", "draft.md")
    assert ran.code == 0
    lines = ran.out.decode().splitlines()
    assert lines[0].startswith("draft.md: en, 22 words in 3 sentences; Flesch-Kincaid ")
    (passives,) = (line for line in lines if "passives" in line)
    assert "100 " in passives
    assert "was also cancelled, was closed, was recommended" in passives
    assert ran.err == "draft.md: 22 words are few; figures settle from about 100 on\n"


def test_with_a_profile_what_is_outside_is_said(cli, draft):
    ran = cli("measure", "draft.md", "--profile", "easy-read")
    table = {line.split("  ")[1].strip(): line for line in ran.out.decode().splitlines()[1:]}
    assert "inside" in table["sentence length"]
    assert "above" in table["passives"]
    assert "(utilization)" in table["nominalizations"]
    assert "I, we" not in table
    assert table[next(reversed(table))].strip().endswith("inside")


def test_an_edited_version_beside_it(cli, draft, write):
    write("edited.md", EASY)
    ran = cli("measure", "draft.md", "--against", "edited.md", "--profile", "easy-read")
    (passives,) = (line for line in ran.out.decode().splitlines() if "passives" in line)
    assert "100  →      0" in passives
    assert "inside, nearer" in passives
    back = cli("measure", "edited.md", "--against", "draft.md", "--profile", "easy-read")
    (passives,) = (line for line in back.out.decode().splitlines() if "passives" in line)
    assert "above, farther" in passives


def test_edited_by_the_tool(cli, write):
    write("draft.md", "We utilize the old tool each day in the shop.\n")
    ran = cli("measure", "draft.md", "--after", "--json", script="use")
    answer = json.loads(ran.out)
    assert answer["values"]["long_words_per_100_words"] == 10
    assert answer["after"]["values"]["long_words_per_100_words"] == 0
    assert "utilize" in (cli.folder / "draft.md").read_text()


def test_json(cli, draft):
    ran = cli("measure", "draft.md", "--profile", "easy-read", "--json")
    answer = json.loads(ran.out)
    assert (answer["name"], answer["profile"], answer["language"]) == ("draft.md", "easy-read", "en")
    assert answer["values"]["passives_per_100_sentences"] == pytest.approx(
        100 * 3 / answer["sentences"], abs=1e-3
    )
    assert answer["bands"]["passives_per_100_sentences"] == [0, 5]
    assert answer["outside"]["passives_per_100_sentences"] == "above"
    assert answer["distance"] > 0


def test_two_languages_are_no_two_versions(cli, draft, write):
    write("deutsch.md", "Die Brücke ist seit Montag gesperrt, weil zwei Bolzen gebrochen sind.\n")
    ran = cli("measure", "draft.md", "--against", "deutsch.md")
    assert "warning: draft.md: is in another language (en) than deutsch.md" in ran.err


def test_stdin_and_several_files(cli, draft, write):
    write("b.md", EASY)
    ran = cli("measure", "draft.md", "b.md", "-", "-q", stdin=EASY.encode())
    assert [line.split(":")[0] for line in ran.out.decode().splitlines() if not line.startswith("  ")] == [
        "draft.md",
        "b.md",
        "stdin",
    ]
    assert ran.err == ""


def test_formal_address_is_measured_and_held_to_the_profile(cli, write):
    write(
        "brief.md",
        "Bitte geben Sie Ihren Namen an. Dann kannst du gehen. Wir schicken Ihnen das Paket am Montag.\n",
    )
    write("formal.yaml", "address: formal\n")
    ran = cli("measure", "brief.md", "--profile", "formal.yaml", "--lang", "de")
    assert "formal address" in ran.out.decode()
    assert "below" in ran.out.decode()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("nowhere.md",), 3, "nowhere.md"),
        (("draft.md", "--profile", "warmm"), 2, 'did you mean "warm"?'),
        (("draft.md", "--lang", "sv"), 2, "--lang sv"),
        (("draft.md", "--against", "a.md", "--after"), 2, "give one"),
        (("draft.md", "draft2.md", "--against", "a.md"), 2, "give one file"),
        (("draft.md", "--against", "nowhere.md"), 3, "nowhere.md"),
        (("-", "--against", "-"), 2, "only one of the two"),
    ],
)
def test_wrong_use(cli, draft, words, code, message):
    ran = cli("measure", *words)
    assert (ran.code, ran.out) == (code, b"")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_one_bad_file_does_not_stop_the_others(cli, draft):
    ran = cli("measure", "nowhere.md", "draft.md")
    assert ran.code == 3
    assert ran.out.startswith(b"draft.md: en")


@pytest.mark.parametrize(
    "text", ["", "🎉🎉🎉\n", "`code`\n", "# Only a heading\n", "Detta är en svensk text om en bro.\n"]
)
def test_nothing_to_measure_is_said(cli, write, text):
    write("odd.md", text)
    ran = cli("measure", "odd.md", "--profile", "plain")
    assert ran.code == 0
    assert b"no prose to measure" in ran.out
    assert "no prose in a language that is measured" in ran.err


def test_a_profile_without_bands_is_said(cli, draft, write):
    write("empty.yaml", "tone: warm\n")
    ran = cli("measure", "draft.md", "--profile", "empty.yaml")
    assert "the profile empty has no bands for this language (en)" in ran.err
    assert ran.code == 0


def test_new_check_diff_and_schema(cli):
    assert cli("profile", "new", "acme", "--extends", "warm").err.startswith("wrote acme.yaml")
    assert (
        cli("profile", "check", "acme.yaml").err == "acme.yaml: a valid profile; 1 example, 0 with faults\n"
    )
    again = cli("profile", "new", "acme")
    assert (again.code, "is there already" in again.err) == (2, True)
    same = cli("profile", "diff", "warm", "acme.yaml")
    assert (same.code, same.out) == (0, b"")
    path = cli.folder / "acme.yaml"
    path.write_text(path.read_text() + "keep: [Acme]\nbands: {reading_grade: [4, 6]}\n")
    other = cli("profile", "diff", "warm", f".{os.sep}acme.yaml")
    assert other.code == 1
    assert "+ keep: Acme\n" in other.out.decode()
    assert "+ bands: reading_grade: [4, 6]\n" in other.out.decode()
    assert json.loads(cli("profile", "schema").out)["title"] == "humanize profile"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("new", "warm"), "built-in profile"),
        (("new", "x/y.txt"), "ends in .yaml"),
        (("new", "a", "--extends", "wram"), 'did you mean "warm"?'),
        (("check", "nowhere.yaml"), "there is no such file"),
        (("diff", "warm", "nothing"), 'unknown profile "nothing"'),
    ],
)
def test_wrong_use_of_profile(cli, words, message):
    ran = cli("profile", *words)
    assert (ran.code, ran.out) == (2, b"")
    assert message in ran.err


def test_an_example_that_cannot_be_has_exit_code_1_and_its_line(cli, write):
    write("mine.yaml", "tone: warm\nexamples:\n  - before: It costs 5 euros.\n    after: It costs 6 euros.\n")
    ran = cli("profile", "check", "mine.yaml")
    assert ran.code == 1
    assert ran.out.decode().startswith("mine.yaml:3: the edit would be held back: number")


def test_a_wrong_profile_does_not_stop_the_check_of_the_others(cli, write):
    write("bad.yaml", "tone: warm\nbands:\n  reading_grade: [9, 5]\n")
    write("good.yaml", "tone: warm\n")
    ran = cli("profile", "check", "bad.yaml", "good.yaml")
    assert ran.code == 2
    assert "bad.yaml:3: no text can satisfy this" in ran.err
    assert "    reading_grade: [9, 5]" in ran.err
    assert "good.yaml: a valid profile" in ran.err
