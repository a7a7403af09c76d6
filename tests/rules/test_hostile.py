"""Texts of a megabyte made to slow matching down, against a generous time limit of pytest's."""

import pytest

from humanize_cli.rules.expression import compiled
from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import Sentence, Span

MEGABYTE = 1_000_000


def filled(piece: str, size: int = MEGABYTE) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def pieces(language: str) -> list[str]:
    rules = load_pack(language).rules
    own = [text + " " for rule in rules for text in (*rule.match[:1], *rule.no_match[:1])]
    return ["a", " ", "a ", '"', "*", "in order to ", "not only ", "'", "é", "l'", ", ", "1.", "\ufffc", *own]


@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_megabyte_of_anything_is_soon_gone_through(language):
    pack = load_pack(language)
    for piece in ("a", " ", "in order to ", "not only ", "l'é, "):
        text = filled(piece)
        find_tells(Sentence(text, language, protected=(Span(3, 5),)), pack, Tone.PLAIN)
        find_tells(Sentence(filled("* ", MEGABYTE // 2) + text[: MEGABYTE // 2], language), pack, Tone.PLAIN)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_expression_is_slow_on_text_that_almost_matches(language):
    texts = [filled(piece).encode() for piece in ("a", "a ", "not only ", "é")]
    for rule in load_pack(language).rules:
        if rule.regex:
            own = [filled(text + " ").encode() for text in rule.match[:2]]
            halves = [text[: len(text) // 2] for text in own]
            for text in (*texts, *own, *halves):
                compiled(rule.regex).search(text)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_guard_backtracks_without_end(language):
    texts = [filled(piece, 300) for piece in pieces(language)]
    for rule in load_pack(language).rules:
        for text in texts if rule.guards else ():
            rule.allows(f"{text}x{text}", len(text), len(text) + 1)
