"""Finding a pack's matches in a sentence, and turning each into an edit that reads well where it stands."""

import re
import unicodedata
from bisect import bisect_right
from itertools import accumulate, islice, takewhile

from humanize_cli.edits import Edit
from humanize_cli.rules.pack import Pack, Rule
from humanize_cli.rules.pattern import Phrase
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence

_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"(\w+) ?\Z")
_NEXT_WORD = re.compile(r" ?(\w+)")
_JOINED_BEFORE = re.compile(r"[\w\-/\\@#$&=<]\Z|\w[.:_]\Z")
_JOINED_AFTER = re.compile(r"[\w\-/\\@&=]|[.:'_]\w")
_PLAIN_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BEFORE_SENTENCE = re.compile(r"[\s*_\"'“„«‘(\[¿¡…–—-]*")
_AFTER_SENTENCE = re.compile(r"[\s*_\"'”“»’)\]]*\Z")
_ARTICLE = re.compile(r"\b([Aa])(n?) \Z")
_ELIDABLE = re.compile(r"\b(?:[dlnjmtsc][ea]|que|jusque|lorsque|puisque|quoique) \Z", re.IGNORECASE)
# Letters do not say it all ("a user", "an hour"); only words that rules write or replace matter here.
_SAID_WITH_CONSONANT = re.compile(r"(?:us|uni|eu|one|once|ut)", re.IGNORECASE)
_SAID_WITH_VOWEL = re.compile(r"(?:[aeiou]|hour|hono|honest|heir)", re.IGNORECASE)


def find_edits(sentence: Sentence, pack: Pack, tone: Tone) -> list[Edit]:
    """Return the pack's edits of a sentence, from left to right.

    Of overlapping matches the leftmost counts, of those the longest. A match that touches a protected span is
    left out, and so is one whose replacement would not read beside its neighbours (a doubled word, a broken
    elision).
    """
    place = _Place(sentence)
    edits: list[Edit] = []
    words = [(word.start(), word[0].lower()) for word in _WORD.finditer(place.text)]
    for (start, first), (_, second) in zip(words, [*words, (0, "")][1:], strict=True):
        if start < place.position:
            continue
        for rule, phrase, new in pack.starting(first, second):
            if rule.tones and tone not in rule.tones:
                continue
            edit = _edit(place, start, rule, phrase, new)
            if edit is not None:
                edits.append(edit)
                place.position = edit.end
                break
    return edits


