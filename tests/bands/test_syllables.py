import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.bands.syllables import syllables
from humanize_cli.style.profile import LANGUAGES

COUNTED = {
    "en": "walk:1 walked:1 wanted:2 table:2 tables:2 idea:3 nation:2 reliable:4 before:2 houses:2 "
    "makes:1 people:2 created:3 video:3 special:2 science:2 being:2 utilization:5 used:1 called:1 "
    "rules:1 the:1 million:2 real:1 quickly:2 lion:2 doing:2 changes:2 places:2 simple:2 settled:2 period:3 "
    "social:2 area:3 rhythm:1 TABLES:2",
    "de": "Nation:3 Bauern:2 Durchführung:3 Straße:2 die:1 Ideen:3 Haus:1 zwei:1 "
    "Reparaturarbeiten:7 Zeitung:2",
    "fr": "maison:2 table:1 parlent:1 le:1 réunion:3 beaucoup:2 bien:1 travail:2 quatre:1 publique:2 année:2",
    "es": "día:2 casa:2 nación:2 guerra:2 playa:2 ciudad:2 muy:1 bueno:2 leer:2 queso:2 país:2 yo:1 ley:1",
    "it": "più:1 casa:2 nazione:3 chiesa:2 aiuto:3 idea:3 questo:2 comune:3 buono:2",
    "pt": "não:1 casa:2 ação:2 muito:2 coração:3 ideia:3 questões:2 água:2 dia:2 história:3 saúde:3",
    "nl": "huis:1 water:2 mooie:2 nieuwe:2 ideeën:3 gemeente:3 eeuw:1 zijn:1 fietsenrekken:4",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_have_the_syllables_that_dictionaries_give(language):
    pairs = [each.split(":") for each in COUNTED[language].split()]
    assert {word: syllables(word, language) for word, _ in pairs} == {word: int(n) for word, n in pairs}


def test_decomposed_letters_count_the_same():
    assert syllables("réunion", "fr") == syllables("réunion", "fr") == 3


@given(word=st.text(max_size=30), language=st.sampled_from(LANGUAGES))
def test_any_text_has_at_least_one(word, language):
    assert 1 <= syllables(word, language) <= max(1, 3 * len(word))
