import pytest

from humanize_cli.bands.grade import MAX_GRADE, Grade, word_sizes
from humanize_cli.bands.grade import grade as grade_of
from humanize_cli.style.profile import LANGUAGES

SIMPLE = {
    "en": "the dog is in the house and we go to bed",
    "de": "der Hund ist im Haus und wir gehen ins Bett",
    "fr": "le chat est dans la cour et nous le voyons bien",
    "es": "el pan es para los dos y yo no lo voy a ver",
    "it": "il pane è qui e noi lo diamo a te e a lei",
    "pt": "o pão é bom e nós não o vemos na rua",
    "nl": "de hond is in het huis en wij gaan naar bed",
}
HARD = {
    "en": "institutional considerations necessitate comprehensive administrative reorganization",
    "de": "Verwaltungsvorschriften erfordern umfassende Berücksichtigung wirtschaftlicher Zusammenhänge",
    "fr": "l'administration considère inévitable la réorganisation institutionnelle internationale",
    "es": "consideraciones institucionales determinan inevitablemente reorganizaciones administrativas",
    "it": "considerazioni istituzionali determinano inevitabilmente riorganizzazioni amministrative",
    "pt": "considerações institucionais determinam inevitavelmente reorganizações administrativas",
    "nl": "institutionele overwegingen veroorzaken onvermijdelijke administratieve reorganisaties",
}


def grade(words: list[str], sentence_words: float, language: str) -> Grade:
    return grade_of(word_sizes(words, language), sentence_words, language)


def test_flesch_kincaid_by_hand():
    found = grade(["The", "cat", "sat", "on", "a", "table"], 6.0, "en")
    assert found.formula == "Flesch-Kincaid"
    assert found.score == pytest.approx(0.39 * 6 + 11.8 * 7 / 6 - 15.59)
    assert found.years == max(0.0, found.score)


def test_gulpease_by_hand_and_its_table():
    found = grade(["abcd"] * 10, 10.0, "it")
    assert found.score == pytest.approx(89 + 30 - 40)
    assert found.years == pytest.approx(5 + (80 - 79) / 20 * 3)


def test_wiener_sachtextformel_by_hand():
    found = grade(["Haus", "Reparaturarbeiten"], 2.0, "de")
    assert found.score == pytest.approx(0.1935 * 50 + 0.1672 * 2 + 0.1297 * 50 - 0.0327 * 50 - 0.875)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hard_words_in_long_sentences_need_more_school(language):
    simple = grade(SIMPLE[language].split(), 8.0, language).years
    hard = grade(HARD[language].split(), 30.0, language).years
    assert 0 <= simple < 7 < 13 < hard <= MAX_GRADE


@pytest.mark.parametrize("language", LANGUAGES)
def test_longer_sentences_never_need_less(language):
    words = SIMPLE[language].split() + HARD[language].split()
    years = [grade(words, float(length), language).years for length in range(1, 60)]
    assert years == sorted(years)
