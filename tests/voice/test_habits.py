from taking import sample, samples
from writers import brisk, solemn

from humanize_cli.voice.habits import avoided, own_words, preferred

STARTING = "We start the engine at six, and everybody gets a cup of tea before the first boat leaves. "


def many(text, times=4):
    return [sample(text * times, str(number)) for number in range(6)]


def test_a_word_used_often_is_preferred_to_the_stiff_one_never_used(brisk_samples):
    found = {each.phrase: each for each in preferred(brisk_samples)}
    assert found["utilize"].new == "use"
    assert found["commence"].new == "start"
    assert "times" in found["commence"].evidence


def test_the_stiff_word_once_is_enough_for_no_preference():
    texts = many(STARTING)
    assert "commence" in {each.phrase for each in preferred(texts)}
    once = [*texts, sample("They commenced at noon.")]
    assert "commence" not in {each.phrase for each in preferred(once)}
    quoted = [*texts, sample('They said "we commence at noon" to me.')]
    assert "commence" not in {each.phrase for each in preferred(quoted)}


def test_a_word_in_one_text_only_is_no_habit():
    texts = [
        sample(STARTING * 20),
        *(sample("The tide was low on that day, and the boat lay dry.") for _ in range(5)),
    ]
    assert preferred(texts) == []


def test_function_words_are_no_preference(solemn_samples):
    assert all(each.new not in ("to", "with", "before", "for") for each in preferred(solemn_samples))


def test_what_the_rules_replace_and_the_writer_uses_is_kept(solemn_samples, brisk_samples):
    assert "purchased" in {each.phrase for each in own_words(solemn_samples)}
    assert own_words(brisk_samples) == []


def test_linking_words_are_avoided_that_people_would_have_used_by_now():
    little, much = samples(brisk, range(6)), samples(brisk, range(100, 140))
    assert [each for each in avoided(little) if each.evidence] == []
    found = {each.phrase: each.evidence for each in avoided(much)}
    assert "people write it" in found["however"]
    assert "delve" in found
    assert "however" not in {each.phrase for each in avoided(samples(solemn, range(60)))}


def test_stock_words_need_enough_text(brisk_samples):
    assert sum(each.words for each in brisk_samples[:6]) < 5000
    assert avoided(brisk_samples[:6]) == []
