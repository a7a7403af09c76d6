"""Wording that rules edit and people write all the time, which may stand in a text that people wrote."""

from collections.abc import Sequence

from humanize_cli.edits import Edit
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import Pack
from humanize_cli.rules.rates import human_rate
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence


def keeps_still(rule_id: str, sentence: Sentence) -> bool:
    """Say whether a rule that edits keeps still in a sentence: it fires in one of ten texts by people
    (rates.json), and the sentences around this one speak against editing it.
    """
    return sentence.around < 0 and bool(human_rate(rule_id, sentence.language))


def uncommon(edits: Sequence[Edit], sentence: Sentence) -> list[Edit]:
    """Return a sentence's edits by rules without those whose rules keep still in it."""
    return [each for each in edits if not keeps_still(each.origin, sentence)]


def common_edits(sentence: Sentence, pack: Pack, tone: Tone) -> list[Edit]:
    """Return the edits of a pack's rules that keep still in this sentence."""
    if sentence.around >= 0:
        return []
    return [each for each in find_edits(sentence, pack, tone) if keeps_still(each.origin, sentence)]
