"""humanize: a local copy editor that keeps every fact and shows every change."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Editor",
    "HumanizeError",
    "Profile",
    "Result",
    "__version__",
    "humanize",
    "load_profile",
    "open_editor",
]

if TYPE_CHECKING:
    from humanize_cli.api import humanize, open_editor
    from humanize_cli.errors import HumanizeError
    from humanize_cli.pipeline import Editor
    from humanize_cli.result import Result
    from humanize_cli.style.load import load_profile
    from humanize_cli.style.profile import Profile

_HOMES = {
    "Editor": "pipeline",
    "HumanizeError": "errors",
    "Profile": "style.profile",
    "Result": "result",
    "humanize": "api",
    "load_profile": "style.load",
    "open_editor": "api",
}


def __getattr__(name: str) -> Any:
    """Import a public name at its first use, so that `import humanize_cli` stays cheap (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"humanize_cli.{_HOMES[name]}"), name)
