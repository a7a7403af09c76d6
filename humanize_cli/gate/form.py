"""Checks of form: Markdown marks, the joints of an edit, the sentence's shape and length, and what is said
twice.
"""

import re
from collections import Counter
from collections.abc import Sequence

from humanize_cli.gate.reading import MASK, Reading
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.stock import is_stock, stock_words
from humanize_cli.gate.trial import Finding, Trial, same_stem

LONGEST = 1.35
"""How many times as many words a sentence may have after its edits; one word more is always allowed."""
SHORTEST = 0.4
"""How many times as many words a sentence of more than `SHORT` words must keep."""
SHORT = 8

_MARKS = frozenset("*_`~[]<>|#\\")
_ECHO_WORDS = 4
_FORM_LETTERS = 3
_LONG_WORD = 6
_PIECE_WORDS = 3
_ENDS = frozenset(".!?:;…")
_PAIRS = {"(": ")", "[": "]"}
_BREAK = re.compile(r"(?<=[.!?…])[)\"”’»*_]*\s+(?=\S)")
_BAD_JOINTS = (
    (re.compile(r" [,.](?!\w)| \)|\( "), "space before punctuation"),
    (re.compile(r"[,;:][ ]?[,;:.]|(?<!\.)\.\.(?!\.)|\.,(?! )|[!?]\.|, ?\."), "double punctuation"),
    (re.compile(r",(?=[^\W\d])|[.;!?](?=[^\W\d_][a-zà-ÿ]{2,} )"), "no space after punctuation"),
    (re.compile(r"\S {2,}\S"), "double space"),
    (re.compile(r"^[,;:.!?)]"), "punctuation at the start"),
)
_MAY_DOUBLE = frozenset(
    ["that", "had", "die", "der", "das", "nous", "vous", "sie", "zu", "very", "re", "s", "je"]
)
# "If one feels" is "se se sentir" in Portuguese; in Spanish a slip.
_MAY_DOUBLE_IN = {"pt": frozenset(["se"])}


def markup(trial: Trial) -> Finding | None:
    """Compare the Markdown marks in order, and find line breaks and control characters."""
    for edit in trial.edits:
        if any(
            ord(character) < 32 or character in "\u2028\u2029\x85\x7f" or character == MASK
            for character in edit.new
        ):
            return Finding(Reason.MARKUP, "control character")
    before = [each for each in trial.before.text if each in _MARKS]
    after = [each for each in trial.after.text if each in _MARKS]
    return None if before == after else Finding(Reason.MARKUP, "".join(after) or "".join(before))


def seams(trial: Trial) -> Finding | None:
    """Find joints that do not read and did not stand there before."""
    before, after = trial.before, trial.after
    doubled = _doubled(after) - _doubled(before)
    if doubled:
        word = next(iter(doubled))
        return Finding(Reason.SEAM, f"{word} {word}")
    for pattern, detail in (*_BAD_JOINTS, *trial.words.seams):
        found = _hits(pattern, after.text)
        if found and found > _hits(pattern, before.text):
            return Finding(Reason.SEAM, detail)
    if _starts_lower(after.text) and not _starts_lower(before.text):
        return Finding(Reason.SEAM, "lower case at the start")
    if _lower_pieces(after.text) > _lower_pieces(before.text):
        return Finding(Reason.SEAM, "lower case after a full stop")
    if _unbalanced(after.text) and not _unbalanced(before.text):
        return Finding(Reason.SEAM, "bracket left open")
    return _stray_capital(trial)


