"""Expressions that are compiled when they are first needed, which for most texts is never."""

import re
from functools import cached_property


class Late:
    """A regular expression that takes its time to compile only where it is used."""

    def __init__(self, source: str, flags: int = 0) -> None:
        """Take what `re.compile` takes."""
        self._source = source
        self._flags = flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression compiled."""
        return re.compile(self._source, self._flags)
