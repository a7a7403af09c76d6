"""Evidence: what is known of edits that tells faulty ones from good ones, as numbers."""

import math
from collections.abc import Sequence
from difflib import SequenceMatcher

from humanize_cli.edits import Edit
from humanize_cli.faults.habits import times_made, words
from humanize_cli.gate.lexicon import lexicon

LEAST = -8.0
"""Log-probabilities below it tell no more."""
_SHORT = 3
_MOST_WORDS = 8
_MOST_LOST = 4
_MOST_BESIDES = 3
_NOTHING = -0.1


def evidence(edits: Sequence[Edit], language: str, fault: float | None) -> dict[str, float]:
    """Return what speaks for and against one edit, or several of a sentence made together, by name.

    `said` is the log-probability of their words in the model's answer, `opinion` the log-odds by which the
    model, asked again, finds the edited sentence faulty (absent where it was not asked), `habit` how often
    editors did the same (logarithm; the least of several), `similarity` that of the words taken and given (0
    to 1, less where there are none), `lost` the longer words that are gone, `strong` the strong ones
    ("fully", "innovative") that no other stands for, `old` and `new` the numbers of words, and `besides` of
    edits beside the first; a language has its own name.
    """
    old = [word for edit in edits for word in words(edit.old)]
    new = [word for edit in edits for word in words(edit.new)]
    gone = {each for each in old if len(each) > _SHORT} - set(new)
    claims = lexicon(language).claims
    strong = sum(each in claims for each in old) - sum(each in claims for each in new)
    before, after = " ".join(old), " ".join(new)
    similarity = _NOTHING
    if before and after:
        similarity = SequenceMatcher(None, before, after, autojunk=False).ratio()
    habit = min(math.log1p(times_made(language, edit.old, edit.new)) for edit in edits)
    found = {
        "said": max(LEAST, sum(LEAST if edit.said is None else edit.said for edit in edits)),
        "habit": habit,
        "similarity": similarity,
        "lost": min(_MOST_LOST, len(gone)),
        "strong": max(0, strong),
        "old": min(_MOST_WORDS, len(old)),
        "new": min(_MOST_WORDS, len(new)),
        "besides": min(_MOST_BESIDES, len(edits) - 1),
        language: 1.0,
    }
    return found if fault is None else found | {"opinion": _log_odds(fault)}


def _log_odds(chance: float) -> float:
    inside = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(inside / (1 - inside))
