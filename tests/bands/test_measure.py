import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.bands.measure import Measures, distance, measure, moving_variety
from humanize_cli.reading import read
from humanize_cli.style.band import QUANTITIES, Band
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Format

FOUND = {
    # language: (text, {measure: what is counted in it})
    "en": (
        "We don't know who was told. However, the house was quickly sold, and it's empty. "
        "You need the utilization of tools (e.g. saws) & nails! They are interested; they go.",
        {
            "contractions": ["don't", "it's"],
            "first_person": ["we"],
            "second_person": ["you"],
            "third_person": ["they", "they"],
            "passives": ["was told", "was quickly sold"],
            "nominalizations": ["utilization"],
            "transitions": ["however"],
            "abbreviations": ["e.g.", "&"],
            "parentheses": ["(e.g. saws)"],
            "exclamations": ["!"],
            "semicolons": [";"],
        },
    ),
    "de": (
        "Wir wissen, dass die Brücke gestern gesperrt wurde. Jedoch wird sie am Montag wieder geöffnet. "
        "Bitte geben Sie die Nutzung bzw. Dauer an. Wird er morgen gehen? Wie geht's ihm?",
        {
            "contractions": ["geht's"],
            "first_person": ["wir"],
            "second_person": ["Sie"],
            "third_person": ["sie", "er", "ihm"],
            "passives": ["wurde … gesperrt", "wird … geöffnet"],
            "nominalizations": ["Nutzung"],
            "transitions": ["jedoch"],
            "abbreviations": ["bzw."],
            "questions": ["?", "?"],
        },
    ),
    "fr": (
        "Cependant, le pont a été fermé lundi. Il est allé à Lyon et nous attendons son installation. "
        "Vous verrez, p. ex., la gare. La porte est toujours ouverte.",
        {
            "first_person": ["nous"],
            "second_person": ["vous"],
            "third_person": ["il", "son"],
            "passives": ["été fermé", "est toujours ouverte"],
            "nominalizations": ["installation"],
            "transitions": ["cependant"],
            "abbreviations": ["p. ex."],
        },
    ),
    "es": (
        "Sin embargo, el puente fue cerrado el lunes. Nosotros vimos la instalación, etc. y usted no. "
        "Ella es mi vecina.",
        {
            "first_person": ["nosotros", "mi"],
            "second_person": ["usted"],
            "third_person": ["ella"],
            "passives": ["fue cerrado"],
            "nominalizations": ["instalación"],
            "transitions": ["sin embargo"],
            "abbreviations": ["etc."],
        },
    ),
    "it": (
        "Tuttavia il ponte è stato chiuso lunedì. Noi siamo andati a Roma e lui guarda l'installazione. "
        "Le porte vengono aperte e io scrivo a Lei.",
        {
            "first_person": ["noi", "io"],
            "second_person": ["Lei"],
            "third_person": ["lui"],
            "passives": ["stato chiuso", "vengono aperte"],
            "nominalizations": ["installazione"],
            "transitions": ["tuttavia"],
        },
    ),
    "pt": (
        "No entanto, a ponte foi fechada na segunda-feira. Nós vimos a instalação e você não. "
        "Ele é meu vizinho.",
        {
            "first_person": ["nós", "meu"],
            "second_person": ["você"],
            "third_person": ["ele"],
            "passives": ["foi fechada"],
            "nominalizations": ["instalação"],
            "transitions": ["no entanto"],
        },
    ),
    "nl": (
        "Echter, de brug wordt maandag gesloten. Wij zien dat het huis gisteren verkocht werd. "
        "Ik wil 't weten, bijv. van hem. U kent de handleiding van jullie huis.",
        {
            "contractions": ["'t"],
            "first_person": ["wij", "ik"],
            "second_person": ["u", "jullie"],
            "third_person": ["hem"],
            "passives": ["wordt … gesloten", "werd … verkocht"],
            "nominalizations": ["handleiding"],
            "transitions": ["echter"],
            "abbreviations": ["bijv."],
        },
    ),
}


