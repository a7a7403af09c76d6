"""What git says has changed: which files, and which of their lines."""

from humanize_cli.changed.find import find
from humanize_cli.changed.repository import Selection

__all__ = ["Selection", "find"]
