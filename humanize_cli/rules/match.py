"""Finding a pack's matches in a sentence, and turning each into an edit that reads well where it stands."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

from humanize_cli.edits import Edit
from humanize_cli.rules.construction import MASK, Construction, constructions
from humanize_cli.rules.index import Candidate, Candidates
from humanize_cli.rules.pack import Pack, Rule
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence, Span

_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"(\w+) ?\Z")
_NEXT_WORD = re.compile(r" ?(\w+)")
_JOINED_BEFORE = re.compile(r"[\w\-/\\@#$&=<]\Z|\w[.:_]\Z")
_JOINED_AFTER = re.compile(r"[\w\-/\\@&=]|[.:'_]\w")
_PLAIN_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BEFORE_SENTENCE = re.compile(r"[\s*_\"'“„«‘(\[¿¡…–—-]*")
_AFTER_SENTENCE = re.compile(r"[\s*_\"'”“»’)\]]*\Z")
_ARTICLE = re.compile(r"\b([Aa])(n?) \Z")
_ELIDED = re.compile(r"(?<![\w'-])(?P<stem>[dljmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)[ea] ?\Z", re.IGNORECASE)
_ELIDABLE = re.compile(r"\b(?:[dlnjmtsc][ea]|que|jusque|lorsque|puisque|quoique) \Z", re.IGNORECASE)
# Letters do not say it all ("a user", "an hour"); only words that rules write or replace matter here.
_SAID_WITH_CONSONANT = re.compile(r"(?:us|uni|eu|one|once|ut)", re.IGNORECASE)
_SAID_WITH_VOWEL = re.compile(r"(?:[aeiou]|hour|hono|honest|heir)", re.IGNORECASE)


class Replacement(NamedTuple):
    """A rule's match from `start` to `end`, and its edit, which may take in a neighbour."""

    rule: Rule
    start: int
    end: int
    edit: Edit


class Place:
    """A sentence being gone through: its text with straight apostrophes, and how far its edits have come.

    `masked` is that text with `MASK` for each character of the protected spans.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.text = sentence.text.replace("’", "'")
        self.masked = _masked(self.text, sentence.protected) if sentence.protected else self.text
        self.position = 0
        self._opening = opening.end() if (opening := _BEFORE_SENTENCE.match(self.text)) else 0

    def begins(self, start: int) -> bool:
        """Say whether nothing but marks stands before a place of the sentence."""
        return start <= self._opening

    def touches(self, start: int, end: int) -> bool:
        """Say whether an edit would touch a protected span."""
        if not self.sentence.protected:
            return False
        spans, furthest = self._spans
        near = takewhile(lambda span: span.start < end, islice(spans, bisect_right(furthest, start), None))
        return any(span.overlaps(start, end) for span in near)

    @cached_property
    def _spans(self) -> tuple[list[Span], list[int]]:
        """The protected spans in order, and how far each and those before it reach."""
        spans = sorted(self.sentence.protected)
        return spans, list(accumulate((span.end for span in spans), max))


def find_edits(sentence: Sentence, pack: Pack, tone: Tone) -> list[Edit]:
    """Return the pack's edits of a sentence, from left to right, whatever the role of their rules.

    Of overlapping matches the leftmost counts, of those the longest. A match that touches a protected span is
    left out, and so is one whose replacement would not read beside its neighbours (a doubled word, a broken
    elision).
    """
    place = Place(sentence)
    candidates = pack.index.candidates(place.masked, edits_only=True)
    return [each.edit for each in find_replacements(place, candidates, tone)]


def find_replacements(place: Place, candidates: Candidates, tone: Tone) -> list[Replacement]:
    """Return the edits of `find_edits`, each with its rule and where that matched."""
    phrases = [each for each in candidates.phrases if each.rule.speaks(tone)]
    made = [each for each in candidates.expressions if each.replaces and each.speaks(tone)]
    offers: list[Candidate | Construction] = [*phrases, *constructions(place.masked, made)]
    if made:
        offers.sort(key=lambda each: (each.start, -_end(each)))
    found: list[Replacement] = []
    for offer in offers:
        if offer.start < place.position or offer.new is None:
            continue
        edit = _edit(place, offer, offer.new)
        if edit is not None:
            found.append(Replacement(offer.rule, offer.start, _end(offer), edit))
            place.position = edit.end
    return found


def _end(offer: Candidate | Construction) -> int:
    return offer.end if isinstance(offer, Construction) else offer.start + len(offer.phrase.text)


def _masked(text: str, protected: Sequence[Span]) -> str:
    parts, position = [], 0
    for span in sorted(protected):
        parts += [text[position : span.start], MASK * (span.end - max(position, span.start))]
        position = max(position, span.end)
    return "".join((*parts, text[position:]))


def stands_where_bound(place: Place, candidate: Candidate) -> bool:
    """Say whether a phrase stands at its candidate's place, where its anchors and guards ask for it."""
    text, phrase = place.text, candidate.phrase
    start, end = candidate.start, candidate.start + len(phrase.text)
    if not stands_at(text, start, end, phrase.text) or not candidate.rule.allows(text, start, end):
        return False
    begins = place.begins(start)
    if (phrase.at_start and not begins) or (phrase.at_end and not _AFTER_SENTENCE.match(text, end)):
        return False
    # A German word with a capital inside a sentence is a noun made of it.
    return place.sentence.language != "de" or begins or text[start] == phrase.text[0]


