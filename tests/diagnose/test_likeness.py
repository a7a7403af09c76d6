"""The classifiers: what they say of a sentence, what they cannot see, and the files they are."""

import gzip
import hashlib
import json
from importlib import resources

import pytest

from humanize_cli.diagnose.likeness import LIMIT, likeness, spelled_out, tokens
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Sentence, Span

FOLDER = resources.files("humanize_cli.diagnose")
STIFF_AND_PLAIN = [
    (
        "en",
        "This initiative serves as a testament to our commitment.",
        "The ferry left at six with nine people.",
    ),
    (
        "de",
        "Dies spielt eine entscheidende Rolle bei der Gewährleistung.",
        "Die Fähre fuhr um sechs mit neun Leuten ab.",
    ),
    (
        "fr",
        "Cette initiative joue un rôle crucial et témoigne de notre engagement.",
        "Le bac est parti à six heures avec neuf personnes.",
    ),
    (
        "es",
        "Esta iniciativa desempeña un papel fundamental en el ámbito del desarrollo.",
        "El barco salió a las seis con nueve personas.",
    ),
    (
        "it",
        "Questa iniziativa svolge un ruolo fondamentale nell'ambito dello sviluppo.",
        "Il traghetto è partito alle sei con nove persone.",
    ),
    (
        "pt",
        "Esta iniciativa desempenha um papel fundamental no âmbito do desenvolvimento.",
        "O barco saiu às seis com nove pessoas.",
    ),
    (
        "nl",
        "Dit initiatief speelt een cruciale rol bij het waarborgen van succes.",
        "De veerboot vertrok om zes uur met negen mensen.",
    ),
]


def value(text: str, language: str = "en", protected: tuple[Span, ...] = ()) -> float | None:
    return likeness([Sentence(text, language, protected=protected)])[0]


@pytest.mark.parametrize(("language", "stiff", "plain"), STIFF_AND_PLAIN)
def test_stock_wording_has_a_higher_value_than_plain_wording(language, stiff, plain):
    high, low = value(stiff, language), value(plain, language)
    assert high is not None
    assert low is not None
    assert -LIMIT <= low < high <= LIMIT


def test_a_sentence_too_short_to_say_has_none():
    assert value("Opening hours today") is None
    assert value("") is None


def test_a_value_does_not_depend_on_the_neighbours():
    sentences = [Sentence(text, "en") for _, text, _ in STIFF_AND_PLAIN]
    assert likeness(sentences) == [likeness([each])[0] for each in sentences]


def test_contractions_make_no_difference():
    assert value("We don't think it's late, and they can't go.") == value(
        "We do not think it is late, and they can not go."
    )


def test_names_figures_and_literals_make_no_difference():
    first = "The council gave Brixworth 412 trees for the park."
    assert value(first) == value(first.replace("Brixworth", "Ecklington").replace("412", "7"))
    code = "Call `{}` before the window opens."
    spans = [(Span(5, 7 + len(name)),) for name in ("open_it", "leverage")]
    assert value(code.format("open_it"), protected=spans[0]) == value(
        code.format("leverage"), protected=spans[1]
    )


def test_curly_apostrophes_are_apostrophes():
    assert value("It’s a pity that we’re late again.") == value("It's a pity that we're late again.")


@pytest.mark.parametrize(
    ("word", "full"),
    [
        ("don't", "do not"),
        ("it's", "it is"),
        ("dog's", "dog"),
        ("won't", "will not"),
        ("they'd", "they would"),
        ("let's", "let us"),
        ("word", "word"),
    ],
)
def test_contractions_are_spelled_out(word, full):
    assert spelled_out(word) == full


def test_elided_words_are_two():
    assert tokens(Sentence("L’eau d'ici n'est pas bonne.", "fr")) == [
        "l'",
        "eau",
        "d'",
        "ici",
        "n'",
        "est",
        "pas",
        "bonne",
    ]


def test_a_very_long_sentence_is_no_trouble():
    assert value("word " * 200_000) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_describes_the_file(language):
    card = json.loads(FOLDER.joinpath("likeness.json").read_text("utf-8"))[language]
    data = FOLDER.joinpath(f"likeness.{language}.ftz").read_bytes()
    assert card["sha256"] == hashlib.sha256(data).hexdigest()
    words = gzip.decompress(FOLDER.joinpath(f"likeness.{language}.txt.gz").read_bytes())
    assert card["words"] == len(words.split())


def test_all_classifiers_together_are_small():
    files = [
        each
        for each in FOLDER.iterdir()
        if each.name.startswith("likeness.") and each.name.endswith((".ftz", ".txt.gz"))
    ]
    assert sum(len(each.read_bytes()) for each in files) < 2_000_000


@pytest.mark.parametrize("odd", ["\u00a0", "  ", " \t", " — ", " (…) "])
def test_what_stands_between_words_makes_no_difference(odd):
    text = "This initiative serves as a testament to our commitment, it's said."
    assert value(text.replace(" a ", f" a{odd}")) == value(text)
