"""What a run over many inputs needs: an editor, what opens one, and what chooses among its changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from humanize_cli.inputs import Source
from humanize_cli.text.document import Format

if TYPE_CHECKING:
    from humanize_cli.lines import Lines
    from humanize_cli.pipeline import Item
    from humanize_cli.result import Change, Result


class Editor(Protocol):
    """The part of api.Editor that a run needs."""

    def edit(self, text: str, format: Format = Format.MARKDOWN, lines: "Lines | None" = None) -> "Result":
        """Return what becomes of one text; where `lines` are given, of the sentences on those."""
        ...

    def edit_many(
        self, items: "Iterable[Item]", progress: Callable[[int], None] | None = None
    ) -> "Iterator[Result]":
        """Yield what becomes of each text, in order."""
        ...

    def keep(
        self,
        result: "Result",
        chosen: "Sequence[Change]",
        format: Format = Format.MARKDOWN,
        lines: "Lines | None" = None,
    ) -> "Result":
        """Return a result with the chosen changes alone; raises ValueError where they do not go together."""
        ...


class Choose(Protocol):
    """Chooses among the changes of a source's result, which are all made so far.

    `keep` makes a result of those that are chosen, and raises ValueError, with a message for people, where
    that cannot be.
    """

    def __call__(
        self, source: Source, result: "Result", keep: "Callable[[Sequence[Change]], Result]"
    ) -> "Result":
        """Return the result to go on with."""
        ...


class OpenEditor(Protocol):
    """Opens an editor, one that keeps to what `can_encode` allows where that is given."""

    def __call__(self, can_encode: Callable[[str], bool] | None = None) -> Editor:
        """Return the editor."""
        ...
