"""Which words of a message count, what emotion is found in them, and which profile answers it."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from benchmarks.fairness import KINDS, Swap, in_dialect, swaps, templates
from humanize_cli.emotion.classify import LABELS
from humanize_cli.emotion.masking import mask
from humanize_cli.reply import Message, choose, read_message
from humanize_cli.reply.acknowledge import acknowledges, kept_words
from humanize_cli.reply.own_words import feeling_words, own_words
from humanize_cli.style.feelings import EMOTIONS, Feelings
from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import LANGUAGES, Profile

MESSAGES = yaml.safe_load(
    (Path(__file__).parents[1] / "benchmarks" / "replies.yaml").read_text(encoding="utf-8")
)


def test_profiles_and_classifier_know_the_same_emotions():
    assert EMOTIONS == LABELS


def test_quoted_lines_go_and_places_stay():
    text = "Hi,\r\n\r\nno.\r\n\r\nOn 3 May, Jo wrote:\r\n> I hate you\r\n> so much\r\n\r\nBye\r\n"
    own = own_words(text)
    assert own == "Hi,\r\n\r\nno.\r\n\r\n\r\n\r\n\r\n\r\nBye\r\n"


@pytest.mark.parametrize(
    "head",
    [
        "From: a@b.c\nSent: today\nTo: d@e.f\nSubject: x",
        "Von: A B <a@b.c>\nGesendet: Montag\nAn: C\nBetreff: x",
        "**From:** A B <a@b.c>\n**Date:** today\n**To:** C",
        "-----Original Message-----",
        "-------- Ursprüngliche Nachricht --------",
    ],
)
def test_an_earlier_mail_below_does_not_count(head):
    assert own_words(f"I am fine.\n\n{head}\n\nI hate you.\n").strip() == "I am fine."


def test_the_subject_stays_and_other_headers_go():
    own = own_words("From: Jo <jo@example.com>\nTo: shop\nSubject: Re: AW: where is it?\n\nHello?\n")
    assert own.split() == ["where", "is", "it?", "Hello?"]


@pytest.mark.parametrize(
    ("greeting", "closing"),
    [
        ("Dear Sir or Madam,", "Many thanks in advance\nJo Smith\nAccounts"),
        ("Sehr geehrte Damen und Herren,", "Vielen Dank und freundliche Grüße\nJo"),
        ("Bonjour,", "Merci d'avance\nJo"),
        ("Hola:", "Muchas gracias de antemano\nJo"),
        ("Buongiorno,", "Grazie mille\nJo"),
        ("Bom dia,", "Obrigado\nJo"),
        ("Beste mensen,", "Met vriendelijke groet\nJo"),
    ],
)
def test_greeting_and_closing_are_no_feelings(greeting, closing):
    assert feeling_words(f"{greeting}\n\nOne.\nTwo.\n\n{closing}\n") == ["One. Two."]


def test_a_message_of_thanks_alone_is_one_of_thanks():
    assert feeling_words("Thank you so much!\n") == ["Thank you so much!"]
    assert read_message("Danke schön!\n", "mail.txt").emotion == "gratitude"


def test_whoever_thanks_and_is_furious_is_furious():
    text = "Thank you for the call. But I am furious and very angry. Thank you for nothing."
    assert read_message(text, "mail.txt").emotion == "anger"


@pytest.mark.parametrize(
    "text",
    [
        "I am not angry at all, the parcel came on Tuesday.",
        "Sorry to bother you. Unfortunately I have lost the order number.",
        "Leider habe ich die Bestellnummer nicht mehr, entschuldigen Sie bitte.",
        "I wasn't worried about the parcel.",
    ],
)
def test_negated_and_polite_words_name_no_feeling(text):
    assert read_message(text, "mail.txt").emotion not in ("anger", "sadness", "fear", "disgust")


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_upset_messages_are_answered_warmly_and_calm_ones_are_not(language):
    plain = load_profile("plain")
    warm = [choose(read_message(text, "m"), plain).switched for text in MESSAGES[language]["upset"]]
    calm = [choose(read_message(text, "m"), plain).switched for text in MESSAGES[language]["calm"]]
    assert sum(warm) >= len(warm) - 2
    assert sum(calm) <= 1


def message(emotion: str) -> Message:
    return Message("mail.txt", "en", "en", emotion, 0.9, "A sentence.", {emotion: 0.9})


def test_what_the_asked_profile_protects_is_protected_in_the_other():
    asked = replace(load_profile("plain"), keep=("Acme Cloud",), avoid=("cheap",), disclose="comment")
    reply = choose(message("anger"), asked)
    assert (reply.profile.name, reply.switched, reply.acknowledge) == ("warm", True, True)
    assert {"Acme Cloud", "sorry", "Sorry"} <= {*reply.profile.keep}
    assert {"cheap", "valued customer"} <= {*reply.profile.avoid}
    assert reply.profile.disclose == "comment"


@pytest.mark.parametrize("emotion", ["joy", "gratitude", "trust", "surprise", "neutral"])
def test_only_who_is_upset_gets_another_profile_by_default(emotion):
    asked = load_profile("technical")
    reply = choose(message(emotion), asked)
    assert (reply.profile, reply.acknowledge) == (asked, False)


def test_own_maps_win_over_the_default():
    asked = Profile("house", feelings=Feelings(reply={"joy": "casual"}, acknowledge=("joy",)))
    assert choose(message("joy"), asked).profile.name == "casual"
    assert choose(message("anger"), asked).profile is asked
    assert choose(message("joy"), asked).acknowledge


@pytest.mark.parametrize(
    ("draft", "answer"),
    [
        ("We are sorry that it broke.", True),
        ("I can see how upsetting this is.", True),
        ("Das tut mir sehr leid.", True),
        ("Nous sommes désolés.", True),
        ("Lo sentimos mucho.", True),
        ("Ci dispiace.", True),
        ("Pedimos desculpa.", True),
        ("Het spijt me.", True),
        ("The parcel comes on Friday.", False),
        ("", False),
    ],
)
def test_what_answers_a_feeling(draft, answer):
    assert acknowledges(draft) is answer
    assert all(map(str.strip, kept_words()))


@pytest.mark.parametrize(
    ("text", "language", "masked"),
    [
        ("Mehmet Kaya called, and Mrs. Okafor's son too.", "en", "name called, and name. name person too."),
        ("Temilade hat ihr Paket ned bekommen.", "de", "name hat they Paket nicht bekommen."),
        ("Le colis d'Aïcha est là.", "fr", "Le colis d'name est là."),
        ("[NAME] is GREAT.", "en", "name is GREAT."),
        ("Das ist eine Frechheit.", "de", "Das ist eine Frechheit."),
    ],
)
def test_names_pronouns_and_dialects_are_masked(text, language, masked):
    assert mask(text, language) == masked


def test_dialect_markers_keep_their_capitals():
    assert in_dialect("Ich bin nicht da", {"ich": "i", "nicht": "ned"}) == "I bin ned da"


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_pronouns_and_dialects_change_neither_label_nor_profile(language):
    data = templates()[language]
    sample = {**data, "templates": data["templates"][::4]}
    found: list[Swap] = list(swaps(language, sample))
    assert {each.kind for each in found} >= {*KINDS[:3]}
    changed = [each for each in found if each.label_changes or each.profile_changes]
    assert len(changed) <= 0.02 * len(found), changed


def test_there_are_templates_enough():
    assert sum(len(data["templates"]) for data in templates().values()) >= 200
