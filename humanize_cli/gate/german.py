"""A check of German case: an article in another case before a noun that still has its genitive ending."""

from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Finding, Trial, words_of

_GENITIVE = frozenset(["des", "eines", "dieses", "keines", "seines", "ihres", "unseres", "jedes"])
_OTHERS = frozenset(
    ["der", "den", "dem", "das", "einem", "einen", "ein", "diesem", "diesen", "seinem", "ihrem"]
)
# Between article and noun: adjectives, which end alike in genitive and dative.
_MOST_ADJECTIVES = 3
# "des Kosmos", "des Radius": no ending that could be left over.
_FOREIGN = ("us", "os", "as", "is", "ss")


def genitive_left(trial: Trial) -> Finding | None:
    """Find a genitive article that gives way to another one while its noun keeps the genitive's ending
    ("mittels eines Instruments" is not "mit einem Instruments").
    """
    if trial.words.language != "de":
        return None
    before, after = trial.before, trial.after
    for exchange in trial.exchanges:
        if not exchange.old or not exchange.new:
            continue
        if before.norms[exchange.old[-1]] not in _GENITIVE or after.norms[exchange.new[-1]] not in _OTHERS:
            continue
        if _GENITIVE.intersection(words_of(after, exchange.new)):
            continue
        first = exchange.new[-1] + 1
        for token in after.tokens[first : first + _MOST_ADJECTIVES + 1]:
            if token.text[:1].isupper():
                if token.text.endswith("s") and not token.text.endswith(_FOREIGN):
                    return Finding(Reason.SEAM, token.text)
                break
    return None
