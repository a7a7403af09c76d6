"""What is left of a model's answers when each edit is weighed, still before any gate."""

from collections.abc import Sequence
from dataclasses import replace

from humanize_cli.edits import apply_edits
from humanize_cli.faults.confirm import confirmed
from humanize_cli.gate import Verdict
from humanize_cli.model.engine import Engine
from humanize_cli.propose.model import ModelProposer, answered
from humanize_cli.style.load import load_profile
from humanize_cli.text.document import Sentence
from humanize_cli.text.protect import protected_spans
from training.evaluate.outcomes import Outcome


def weighed(engine: Engine, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes with the edits alone in which a reader would hardly find fault."""
    texts: dict[int, str] = {}
    for tone in sorted({each.edit.tone for each in outcomes}):
        profile, proposer = load_profile(tone), ModelProposer(engine)
        places = [place for place, each in enumerate(outcomes) if each.edit.tone == tone]
        sentences = {place: _sentence(outcomes[place]) for place in places}
        proposals = answered(engine, [*sentences.values()], profile)
        verdicts = {
            sentence: Verdict(edits, ())
            for sentence, edits in zip(sentences.values(), proposals, strict=True)
        }
        found = confirmed(
            verdicts,
            proposer.faults,
            lambda offers, ask=proposer, of=profile: ask.heard(offers, of),  # type: ignore[misc]
        )
        texts |= {
            place: apply_edits(sentence.text, found[sentence].accepted)
            for place, sentence in sentences.items()
        }
    return [replace(each, output=texts[place]) for place, each in enumerate(outcomes)]


def _sentence(outcome: Outcome) -> Sentence:
    source = outcome.edit.source
    return Sentence(source, outcome.edit.language, protected=tuple(protected_spans(source)))
