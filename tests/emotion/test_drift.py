import pytest

from humanize_cli.edits import diff_edits
from humanize_cli.emotion.drift import drift
from humanize_cli.emotion.words import weights_of
from humanize_cli.gate import Reason, judge
from humanize_cli.gate.trial import Trial
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Sentence

BROUGHT = [
    ("en", "The release is two weeks late.", "Sadly, the release is two weeks late."),
    ("en", "The committee read the report.", "The committee was delighted by the report."),
    ("en", "The result differs from the forecast.", "The result is shockingly far from the forecast."),
    ("en", "The tenants asked about the heating.", "The furious tenants asked about the heating."),
    ("de", "Die Sitzung fällt aus.", "Leider fällt die Sitzung aus."),
    ("de", "Der Rat las den Bericht.", "Der Rat las den Bericht begeistert."),
    ("fr", "La séance est annulée.", "Malheureusement, la séance est annulée."),
    ("fr", "Les voisins ont écrit au maire.", "Les voisins, furieux, ont écrit au maire."),
    ("es", "La sesión queda anulada.", "Lamentablemente, la sesión queda anulada."),
    ("es", "El equipo presenta el plan.", "El equipo, encantado, presenta el plan."),
    ("it", "La seduta è annullata.", "Purtroppo la seduta è annullata."),
    ("it", "Il gruppo presenta il piano.", "Il gruppo presenta entusiasta il piano."),
    ("nl", "De zitting gaat niet door.", "Helaas gaat de zitting niet door."),
    ("nl", "De ploeg toont het plan.", "De ploeg toont verheugd het plan."),
    ("pt", "A sessão foi anulada.", "Infelizmente, a sessão foi anulada."),
    ("pt", "A equipa mostra o plano.", "A equipa mostra o plano, encantada."),
]
TURNED = [
    ("en", "We are sad to leave the building.", "We are happy to leave the building."),
    ("en", "Residents were angry about the plan.", "Residents were thrilled about the plan."),
    ("de", "Wir sind traurig über das Ende.", "Wir sind glücklich über das Ende."),
    ("fr", "Nous sommes tristes de partir.", "Nous sommes ravis de partir."),
    ("es", "Estamos tristes por el final.", "Estamos felices por el final."),
    ("it", "Siamo tristi per la fine.", "Siamo felici per la fine."),
    ("nl", "We zijn verdrietig over het einde.", "We zijn blij over het einde."),
    ("pt", "Estamos tristes com o fim.", "Estamos felizes com o fim."),
]
KEPT = [
    ("en", "We are pleased to inform you.", "We inform you."),
    ("en", "We regret that the shop is closed.", "We are sorry that the shop is closed."),
    ("en", "I am delighted with the result.", "I am very happy with the result."),
    ("en", "We express our gratitude to the team.", "We thank the team."),
    ("de", "Wir bedauern die Verzögerung.", "Die Verzögerung tut uns leid, wir bedauern sie."),
    ("de", "Wir möchten unseren Dank aussprechen.", "Wir danken."),
    ("fr", "Nous regrettons ce retard.", "Nous sommes désolés de ce retard."),
    ("en", "The pump is utilized for drainage.", "The pump is used for drainage."),
]


def found(language: str, before: str, after: str):
    return drift(Trial(Sentence(before, language), tuple(diff_edits(before, after, "test"))))


@pytest.mark.parametrize(("language", "before", "after"), BROUGHT)
def test_a_feeling_that_the_sentence_lacks_is_refused(language, before, after):
    finding = found(language, before, after)
    assert finding is not None
    assert finding.reason is Reason.EMOTION
    assert finding.detail in after.lower()


@pytest.mark.parametrize(("language", "before", "after"), TURNED)
def test_sadness_and_anger_do_not_turn_into_joy(language, before, after):
    assert found(language, before, after) is not None


@pytest.mark.parametrize(("language", "before", "after"), KEPT)
def test_the_same_feeling_in_other_words_may_stand(language, before, after):
    assert found(language, before, after) is None


def test_the_gate_asks_it_beside_its_own_checks():
    before, after = "The team read the long report.", "The team read the sad report."
    sentence, edits = Sentence(before, "en"), diff_edits(before, after, "test")
    verdict = judge(sentence, edits, besides=(drift,))
    assert {refusal.reason for refusal in verdict.refused} & {Reason.EMOTION, Reason.DEGREE}
    own = judge(
        Sentence("Send the box today.", "en"), diff_edits("Send the box today.", "Mail the box today.", "t")
    )
    assert own == judge(
        Sentence("Send the box today.", "en"),
        diff_edits("Send the box today.", "Mail the box today.", "t"),
        besides=(drift,),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_and_no_stem_swallows_small_ones(language):
    weights = weights_of(language)
    assert {each for found in weights.words.values() for each in found} >= {"joy", "sadness"}
    assert all(len(stem) >= 3 for stem in weights.stems)


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "please"), ("en", "fearless"), ("de", "sorgfältig"), ("es", "tema"), ("es", "temperatura"),
     ("pt", "tempo"), ("it", "tempo"), ("it", "temperatura"), ("nl", "bankier"), ("fr", "peuple")],
)  # fmt: skip
def test_words_that_only_look_like_it_carry_none(language, word):
    assert not weights_of(language).of(word)
