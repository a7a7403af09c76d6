import os
from pathlib import Path

import pytest

from humanize_cli import inputs
from humanize_cli.text.document import Format


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "docs"
    for name in (
        "b.md",
        "a.markdown",
        "sub/c.mdx",
        "sub/d.TXT",
        "sub/e.rst",
        "LICENSE.txt",
        "requirements-dev.txt",
        "Notice",
        ".git/f.md",
        "node_modules/x/README.md",
        "env/pyvenv.cfg",
        "env/g.md",
        ".hidden.md",
        "sub/.humanize-12.tmp",
        "licensing.md",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    (tmp_path / "outside.md").write_text("text")
    (root / "to-outside.md").symlink_to(tmp_path / "outside.md")
    (root / "to-inside.md").symlink_to("b.md")
    (root / "to-folder").symlink_to("sub")
    (root / "dangling.md").symlink_to("nowhere")
    os.mkfifo(root / "pipe.md")
    return root


def names(found: inputs.Inputs, root: Path) -> list[str]:
    return [os.path.relpath(each.path or "", root) for each in found.sources]


def test_a_folder_means_its_prose_in_order(tree):
    found = inputs.find([str(tree)])
    assert names(found, tree) == [
        ".hidden.md",
        "a.markdown",
        "b.md",
        "licensing.md",
        "sub/c.mdx",
        "sub/d.TXT",
    ]
    assert [each.format for each in found.sources] == [Format.MARKDOWN] * 5 + [Format.PLAIN]


def test_what_is_passed_over_is_said(tree):
    skipped = "\n".join(inputs.find([str(tree)]).skipped)
    for name in (".git", "node_modules", "env", "to-outside.md", "to-folder", "dangling.md", "pipe.md"):
        assert f"{tree}/{name}: " in skipped


def test_a_conversion_takes_the_other_files_along(tree, tmp_path):
    found = inputs.find([str(tree)], output=str(tmp_path / "out"))
    prose = {os.path.relpath(each.target or "", tmp_path) for each in found.sources if each.prose}
    copied = {os.path.relpath(each.target or "", tmp_path) for each in found.sources if not each.prose}
    assert prose == {
        "out/.hidden.md",
        "out/a.markdown",
        "out/b.md",
        "out/to-inside.md",
        "out/licensing.md",
        "out/sub/c.mdx",
        "out/sub/d.TXT",
    }
    assert copied == {"out/LICENSE.txt", "out/Notice", "out/requirements-dev.txt", "out/sub/e.rst"}


def test_an_output_inside_the_input_is_not_read(tree):
    (tree / "out").mkdir()
    (tree / "out" / "old.md").write_text("text")
    found = inputs.find([str(tree)], output=str(tree / "out"))
    assert "out/old.md" not in names(found, tree)
    assert "b.md" in names(found, tree)


def test_several_folders_keep_their_names_in_the_output(tmp_path):
    for name in ("one/a.md", "two/a.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x")
    found = inputs.find([str(tmp_path / "one"), str(tmp_path / "two")], output=str(tmp_path / "out"))
    assert [each.target for each in found.sources] == [tmp_path / "out/one/a.md", tmp_path / "out/two/a.md"]


def test_a_named_file_may_be_anything_without_an_ending_but_no_other_kind(tmp_path):
    for name in ("README", "page.html", "LICENSE.txt"):
        (tmp_path / name).write_text("x")
    readme, page, licence = inputs.find(
        [str(tmp_path / each) for each in ("README", "page.html", "LICENSE.txt")]
    ).sources
    assert (readme.format, readme.problem) == (Format.PLAIN, None)
    assert "not a kind of file to edit" in str(page.problem)
    assert licence.problem is None


def test_nothing_means_stdin():
    (only,) = inputs.find([]).sources
    assert (only.name, only.path, only.format) == ("stdin", None, Format.MARKDOWN)
    (named,) = inputs.find(["-"], stdin_name="mail.txt").sources
    assert (named.name, named.format) == ("mail.txt", Format.PLAIN)
