"""Whether a draft speaks of what the other person feels; the words that do so are kept when it is edited."""

import re
from functools import cache

from humanize_cli.reply.letters import letters


def acknowledges(draft: str) -> bool:
    """Say whether a draft has a word or phrase that speaks of the other person's feeling, in any language.

    It finds words, not sincerity: "sorry" anywhere is enough.
    """
    return _pattern().search(draft) is not None


@cache
def kept_words() -> tuple[str, ...]:
    """Return the words that editing must not take away, in small letters and with a capital."""
    return tuple(dict.fromkeys(form for word in _words() for form in (word, word[0].upper() + word[1:])))


def _words() -> list[str]:
    return [word for words in letters().acknowledge.values() for word in words]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(_words())})\b".replace("'", "['’]"))
