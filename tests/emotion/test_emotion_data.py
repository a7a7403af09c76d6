import pytest

from humanize_cli.emotion.labels import FROM_GOEMOTIONS, FROM_XED, LABELS
from humanize_cli.errors import InputError
from training.emotion_data import Row as DataRow
from training.emotion_data import clean, goemotions, part_of, words_alone, xed


@pytest.fixture
def data(tmp_path):
    lines = [
        "Was ist mit dir passiert?\t4, 7",
        "Vielen Dank!\t5",
        "Los!\t2",
        "no label",
        "Halb\t9",
        "x\ty\t1",
    ]
    (tmp_path / "xed-de.tsv").write_bytes("\r\n".join(lines).encode())
    (tmp_path / "goemotions-labels.txt").write_text("admiration\ncuriosity\ngrief\nneutral")
    (tmp_path / "goemotions-dev.tsv").write_text("Well done [NAME]\t0\ta\nWhy?\t1\tb\nOh no\t2,3\tc\n")
    return tmp_path


def test_xed_is_mapped_and_broken_lines_are_left_out(data):
    rows = [*xed(data, "de", test=False), *xed(data, "de", test=True)]
    assert {row.text: row.labels for row in rows} == {
        "Was ist mit dir passiert?": {"fear", "surprise"},
        "Vielen Dank!": {"joy", "gratitude"},
        "Los!": {"anticipation"},
    }
    assert [row.neutral_known for row in rows if row.text == "Los!"] == [False]


def test_goemotions_is_mapped_and_what_has_no_label_is_not_called_neutral(data):
    praise, question, grief = goemotions(data, "dev")
    assert (praise.labels, praise.neutral_known) == ({"joy"}, True)
    assert (question.labels, question.neutral_known) == (frozenset(), False)
    assert grief.labels == {"sadness", "neutral"}


def test_equal_lines_are_on_one_side():
    assert part_of("de", "Ja!") == part_of("de", "JA!")
    assert {part_of("en", str(number)) for number in range(200)} == set(range(10))


def test_missing_data_is_said(tmp_path):
    with pytest.raises(InputError, match="give the folder of the emotion data"):
        list(xed(tmp_path, "de", test=False))


def test_every_name_is_mapped_to_a_label_or_to_none():
    assert set(FROM_GOEMOTIONS) == set(LABELS)
    assert set(FROM_XED.values()) - set(LABELS) == {"anticipation"}


def test_marks_and_loose_punctuation_go():
    assert clean("He did n't know [PERSON] , did he ?") == "He didn't know [NAME], did he?"


def test_words_come_alone_and_in_neutral_sentences():
    prose = DataRow("The tank holds 40 litres.", frozenset(["neutral"]), "prose")
    rows = [*words_alone("en", [prose])]
    furious = [row.text for row in rows if row.text.split()[-1].rstrip(".") == "furious"]
    assert furious[0] == "furious"
    assert all(text.startswith("The tank") for text in furious[1:])
    assert all(row.labels and "neutral" not in row.labels for row in rows)
