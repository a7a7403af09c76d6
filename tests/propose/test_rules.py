"""The rules proposer: packs by language and tone, and the profile's preferences."""

import json
import random
from pathlib import Path

import pytest

from humanize_cli.edits import apply_edits
from humanize_cli.propose.rules import RulesProposer
from humanize_cli.style.profile import LANGUAGES, Profile, Tone
from humanize_cli.text.document import Sentence, Span

LIGHT = Path(__file__).parent.parent.parent / "training" / "light"


def edited(text: str, profile: Profile, language: str = "en", **fields) -> str:
    sentence = Sentence(text, language, **fields)
    (proposal,) = RulesProposer().propose([sentence], profile)
    return apply_edits(text, proposal)


def prefer(**pairs: str) -> Profile:
    return Profile("test", prefer={old.replace("_", " "): new for old, new in pairs.items()})


def test_each_sentence_gets_the_rules_of_its_own_language():
    sentences = [
        Sentence("We met prior to noon.", "en"),
        Sentence("Es fehlen lediglich zwei.", "de"),
        Sentence("We met prior to noon.", "de"),
        Sentence("Vi ses prior to noon.", "sv"),
    ]
    proposals = RulesProposer().propose(sentences, Profile("test"))
    assert [[edit.new for edit in each] for each in proposals] == [["before"], ["nur"], [], []]


def test_what_a_rule_offers_explains_itself():
    (proposal,) = RulesProposer().propose([Sentence("We met prior to noon.", "en")], Profile("test"))
    (edit,) = proposal
    assert (edit.old, edit.new, edit.origin, edit.probability) == ("prior to", "before", "en.prior-to", 1.0)
    assert edit.reason == '"Before" is the plain word.'


@pytest.mark.parametrize(
    ("select", "ignore", "after"),
    [
        ((), (), "We use it before noon."),
        (["en.prior-to"], (), "We use it before noon."),
        (["connective"], ["en.prior-*"], "We use it prior to noon."),
        ((), ["connective"], "We use it prior to noon."),
    ],
)
def test_rules_can_be_chosen_and_preferences_stay(select, ignore, after):
    sentence = Sentence("We employ it prior to noon.", "en")
    proposer = RulesProposer(select=select, ignore=ignore)
    (proposal,) = proposer.propose([sentence], prefer(employ="use"))
    assert apply_edits(sentence.text, proposal) == after


def test_progress_hears_of_every_sentence():
    heard: list[int] = []
    RulesProposer().propose([Sentence("a", "en"), Sentence("b", "sv")], Profile("test"), heard.append)
    assert sum(heard) == 2


@pytest.mark.parametrize(
    ("old", "new", "text", "after"),
    [
        (
            "facilitate",
            "help",
            "It facilitates and facilitated it, facilitating us.",
            "It helps and helped it, helping us.",
        ),
        ("implement", "make", "They implemented it, implementing two.", "They made it, making two."),
        ("acquire", "get", "Acquiring it, he acquired two.", "Getting it, he got two."),
        ("client", "customer", "Clients and a client.", "Customers and a customer."),
        ("ally", "company", "two allies", "two companies"),
        ("set up", "build", "She sets up a shop.", "She builds a shop."),
        ("whilst", "while", "Whilst we wait", "While we wait"),
        ("log in", "sign in", "logging in", "signing in"),
        ("cell phone", "mobile", "cell phones", "mobiles"),
        ("API key", "token", "an API key", "a token"),
    ],
)
def test_a_preference_holds_for_english_forms_of_its_word(old, new, text, after):
    assert edited(text, Profile("test", prefer={old: new})) == after


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("car", "vehicle", "She cared about caring."),
        ("bar", "pub", "barring rain"),
        ("facilitate", "choose", "It facilitated us."),
        ("state", "country", "He stated it."),
    ],
)
def test_a_form_that_could_be_another_word_is_left_alone(old, new, text):
    assert edited(text, Profile("test", prefer={old: new})) == text


def test_a_preference_names_itself_and_wins_over_a_rule():
    profile = prefer(prior_to="ahead of")
    (proposal,) = RulesProposer().propose([Sentence("We met prior to noon.", "en")], profile)
    (edit,) = proposal
    assert (edit.new, edit.origin) == ("ahead of", "prefer:prior to")
    assert edit.reason == 'The profile prefers "ahead of" to "prior to".'


@pytest.mark.parametrize(
    ("old", "new", "text", "after"),
    [
        ("app", "mobile app", "The app and the apps.", "The mobile app and the mobile apps."),
        ("map", "map of the city", "A map, please.", "A map of the city, please."),
        ("card", "member card of 2024", "A card.", "A member card of 2024."),
    ],
)
def test_a_preference_of_a_longer_phrase_does_not_grow(old, new, text, after):
    profile = Profile("test", prefer={old: new})
    assert edited(text, profile) == after
    assert edited(after, profile) == after


def test_preferences_spare_what_is_protected():
    assert edited("client client", prefer(client="customer"), protected=(Span(0, 6),)) == "client customer"


def test_preferences_of_any_shape_do_no_harm():
    odd = {"(x": "y", "$": "€", "a.b": "c", "really": "", "[z]": "\\1", "Über": "über", "e.g.": "for example"}
    profile = Profile("test", prefer=odd)
    assert edited("(x $ a.b is really z, e.g. Über.", profile) == "(x $ c is z, for example über."


def test_preferences_hold_in_other_languages_as_written():
    assert (
        edited("Das Meeting und die Meetings.", prefer(Meeting="Treffen"), "de")
        == "Das Treffen und die Meetings."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_drafts_come_to_rest(language):
    found = []
    for path in sorted(LIGHT.glob(f"{language}*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            found += [(each, Tone(record.get("tone", "plain"))) for each in record["sentences"]]
    for text, tone in random.Random(1).sample(found, 400):
        profile = Profile("test", tone=tone)
        rested = edited(edited(text, profile, language), profile, language)
        assert edited(rested, profile, language) == rested
