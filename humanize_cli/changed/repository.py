"""A git repository, asked by its own program, as far as changed lines go."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from humanize_cli.changed.patch import Entry, read_entries, read_lines
from humanize_cli.disk import display_name
from humanize_cli.errors import InputError, UsageError
from humanize_cli.inputs import FORMATS
from humanize_cli.lines import EVERY, Lines

_SUBMODULE, _LINK = "160000", "120000"
# Whatever the user has configured, the answers must be those that are read here.
_SETTINGS = ("-c", "core.quotePath=true", "-c", "diff.relative=false")
_DIFF = (
    "diff",
    "-M",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=dirty",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)
_AT_ONCE = 200
"""Names in one call: a command line has a greatest length."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which changes are meant: those in the working tree since a revision, or with None what is staged."""

    revision: str | None

    @property
    def flag(self) -> str:
        """The option as messages name it."""
        return "--staged" if self.revision is None else f"--since {display_name(self.revision)}"


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A changed file: its name from the repository's root, and its lines, or why it cannot be edited."""

    name: bytes
    lines: Lines = EVERY
    skipped: str = ""
    problem: str = ""


class Repository:
    """A repository, and which of its changes are meant."""

    def __init__(self, folder: Path, selection: Selection) -> None:
        """Find the repository that a folder lies in.

        Raises UsageError where there is none, git is missing, or the revision is unknown.
        """
        self._flag = selection.flag
        self._folder = folder
        self.root = Path(os.fsdecode(self._run("rev-parse", "--show-toplevel").removesuffix(b"\n")))
        self._folder = self.root if "GIT_DIR" not in os.environ else folder
        self.staged = selection.revision is None
        self._against = ("--cached",) if selection.revision is None else (self._tree(selection.revision),)

    def changes(self) -> Iterator[ChangedFile]:
        """Yield the files that differ and are still there, those that git does not know yet at the end."""
        entries = read_entries(
            self._run(*_DIFF, "--raw", "--numstat", "-z", "--no-abbrev", *self._against, "--")
        )
        edited = [
            each for each in entries if each.status in "MR" and not each.binary and _may_be_text(each.name)
        ]
        lines = self._lines(edited)
        unmerged = {
            each.split(b"\t", 1)[1] for each in self._names("ls-files", "--unmerged", "--full-name", "-z")
        }
        for entry in entries:
            if entry.name in unmerged:
                yield ChangedFile(entry.name, problem="has merge conflicts; resolve them first")
            elif entry.mode == _SUBMODULE:
                yield ChangedFile(entry.name, skipped="a submodule; start humanize inside it")
            elif entry.mode == _LINK:
                yield ChangedFile(entry.name, skipped="a symbolic link")
            elif entry.status != "D" and entry.binary:
                yield ChangedFile(entry.name, skipped="binary, says git")
            elif entry.status in "MR":
                yield ChangedFile(entry.name, lines.get(entry.name, Lines()))
            elif entry.status != "D":
                yield ChangedFile(entry.name)
        if not self.staged:
            known = {entry.name for entry in entries}
            for name in self._names("ls-files", "--others", "--exclude-standard", "--full-name", "-z"):
                if name.endswith(b"/"):
                    yield ChangedFile(name.rstrip(b"/"), skipped="a repository of its own")
                elif name not in known:
                    yield ChangedFile(name)

    def unstaged(self) -> frozenset[bytes]:
        """Return the files that the working tree has otherwise than they are staged, or not at all."""
        return frozenset(self._names(*_DIFF, "--name-only", "--no-renames", "-z", "--"))

    def content(self, name: bytes) -> bytes:
        """Return a file as it is staged; raises InputError where none of that name is."""
        try:
            return self._run("cat-file", "blob", f":0:{os.fsdecode(name)}")
        except UsageError:
            raise InputError(f"{display_name(os.fsdecode(name))}: is not staged") from None

    def ignored(self, names: Sequence[bytes]) -> frozenset[bytes]:
        """Return which files git is told to ignore."""
        if not names:
            return frozenset()
        answer = self._call(("check-ignore", "-z", "--stdin"), b"\0".join(names))
        return frozenset(answer.stdout.split(b"\0")) & frozenset(names)

    def _lines(self, entries: Sequence[Entry]) -> dict[bytes, Lines]:
        """Return the changed lines of files."""
        found: dict[bytes, Lines] = {}
        for start in range(0, len(entries), _AT_ONCE):
            names = {
                os.fsdecode(name)
                for each in entries[start : start + _AT_ONCE]
                for name in (each.old, each.name)
            }
            patch = self._run(
                "--literal-pathspecs",
                *_DIFF,
                "--unified=0",
                "--inter-hunk-context=0",
                *self._against,
                "--",
                *sorted(names),
            )
            found |= read_lines(patch)
        return found

    def _tree(self, revision: str) -> str:
        """Return the object that a revision's files are named by; "REV..." is where the branches parted."""
        base = revision.removesuffix("...")
        if not base or base.startswith("-"):
            raise UsageError(f"{self._flag}: not a revision; give a commit, branch or tag")
        commit = self._resolved(base)
        if base == revision:
            return commit
        answer = self._call(("merge-base", commit, "HEAD"))
        if answer.returncode:
            raise UsageError(
                f"{self._flag}: {display_name(base)} and HEAD have no commit in common{self._shallow()}"
            )
        return answer.stdout.decode().strip()

    def _resolved(self, revision: str) -> str:
        for kind in ("commit", "tree"):
            answer = self._call(("rev-parse", "--verify", "--quiet", f"{revision}^{{{kind}}}"))
            if answer.returncode == 0:
                return answer.stdout.decode().strip()
        raise UsageError(
            f"{self._flag}: the repository {display_name(self.root)} knows no such revision"
            + (self._shallow() or "; git log and git branch --all list what there is")
        )

    def _shallow(self) -> str:
        """Return what to do where history may be missing."""
        if self._run("rev-parse", "--is-shallow-repository").strip() != b"true":
            return ""
        return (
            "; the clone is shallow: git fetch --unshallow brings the rest (in CI, fetch the whole history)"
        )

    def _names(self, *words: str) -> list[bytes]:
        return [each for each in self._run(*words).split(b"\0") if each]

    def _run(self, *words: str) -> bytes:
        """Return what git prints; raises UsageError with its own first line where it fails."""
        answer = self._call(words)
        if answer.returncode == 0:
            return answer.stdout
        said = answer.stderr.decode("utf-8", "backslashreplace").strip().split("\n")[0]
        if "not a git repository" in said:
            where = display_name(self._folder.absolute())
            raise UsageError(f"{self._flag} needs a git repository, and {where} is in none")
        if "must be run in a work tree" in said:
            raise UsageError(
                f"{self._flag} needs a working tree; {display_name(self._folder.absolute())} has none"
            )
        raise UsageError(
            f"{self._flag}: git says: {said.removeprefix('fatal: ') or 'nothing, but it failed'}"
        )

    def _call(self, words: Sequence[str], given: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
        environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        command = ["git", "--no-pager", *_SETTINGS, *words]
        stdin = subprocess.DEVNULL if given is None else None
        try:
            return subprocess.run(
                command,
                cwd=self._folder,
                env=environment,
                stdin=stdin,
                input=given,
                capture_output=True,
                check=False,
            )
        except (FileNotFoundError, PermissionError):
            raise UsageError(f"{self._flag} needs git, which is not installed or not on the PATH") from None


def _may_be_text(name: bytes) -> bool:
    """Say whether a file may be one to edit, so that its lines are worth asking for."""
    ending = Path(os.fsdecode(name)).suffix.lower()
    return not ending or ending in FORMATS
