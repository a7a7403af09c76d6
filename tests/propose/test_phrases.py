"""The phrasebook's edits are offered where the model, too, finds them likely."""

import math

import pytest

from humanize_cli.edits import apply_edits
from humanize_cli.model.scripted import ScriptedEngine
from humanize_cli.phrasebook.book import Entry, Phrasebook
from humanize_cli.propose import phrases
from humanize_cli.propose.phrases import MIN_CHANCE, PhrasesProposer
from humanize_cli.style.profile import Profile, Strength, Tone
from humanize_cli.text.document import Sentence, Span

ENTRIES = {
    "en": [
        ("prior to", "before", 60),
        ("<s> overall ,", "<s>", 60),
        ("a significant", "a large", 60),
        ("a number", "an amount", 60),
        ("large", "big", 25),
        ("really", "", 60),
        ("perhaps tall", "tall", 35),
        ("enormous", "", 60),
        ("apt", "", 60),
        ("the whole", "the entire", 60),
    ],
    "fr": [
        ("le total", "l' ensemble", 60),
        ("bien vouloir", "", 60),
        ("car", "parce que", 60),
        ("grandement", "", 60),
    ],
}


@pytest.fixture(autouse=True)
def phrasebook(monkeypatch):
    """A small phrasebook in place of the package's."""
    books = {
        language: Phrasebook(
            [Entry(tuple(o.split()), tuple(n.split()), 6, 8, (chance,) * len(Tone)) for o, n, chance in rows],
            language,
        )
        for language, rows in ENTRIES.items()
    }
    monkeypatch.setattr(phrases, "load_phrasebook", books.__getitem__)
    monkeypatch.setattr(
        phrases, "editing_chance", lambda sentence, tone: float("plainly" not in sentence.text)
    )


def edited(
    text: str, *, language: str = "en", protected=(), profile: Profile | None = None, **options
) -> str:
    engine = ScriptedEngine({}, score=options.pop("score", -0.01), doubts=options.pop("doubts", {}))
    profile = profile or Profile("test", strength=options.pop("strength", Strength.NORMAL))
    sentence = Sentence(text, language, around=options.pop("around", 0.0), protected=tuple(protected))
    (proposal,) = PhrasesProposer(engine, **options).propose([sentence], profile)
    return apply_edits(text, proposal)


def test_an_edit_explains_itself_by_what_editors_did():
    proposer = PhrasesProposer(ScriptedEngine({}))
    ((edit,),) = proposer.propose([Sentence("We met prior to noon.", "en")], Profile("test"))
    assert (edit.old, edit.new, edit.origin) == ("prior to", "before", "phrasebook")
    assert edit.reason == 'Editors made "before" of "prior to" in 6 of 8 sentences.'
    assert 0.5 < edit.probability < 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Prior to noon it rains.", "Before noon it rains."),
        ("Overall, it rains.", "It rains."),
        ("It is a number of days.", "It is an amount of days."),
        ("It is really wet.", "It is wet."),
        ("It is an enormous house.", "It is a house."),
        ("It is an enormous animal.", "It is an animal."),
        ("It is an apt name.", "It is a name."),
        ("It was entire, the whole entire day.", "It was entire, the whole entire day."),
    ],
)
def test_it_reads_well_where_it_stands(before, after):
    assert edited(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Merci de bien vouloir accepter.", "Merci d'accepter."),
        ("Merci de bien vouloir venir.", "Merci de venir."),
        ("On reste car il pleut.", "On reste parce qu'il pleut."),
        ("On reste car Anna pleure.", "On reste parce qu'Anna pleure."),
        ("On reste car tu ris.", "On reste parce que tu ris."),
        ("Cela l'aide grandement.", "Cela l'aide."),
    ],
)
def test_french_words_are_elided_before_a_vowel(before, after):
    assert edited(before, language="fr") == after


def test_the_apostrophe_is_the_one_of_the_sentence():
    assert edited("C’est le total.", language="fr") == "C’est l’ensemble."
    assert edited("C'est le total.", language="fr") == "C'est l'ensemble."


def test_what_the_model_finds_unlikely_falls_and_the_rest_stays():
    text = "Prior to noon it is really a significant day."
    assert edited(text, doubts={"large": -9.0}) == "Before noon it is a significant day."
    assert edited(text, score=-9.0) == text


def log_probability(chance: float, phrasebook: float) -> float:
    """The log-probability by which an edit of the phrasebook gets a chance."""
    book, model, constant = phrases.WEIGHTS
    odds = math.log(chance / (1 - chance)) - constant - book * math.log(phrasebook / (1 - phrasebook))
    return odds / model


@pytest.mark.parametrize(
    ("strength", "changes"), [(Strength.LIGHT, False), (Strength.NORMAL, False), (Strength.STRONG, True)]
)
def test_strength_says_how_likely_an_edit_must_be(strength, changes):
    between = (MIN_CHANCE[Strength.STRONG] + MIN_CHANCE[Strength.NORMAL]) / 2
    score = log_probability(between, 0.25)
    assert (edited("It is large now.", score=score, strength=strength) == "It is big now.") is changes


def test_what_few_editors_leave_out_stays():
    assert edited("It is perhaps tall.", strength=Strength.STRONG) == "It is perhaps tall."
    assert edited("It is large now.", strength=Strength.STRONG) == "It is big now."


def test_where_nothing_else_speaks_for_editing_an_edit_must_be_likelier():
    assert edited("We met prior to noon.") == "We met before noon."
    assert edited("We met plainly prior to noon.") == "We met plainly prior to noon."


def test_in_a_text_that_people_wrote_a_phrase_alone_is_no_reason():
    likely = {"score": -0.001, "around": -0.5}
    with_a_tell = "This testament to our spirit was made prior to noon."
    assert edited("We met plainly prior to noon.", **likely) == "We met plainly prior to noon."
    assert edited("We met plainly prior to noon.", **likely, strength=Strength.STRONG) != (
        "We met plainly prior to noon."
    )
    assert edited(with_a_tell, **likely).endswith("before noon.")


def test_what_the_user_protects_prefers_or_ignores_stays():
    text = "We met prior to noon."
    assert edited(text, protected=[Span(7, 15)]) == text
    assert edited(text, profile=Profile("test", prefer={"before": "prior to"})) == text
    assert edited(text, ignore=["en.prior-to"]) == text
    assert edited(text, ignore=["en.in-order-to"]) == "We met before noon."
    assert edited(text, select=["en.in-order-to"]) == text
    assert edited(text, select=["en.prior-to"]) == "We met before noon."
