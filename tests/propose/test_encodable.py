"""EncodableProposer: only what the file can hold is offered."""

from humanize_cli.edits import Edit
from humanize_cli.propose.encodable import EncodableProposer
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence

SENTENCE = Sentence("We do not utilize it.", "en")
CURLY, USE = Edit(3, 9, "do not", "don’t", "model"), Edit(10, 17, "utilize", "use", "model")


class Offering:
    name = "offering"

    def propose(self, sentences, profile, progress=None):
        return [(CURLY, USE) for _ in sentences]

    def faults(self, pairs):
        return [0.5 for _ in pairs]


def offered(encoding: str) -> tuple[Edit, ...]:
    def can_encode(text: str) -> bool:
        return text == text.encode(encoding, "ignore").decode(encoding)

    proposer = EncodableProposer(Offering(), can_encode)
    assert (proposer.name, proposer.faults([(SENTENCE, "")])) == ("offering", [0.5])
    return proposer.propose([SENTENCE], Profile("plain"))[0]


def test_everything_is_offered_where_it_can_be_written():
    assert offered("cp1252") == (CURLY, USE)


def test_what_cannot_be_written_is_not_offered():
    assert offered("cp850") == (USE,)
