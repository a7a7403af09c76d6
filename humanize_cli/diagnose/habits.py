"""Checks of lists and headings: bold lead-ins, title case, emoji as bullets.

Each is a habit of the whole text, so it is one finding, at the first place.
"""

import re
from collections.abc import Iterator, Sequence

from humanize_cli.diagnose.passages import Hit, Passage
from humanize_cli.diagnose.words import words
from humanize_cli.text.document import BlockKind

_LEAD_IN = re.compile(r"(\*\*|__)(?![\s*_])[^*_]{2,60}?(?:[:.]\1|\1(?::| [–—-](?= )))(?=\s+\S+\s+\S+\s+\S)")
_ITEMS_IN_A_ROW = 3
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TITLE_WORDS = 3
_LEAST_TITLES = 2
_TITLE_SHARE = 0.6
_EMOJI = re.compile(
    "(?:\\*\\*|__)?([\u2600-\u260d\u2614-\u270f\u2728-\u2757\u2795-\u27a1\u2b50\u2b55"
    "\U0001f300-\U0001faff]\ufe0f?)"
)
_LEAST_BULLETS = 2


def bold_lead_ins(passages: Sequence[Passage], language: str) -> Iterator[Hit]:  # noqa: ARG001
    """Yield the first bold label of a run of list items that all begin with one and go on in prose."""
    run: list[Hit] = []
    for passage in passages:
        found = _LEAD_IN.match(passage.block.text) if passage.block.kind is BlockKind.LIST_ITEM else None
        if found is None or (run and passage.number != run[-1].number + 1):
            if len(run) >= _ITEMS_IN_A_ROW:
                break
            run = []
        if found is not None:
            run.append(Hit(passage.number, *found.span()))
    if len(run) >= _ITEMS_IN_A_ROW:
        yield run[0]


def title_case_headings(passages: Sequence[Passage], language: str) -> Iterator[Hit]:
    """Yield the first heading with a capital on every longer word, where most headings are such."""
    headings = [passage for passage in passages if passage.block.kind is BlockKind.HEADING]
    long = [each for each in headings if len(_words(each)) >= _TITLE_WORDS]
    titles = [each for each in long if _is_title(_words(each), language)]
    if len(titles) >= _LEAST_TITLES and len(titles) >= _TITLE_SHARE * len(long):
        yield Hit(titles[0].number, 0, len(titles[0].block.text))


def _words(passage: Passage) -> list[str]:
    """Return the words of a heading that are no literals."""
    protected = passage.block.protected
    return [
        found[0]
        for found in _WORD.finditer(passage.block.text)
        if not any(span.overlaps(*found.span()) for span in protected)
    ]


def _is_title(heading: Sequence[str], language: str) -> bool:
    if small := words("small", language):
        return any(word[0].isupper() and word.lower() in small for word in heading[1:])
    longer = [word for word in heading if len(word) > 3]
    return (
        len(longer) >= _TITLE_WORDS
        and all(word[0].isupper() for word in longer)
        and not all(word.isupper() for word in longer)
    )


def emoji_bullets(passages: Sequence[Passage], language: str) -> Iterator[Hit]:  # noqa: ARG001
    """Yield the first emoji that a list item, heading or paragraph begins with, where several do."""
    found = [
        Hit(passage.number, *match.span(1))
        for passage in passages
        if passage.block.kind is not BlockKind.TABLE_CELL
        and not passage.block.text.isascii()
        and (match := _EMOJI.match(passage.block.text))
    ]
    if len(found) >= _LEAST_BULLETS:
        yield found[0]
