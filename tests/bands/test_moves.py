"""Moves: each edit is right where it stands, and where it would not be there is none."""

import pytest

from humanize_cli.bands.moves import moves
from humanize_cli.edits import apply_edits
from humanize_cli.gate import judge
from humanize_cli.style.band import CONTRACTIONS
from humanize_cli.text.document import Aim, Sentence, Span

ABBREVIATIONS = "abbreviations_per_100_words"
EXCLAMATIONS = "exclamations_per_100_sentences"
SEMICOLONS = "semicolons_per_100_words"

MORE_CONTRACTIONS = [
    ("We do not open on Mondays.", "We don't open on Mondays."),
    ("Do not water the beds at noon.", "Don't water the beds at noon."),
    (
        "You cannot park here, and we will not make exceptions.",
        "You can't park here, and we won't make exceptions.",
    ),
    ("It is not far, and you will enjoy it.", "It's not far, and you'll enjoy it."),
    ("I am sure that they are on their way.", "I'm sure that they're on their way."),
    ("We have received your letter.", "We've received your letter."),
    ("We have already found the key.", "We've already found the key."),
    ("I would like to see the garden.", "I'd like to see the garden."),
    ("There is a bench by the gate.", "There's a bench by the gate."),
    ("That is why we start early.", "That's why we start early."),
    ("She has not seen it, and he was not there.", "She hasn't seen it, and he wasn't there."),
]
KEPT_WHOLE = [
    "The soil is heavier than it is at home.",
    "I wonder how old they are in May.",
    "You may know who we are, and you can see what it is.",
    "The bridge is not only old but narrow.",
    "Tell us whether or not you agree.",
    "We have limited space in the hall.",
    "They are and will be our friends.",
    "He asked us to tell them where we are now.",
    "The rule, that is, the old one, still holds.",
    "Many of you have asked for the plan.",
    "The reason for it is simple enough.",
    "Ask whether he or she is able to come.",
    "Whatever it is that worries you, tell us.",
    "Here we are in May again.",
    "It made me the man I am today.",
    "He was tired, and I am too.",
    "I will if I can come at all.",
    "Please DO NOT feed the ducks.",
    "Hang the Do Not Disturb sign on the door.",
    "Where would we have gone without her?",
    "My wife and I would like to thank her.",
    "You have paid leave in the summer.",
    "The hardest part is not knowing the way.",
    "All there was to do is not panic.",
    "The house has not one but two towers.",
    "He changed his will not long before his death.",
    "The man over there is the mayor.",
    "Tired though I am after the trip, it was fun.",
]
FEWER_CONTRACTIONS = [
    ("We don't open on Mondays.", "We do not open on Mondays."),
    ("You can't park here, and we won't tow it.", "You cannot park here, and we will not tow it."),
    ("It's been repaired, and it's open again.", "It has been repaired, and it is open again."),
    ("I'm sure they're on their way.", "I am sure they are on their way."),
    ("We'd like to thank those who've come.", "We would like to thank those who've come."),
    ("You should've called us first.", "You should have called us first."),
    ("It's never been easier to travel.", "It has never been easier to travel."),
    ("It's based on a survey of 1962.", "It is based on a survey of 1962."),
]
LEFT_CONTRACTED = [
    "Isn't it easier to go by train?",
    "Why don't we meet at noon?",
    "It's finished before the summer.",
    "Anna's brother let's the dog out.",
    "He'd gone before the rain came.",
    "She's called the police about it.",
    "Why don't people use the bridge?",
    "We watched Don't Look Now at home.",
    "It was a can't-miss show for all.",
    "Here's to the next ten years.",
]
SPELLED_OUT = [
    (
        "en",
        "Bring the tools for the garden, e.g. a spade, a rake, etc.",
        "Bring the tools for the garden, for example, a spade, a rake and so on.",
    ),
    ("en", "It took approx. 40 minutes to walk there.", "It took about 40 minutes to walk there."),
    ("en", "The hall has rooms & kitchens for all.", "The hall has rooms and kitchens for all."),
    (
        "de",
        "Man sieht z. B. Amseln, Meisen usw. im Garten.",
        "Man sieht zum Beispiel Amseln, Meisen und so weiter im Garten.",
    ),
    ("fr", "On voit p. ex. des merles dans le jardin.", "On voit par exemple des merles dans le jardin."),
    (
        "es",
        "Se ven p. ej. mirlos, tordos, etc. en el jardín.",
        "Se ven por ejemplo mirlos, tordos, etcétera, en el jardín.",
    ),
    ("it", "Si vedono ad es. merli nel giardino.", "Si vedono ad esempio merli nel giardino."),
    ("pt", "Vemos p. ex. melros no jardim.", "Vemos por exemplo melros no jardim."),
    (
        "nl",
        "Men ziet bijv. merels, mezen, enz. in de tuin.",
        "Men ziet bijvoorbeeld merels, mezen enzovoort in de tuin.",
    ),
]
CALMER = [
    ("en", "We are happy to see you here!", "We are happy to see you here."),
    ("de", "Wir freuen uns sehr darauf!!", "Wir freuen uns sehr darauf."),
    ("fr", "Nous sommes ravis de vous voir !", "Nous sommes ravis de vous voir."),
    ("es", "¡Nos alegra mucho verte aquí!", "Nos alegra mucho verte aquí."),
]
PARTED = [
    (
        "en",
        "The old tower stands by the gate; it was built in 1420.",
        "The old tower stands by the gate. It was built in 1420.",
    ),
    ("de", "Der Turm ist sehr alt; er wurde 1420 gebaut.", "Der Turm ist sehr alt. Er wurde 1420 gebaut."),
    (
        "nl",
        "De toren is heel oud; hij werd in 1420 gebouwd.",
        "De toren is heel oud. Hij werd in 1420 gebouwd.",
    ),
]


