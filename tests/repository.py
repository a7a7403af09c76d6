"""A git repository for tests to change things in."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Git:
    """A repository's folder, and its git."""

    folder: Path

    def __call__(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env={
                **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
                **{
                    f"GIT_{who}_{what}": "x@example.com"
                    for who in ("AUTHOR", "COMMITTER")
                    for what in ("NAME", "EMAIL")
                },
                "GIT_CONFIG_GLOBAL": os.devnull,
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def commit(self, message: str = "change") -> None:
        self("add", "-A")
        self("commit", "-q", "--allow-empty", "-m", message)


def new_repository(folder: Path) -> Git:
    folder.mkdir(parents=True, exist_ok=True)
    git = Git(folder)
    git("init", "-q", "-b", "main")
    return git