def measured(text: str, language: str | None = "en", format: Format = Format.MARKDOWN) -> Measures:
    return measure(read(text, format, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_of_a_text_counted_by_hand(language):
    text, counted = FOUND[language]
    found = measured(text, language)
    shown = {}
    for name in QUANTITIES:
        kind, _, unit = name.partition("_per_100_")
        if name not in found.values or kind in ("long_words", "commas", "colons", "questions", "dashes"):
            continue
        if unit:
            shown[kind] = round(found.values[name] * getattr(found, unit) / 100)
    expected = {kind: len(counted.get(kind, [])) for kind in shown}
    assert shown == expected, found.found
    for name, words in found.found.items():
        kind = name.partition("_per_100_")[0]
        if kind in counted:
            assert set(words) == set(counted[kind])


def test_sentence_lengths():
    found = measured("One two three. One two three four five.\n\n# A heading of six words here\n\nOne.")
    assert (found.words, found.sentences) == (9, 3)
    assert found.values["sentence_words.mean"] == 3
    assert found.values["sentence_words.spread"] == pytest.approx((8 / 3) ** 0.5)


def test_a_literal_is_a_word_of_its_sentence_and_nothing_else():
    found = measured("Run `we utilize it; they don't!` now.")
    assert (found.words, found.values["sentence_words.mean"]) == (2, 7)
    assert found.found == {}


def test_nothing_to_measure():
    for text in ("", "\n\n", "# Heading\n", "`code`", "🎉🎉", "---"):
        assert measured(text) == Measures() or measured(text).words == 0


def test_one_sentence_has_no_spread_and_a_short_text_no_variety():
    values = measured("Two words.").values
    assert "sentence_words.spread" not in values
    assert "lexical_variety" not in values


@pytest.mark.parametrize(
    ("text", "language", "share"),
    [
        ("Bitte geben Sie Ihren Namen an. Sie können dann gehen.", "de", 1),
        ("Gib bitte deinen Namen an. Sie kommen später.", "de", 0),
        ("Du weißt, dass Sie das nicht wissen.", "de", 0.5),
        ("Vous savez où est votre sac.", "fr", 1),
        ("Tu sais où est ton sac. Y a-t-il du pain ?", "fr", 0),
        ("Usted puede entrar.", "es", 1),
        ("Tú puedes entrar con tu perro.", "es", 0),
        ("Scriviamo a Lei e al Suo collega.", "it", 1),
        ("U kunt uw jas ophalen.", "nl", 1),
        ("Je kunt jouw jas ophalen.", "nl", 0),
        ("O senhor pode entrar.", "pt", 1),
    ],
)
def test_address(text, language, share):
    assert measured(text, language).values["formal_address"] == share


def test_no_address_no_share():
    assert "formal_address" not in measured("Die Brücke ist zu. Sie wird repariert.", "de").values
    assert "formal_address" not in measured("You see.", "en").values


def test_the_language_of_most_words_is_measured_and_the_rest_told():
    text = (
        "The bridge over the river was closed on Monday because two bolts had cracked in the night.\n\n"
        "Die Brücke ist seit Montag gesperrt, weil zwei Bolzen gebrochen sind."
    )
    found = measured(text, None)
    assert found.language == "en"
    assert found.other_words == 11


def test_variety_of_a_moving_window():
    assert moving_variety(["a"] * 50) == 1 / 50
    assert moving_variety([str(number) for number in range(50)]) == 1
    assert moving_variety(["a"] + [str(number) for number in range(50)] + ["A"]) == 1


def test_misses_count_alike_on_both_sides():
    band = Band(2, 4)
    assert (band.miss(1), band.miss(2), band.miss(3), band.miss(4), band.miss(5)) == (-0.5, 0, 0, 0, 0.5)
    assert Band(0, 0).miss(2) == 2


def test_distance_is_the_mean_miss_and_nothing_where_all_is_inside():
    measures = Measures(values={"passives_per_100_sentences": 3.0, "reading_grade": 8.0})
    bands = {
        "passives_per_100_sentences": Band(0, 2),
        "reading_grade": Band(5, 9),
        "lexical_variety": Band(0, 1),
    }
    assert distance(measures.values, bands) == 0.25
    assert distance(measures.values, {}) == 0


def test_monstrous_words_and_marks_take_no_time():
    for text in ("wird " + "ge" * 20_000, "(" * 5_000 + "a" * 20_000, "( " + "a " * 10_000, "aié" * 10_000):
        for language in LANGUAGES:
            assert measured(text, language, Format.PLAIN).words >= 1


PIECES = st.sampled_from(
    [
        *"ab .,;:!?()—-'’\n*`\"1é&",
        "I ",
        "don't ",
        "Sie ",
        "wurde ",
        "gemacht ",
        "e.g. ",
        "# ",
        "```\n",
        "> ",
        "🎉",
    ]
)


@settings(max_examples=150, deadline=None)
@given(text=st.lists(PIECES, max_size=40).map("".join), language=st.sampled_from(LANGUAGES))
def test_any_text_is_measured_within_the_table_s_limits(text, language):
    found = measured(text, language)
    for name, value in found.values.items():
        quantity = QUANTITIES[name]
        assert language in quantity.languages
        assert value >= 0
        if quantity.high == 1:
            assert value <= 1
