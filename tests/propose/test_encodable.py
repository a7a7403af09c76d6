"""EncodableProposer: only what the file can hold is offered."""

from humanize_cli.edits import Edit
from humanize_cli.propose.base import Proposal
from humanize_cli.propose.encodable import EncodableProposer
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence

SENTENCE = Sentence("We do not utilize it.", "en")
CURLY, USE = Edit(3, 9, "do not", "don’t", "model"), Edit(10, 17, "utilize", "use", "model")


class Offering:
    name = "offering"

    def __init__(self, score: float | None) -> None:
        self.score = score

    def propose(self, sentences, profile, progress=None):
        return [Proposal((CURLY, USE), self.score) for _ in sentences]

    def faults(self, pairs):
        return None

    def fluency(self, pairs, profile):
        return [-0.5 for _ in pairs]


def offered(score: float | None, encoding: str) -> Proposal:
    def can_encode(text: str) -> bool:
        return text == text.encode(encoding, "ignore").decode(encoding)

    proposer = EncodableProposer(Offering(score), can_encode)
    assert (proposer.name, proposer.fluency([(SENTENCE, "")], Profile("plain"))) == ("offering", [-0.5])
    return proposer.propose([SENTENCE], Profile("plain"))[0]


def test_everything_is_offered_where_it_can_be_written():
    assert offered(-0.1, "cp1252") == Proposal((CURLY, USE), -0.1)


def test_of_edits_without_a_common_score_the_others_stay():
    assert offered(None, "cp850") == Proposal((USE,))


def test_an_answer_that_was_scored_as_a_whole_goes_as_a_whole():
    assert offered(-0.1, "cp850") == Proposal()
