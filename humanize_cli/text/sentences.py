"""Sentences of a block: sentencex finds them, two small tables mend what it knows of abbreviations.

Two sentences taken for one cost little, since they are edited together; half a sentence cannot be edited
well. So a mend joins, but for words that are hardly ever an abbreviation where a sentence may end.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from humanize_cli.text.document import Block, Sentence, Span

# Abbreviations without their last dot, in lower case. A title calls for the name after it, whatever that is.
_TITLES = {
    "en": "dr messrs mr mrs ms mt prof st",
    "de": "abt bes dipl dr ebd fr gebr hg hl hr hrsg mag nr prof sog st u vgl zit",
    "fr": "dr m me mgr mlle mlles mm mme mmes pr ste",
    "es": "av avda d dª dn dña dr dra excmo fdo ilmo lic prof r sr sra sres srta sta sto",
    "it": "arch avv c cav d dott dott.ssa egr gent geom ing mons on prof prof.ssa s sig "
    "sig.na sig.ra sigg spett ss",
    "pt": "av d dr dra eng exa exmo ilmo prof r s sr sra sta sto v",
    "nl": "dhr dr drs fam ing ir jkvr mej mevr mr prof st",
}
# These call for more where a number or a small letter follows; elsewhere they may end a sentence, or be a
# word.
_REFERENCES = (
    "abb abs all allg approx apt art bd bijl blz bl bv bzw ca cap cf cfr ch chap col dépt dist eq eqs etc "
    "ex exkl fig ff fol ggf h ill incl inkl jh kap lg max máx min mín mio mrd n no nos nrs nr num núm obs "
    "p par pág págs pag pagg pp r réf ref resp s sec sect sez str suiv tab tel tél tít tom ud uds usw v "
    "vd viz vol vols vs z zzgl "
)
# Words that sentencex takes for abbreviations ("alle otto ore.", "van u."); it does so with capitals as well.
_WORDS = {
    "de": "art bart id mich ok",
    "es": "ante auto bien contra entre extra mar micro mini no nos sobre super tras",
    "fr": "sec vol",
    "it": "ago ama api app bar bot ci cli fa fai fasi file fin gel grano ha laser li lo mai me mi nato ne no "
    "nodo ore pip pop post sa sai sia so sonar su targa te top usa va vi via",
    "pt": "vi",
    "nl": "al app bel best dat hand me ov pan pas red top trim u vol volt",
}
_UNIT = r"(?<=[\d°][ \u00a0])(?:[kcmµ]?[mg]|[km]?l|h|m?s|min|[kKMGT]B|[kMG]?Hz|k?Wh?|V)|(?<=°)[CF]"
_LAST_WORD = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\.[)\]]?\Z")
_LIST_LEAD = re.compile(
    r"[*_]{0,3}[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[A-Za-z]|[ivxlIVXL]{1,5})[.)\]]{1,2}|[^\w\s]{1,3}|§+\s*\d+\.?"
)
_ORDINAL = re.compile(r"(?<!\w)(?:\d{1,2}|[IVXL]{1,6})\.\Z")
_MARKS = ("`", "‚", "‘", "''")
_STAND_IN = re.compile("[\ud800-\udfff`‚‘]|''")
_ODD_SPACE = re.compile(r"[^\S ]")
_TAIL = 60


def split(text: str, language: str, protected: Sequence[Span] = ()) -> list[Span]:
    """Return the sentences of `text` in order; only white space between them is in none.

    No sentence ends inside a `protected` span, without white space after it, after an abbreviation that calls
    for more, or before a part without a letter or digit. A list mark such as "1." is no sentence of its own.
    """
    from sentencex import get_sentence_boundaries

    # It takes no lone surrogates, and its time grows with the square of these marks' number; the stand-ins
    # keep every index, and what the marks enclose is protected without its help. What it finds before odd
    # white space differs from what it finds before a space, so all of it stands as spaces, none at the end.
    shown = text.rstrip()
    # Neither odd white space nor a surrogate is printable.
    if not shown.isprintable() or any(mark in shown for mark in _MARKS):
        shown = _ODD_SPACE.sub(" ", _STAND_IN.sub(lambda mark: "*" * len(mark[0]), shown))
    # A letter that no abbreviation ends in.
    shown = _whole_words(language).sub(lambda word: word[0][:-1] + "é", shown)
    found = get_sentence_boundaries(language, shown)
    pieces: list[Span] = []
    first = 0
    for piece in _stripped(text, [each["start_index"] for each in found]):
        if not pieces:
            pieces.append(piece)
            continue
        before = pieces[-1]
        while first < len(protected) and protected[first].end <= before.end:
            first += 1
        inside = first < len(protected) and protected[first].start < piece.start
        if inside or _belong(text, before, piece, language):
            pieces[-1] = Span(before.start, piece.end)
        else:
            pieces.append(piece)
    return pieces


def sentences(block: Block, language: str) -> list[Sentence]:
    """Return the sentences of a block, each with its protected spans in its own coordinates."""
    pieces = split(block.text, language, block.protected)
    found: list[Sentence] = []
    first = 0
    for piece in pieces:
        while first < len(block.protected) and block.protected[first].end <= piece.start:
            first += 1
        spans: list[Span] = []
        for index in range(first, len(block.protected)):
            span = block.protected[index]
            if span.start >= piece.end:
                break
            spans.append(
                Span(max(span.start, piece.start) - piece.start, min(span.end, piece.end) - piece.start)
            )
        text = block.text[piece.start : piece.end]
        found.append(Sentence(text, language, block.kind, tuple(spans), len(pieces) == 1, start=piece.start))
    return found


def _stripped(text: str, starts: Sequence[int]) -> Iterator[Span]:
    for start, end in pairwise((0, *starts[1:], len(text))):
        piece = text[start:end].rstrip()
        if bare := piece.lstrip():
            yield Span(start + len(piece) - len(bare), start + len(piece))


def _belong(text: str, before: Span, after: Span, language: str) -> bool:
    """Say whether two pieces are one sentence."""
    if before.end == after.start:
        return True
    following = text[after.start : min(after.end, after.start + _TAIL)]
    if after.end - after.start < _TAIL and not any(letter.isalnum() for letter in following):
        return True
    if before.end - before.start < _TAIL and _LIST_LEAD.fullmatch(text, before.start, before.end):
        return True
    tail = text[max(before.start, before.end - _TAIL) : before.end]
    if language == "de" and _ORDINAL.search(tail):
        return True
    word = _LAST_WORD.search(tail, tail.rfind(" ") + 1) if tail[-1] in ".)]" else None
    if word is None:
        return False
    name = word[1].lower()
    lower = following.lstrip("\"'“„«‚‘([*_")[:1].islower()
    if following[0].isdigit() or following[0] in "§ºª°" or lower:
        return name in _references() or (lower and (len(name) == 1 or "." in name)) or following[0] in "ºª°"
    return name in _titles(language)


@lru_cache(maxsize=16)
def _titles(language: str) -> frozenset[str]:
    return frozenset(_TITLES.get(language, "").split())


@lru_cache(maxsize=16)
def _whole_words(language: str) -> re.Pattern[str]:
    """Return what finds, before a dot and a space, words and units that are no abbreviations there."""
    words = "|".join(_WORDS.get(language, "").split())
    small = rf"|(?<!\S)(?:{words}|[A-Z]{{2,}})" if words else ""
    return re.compile(rf"(?:{_UNIT}{small})(?=\. )")


@lru_cache(maxsize=1)
def _references() -> frozenset[str]:
    return frozenset(_REFERENCES.split())
