"""Protected spans: the characters of a block that no edit may touch.

Literals, quotations and the profile's own words. When in doubt a span is protected, since a word too many
left alone costs little and a broken path much.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from humanize_cli.text.document import Span
from humanize_cli.text.literals import literals
from humanize_cli.text.quotations import quotations


def protected_spans(text: str, keep: Sequence[str] = ()) -> list[Span]:
    """Return the spans of a block's flat text that no edit may touch, in order, apart from each other.

    `text` may be plain or Markdown; `keep` are words or phrases protected wherever they stand as written,
    their case included. A quotation is protected with its marks, and to the end of the block where it is not
    closed.
    """
    spans = _merge(literals(text))
    spans += quotations(text, spans)
    if keep:
        spans += (Span(*each.span()) for each in _keep_pattern(tuple(keep)).finditer(text))
    return _merge(spans) if len(spans) > 1 else spans


@lru_cache(maxsize=32)
def _keep_pattern(keep: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of the words, longest first; any white space and either apostrophe match."""
    forms = {unicodedata.normalize(form, word.strip()) for word in keep for form in ("NFC", "NFD")} - {""}
    if not forms:
        return re.compile(r"(?!)")
    ordered = sorted(forms, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(_keep_form, ordered)))


def _keep_form(word: str) -> str:
    body = r"\s+".join(re.sub("['’]", "['’]", re.escape(part)) for part in word.split())
    before = r"(?<!\w)" if re.match(r"\w", word) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", word) else ""
    return before + body + after


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if span.start >= span.end:
            continue
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
