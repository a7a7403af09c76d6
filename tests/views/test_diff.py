import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.views.diff import unified

LINES = st.lists(
    st.sampled_from([b"one\n", b"two\n", b"\n", b"--- x\n", b"@@ y\r\n", b"# z\n", b"\\ w\n", b"\xe9\n"]),
    max_size=30,
)
END = st.sampled_from([b"", b"no newline at the end", b"lone \r return"])


def patched(before: bytes, difference: bytes, folder: Path, name: str = "text.md") -> bytes:
    """What `patch` makes of a file and a diff."""
    file = folder / name
    file.write_bytes(before)
    subprocess.run(["patch", "-p0", "-s", "--binary"], input=difference, cwd=folder, check=True)
    return file.read_bytes()


@settings(max_examples=60, deadline=None)
@given(st.tuples(LINES, END), st.tuples(LINES, END))
def test_patch_makes_the_new_text_of_the_old(tmp_path_factory, old, new):
    before, after = (b"".join(lines) + end for lines, end in (old, new))
    difference = unified(before, after, "text.md", comments=["line 1: a reason", "--- a trap"])
    if before == after:
        assert difference == b""
    elif before and after:
        # An empty side means creation or removal to patch programs, which no edit ever is.
        assert patched(before, difference, tmp_path_factory.mktemp("patch")) == after


@pytest.mark.parametrize("name", ["a b.md", 'quote".md', "tab\there.md", "ünï.md", "back\\slash.md"])
def test_names_are_understood(tmp_path, name):
    assert patched(b"old\n", unified(b"old\n", b"new\n", name), tmp_path, name) == b"new\n"


def test_far_changes_are_hunks_of_their_own_with_three_lines_around():
    before = b"".join(b"line %d\n\n" % number for number in range(20))
    after = before.replace(b"line 2\n", b"LINE 2\n").replace(b"line 15\n", b"LINE 15\n")
    heads = [line for line in unified(before, after, "x").splitlines() if line.startswith(b"@@")]
    assert heads == [b"@@ -2,7 +2,7 @@", b"@@ -28,7 +28,7 @@"]


def test_git_takes_it_too(tmp_path):
    before, after = b"a\r\nb\r\nc", b"a\r\nB\r\nc"
    (tmp_path / "x y.md").write_bytes(before)
    done = subprocess.run(
        ["git", "apply", "-p0"],
        input=unified(before, after, "x y.md", comments=["why"]),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x y.md").read_bytes() == after
