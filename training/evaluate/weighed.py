"""What is left of a model's answers when each edit is weighed, still before any gate."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from humanize_cli.edits import apply_edits
from humanize_cli.faults.confirm import confirmed
from humanize_cli.gate import Verdict
from humanize_cli.model.engine import Engine
from humanize_cli.propose.model import ModelProposer, answered
from humanize_cli.style.load import load_profile
from training.evaluate.outcomes import Outcome
from training.likeness import as_sentence


def weighed(engine: Engine, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes with the edits alone in which a reader would hardly find fault."""
    texts: dict[int, str] = {}
    for tone in sorted({each.edit.tone for each in outcomes}):
        profile, proposer = load_profile(tone), ModelProposer(engine)
        places = [place for place, each in enumerate(outcomes) if each.edit.tone == tone]
        sentences = {
            place: as_sentence(outcomes[place].edit.source, outcomes[place].edit.language) for place in places
        }
        proposals = answered(engine, [*sentences.values()], profile)
        verdicts = {
            sentence: Verdict(edits, ())
            for sentence, edits in zip(sentences.values(), proposals, strict=True)
        }
        found = confirmed(verdicts, proposer.faults, partial(proposer.heard, profile=profile))
        texts |= {
            place: apply_edits(sentence.text, found[sentence].accepted)
            for place, sentence in sentences.items()
        }
    return [replace(each, output=texts[place]) for place, each in enumerate(outcomes)]
