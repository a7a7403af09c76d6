"""Function words: they tell the seven languages from each other, and no other language is taken for one."""

import re
from pathlib import Path

import pytest

from humanize_cli.text import language as detection
from humanize_cli.text.document import Block, BlockKind, Document, Format, Span
from humanize_cli.text.language import block_languages
from humanize_cli.text.telling import told

LONG = {
    "de": "Die Fähre fährt nicht bei jedem Wetter, und wenn der Wind zu stark wird, bleibt sie auch "
    "am Sonntag im Hafen. Für die Fahrt zur Insel wird dann ein Bus eingesetzt, sofern die "
    "Straße nicht gesperrt ist.",
    "en": "The ferry does not run in every kind of weather, and when the wind is too strong it stays "
    "in the harbour on Sundays as well. In that case a bus is used for the trip to the island.",
    "es": "Las lanchas no salen con cualquier tiempo y, cuando el viento es muy fuerte, también se "
    "quedan en el puerto los domingos. Según el horario, hay un autobús hasta la isla, donde "
    "para en cada pueblo.",
    "fr": "Le bac ne circule pas par tous les temps et, quand le vent est trop fort, il reste aussi "
    "au port le dimanche. Dans ce cas, une navette est prévue pour les passagers qui vont sur "
    "l'île avec leurs vélos.",
    "it": "Il traghetto non viaggia con qualsiasi tempo e, quando il vento è troppo forte, resta nel "
    "porto anche la domenica. In questo caso gli autobus sono a disposizione dei passeggeri sul "
    "molo.",
    "nl": "De veerboot vaart niet bij elk weer en als het te hard waait, blijft hij ook op zondag in "
    "de haven. Dan wordt een bus ingezet voor de reis naar het eiland, maar fietsen kunnen niet "
    "mee.",
    "pt": "A lancha não sai com qualquer tempo e, quando o vento é forte, também fica no porto aos "
    "domingos. Nesse caso há uma carreira até à ilha, e as bicicletas são levadas em separado "
    "pela empresa.",
}
OTHERS: dict[str, list[str]] = {}
for _code, _text in (
    line.split("\t")
    for line in (Path(__file__).parent / "languages.tsv").read_text(encoding="utf-8").splitlines()
):
    OTHERS.setdefault(_code, []).append(_text)


def languages(*texts: str) -> list[str | None]:
    blocks = (Block(BlockKind.PARAGRAPH, (Span(0, len(text)),), text) for text in texts)
    return block_languages(Document("", Format.PLAIN, tuple(blocks)))


@pytest.mark.parametrize("code", sorted(LONG))
def test_a_paragraph_tells_its_language(code):
    assert told(LONG[code].split()) == code


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_other_languages_tell_none(code):
    assert told(" ".join(OTHERS[code]).split()) == ""


@pytest.mark.parametrize("code", sorted(LONG))
def test_two_languages_in_one_paragraph_tell_none(code):
    other = "en" if code != "en" else "de"
    assert told(f"{LONG[code]} {LONG[other]}".split()) == ""


@pytest.mark.parametrize("code", sorted(LONG))
def test_long_paragraphs_have_the_language_that_the_model_finds_in_all_of_them(code, monkeypatch):
    other = "en" if code != "en" else "de"
    foreign = " ".join(OTHERS["ca"] + OTHERS["ro"])
    names = " ".join(re.findall(r"\b[A-Z]\w+|\w{9,}", LONG[code] * 3))
    texts = [*[LONG[code]] * 5, LONG[other], foreign, f"{LONG[code]} {LONG[other]}", names]
    quick = languages(*texts)
    assert quick[:7] == [code] * 5 + [other, None]
    monkeypatch.setattr(detection, "_sample", lambda *_: "")
    assert languages(*texts) == quick
