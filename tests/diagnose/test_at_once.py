"""What is found in a block that is searched at once is what its sentences give one by one."""

from pathlib import Path

import pytest

from humanize_cli.diagnose.matches import find_matches
from humanize_cli.diagnose.passages import section_ends
from humanize_cli.reading import read
from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.profile import LANGUAGES, Tone

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.md"))


def rules_at_once(text: str, language: str | None) -> list[tuple[int, str]]:
    reading = read(text, language=language, headings=True, tables=True)
    found = find_matches(reading, Tone.PLAIN, [0] * len(reading.sentences))
    return sorted((match.block, match.rule.id) for match in found if not match.rule.detector)


def rules_one_by_one(text: str, language: str | None) -> list[tuple[int, str]]:
    reading = read(text, language=language, headings=True, tables=True)
    firsts, lasts = section_ends(reading)
    return sorted(
        (block, tell.rule.id)
        for block, group in enumerate(reading.sentences)
        for number, sentence in enumerate(group)
        for tell in find_tells(
            sentence,
            load_pack(sentence.language),
            Tone.PLAIN,
            first=(block, number) in firsts,
            last=(block, number) in lasts,
        )
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path):
    text = path.read_text(encoding="utf-8")
    assert rules_at_once(text, None) == rules_one_by_one(text, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_rules_must_match_in_one_paragraph(language):
    wordings = [wording for rule in load_pack(language).rules for wording in rule.match][:200]
    text = " ".join(f"{each.rstrip('.')}. `in order to` ‘It’s’ İ." for each in wordings)
    assert rules_at_once(text, language) == rules_one_by_one(text, language) != []
