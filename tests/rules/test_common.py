"""What people write all the time stays in a text that people wrote, and goes from a stiff one."""

from dataclasses import replace

import pytest

from humanize_cli.rules.common import common_edits, uncommon
from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import load_pack
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Sentence

COMMON = Sentence("In order to save space, we fold the boxes.", "en")
RARE = Sentence("Due to the fact that it rained, we stayed.", "en")


def kept(sentence: Sentence, around: float) -> list[str]:
    placed = replace(sentence, around=around)
    return [each.old for each in uncommon(find_edits(placed, load_pack("en"), Tone.PLAIN), placed)]


@pytest.mark.parametrize("around", [0.0, 1.5])
def test_in_a_stiff_text_both_go(around: float) -> None:
    assert kept(COMMON, around)
    assert kept(RARE, around)


def test_in_a_text_by_people_only_what_people_seldom_write_goes() -> None:
    assert not kept(COMMON, -0.5)
    assert kept(RARE, -0.5)


def test_what_keeps_still_is_named_for_the_phrasebook() -> None:
    pack = load_pack("en")
    assert common_edits(COMMON, pack, Tone.PLAIN) == []
    assert [each.origin for each in common_edits(replace(COMMON, around=-0.5), pack, Tone.PLAIN)] == [
        "en.in-order-to"
    ]
