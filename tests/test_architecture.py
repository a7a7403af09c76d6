"""The rooms: who may import whom, how long a module may be, and who knows the terminal."""

import ast
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "humanize_cli"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")

# Lower numbers are lower floors; a module may import from its own floor or below.
FLOORS = {
    "errors": 0,
    "edits": 0,
    "text": 1,
    "gate": 2,
    "style": 2,
    "reading": 2,
    "lines": 2,
    "result": 3,
    "model": 3,
    "rules": 3,
    "phrasebook": 3,
    "bands": 4,
    "diagnose": 4,
    "emotion": 4,
    "harm": 2,
    "personal": 4,
    "propose": 4,
    "compare": 5,
    "voice": 5,
    "reply": 5,
    "faults": 3,
    "settle": 5,
    "checked": 5,
    "choice": 6,
    "within_bands": 6,
    "toward_bands": 6,
    "draft": 6,
    "ledger": 6,
    "pipeline": 7,
    "api": 8,
    "disk": 9,
    "inputs": 9,
    "changed": 9,
    "config": 9,
    "stamp": 9,
    "editors": 10,
    "batch": 10,
    "checking": 10,
    "forked": 9,
    "views": 10,
    "cli": 11,
    "__main__": 12,
}
FORBIDDEN = {
    "gate": {"propose", "rules", "model", "style"},
    "text": {"gate", "style"},
    "views": {"batch", "cli"},
}


def imports(path: Path) -> set[str]:
    """Return the modules of this package that a file imports at run time, without the package's name."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    checking = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in checking:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("humanize_cli."):
            found.add(node.module.removeprefix("humanize_cli."))
        elif isinstance(node, ast.ImportFrom) and node.module == "humanize_cli":
            found.update(alias.name for alias in node.names if not alias.name.startswith("__"))
    return found


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path):
    here = room(path)
    for name in imports(path):
        there = name.split(".")[0]
        assert FLOORS[there] <= FLOORS[here], f"{here} must not import {name}"
        assert there not in FORBIDDEN.get(here, ()), f"{here} must not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_cli_knows_the_terminal(path):
    source = path.read_text(encoding="utf-8")
    if room(path) not in ("cli", "__main__"):
        assert "import typer" not in source
        assert "from typer" not in source
        assert "import rich" not in source
        assert "from rich" not in source


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_readable(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_public_names_are_these_and_all_there():
    import humanize_cli

    assert humanize_cli.__all__ == [
        "Editor",
        "HumanizeError",
        "Profile",
        "Result",
        "__version__",
        "humanize",
        "load_profile",
        "open_editor",
    ]
    assert all(getattr(humanize_cli, name) for name in humanize_cli.__all__)


def test_what_is_installed_has_every_package():
    """An editable install has them all; a wheel has those that are named."""
    root = Path(__file__).parents[1]
    named = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    found = {
        ".".join(each.parent.relative_to(root).parts) for each in (root / "humanize_cli").rglob("__init__.py")
    }
    assert found | {"humanize_cli.profiles"} == set(named)
