"""`humanize check` as a user meets it: what is found, in every format, and what counts."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

from checks import PLAIN, TELLS, WORDY, findings, never
from drafts import CLEAN

ROOT = Path(__file__).parents[2]


def test_a_text_that_is_fine_passes_in_silence(cli, write):
    write("a.md", CLEAN)
    ran = never(cli, "a.md")
    assert (ran.code, ran.out) == (0, b"")
    assert ran.err == "1 text checked, 19 words: 0 findings.\n"
    assert never(cli, "-q", "a.md").err == ""


def test_a_finding_has_its_place_its_rule_and_its_words_marked(cli, write):
    write("a.md", TELLS)
    ran = never(cli, "a.md")
    assert ran.code == 1
    place, excerpt, mark = ran.out.decode().splitlines()[:3]
    assert place.startswith("a.md:3:1: en.")
    assert excerpt == "    As an AI language model, I cannot say when it opens."
    assert mark.startswith("    ^^^^^")
    assert "a.md:6" not in ran.out.decode()
    assert ran.err.startswith("1 text checked, ")
    assert "\x1b" not in ran.out.decode() + ran.err


def test_stdin_is_checked_too_and_may_have_a_name(cli):
    ran = never(cli, stdin=TELLS.encode())
    assert ran.code == 1
    assert ran.out.decode().startswith("stdin:3:1: ")
    ran = never(cli, "-", "--stdin-filename", "x.md", stdin=TELLS.encode())
    assert ran.out.decode().startswith("x.md:3:1: ")


def test_json_has_a_line_for_each_input_in_order(cli, write):
    write("b.md", TELLS)
    write("a.md", CLEAN)
    ran = never(cli, "b.md", "gone.md", "a.md", "--format", "json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [each["file"] for each in lines] == ["b.md", "gone.md", "a.md"]
    assert [each.get("passed") for each in lines] == [False, None, True]
    assert "no such file" in lines[1]["error"]
    assert ran.code == 3
    text = TELLS
    for finding in lines[0]["findings"]:
        start, end = finding["start"], finding["end"]
        assert text.count("\n", 0, start) + 1 == finding["line"]
        assert start - text.rfind("\n", 0, start) == finding["column"]
        place = finding["excerpt"][finding["excerpt_start"] : finding["excerpt_end"]]
        assert " ".join(text[start:end].split()) == " ".join(place.split())


def test_sarif_goes_to_a_file_and_stdout_stays_empty(cli, write):
    write("docs/a.md", TELLS + WORDY)
    ran = never(cli, "docs", "--format", "sarif", "-o", "out/found.sarif", "--show-all")
    assert (ran.code, ran.out) == (1, b"")
    log = json.loads((cli.folder / "out/found.sarif").read_text())
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    uris = {
        location["physicalLocation"]["artifactLocation"]["uri"]
        for result in run["results"]
        for location in result["locations"]
    }
    assert uris == {"docs/a.md"}
    assert any("fixes" in result for result in run["results"])


def test_github_gets_workflow_commands(cli, write):
    write("a.md", TELLS)
    ran = never(cli, "a.md", "--format", "github")
    assert ran.code == 1
    lines = ran.out.decode().splitlines()
    assert lines[0].startswith("::warning file=a.md,line=3,endLine=3,col=1,")
    assert all(line.startswith("::") for line in lines)


def test_limits_decide_the_exit_code(cli, write):
    write("a.md", TELLS)
    number = len(findings(never(cli, "a.md", "--format", "json")))
    assert number >= 2
    assert never(cli, "a.md", "--max-findings", str(number)).code == 0
    ran = never(cli, "a.md", "--max-findings", str(number - 1))
    assert ran.code == 1
    assert f"a.md: {number} findings, {number - 1} allowed" in ran.err


def test_the_configuration_decides_what_is_found_and_flags_win(cli, write):
    write("a.md", TELLS)
    write("loose/a.md", TELLS)
    write(".humanize.toml", '[[paths]]\nmatch = "loose/"\nmax-findings = 99\n')
    assert never(cli, "loose").code == 0
    assert never(cli, ".").code == 1
    assert never(cli, "loose", "--max-findings", "0").code == 1
    write(".humanize.toml", 'exclude = ["*.md"]\n')
    ran = never(cli, ".")
    assert (ran.code, ran.out) == (0, b"")
    assert "nothing is left: the configuration excludes every text" in ran.err
    assert never(cli, "a.md").code == 0
    assert "passed over a.md: excluded by .humanize.toml:1" in never(cli, "a.md").err


def test_rules_can_be_selected_and_ignored(cli, write):
    write("a.md", TELLS)

    def rules(*words):
        ran = never(cli, "a.md", "--format", "json", "--show-all", *words)
        return {each["rule"] for each in findings(ran)}

    first, *others = sorted(rules())
    assert others
    assert rules("--select", first) == {first}
    assert rules("--ignore", first) == set(others)
    assert rules("--ignore", "en.") == rules("--ignore", ",".join([first, *others])) == set()
    assert rules("--ignore", first, "--ignore", others[0]) == set(others[1:])


def test_what_does_not_count_is_shown_on_request(cli, write):
    write("a.md", WORDY)
    ran = never(cli, "a.md")
    assert (ran.code, ran.out) == (0, b"")
    assert "1 more that does not count (--show-all); 1 can be replaced (--fix)" in ran.err
    ran = never(cli, "a.md", "--show-all")
    assert ran.code == 0
    assert ran.out.decode().splitlines() == [
        'a.md:1:1: en.in-order-to: "In order to" says no more than "to". (not counted: '
        + ran.out.decode().splitlines()[0].partition("(not counted: ")[2],
        "    In order to reach the mill, follow the river until the second bridge, and then turn left.",
        '    ^^^^^^^^^^^ → "To"',
    ]


def test_fix_makes_the_safe_replacements_and_a_second_run_none(cli, write):
    path = write("a.md", TELLS.replace("\n", "\r\n") + WORDY)
    path.chmod(0o640)
    ran = never(cli, "--fix", "a.md", "b.md")
    assert ran.code == 3
    assert path.read_bytes() == (TELLS.replace("\n", "\r\n") + PLAIN).encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "1 replacement made" in ran.err
    assert ran.out.decode().startswith("a.md:3:1: ")
    before = path.stat().st_mtime_ns
    assert never(cli, "--fix", "a.md").code == 1
    assert path.stat().st_mtime_ns == before


def test_a_fix_is_what_sarif_says(cli, write):
    path = write("a.md", WORDY)
    ran = never(cli, "a.md", "--format", "sarif", "--show-all")
    (result,) = json.loads(ran.out)["runs"][0]["results"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    start = replacement["deletedRegion"]["charOffset"]
    end = start + replacement["deletedRegion"]["charLength"]
    assert WORDY[:start] + replacement["insertedContent"]["text"] + WORDY[end:] == PLAIN
    never(cli, "--fix", "a.md")
    assert path.read_text() == PLAIN


def test_fix_leaves_alone_what_it_may_not_touch(cli, write):
    write(".humanize.toml", 'ignore = ["en.in-order-to"]\nexclude = ["old.md"]\n')
    for name in ("a.md", "old.md"):
        write(name, WORDY)
    assert never(cli, "--fix", ".").code == 0
    assert (cli.folder / "a.md").read_text() == WORDY
    (cli.folder / ".humanize.toml").unlink()
    (cli.folder / "a.md").chmod(0o444)
    ran = never(cli, "--fix", ".")
    assert (cli.folder / "old.md").read_text() == PLAIN
    if os.geteuid() != 0 or "read-only" in ran.err:
        assert ran.code == 3
        assert (cli.folder / "a.md").read_text() == WORDY


def test_words_that_the_profile_keeps_are_passed_over(cli, write):
    write("a.md", TELLS)
    write("mine.yaml", 'keep: ["As an AI language model", "is a testament to", "I hope this helps"]\n')
    assert never(cli, "a.md", "-p", "mine.yaml").code == 0


def test_another_language_is_left_alone_and_said_to_be(cli, write):
    write("a.md", "Det här är en text på svenska om biblioteket, som öppnar klockan nio varje morgon.\n")
    ran = never(cli, "a.md")
    assert (ran.code, ran.out) == (0, b"")
    assert "left alone: 15 words in no language that is checked" in ran.err


def test_whoever_stops_reading_is_no_failure(cli, write):
    for number in range(40):
        write(f"docs/{number}.md", TELLS * 20)
    started = cli.start("check", "docs", script="never", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert started.stdout.readline().startswith(b"docs/0.md:3:1: ")
    started.stdout.close()
    message = started.stderr.read().decode()
    assert started.wait(timeout=60) == 1
    assert "Traceback" not in message
    assert "Broken" not in message


def test_a_terminal_sees_colour(cli, write):
    write("a.md", TELLS)
    ours, theirs = pty.openpty()
    environment = {**cli.environment, "TERM": "xterm"}
    done = subprocess.Popen(
        cli.words("check", "a.md", script="never"),
        cwd=cli.folder,
        env=environment,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    shown = b""
    while not shown.count(b"\n") > 2:
        shown += os.read(ours, 4096)
    done.wait(timeout=60)
    os.close(ours)
    assert b"\x1b[1ma.md:3:1\x1b[0m: \x1b[31men." in shown


def test_the_same_findings_whatever_the_order_and_company(cli, write):
    names = ["a.md", "b.md", "c.txt"]
    write("a.md", TELLS)
    write("b.md", WORDY + TELLS)
    write("c.txt", TELLS)
    together = never(cli, *names, "--format", "json", "--show-all").out.splitlines()
    turned = never(cli, *reversed(names), "--format", "json", "--show-all").out.splitlines()
    alone = [never(cli, name, "--format", "json", "--show-all").out.strip() for name in names]
    assert together == list(reversed(turned)) == alone


def test_the_examples_of_the_document_print_what_they_say():
    sys.path.insert(0, str(ROOT / "scripts"))
    import readme

    text = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    assert readme.refreshed(text) == text


def test_many_files_print_the_same_on_one_core_and_on_three(cli, write):
    for number in range(60):
        write(f"docs/{number:02}.md", TELLS if number % 3 else CLEAN)
    write("docs/70.md", "\0binary")
    one, three = (cli("check", "--threads", cores, "docs") for cores in ("1", "3"))
    assert one == three
    assert b"docs/58.md:" in one.out
    assert b"docs/57.md:" not in one.out
    assert "docs/70.md" in one.err
