"""Task: an input together with all that holds for it, worked out before any input is touched."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from humanize_cli.config.find import Configuration
from humanize_cli.config.rules import ids_of_all
from humanize_cli.config.settings import Resolved, Settings
from humanize_cli.errors import UsageError
from humanize_cli.inputs import Source
from humanize_cli.style.profile import Profile


@dataclass(frozen=True)
class Task:
    """One input with its settings, its profile, and the ids of the rules to use and to leave out.

    `excluded` says where a configuration says that the input is to be left alone, None where none does.
    """

    source: Source
    settings: Settings
    profile: Profile
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    excluded: str | None = None

    @property
    def kind(self) -> tuple[Settings, str]:
        """What tasks have in common that one editor can do."""
        return self.settings, self.profile.name


def make_tasks(
    sources: Iterable[Source], configuration: Configuration, *, stdin_name: str | None = None
) -> list[Task]:
    """Return the sources in order, each with what holds for it.

    A text from stdin is taken for the file `stdin_name`, or for one in the current folder. Raises UsageError
    where a configuration, a profile or the name of a rule is wrong.
    """
    tasks: list[Task] = []
    ready: dict[tuple[object, ...], tuple[Profile, frozenset[str], frozenset[str]]] = {}
    for source in sources:
        path = source.path if source.path is not None else Path(stdin_name) if stdin_name else None
        resolved = configuration.resolve(path)
        key = (resolved.settings, *resolved.origins.values())
        if key not in ready:
            ready[key] = (configuration.profile(resolved), *selected(resolved))
        excluded = None if path is None else configuration.excluded(path)
        tasks.append(Task(source, resolved.settings, *ready[key], excluded=excluded))
    return tasks


def selected(resolved: Resolved) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the rules that settings select (empty for all) and of those that they ignore.

    Raises UsageError where what is ignored leaves none of the selected.
    """
    settings, origins = resolved.settings, resolved.origins
    select, ignore = ids_of_all(settings.select), ids_of_all(settings.ignore)
    if select and select <= ignore:
        raise UsageError(
            f"no rule is left: all that select names ({origins['select']}) are ignored ({origins['ignore']})"
        )
    return select - ignore, ignore
