"""The phrasebook's maker: counts of what editors did, each edit with the words around it."""

from humanize_cli.phrasebook.book import Entry
from humanize_cli.phrasebook.tokens import START
from training.data import LightEdit
from training.phrasebook import Truecaser, count, differences, phrases
from training.strike import read_struck


def edit(source: str, target: str, *, tone: str = "plain", record: str = "r1") -> LightEdit:
    return LightEdit(record, "en", tone, source, target)


EDITS = [
    edit("We met prior to noon.", "We met before noon."),
    edit("Prior to lunch we met.", "Before lunch we met."),
    edit("It was there prior to the flood.", "It was there prior to the flood.", tone="academic"),
]


def test_a_phrase_is_counted_wherever_it_stands_with_and_without_its_neighbours():
    table = count(EDITS, Truecaser(EDITS, "en"))
    alone = table["prior", "to"]
    assert (alone.seen.total(), alone.edited[("before",)].total()) == (3, 2)
    assert alone.seen["academic"] == 1
    assert table["met", "prior", "to"].edited[("met", "before")].total() == 1
    assert table[START, "prior", "to"].edited[(START, "before")].total() == 1


def test_a_capital_that_comes_from_the_sentence_start_is_no_edit():
    case = Truecaser([*EDITS, edit("It is the mill of Anna.", "It is the mill of Anna.")], "en")
    before, after = case.words("Overall, the mill runs."), case.words("The mill runs.")
    assert list(differences(before, after)) == [(1, 3, ())]
    assert case.words("Anna runs.")[1] == "Anna"


def test_figures_and_marks_are_in_no_phrase():
    before = ("<s>", "it", "took", "approximately", "3", "days", ";", "so")
    assert list(phrases(before, (3, 4, ("about",)))) == [
        (("approximately",), ("about",)),
        (("took", "approximately"), ("took", "about")),
    ]
    assert list(phrases(before, (6, 7, (",",)))) == []


def test_what_a_reader_struck_out_stays_out(tmp_path):
    lines = ["excellent\tgood", "!as a result\tbecause", "the individual needs\tthe needs"]
    (tmp_path / "en-1.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def struck(old: str, new: str) -> bool:
        entry = Entry(tuple(old.split()), tuple(new.split()), 2, 3, (50,) * 7)
        return read_struck("en", tmp_path).has(entry)

    assert struck("excellent", "good")
    assert struck("an excellent view", "a good view") is False
    assert struck("of excellent", "of good")
    assert struck("as a result", "because")
    assert not struck("as a result of", "because of")
    assert struck("the individual needs", "the needs")
    assert not struck("individual", "")