def _hits(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _doubled(reading: Reading) -> Counter[str]:
    return Counter(
        one
        for index, one in enumerate(reading.norms[:-1])
        if one == reading.norms[index + 1]
        and one[0].isalpha()
        and one not in _MAY_DOUBLE
        and one not in _MAY_DOUBLE_IN.get(reading.words.language, ())
        # The parts of a contraction ("à" is "a a") share one place.
        and reading.tokens[index].end <= reading.tokens[index + 1].start
        and " " in reading.text[reading.tokens[index].start : reading.tokens[index + 1].end]
    )


def _starts_lower(text: str) -> bool:
    first = next((each for each in text if each.isalnum() or each == MASK), "")
    return first.islower()


def _lower_pieces(text: str) -> int:
    return sum(text[found.end()].islower() for found in _BREAK.finditer(text))


def _unbalanced(text: str) -> bool:
    return any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS.items())


def _stray_capital(trial: Trial) -> Finding | None:
    """Find a capital letter in mid-sentence on a word that was or is no name: the word after a dropped
    beginning.
    """
    if trial.words.language == "de":
        return None
    before, after = trial.before, trial.after
    lower = {token.text for token in before.tokens if token.text.islower()}
    for index, name in after.names:
        if name in lower and after.tokens[index].text not in {token.text for token in before.tokens}:
            return Finding(Reason.SEAM, after.tokens[index].text)
        if any(
            index_before in before.starts and before.norms[index_before] == name for index_before in range(1)
        ) and (name in trial.words.vocabulary and name not in {each for _, each in before.names}):
            return Finding(Reason.SEAM, after.tokens[index].text)
    return None


def aside(trial: Trial) -> Finding | None:
    """Find an aside that lost the comma before it and kept the one behind, which now parts subject and verb
    ("The decision, made by the council, shows": "The decision by the council, shows").
    """
    before, words = trial.before, trial.words
    content = set(before.content)
    taken = {index for exchange in trial.exchanges for index in exchange.old}
    for exchange in trial.exchanges:
        old, new = (
            [reading.norms[index] for index in indices]
            for reading, indices in ((before, exchange.old), (trial.after, exchange.new))
        )
        # An edit of the subject's first word may have taken all of it.
        if old.count(",") != 1 or old[-1] == "," or "," in new or not exchange.old[0]:
            continue
        if "," in before.norms[: exchange.old[old.index(",")]]:
            continue
        behind = [*range(exchange.old[-1] + 1, len(before.norms) - 1)]
        closed = next((index for index in behind if before.norms[index] == ","), None)
        if closed is None or closed in taken:
            continue
        # Where something else than the subject comes first, its end may take the comma.
        first = before.norms[0] in words.articles | words.demonstratives or 0 in content - before.marked
        if first and (closed + 1 in content or before.norms[closed + 1] in words.verbs):
            return Finding(Reason.SEAM, f", {before.norms[closed + 1]}")
    return None


def shape(trial: Trial) -> Finding | None:
    """Compare how the sentence ends, what it asks, and whether each part of a split is a sentence."""
    before, after = trial.before.text.strip(), trial.after.text.strip()
    asks = _asks_what_it_told(trial)
    if before.count("?") != after.count("?") and not asks:
        return Finding(Reason.FORM, "?")
    end_before, end_after = _end(before), _end(after)
    if end_before != end_after and (end_before, end_after) != ("!", ".") and not asks:
        return Finding(Reason.FORM, end_before or end_after)
    if after.count("!") > before.count("!"):
        return Finding(Reason.FORM, "!")
    pieces_before, pieces_after = _BREAK.split(before), _BREAK.split(after)
    if len(pieces_after) > len(pieces_before):
        short = next(
            (
                piece
                for piece in pieces_after
                if len(piece.split()) < _PIECE_WORDS and piece not in pieces_before
            ),
            None,
        )
        if short is not None:
            return Finding(Reason.FORM, short)
    return None


def _asks_what_it_told(trial: Trial) -> bool:
    """Say whether one request that was told is now asked ("Please reply." is "Could you reply?")."""
    before, after, words = trial.before, trial.after, trial.words
    if "?" in before.text or after.text.count("?") != 1:
        return False
    return (
        any(piece.endswith("?") for piece in _BREAK.split(after.text.strip()))
        and bool(words.requests.covered(before.norms))
        and bool(words.asking.covered(after.norms))
    )


