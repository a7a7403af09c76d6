import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from taking import sample

from humanize_cli.style.profile import Voice
from humanize_cli.voice.delta import distance, numbers
from humanize_cli.voice.learn import learn_voice
from humanize_cli.voice.reference import reference


def test_a_text_is_nearly_at_its_own_numbers(solemn_samples):
    # Not quite: a voice's numbers are rounded.
    assert distance(solemn_samples[:1], learn_voice(solemn_samples[:1])) < 0.02


def test_a_writer_s_next_text_is_nearer_to_the_writer_than_to_another(solemn_samples, brisk_samples):
    solemn, brisk = learn_voice(solemn_samples[:8]), learn_voice(brisk_samples[:8])
    for each in solemn_samples[8:]:
        assert 2 * distance([each], solemn) < distance([each], brisk)
    for each in brisk_samples[8:]:
        assert 2 * distance([each], brisk) < distance([each], solemn)


def test_the_order_of_the_texts_makes_no_difference(solemn_samples):
    assert learn_voice(solemn_samples) == learn_voice(solemn_samples[::-1])


def test_the_longer_text_counts_for_more(solemn_samples, brisk_samples):
    long = [*solemn_samples[:6], brisk_samples[0]]
    assert distance(long, learn_voice(solemn_samples)) < distance(long, learn_voice(brisk_samples))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="the and of I you .,;!?'\n", min_size=1, max_size=300))
def test_any_text_has_a_distance(text):
    taken = sample(f"The end. {text}")
    voice = learn_voice([sample("We had a good day, and it was the best of all."), taken])
    assert 0 <= distance([taken], voice) < 1000


def test_pronouns_count_half():
    text = sample("She went with her aunt. " * 10)
    own, spreads = numbers([text])["frequencies"], reference("en").frequencies

    def off_by_one_spread(word):
        rates = {each: own[each] + (spreads[each][1] if each == word else 0) for each in ("you", "with")}
        return Voice(1, 50, (0, 0), measures={}, openers={}, frequencies=rates, pairs={})

    assert distance([text], off_by_one_spread("with")) == pytest.approx(2 / 3)
    assert distance([text], off_by_one_spread("you")) == pytest.approx(1 / 3)
    assert distance([text], off_by_one_spread(None)) == 0
