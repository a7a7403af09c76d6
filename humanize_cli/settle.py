"""Settler: sentences go through proposers and gate, round after round, until a round accepts nothing.

What becomes of a sentence depends on the sentence alone. It either comes to rest within `MAX_ROUNDS` rounds,
as pieces of
which each is at rest (a sentence may be split), or it goes back to what it was; a later run does the same
again, so both ends are stable.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count

from humanize_cli.diagnose.worth import editing_chance
from humanize_cli.edits import Edit, apply_edits, compose
from humanize_cli.emotion.drift import drift
from humanize_cli.faults.confirm import confirmed
from humanize_cli.gate import Reason, Refusal, Verdict, judge
from humanize_cli.propose.base import Proposer
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence, Span
from humanize_cli.text.sentences import split

MAX_ROUNDS = 4
MEMORY = 20_000
"""Sentences whose verdicts are remembered between windows; a cap on memory, not on correctness."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a sentence: its edits in its own coordinates, and what was refused on the way."""

    edits: tuple[Edit, ...] = ()
    refused: tuple[Refusal, ...] = ()


@dataclass
class _State:
    """A sentence under way: what it is now, and the edits that lead there from the original.

    `seen` are the texts it has been, to notice a circle; `first` the edits of its first round, to name in a
    refusal.
    """

    sentence: Sentence
    now: Sentence
    edits: list[Edit] = field(default_factory=list)
    refused: dict[tuple[str, str, Reason], Refusal] = field(default_factory=dict)
    resting: bool = False
    seen: set[str] = field(default_factory=set)
    first: list[Edit] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The present text."""
        return self.now.text

    def advance(self, edits: Sequence[Edit]) -> None:
        """Take the edits, given in the present text's coordinates."""
        self.edits = compose(self.sentence.text, self.edits, edits)
        self.now = edited(self.now, edits)


def edited(sentence: Sentence, edits: Sequence[Edit]) -> Sentence:
    """Return a sentence with its edits made; its text may be none, or several sentences."""
    spans = (_shifted(span, edits) for span in sentence.protected)
    return replace(sentence, text=apply_edits(sentence.text, edits), protected=tuple(spans))


def pieces(sentence: Sentence) -> list[Sentence]:
    """Return the sentences that an edited one falls into; a deleted one falls into none."""
    spans = split(sentence.text, sentence.language, sentence.protected)
    return [
        replace(
            sentence,
            text=sentence.text[span.start : span.end],
            protected=tuple(
                Span(max(each.start, span.start) - span.start, min(each.end, span.end) - span.start)
                for each in sentence.protected
                if each.start < span.end and each.end > span.start
            ),
            alone=sentence.alone and len(spans) == 1,
            start=span.start,
        )
        for span in spans
    ]


def _shifted(span: Span, edits: Sequence[Edit]) -> Span:
    """Return where a span lies after edits that do not overlap it."""
    shift = sum(len(edit.new) - len(edit.old) for edit in edits if edit.end <= span.start)
    return Span(span.start + shift, span.end + shift)


def placed(edit: Edit, sentence: Sentence, text: str) -> Edit:
    """Return a sentence's edit in the coordinates of the text around it.

    The deletion of a whole sentence takes the white space along that would be left double or dangling.
    """
    moved = edit.moved(sentence.start)
    if edit.new or edit.old != sentence.text:
        return moved
    start, end = moved.start, moved.end
    if text[end:].strip():
        end += len(text[end:]) - len(text[end:].lstrip())
    else:
        start = len(text[:start].rstrip())
    return replace(moved, start=start, end=end, old=text[start:end])


