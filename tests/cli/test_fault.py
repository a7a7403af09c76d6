"""A fault in the program: one line, a log without the user's text, and no file harmed."""

from drafts import STIFF
from unharmed import harmless


def test_a_fault_in_the_program_leaves_a_log_without_the_users_text(cli, write, tmp_path):
    write("a.md", STIFF)
    ran = cli("-p", "plain", "a.md", script="crash")
    log = tmp_path / "cache" / "crash.log"
    assert (ran.code, ran.out) == (3, b"")
    assert ran.err == (
        "error: a.md: unforeseen ZeroDivisionError in humanize; your files are unharmed. "
        f"Please report it with {log}, which holds none of your text\n"
    )
    report = log.read_text()
    assert "builtins.ZeroDivisionError" in report
    assert "options: -p" in report
    for private in ("utilize", "a.md", "cannot divide", str(cli.folder)):
        assert private not in report
    assert harmless(cli, {"a.md": STIFF.encode()})


def test_a_log_that_cannot_be_written_hides_no_error(cli, write):
    write("a.md", STIFF)
    environment = {**cli.environment, "HUMANIZE_CACHE": "/proc/nowhere", "TMPDIR": "/proc/nowhere"}
    ran = type(cli)(cli.folder, environment)("a.md", script="crash")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (3, b"", 1)
    assert "unforeseen ZeroDivisionError" in ran.err