def moved(text: str, language: str = "en", *, more: str = "", less: str = "", **rest) -> str:
    aim = Aim(frozenset(filter(None, [more])), frozenset(filter(None, [less])), rest.pop("apostrophe", "'"))
    sentence = Sentence(text, language, aim=aim, **rest)
    return apply_edits(text, judge(sentence, moves(sentence)).accepted)


@pytest.mark.parametrize(("before", "after"), MORE_CONTRACTIONS)
def test_words_are_contracted(before, after):
    assert moved(before, more=CONTRACTIONS) == after


@pytest.mark.parametrize("text", KEPT_WHOLE)
def test_what_cannot_be_contracted_is_not(text):
    assert moved(text, more=CONTRACTIONS) == text


@pytest.mark.parametrize(("before", "after"), FEWER_CONTRACTIONS)
def test_contractions_are_written_out(before, after):
    assert moved(before, less=CONTRACTIONS) == after


@pytest.mark.parametrize("text", LEFT_CONTRACTED)
def test_contractions_that_stand_for_something_else_or_before_their_subject_stay(text):
    assert moved(text, less=CONTRACTIONS) == text


@pytest.mark.parametrize(("language", "before", "after"), SPELLED_OUT)
def test_abbreviations_are_spelled_out(language, before, after):
    assert moved(before, language, less=ABBREVIATIONS) == after


@pytest.mark.parametrize(("language", "before", "after"), CALMER)
def test_exclamations_become_statements(language, before, after):
    assert moved(before, language, less=EXCLAMATIONS) == after


@pytest.mark.parametrize(
    "text",
    [
        "Thank you so!",
        "Is that really the last one?!",
        "What a lovely day it was!",
        "Dear friends of the garden!",
    ],
)
def test_greetings_and_questions_keep_their_marks(text):
    assert moved(text, less=EXCLAMATIONS) == text


@pytest.mark.parametrize(("language", "before", "after"), PARTED)
def test_clauses_with_a_subject_of_their_own_become_sentences(language, before, after):
    assert moved(before, language, less=SEMICOLONS) == after


@pytest.mark.parametrize(
    "text",
    [
        "Bring bread; it keeps for long.",
        "We saw the mill; it was closed; they had left a note there.",
        "The list has two rooms; the red one and the blue one.",
        "He took the path on the left; she the right.",
        "The tower (built much later in brick; it was restored in 1900) stands alone.",
    ],
)
def test_lists_and_short_clauses_stay_together(text):
    assert moved(text, less=SEMICOLONS) == text


def test_a_text_with_typographic_apostrophes_gets_no_other():
    assert (
        moved("We do not open on Mondays.", more=CONTRACTIONS, apostrophe="’") == "We don’t open on Mondays."
    )
    assert moved("We don’t open on Mondays.", less=CONTRACTIONS) == "We do not open on Mondays."


def test_protected_words_are_left():
    text = "Run `do not` and do not stop."
    assert moved(text, more=CONTRACTIONS, protected=(Span(4, 12),)) == "Run `do not` and don't stop."


def test_a_sentence_without_an_aim_is_left():
    assert moves(Sentence("We do not open on Mondays.", "en")) == []


def test_what_the_profile_wants_is_said():
    sentence = Sentence("We do not open on Mondays.", "en", aim=Aim(frozenset([CONTRACTIONS])))
    assert [(edit.origin, edit.reason) for edit in moves(sentence)] == [
        ("bands", "The profile wants more contractions.")
    ]