def _end(text: str) -> str:
    bare = text.rstrip('*_)"”»’ \u00a0\u202f' + MASK)
    last = bare[-1:] if bare else ""
    return last if last in _ENDS else ""


def length(trial: Trial) -> Finding | None:
    """Hold the number of words against the bounds."""
    before, after = trial.before.word_count, trial.after.word_count
    if after > before + 1 and after > LONGEST * before:
        return Finding(Reason.LENGTH, f"{before} to {after} words")
    if before > SHORT and after < SHORTEST * (before - len(trial.before.filler)):
        return Finding(Reason.LENGTH, f"{before} to {after} words")
    return None


def repetition(trial: Trial) -> Finding | None:
    """Find three words in a row, or a long word, that are said twice now and were not before."""
    triples = _triples(trial.after) - _triples(trial.before)
    before = _triples(trial.before)
    for triple, count in triples.items():
        if count + before[triple] > 1:
            return Finding(Reason.REPETITION, " ".join(triple))
    doubled = _content_doubled(trial)
    if doubled:
        return Finding(Reason.REPETITION, doubled)
    long_before = Counter(trial.before.norms)
    for word in trial.gained:
        if (
            len(word) >= _LONG_WORD
            and long_before[word]
            and word not in trial.words.function
            and word not in trial.words.units
        ):
            return Finding(Reason.REPETITION, word)
    return None


def echo(trial: Trial) -> Finding | None:
    """Find a new word close by another form of itself ("follow the following", "faz questão de fazer")."""
    before, after, words = trial.before, trial.after, trial.words

    def has_forms(index: int) -> bool:
        norm = after.norms[index]
        return after.is_word[index] and len(norm) >= _FORM_LETTERS and norm not in words.function

    new = {index for exchange in trial.exchanges for index in exchange.new}
    for exchange in trial.exchanges:
        taken = [before.norms[index] for index in exchange.old]
        for index in filter(has_forms, exchange.new):
            word = after.norms[index]
            close = range(max(0, index - _ECHO_WORDS), min(len(after.norms), index + _ECHO_WORDS + 1))
            others = (after.norms[near] for near in close if near not in new and has_forms(near))
            for other in others:
                if same_stem(word, other) and not any(same_stem(other, each) for each in taken):
                    return Finding(Reason.REPETITION, f"{other} … {word}")
    return None


def _content_doubled(trial: Trial) -> str | None:
    """Return a content word that the sentence had already and that now stands in the place of another one."""
    before, after = trial.before, trial.after
    there = set(before.norms)
    plain = [index for index in after.content if index not in after.marked and index not in after.filler]
    named = {index for index, _ in after.names}
    gained = [after.norms[each] for each in (*plain, *named) if after.norms[each] in trial.gained]
    if not any(before.norms[index] in trial.lost for index in before.content):
        return None
    return next((word for word in gained if word in there and len(word) > 2), None)


def _triples(reading: Reading) -> Counter[tuple[str, ...]]:
    norms: Sequence[str] = reading.norms
    return Counter(
        (norms[index], norms[index + 1], norms[index + 2])
        for index in range(len(norms) - 2)
        if all(reading.is_word[index : index + 3])
    )


def whole_deletion(trial: Trial) -> Finding | None:
    """Judge the deletion of the whole sentence: only a stock one, among others, with nothing to keep."""
    before, language = trial.before, trial.sentence.language
    if trial.sentence.alone:
        return Finding(Reason.DELETION, "the only sentence")
    if trial.sentence.protected:
        return Finding(Reason.DELETION, trial.sentence.literals[0])
    if before.figures:
        return Finding(Reason.DELETION, before.figures[0].text)
    names = [name for _, name in before.names if name.casefold() not in stock_words(language)]
    if names:
        return Finding(Reason.DELETION, names[0])
    if not is_stock(before.text, language):
        return Finding(Reason.DELETION, " ".join(before.text.split()[:3]))
    return None
