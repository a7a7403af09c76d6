"""An empty repository to change things in."""

import os

import pytest

from tests.repository import Git, new_repository


@pytest.fixture
def git(tmp_path, monkeypatch) -> Git:
    """An empty repository, which is the current folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    made = new_repository(tmp_path / "here")
    monkeypatch.chdir(made.folder)
    return made
