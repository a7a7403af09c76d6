import pytest
from drafts import CLEAN, STIFF


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["a.md", "b.md"],
            "several inputs cannot go to stdout as one text; add --write, --output FOLDER, --diff or --check",
        ),
        (
            ["docs"],
            "a folder cannot go to stdout as one text; add --write, --output FOLDER, --diff or --check",
        ),
        (["-w", ""], "a path is empty; was a variable of the shell not set?"),
        (["a.md", "-o", ""], "a path is empty; was a variable of the shell not set?"),
        (["-w"], "--write needs files to rewrite, not stdin; give their names, or use --output"),
        (["-w", "-"], "--write needs files to rewrite, not stdin; give their names, or use --output"),
        (["-w", "-o", "out", "a.md"], "--write and --output are two places for the result; give one"),
        (["-w", "--check", "a.md"], "--check only shows what would change; leave out --write"),
        (
            ["-o", "x", "--check", "--diff", "a.md"],
            "--check and --diff only show what would change; leave out --output",
        ),
        (
            ["--json", "--diff", "a.md"],
            "--diff and --json both print on stdout; give one (--json has every edit)",
        ),
        (["-q", "-v", "a.md"], "--quiet and --verbose contradict each other; give one"),
        (["-", "-", "--diff"], "stdin (-) is given more than once; it can be read only once"),
        (
            ["--stdin-filename", "x.md", "a.md"],
            "--stdin-filename names stdin, but only files are given; leave it out",
        ),
        (
            ["--lang", "xx", "a.md"],
            "--lang xx: not a language that is edited; choose auto or en, de, fr, es, it, pt, nl",
        ),
        (
            ["-o", "a.md", "a.md"],
            "--output would replace the input a.md; use --write to edit in place, or another folder",
        ),
        (["-o", "docs", "docs"], "--output docs: is the input folder itself; use --write to edit in place"),
        (["-o", "a.md", "docs", "b.md"], "--output a.md: is a file; several inputs need a folder"),
        (
            ["-o", "out", "a.md", "-"],
            "--output with several inputs needs files with names; leave out stdin (-)",
        ),
        (["-o", "out", "a.md", "docs/a.md"], "--output: a.md and docs/a.md would become the same file"),
    ],
)
def test_options_that_do_not_go_together(cli, write, words, message):
    files = {write(name, STIFF): STIFF for name in ("a.md", "b.md", "docs/a.md")}
    ran = cli(*words)
    assert (ran.code, ran.out, ran.err) == (2, b"", f"error: {message}\n")
    assert {path: path.read_text() for path in files} == files


@pytest.mark.parametrize("words", [["-dash.md"], ["check", "-dash.md"], ["--diff", "--dash.txt"]])
def test_a_file_that_looks_like_an_option(cli, write, words):
    write(words[-1], STIFF)
    ran = cli(*words)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.endswith(f"; to name the file {words[-1]}, write ./{words[-1]}\n")
    assert cli(f"./{words[-1]}", "--diff").code == 1


def test_a_wrong_choice_lists_the_right_ones(cli):
    ran = cli("--strength", "huge")
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == (
        "error: Invalid value for '--strength': 'huge' is not one of 'light', 'normal', 'strong'. "
        "See humanize --help.\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--nope"], "No such option: --nope"),
        (["--chekc", "a.md"], "--check"),
        (["--strength", "brutal", "a.md"], "brutal"),
        (["--threads", "-1", "a.md"], "--threads"),
        (["--threads", "many", "a.md"], "--threads"),
        (["-p"], "requires an argument"),
        (["model", "dance"], "dance"),
        (["profile", "show"], "name"),
    ],
)
def test_wrong_words_are_one_line_and_code_2(cli, words, said):
    ran = cli(*words)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, b"", 1)
    assert said.lower() in ran.err.lower()
    assert ran.err.startswith("error: ")


def test_an_unknown_profile_names_the_known_ones(cli):
    ran = cli("-p", "causal", stdin=CLEAN.encode())
    assert (ran.code, ran.out) == (2, b"")
    assert "casual" in ran.err
    assert "Traceback" not in ran.err


def test_a_broken_profile_shows_the_line(cli, write):
    write("mine.yaml", "tone: plain\navoid: [unclosed\n")
    ran = cli("-p", "mine.yaml", stdin=CLEAN.encode())
    assert ran.code == 2
    assert "mine.yaml" in ran.err
    assert "Traceback" not in ran.err


def test_help_has_every_option_and_the_exit_codes(cli):
    from humanize_cli.errors import ExitCode

    ran = cli("--help")
    page = ran.out.decode()
    assert ran.code == 0
    for option in (
        "--profile",
        "--lang",
        "--strength",
        "--headings",
        "--tables",
        "--write",
        "--output",
        "--stdin-filename",
        "--check",
        "--diff",
        "--explain",
        "--json",
        "--threads",
        "--quiet",
        "--verbose",
        "--version",
        "--install-completion",
    ):
        assert option in page
    codes = page.partition("Exit codes:")[2]
    assert [int(line.split()[0]) for line in codes.splitlines() if line.strip()] == [
        int(code) for code in ExitCode
    ]
    assert "humanize model" in page
    assert "humanize profile" in page
    assert max(map(len, page.splitlines())) <= 100


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("humanize mod", {"model"}),
        ("humanize --str", {"--strength"}),
        ("humanize -p cas", {"casual"}),
        ("humanize --lang d", {"de"}),
        ("humanize model ", {"build", "show", "path"}),
        ("humanize profile show tech", {"technical"}),
    ],
)
def test_shell_completion(cli, line, expected):
    words = {
        "_HUMANIZE_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
    }
    asked = type(cli)(cli.folder, {**cli.environment, **words})
    ran = asked()
    assert set(ran.out.decode().split()) == expected
