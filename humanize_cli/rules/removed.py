"""Which tells an edited sentence no longer has, by the edit that took them away."""

from collections import Counter
from collections.abc import Sequence

from humanize_cli.edits import Edit
from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.tell import Tell, find_tells
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import Sentence


def removed_tells(
    before: Sentence, after: Sentence, edits: Sequence[Edit], tone: Tone
) -> list[tuple[str, ...]]:
    """Return, for each edit, the ids of the rules whose matches it touches and the sentence has no longer.

    Only rules that count are looked at, wherever the sentence stands; those of a document's structure are
    not.
    """
    if before.language not in LANGUAGES:
        return [()] * len(edits)
    gone = Counter(each.rule.id for each in _tells(before, tone))
    gone -= Counter(each.rule.id for each in _tells(after, tone))
    if not gone:
        return [()] * len(edits)
    tells = [each for each in _tells(before, tone) if each.rule.id in gone]
    return [tuple(dict.fromkeys(tell.rule.id for tell in tells if _touches(edit, tell))) for edit in edits]


def _tells(sentence: Sentence, tone: Tone) -> list[Tell]:
    found = find_tells(sentence, load_pack(sentence.language), tone, first=True, last=True)
    return [each for each in found if each.rule.counts]


def _touches(edit: Edit, tell: Tell) -> bool:
    """Say whether an edit changes something of a match; an insertion does so within it."""
    return edit.start < tell.end and (tell.start < edit.end or tell.start < edit.start == edit.end)
