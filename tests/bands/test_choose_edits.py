from hypothesis import given, settings
from hypothesis import strategies as st

from humanize_cli.bands.choose import Offer, chosen
from humanize_cli.bands.measure import distance, tally, values_of
from humanize_cli.style.band import MEAN, Band
from humanize_cli.text.document import Sentence

LONG = "The parish council met on Monday to talk about the drainage ditch behind the old mill in Aldbury"
SHORT = "The council met on Monday to talk about the ditch"
PASSIVE = "The ditch was cleared by four volunteers on the second weekend of March in steady rain"
ACTIVE = "Four volunteers cleared the ditch on the second weekend of March in steady rain"


def sentence(text: str) -> Sentence:
    return Sentence(f"{text}.", "en")


def offer(before: str, after: str, stands: bool = False) -> Offer:
    return Offer(sentence(before), (sentence(after),) if after else (), stands)


def text_of(offers: list[Offer]) -> list[Sentence]:
    return [each.before for each in offers]


def far(sentences: list[Sentence], bands: dict[str, Band]) -> float:
    total = sum((tally(each) for each in sentences), start=tally(sentence("")))
    return distance(values_of(total, "en"), bands)


def test_what_brings_the_text_nearer_is_taken():
    offers = [offer(LONG, SHORT)] * 8
    assert chosen(text_of(offers), offers, {MEAN: Band(5, 12)}, "en") == [True] * 8


def test_what_pushes_it_further_is_not():
    offers = [offer(LONG, SHORT)] * 8
    assert chosen(text_of(offers), offers, {MEAN: Band(25, 30)}, "en") == [False] * 8


def test_a_text_inside_its_band_is_not_pushed_out_of_it():
    offers = [offer(LONG, SHORT)] * 8
    taken = chosen(text_of(offers), offers, {MEAN: Band(15, 18)}, "en")
    assert 0 < sum(taken) < 8
    kept = [each.after[0] if yes else each.before for each, yes in zip(offers, taken, strict=True)]
    assert far(kept, {MEAN: Band(15, 18)}) == 0


def test_one_edit_makes_room_for_another():
    shortened, lengthened = offer(LONG, SHORT), offer(SHORT, LONG)
    offers = [shortened] * 6 + [lengthened] * 6
    assert chosen(text_of(offers), offers, {MEAN: Band(13.9, 14.1)}, "en") == [True] * 12


def test_what_rules_replace_stands_in_any_case_and_makes_no_room_for_others():
    offers = [offer(LONG, SHORT), offer(LONG, SHORT, stands=True)] * 4
    taken = chosen(text_of(offers), offers, {MEAN: Band(25, 30)}, "en")
    assert taken == [False, True] * 4


def test_a_measure_without_a_band_counts_for_nothing():
    offers = [offer(PASSIVE, ACTIVE)] * 8
    assert all(chosen(text_of(offers), offers, {MEAN: Band(10, 20)}, "en"))
    assert all(chosen(text_of(offers), offers, {}, "en"))


def test_a_short_text_is_not_held_against_bands():
    offers = [offer(LONG, SHORT)] * 2
    assert chosen(text_of(offers), offers, {MEAN: Band(25, 30)}, "en") == [True] * 2


SENTENCES = st.sampled_from([LONG, SHORT, PASSIVE, ACTIVE, "It rained", "We don't know; they do, however"])
OFFERS = st.lists(
    st.builds(offer, SENTENCES, SENTENCES | st.just(""), st.booleans()), min_size=8, max_size=20
)
BANDS = st.dictionaries(
    st.sampled_from([MEAN, "passives_per_100_sentences", "contractions_per_100_words", "reading_grade"]),
    st.tuples(st.floats(0, 12), st.floats(0, 6)).map(lambda ends: Band(ends[0], ends[0] + ends[1])),
)


@settings(max_examples=60, deadline=None)
@given(OFFERS, BANDS)
def test_the_text_is_never_further_and_a_second_choice_takes_nothing_more(offers, bands):
    taken = chosen(text_of(offers), offers, bands, "en")
    kept = [
        piece
        for each, yes in zip(offers, taken, strict=True)
        for piece in (each.after if yes else (each.before,))
    ]
    if sum(tally(each)["words"] for each in kept) < 100:
        return
    held = [each for each, yes in zip(offers, taken, strict=True) if not yes]
    assert all(yes for each, yes in zip(offers, taken, strict=True) if each.stands)
    if any(not yes for yes in taken):
        by_rules = [piece for each in offers for piece in (each.after if each.stands else (each.before,))]
        limit = max(far(text_of(offers), bands), far(by_rules, bands))
        assert far(kept, bands) <= limit + 1e-6
        assert not any(chosen(kept, held, bands, "en"))