class _Place:
    """A sentence being gone through: its text with straight apostrophes, and how far its edits have come."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.text = sentence.text.replace("’", "'")
        self.position = 0
        self._spans = sorted(sentence.protected)
        self._furthest = list(accumulate((span.end for span in self._spans), max))

    def touches(self, start: int, end: int) -> bool:
        """Say whether an edit would touch a protected span."""
        first = bisect_right(self._furthest, start)
        near = takewhile(lambda span: span.start < end, islice(self._spans, first, None))
        return any(span.overlaps(start, end) for span in near)


def _edit(place: _Place, start: int, rule: Rule, phrase: Phrase, new: str) -> Edit | None:
    """Return the edit that a phrase makes at `start`, or None where it does not match or may not stand."""
    sentence, text, end = place.sentence, place.text, start + len(phrase.text)
    if not _stands_at(text, start, end, phrase.text) or not rule.allows(text, start, end):
        return None
    begins = _BEFORE_SENTENCE.fullmatch(text, 0, start) is not None
    if (phrase.at_start and not begins) or (phrase.at_end and not _AFTER_SENTENCE.match(text, end)):
        return None
    capital = begins and text[start].isupper()
    if sentence.language == "de" and not begins and text[start] != phrase.text[0]:
        return None  # a noun made of the word
    if new:
        if capital or text[start] != phrase.text[0]:
            new = new[0].upper() + new[1:]
    elif phrase.at_start and phrase.at_end:
        if sentence.alone:
            return None
    else:
        shrunk = _without(sentence.text, start, end, capital)
        if shrunk is None:
            return None
        start, end, new = shrunk
    if sentence.language == "en" and new:
        start, new = _with_article(text, start, end, new)
    if start < place.position or _doubles(text, start, end, new) or place.touches(start, end):
        return None
    if sentence.language in ("fr", "it") and start > place.position and _elides_wrongly(text, start, new):
        return None
    if "’" in sentence.text and "'" not in sentence.text:
        new = new.replace("'", "’")
    return Edit(start, end, sentence.text[start:end], new, rule.id, rule.message, 1.0)


def _stands_at(text: str, start: int, end: int, phrase: str) -> bool:
    """Say whether the phrase stands at `start` as whole words, its first letter perhaps a capital."""
    if not text.startswith(phrase[1:], start + 1) or text[start] not in (phrase[0], phrase[0].upper()):
        return False
    elided = start > 1 and text[start - 1] == "'" and text[start - 2].isalpha()
    if not elided and _JOINED_BEFORE.search(text, max(0, start - 2), start):
        return False
    if phrase[-1].isalnum():
        return _JOINED_AFTER.match(text, end) is None
    return phrase[-1] not in "' " or text[end : end + 1].isalnum()


def _without(text: str, start: int, end: int, capital: bool) -> tuple[int, int, str] | None:
    """Return the place and new text of an edit that takes out a match together with one space beside it.

    At the start of a sentence the next word takes over the capital; None where letters alone cannot do that.
    """
    if text[end : end + 1] != " ":
        if capital or text[start - 1 : start] != " ":
            return None
        return start - 1, end, ""
    end += 1
    if not capital:
        return start, end, ""
    following = _PLAIN_WORD.match(text, end)
    if following is None:
        return (start, end, "") if text[end : end + 1].isdigit() or text[end : end + 1] == "`" else None
    word = following[0]
    if not word[0].islower():
        return start, end, ""
    return start, following.end(), word[0].upper() + word[1:]


def _with_article(text: str, start: int, end: int, new: str) -> tuple[int, str]:
    """Return an English edit's start and new text, with the "a" or "an" before it where that must change."""
    article = _ARTICLE.search(text, max(0, start - 4), start)
    if article is None or _vowel(text[start:end]) == _vowel(new):
        return start, new
    return article.start(), f"{article[1]}{'n' if _vowel(new) else ''} {new}"


def _vowel(text: str) -> bool:
    """Say whether an English text is spoken with a vowel first, as far as letters tell."""
    return _SAID_WITH_VOWEL.match(text) is not None and _SAID_WITH_CONSONANT.match(text) is None


def _elides_wrongly(text: str, start: int, new: str) -> bool:
    """Say whether an elided word would stand before a consonant, or a full one before a vowel.

    That is "d'faire" and "que est". An h may count as either; where it begins the new word, nothing is said.
    """
    first = unicodedata.normalize("NFD", new[:1]).lower()[:1]
    if first in "aeiou":
        return not _vowel_at(text, start) and _ELIDABLE.search(text, max(0, start - 8), start) is not None
    return first.isalpha() and first != "h" and text[start - 1] == "'"


def _vowel_at(text: str, start: int) -> bool:
    """Say whether a vowel, accents aside, stands at a place of a text."""
    return unicodedata.normalize("NFD", text[start]).lower()[0] in "aeiou"


def _doubles(text: str, start: int, end: int, new: str) -> bool:
    """Say whether the new text would stand beside its own first or last word, or a cut join two equals."""
    before, after = _LAST_WORD.search(text, max(0, start - 40), start), _NEXT_WORD.match(text, end)
    words = _WORD.findall(new)
    left = words[0] if words else after and after[1]
    right = words[-1] if words else None
    return bool(
        (before and left and before[1].lower() == left.lower())
        or (after and right and after[1].lower() == right.lower())
    )