class Settler:
    """Runs proposers and gate for one profile, remembering what it has judged."""

    def __init__(self, profile: Profile, proposers: Sequence[Proposer]) -> None:
        """Take the proposers in the order in which they are asked."""
        self.profile = profile
        self.proposers = tuple(proposers)
        self._verdicts: list[dict[Sentence, Verdict]] = [{} for _ in self.proposers]

    def settle(
        self, sentences: Sequence[Sentence], progress: Callable[[int], None] | None = None
    ) -> dict[Sentence, Outcome]:
        """Return what becomes of each sentence; equal sentences share one outcome.

        `progress` is told the number of sentences that the first round has dealt with, as it goes.
        """
        states = {sentence: _State(sentence, self._first(sentence)) for sentence in dict.fromkeys(sentences)}
        for number in count(1):
            live = [state for state in states.values() if not state.resting]
            if not live:
                break
            if number > MAX_ROUNDS:
                for state in live:
                    self._take_back(state)
                break
            self._round(live, progress if number == 1 else None)
        return {
            sentence: Outcome(tuple(state.edits), tuple(state.refused.values()))
            for sentence, state in states.items()
        }

    def _first(self, sentence: Sentence) -> Sentence:
        """Return a sentence with what speaks for editing it, which its later states keep until the last
        proposer, the model, has edited it: whether to ask it again is a question to what is left.

        A later run, which finds less to speak for editing the outcome, is thereby offered no more than the
        last round of this one was.
        """
        return replace(sentence, editing_chance=editing_chance(sentence, self.profile.tone))

    def forget(self) -> None:
        """Drop the oldest verdicts beyond `MEMORY`; call it only between documents."""
        for verdicts in self._verdicts:
            for sentence in list(verdicts)[: max(0, len(verdicts) - MEMORY)]:
                del verdicts[sentence]

    def _round(self, live: Sequence[_State], progress: Callable[[int], None] | None) -> None:
        """Let every proposer look at every live state once."""
        before = [state.text for state in live]
        for index, _ in enumerate(self.proposers):
            last = index == len(self.proposers) - 1
            groups = [pieces(state.now) for state in live]
            self._judge(index, [piece for group in groups for piece in group], progress if last else None)
            for state, group in zip(live, groups, strict=True):
                edits: list[Edit] = []
                for piece in group:
                    verdict = self._verdicts[index][piece]
                    edits += (placed(edit, piece, state.text) for edit in verdict.accepted)
                    for refusal in verdict.refused:
                        key = refusal.edit.old, refusal.edit.new, refusal.reason
                        state.refused.setdefault(key, refusal)
                if edits:
                    state.advance(edits)
                    if last:
                        state.now = replace(state.now, editing_chance=0.0)
        for state, text in zip(live, before, strict=True):
            state.resting = state.text == text
            state.first = state.first or state.edits
            state.seen.add(text)
            if not state.resting and state.text in state.seen:
                self._take_back(state)

    def _judge(self, index: int, pieces: Sequence[Sentence], progress: Callable[[int], None] | None) -> None:
        """Fill in one proposer's verdicts on the sentences that have none yet."""
        verdicts = self._verdicts[index]
        new = [piece for piece in dict.fromkeys(pieces) if piece not in verdicts]
        proposer = self.proposers[index]
        proposals = proposer.propose(new, self.profile, progress)
        offered = {
            piece: self._gated(piece, proposal) if proposal else Verdict((), ())
            for piece, proposal in zip(new, proposals, strict=True)
        }
        hear = partial(proposer.heard, profile=self.profile)
        found = confirmed(offered, proposer.faults, hear, self.profile.strength)
        for piece, verdict in found.items():
            if verdict.accepted and len(verdict.accepted) < len(offered[piece].accepted):
                # Half of a change may be left, which the gate let through as a whole.
                again = self._gated(piece, verdict.accepted)
                found[piece] = Verdict(again.accepted, (*verdict.refused, *again.refused))
        verdicts |= found

    def _gated(self, piece: Sentence, edits: Sequence[Edit]) -> Verdict:
        return judge(piece, edits, avoid=self.profile.avoid, besides=(drift,))

    def _take_back(self, state: _State) -> None:
        """Return a state that does not come to rest to the original."""
        for edit in state.first:
            state.refused[edit.old, edit.new, Reason.UNSETTLED] = Refusal(edit, Reason.UNSETTLED)
        state.edits, state.now, state.resting = [], state.sentence, True
