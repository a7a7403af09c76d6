import pytest

from humanize_cli.errors import InputError
from humanize_cli.personal.examples import FEWEST, Own, data_hash, examples, own_sentences
from humanize_cli.text.document import Format

THINGS = ("menu", "list", "file", "page", "table", "note", "letter", "map", "key", "box")
PLAIN = [f"You can use the {first} to open the {second}." for first in THINGS for second in THINGS]
STAYS = [f"Birds sing at {number} in the morning." for number in range(40)]
TEXT = "\n\n".join(PLAIN + STAYS)


@pytest.fixture(scope="module")
def own():
    return own_sentences([(TEXT, Format.MARKDOWN)], "en")


def test_sentences_are_the_writers_each_once(own):
    assert own == own_sentences([(TEXT, Format.MARKDOWN), (TEXT, Format.MARKDOWN)], "en")
    assert {each.text for each in own} == set(PLAIN + STAYS)


def test_headings_fragments_and_code_are_not_sentences():
    text = f"# You can use the menu here.\n\nSee below:\n\n```\nYou can use the code.\n```\n\n{TEXT}"
    assert own_sentences([(text, Format.MARKDOWN)], "en") == own_sentences([(TEXT, Format.MARKDOWN)], "en")


def test_too_few_sentences_is_one_line_that_counts_them():
    with pytest.raises(InputError, match=rf"have 20 sentences .* at least {FEWEST} are needed") as caught:
        own_sentences([("\n\n".join(PLAIN[:20]), Format.MARKDOWN)], "en")
    assert "\n" not in str(caught.value)


def test_an_example_leads_back_to_the_writers_own_words(own):
    written = {each.text for each in own}
    edits = [each for each in examples(own, 1) if each.answer != "="]
    copies = [each for each in examples(own, 1) if each.answer == "="]
    assert len(edits) >= FEWEST
    assert all(each.answer in written and each.source not in written for each in edits)
    assert all(each.source in written for each in copies)
    assert len(edits) / 2 < len(copies) < len(edits)


def test_a_pass_is_the_same_again_and_the_next_is_another(own):
    assert examples(own, 1) == examples(own, 1)
    assert examples(own, 1) != examples(own, 2)


def test_one_sentence_in_ten_is_held_out(own):
    share = sum(each.held_out for each in own) / len(own)
    assert 0.04 < share < 0.2


def test_the_hash_is_of_the_sentences(own):
    assert data_hash(own) == data_hash(list(own))
    assert data_hash(own) != data_hash(own[1:])
    assert data_hash([Own("en", "a b")]) != data_hash([Own("de", "a b")])
