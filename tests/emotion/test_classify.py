import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.emotion.classify import LABELS, emotions, emotions_of
from humanize_cli.style.profile import LANGUAGES

ANGRY = {
    "en": "I am absolutely furious. This is outrageous, and I hate how you treat people!",
    "de": "Ich bin wütend! Verdammt, ich hasse es, wenn man mich so belügt!",
    "fr": "Je suis furieux ! C'est inadmissible, je déteste qu'on me mente !",
    "es": "¡Estoy furioso! ¡Maldita sea, odio que me mientan!",
    "it": "Sono furioso! Maledizione, odio chi mi mente!",
    "nl": "Ik ben woedend! Verdomme, ik haat het als iemand tegen me liegt!",
    "pt": "Estou furioso! Maldição, odeio que me mintam!",
}
THANKS = {
    "en": "Thank you so much for your help!",
    "de": "Vielen Dank für Ihre Hilfe!",
    "fr": "Merci beaucoup pour votre aide !",
    "es": "¡Muchas gracias por su ayuda!",
    "it": "Grazie mille per il vostro aiuto!",
    "nl": "Heel erg bedankt voor uw hulp!",
    "pt": "Muito obrigado pela sua ajuda!",
}
FACTS = {
    "en": "The valve is opened by a small motor, and the tank holds 40 litres.",
    "de": "Das Ventil wird von einem kleinen Motor geöffnet, und der Tank fasst 40 Liter.",
    "fr": "La vanne est ouverte par un petit moteur, et le réservoir contient 40 litres.",
    "es": "La válvula se abre con un pequeño motor, y el depósito contiene 40 litros.",
    "it": "La valvola viene aperta da un piccolo motore e il serbatoio contiene 40 litri.",
    "nl": "De klep wordt door een kleine motor geopend en de tank bevat 40 liter.",
    "pt": "A válvula é aberta por um pequeno motor, e o depósito contém 40 litros.",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_anger_thanks_and_facts_are_told_apart(language):
    assert "anger" in emotions(ANGRY[language], language).labels
    assert emotions(THANKS[language], language).top == "gratitude"
    assert emotions(FACTS[language], language).labels == ("neutral",)


def test_a_text_may_have_several_emotions():
    found = emotions("I am so sad and so angry about this.", "en")
    assert {"sadness", "anger"} <= {*found.labels}
    assert found.top == found.labels[0]
    chances = [found.probabilities[label] for label in found.labels]
    assert chances == sorted(chances, reverse=True)
    assert tuple(found.probabilities) == LABELS


@pytest.mark.parametrize("text", ["", "   ", "\n", "42", "?!", "😡😡😡", "🎉", "\0", "—"])
def test_a_text_without_letters_is_neutral(text):
    found = emotions(text, "en")
    assert found.labels == ("neutral",)
    assert found.probabilities["neutral"] == 1


def test_another_language_is_neutral():
    assert emotions("I am furious", "xx").labels == ("neutral",)


def test_irony_is_read_as_it_is_worded():
    """A failure that the documentation admits: the words thank, the writer complains."""
    assert "anger" not in emotions("Oh great, thank you for losing my parcel again.", "en").labels


def test_only_the_beginning_of_a_huge_text_is_read():
    start = "I hate this. " * 1_600
    assert emotions(start, "en") == emotions(start + "Wonderful news! " * 100_000, "en")


TEXTS = st.lists(st.text(max_size=60), max_size=12)


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_text_is_judged_the_same_in_any_company(texts, language):
    together = emotions_of(texts, language)
    assert together == [emotions(text, language) for text in texts]
    for found in together:
        assert all(0 <= chance <= 1 for chance in found.probabilities.values())
        assert found.labels == ("neutral",) or "neutral" not in found.labels
