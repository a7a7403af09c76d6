"""The structural checks: what each finds, and the near misses that it leaves alone."""

import pytest

from humanize_cli.diagnose.matches import DETECTORS
from humanize_cli.diagnose.passages import passages_by_language
from humanize_cli.reading import read
from humanize_cli.rules.read import DETECTORS as NAMES


def found(check: str, text: str, language: str = "en") -> list[str]:
    """Return the texts that a check points at."""
    reading = read(text, language=language, headings=True, tables=True)
    passages = passages_by_language(reading).get(language, [])
    blocks = reading.document.blocks
    return [blocks[hit.number].text[hit.start : hit.end] for hit in DETECTORS[check](passages, language)]


def test_every_check_that_rules_may_name_is_there():
    assert set(DETECTORS) == set(NAMES)


EVEN = "The old baker in the town sells nine kinds of bread today. "
UNEVEN = "He sells bread, and nobody in the whole long street would ever think of going elsewhere for it. "


def test_uniform_rhythm_needs_many_words_and_even_sentences():
    assert found("uniform-rhythm", EVEN * 60) == [EVEN.strip()]
    assert found("uniform-rhythm", EVEN * 40) == []
    assert found("uniform-rhythm", (EVEN + UNEVEN + "Nobody minds it much. ") * 30) == []


def test_repeated_openers_are_content_words_three_times_in_a_row():
    text = "Bread is cheap. Bread is good. Bread is old. Then came cake."
    assert found("repeated-openers", text) == ["Bread"]
    assert found("repeated-openers", "Bread is cheap. Bread is good. Cake is old.") == []
    assert found("repeated-openers", "The one is cheap. The two are good. The three are old.") == []
    assert found("repeated-openers", "`run` is old. `run` is new. `run` is odd. `run` is even.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Bread we bake here. No queues. No waiting. Come at six."),
        ("de", "Brot backen wir hier. Keine Schlangen. Kein Warten. Kommen Sie um sechs."),
        ("fr", "Nous cuisons le pain ici. Pas de file. Aucune attente. Venez à six heures."),
        ("es", "Aquí hacemos pan. Sin colas. Sin esperas. Venga a las seis."),
        ("it", "Qui facciamo il pane. Niente code. Nessuna attesa. Venite alle sei."),
        ("pt", "Aqui fazemos pão. Sem filas. Sem esperas. Venha às seis."),
        ("nl", "Hier bakken we brood. Geen rij. Geen wachttijd. Kom om zes uur."),
    ],
)
def test_staccato_finds_two_fragments_that_deny(language, text):
    (run,) = found("staccato", text, language)
    assert run.count(".") == 2


def test_staccato_finds_runs_of_very_short_sentences():
    assert found("staccato", "We bake. We sell. We eat. We rest. Then the long day begins again.") != []
    assert found("staccato", "We bake. We sell. Then the long day begins again, and so on.") == []
    assert found("staccato", "No dogs are allowed in the garden behind the old church. No cats.") == []


def test_triads_only_far_above_the_usual_rate():
    one = "We sell bread, cake and coffee. "
    filler = "The baker comes to the shop at six and goes home when all of it is sold. "
    assert found("triads", (one + filler) * 8) == ["bread, cake and coffee"]
    assert found("triads", one + filler * 40) == []
    assert found("triads", (one.replace("bread", "milk, bread") + filler) * 8) == []


def test_bold_lead_ins_are_list_items_in_a_row():
    item = "- **{}:** it runs all day and all night.\n"
    text = "".join(item.format(name) for name in ("Speed", "Safety", "Price"))
    assert found("bold-lead-ins", text) == ["**Speed:**"]
    assert found("bold-lead-ins", text.replace(":**", "**:")) == ["**Speed**:"]
    assert found("bold-lead-ins", "".join(text.splitlines(keepends=True)[:2])) == []
    assert found("bold-lead-ins", "- **Speed:** 5\n- **Safety:** 6\n- **Price:** 7\n") == []


def test_title_case_headings_where_most_are():
    text = "# Unlocking the Power of Bread\n\nText.\n\n## Building Better Ovens Together\n\nText.\n"
    assert found("title-case-headings", text) == [
        "Unlocking the Power of Bread",
    ]
    assert (
        found("title-case-headings", "# Notes on the old bakery\n\n## Building Better Ovens Together\n") == []
    )
    assert found("title-case-headings", "# USING THE OLD OVEN AGAIN\n\n## BAKING BREAD EVERY MORNING\n") == []


def test_german_title_case_is_told_by_its_small_words():
    text = "# Brot Und Butter Für Alle\n\n## Die Zukunft Der Bäckerei Im Dorf\n"
    assert found("title-case-headings", text, "de") == ["Brot Und Butter Für Alle"]
    assert (
        found("title-case-headings", "# Brot und Butter für Kinder\n\n## Zukunft der Bäckerei\n", "de") == []
    )


def test_emoji_bullets_need_company():
    text = "- 🚀 Fast ovens\n- ✅ Good bread\n- Plain item\n"
    assert found("emoji-bullets", text) == ["🚀"]
    assert found("emoji-bullets", "- 🚀 Fast ovens\n- Good bread 🍞\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "zero\u200bwidth space",
        "word\u2060joiner here",
        "soft\u00adhyphen in a word",
        "a right\u200f mark in Latin text",
        "two plain\u00a0words joined",
        "byte order\ufeff mark inside",
        "hidden tags\U000e0041\U000e0042 here",
    ],
)
def test_invisible_characters_where_none_belong(text):
    (hit,) = found("invisible-characters", text)
    assert not hit.isprintable() or hit == "\u00a0"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Vraiment\u202f? Oui\u00a0: « c’est cela\u00a0» et 10\u00a0km, 1\u202f000\u00a0€."),
        ("en", "It weighs 10\u00a0kg and Dr.\u00a0Who left \u2013\u00a0at last."),
        ("de", "Das kostet 5\u00a0Euro, z.\u00a0B. auf S.\u00a012 bei Dr.\u00a0Meier."),
        ("pt", "A ponte é a\u00a0mesma de sempre."),
        ("en", "A family \U0001f468\u200d\U0001f469\u200d\U0001f467 came by."),
        ("en", "The flag \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f waves."),
        ("en", "In Persian one writes می\u200cخواهم for it."),
        ("en", "He said שלום\u200f and left."),
    ],
)
def test_characters_that_belong_are_left_alone(language, text):
    assert found("invisible-characters", text, language) == []