def _edit(place: Place, candidate: Candidate | Construction, new: str) -> Edit | None:
    """Return the edit that a phrase makes, or None where it does not match or may not stand."""
    rule = candidate.rule
    if isinstance(candidate, Construction):
        start, end = candidate.start, candidate.end
        return fitted(place, start, end, new, Edit(start, end, "", new, rule.id, rule.message, 1.0))
    if not stands_where_bound(place, candidate):
        return None
    phrase = candidate.phrase
    start, end = candidate.start, candidate.start + len(phrase.text)
    whole = phrase.at_start and phrase.at_end
    if not new and whole and place.sentence.alone:
        return None
    if new and place.text[start] != phrase.text[0]:
        new = new[0].upper() + new[1:]
    return fitted(place, start, end, new, Edit(start, end, "", new, rule.id, rule.message, 1.0), whole=whole)


def fitted(place: Place, start: int, end: int, new: str, edit: Edit, *, whole: bool = False) -> Edit | None:
    """Return an edit as it reads in its place, perhaps with a neighbour; None where it would not.

    It takes over a capital at the sentence's start, an English article turns with it, a deletion takes a
    space along (unless it is the `whole` sentence), and the apostrophes are those of the sentence. It would
    not read where it doubled a word, broke an elision, or touched a protected span or the edit before it.
    """
    sentence, text = place.sentence, place.text
    capital = text[start].isupper() and place.begins(start)
    if new and capital:
        new = new[0].upper() + new[1:]
    elif not new and not whole:
        shrunk = _without(sentence.text, start, end, capital)
        if shrunk is None:
            return None
        start, end, new = shrunk
    if sentence.language == "en":
        start, end, new = _with_article(text, start, end, new)
    elif sentence.language == "fr":
        start, end, new = _with_elision(text, start, end, new)
    if start < place.position or _doubles(text, start, end, new) or place.touches(start, end):
        return None
    if sentence.language in ("fr", "it") and start > place.position and _elides_wrongly(text, start, new):
        return None
    if "’" in sentence.text and "'" not in sentence.text:
        new = new.replace("'", "’")
    return replace(edit, start=start, end=end, old=sentence.text[start:end], new=new)


def stands_at(text: str, start: int, end: int, phrase: str) -> bool:
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


def _with_article(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Return an English edit with the "a" or "an" before it where that must change."""
    article = _ARTICLE.search(text, max(0, start - 4), start)
    following = new or text[end : end + 12]
    if article is None or not following or _vowel(text[start:end]) == _vowel(following):
        return start, end, new
    changed = f"{article[1]}{'n' if _vowel(following) else ''}"
    # A deletion has taken the space behind it along.
    return (article.start(), end, f"{changed} {new}") if new else (article.start(), end - 1, changed)


def _with_elision(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """Return a French edit with "de", "que" and the like elided where they come to stand before a vowel."""
    if new:
        word = _ELIDED.search(new)
        if word is None or text[end : end + 1] != " " or not _vowel_at(text, end + 1):
            return start, end, new
        return start, end + 1, f"{new[: word.end('stem')]}'"
    word = _ELIDED.search(text, max(0, start - 9), start)
    if word is None or not _vowel_at(text, end):
        return start, end, new
    return word.start(), end, f"{word['stem']}'"


def _vowel(text: str) -> bool:
    """Say whether an English text is spoken with a vowel first, as far as letters tell."""
    return _SAID_WITH_VOWEL.match(text) is not None and _SAID_WITH_CONSONANT.match(text) is None


def _elides_wrongly(text: str, start: int, new: str) -> bool:
    """Say whether an elided word would stand before a consonant, or a full one before a vowel.

    That is "d'faire" and "que est". An h may count as either; where it begins the new word, nothing is said.
    """
    if _vowel_at(new, 0):
        return not _vowel_at(text, start) and _ELIDABLE.search(text, max(0, start - 8), start) is not None
    return new[:1].isalpha() and new[0] not in "hH" and text[start - 1] == "'"


def _vowel_at(text: str, start: int) -> bool:
    """Say whether a vowel, accents aside, stands at a place of a text; none does behind its end."""
    letter = unicodedata.normalize("NFD", text[start : start + 1]).lower()
    return letter.startswith(("a", "e", "i", "o", "u"))


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
