"""Settling: a sentence comes to rest, or goes back to what it was; the same for the same sentence."""

from humanize_cli.edits import apply_edits
from humanize_cli.gate import Reason
from humanize_cli.model.scripted import ScriptedEngine
from humanize_cli.propose.model import ModelProposer
from humanize_cli.settle import Settler
from humanize_cli.style.profile import Profile
from humanize_cli.text.document import Sentence, Span
from tests.proposers import FunctionProposer, replacing

PLAIN = Profile("plain")


def settled(text: str, *proposers: FunctionProposer, **details) -> tuple[str, list[Reason]]:
    """Return what a sentence becomes, and the reasons of what was refused."""
    sentence = Sentence(text, "en", **details)
    outcome = Settler(PLAIN, proposers).settle([sentence])[sentence]
    return apply_edits(text, outcome.edits), [refusal.reason for refusal in outcome.refused]


def test_nothing_offered_nothing_changed():
    assert settled("We utilize the old pump every day.", FunctionProposer(lambda text: text)) == (
        "We utilize the old pump every day.",
        [],
    )


def test_later_proposers_see_what_earlier_ones_did():
    rules = FunctionProposer(replacing(("utilize", "use")))
    model = FunctionProposer(lambda text: text)
    assert settled("We utilize the old pump every day.", rules, model)[0] == "We use the old pump every day."
    assert model.asked == ["We use the old pump every day."]


def test_an_edit_may_lead_to_another():
    proposer = FunctionProposer(replacing(("make use of", "utilize"), ("We utilize", "We use")))
    assert settled("We make use of the old pump every day.", proposer)[0] == "We use the old pump every day."


def test_edits_that_never_rest_are_taken_back_and_said():
    swap = {"big": "large", "large": "big"}
    proposer = FunctionProposer(lambda text: " ".join(swap.get(word, word) for word in text.split(" ")))
    text, reasons = settled("The big pump stands in the yard.", proposer)
    assert text == "The big pump stands in the yard."
    assert Reason.UNSETTLED in reasons


def test_a_fact_lost_is_refused_and_the_sentence_kept():
    proposer = FunctionProposer(replacing(("at most 12", "several")))
    text, reasons = settled("The pump moves at most 12 litres a minute.", proposer)
    assert text == "The pump moves at most 12 litres a minute."
    assert reasons
    assert Reason.UNSETTLED not in reasons


def test_a_refused_edit_costs_only_itself():
    proposer = FunctionProposer(replacing(("in order to", "to"), ("12 litres", "13 litres")))
    text, reasons = settled("We run the pump all night in order to move the first 12 litres.", proposer)
    assert text == "We run the pump all night to move the first 12 litres."
    assert Reason.NUMBER in reasons


def test_protected_spans_move_with_the_edits_before_them():
    before = "We utilize the command `utilize` in order to start the pump."
    span = Span(before.index("`"), before.rindex("`") + 1)
    proposer = FunctionProposer(replacing(("We utilize", "We use"), ("in order to", "to")))
    assert (
        settled(before, proposer, protected=(span,))[0] == "We use the command `utilize` to start the pump."
    )


def test_a_sentence_split_in_two_is_settled_as_two():
    before = (
        "The pump serves the upper yard every single day, "
        "and the tank serves the lower yard every single night."
    )
    split = replacing((" day, and the tank", " day. The tank"))
    proposer = FunctionProposer(split)
    after, _ = settled(before, proposer)
    assert after == before.replace(" day, and the tank", " day. The tank")
    assert "The tank serves the lower yard every single night." in proposer.asked


def test_the_same_sentence_is_asked_once_and_shares_its_fate():
    proposer = FunctionProposer(replacing(("utilize", "use")))
    sentence = Sentence("We utilize the old pump every day.", "en")
    settler = Settler(PLAIN, [proposer])
    first = settler.settle([sentence, Sentence(sentence.text, "en", start=90)])
    second = settler.settle([sentence])
    assert first[sentence] == second[sentence]
    assert proposer.asked.count(sentence.text) == 1


def test_progress_counts_every_distinct_sentence_once():
    seen: list[int] = []
    sentences = [Sentence(f"We utilize pump {number} every day.", "en") for number in range(5)]
    Settler(PLAIN, [FunctionProposer(replacing(("utilize", "use")))]).settle(sentences, seen.append)
    assert sum(seen) == 5


def test_half_a_change_does_not_stand_where_the_other_half_is_found_faulty():
    text = "Na deze termijn dient er een nieuwe link te worden aangevraagd."
    better = "Na deze termijn moet er een nieuwe link worden aangevraagd."
    sentence = Sentence(text, "nl", editing_chance=1.0)

    def outcome(doubts: dict[str, float]) -> str:
        engine = ScriptedEngine({text: better}, doubts=doubts, faults={})
        return apply_edits(text, Settler(PLAIN, [ModelProposer(engine)]).settle([sentence])[sentence].edits)

    assert outcome({}) == better
    assert outcome({"worden": -7.0}) == text  # and not "moet er een nieuwe link te worden"
