import pytest
from taking import sample, samples
from writers import brisk, german

from humanize_cli.errors import InputError, UsageError
from humanize_cli.voice.fit import mixed, refuse_too_many, refuse_unfit


def test_enough_text_is_fit(brisk_samples):
    refuse_unfit(brisk_samples)


def test_says_how_much_is_missing():
    few = samples(brisk, range(3))
    words = sum(each.words for each in few)
    with pytest.raises(InputError, match=f"2 more texts and {2000 - words:,} more words needed"):
        refuse_unfit(few)
    with pytest.raises(InputError, match="0 words of prose; 5 more texts and 2,000 more words"):
        refuse_unfit([])


def test_says_which_texts_are_in_another_language(brisk_samples):
    texts = [*brisk_samples, sample(german(1), "brief.md", None), sample(german(2), "karte.md", None)]
    with pytest.raises(InputError, match=r"most are in English, but brief\.md, karte\.md in German"):
        refuse_unfit(texts)


def test_many_texts_in_another_language_are_counted(brisk_samples):
    texts = [*brisk_samples, *(sample(german(number), f"{number}.md", None) for number in range(7))]
    with pytest.raises(InputError, match=r"4\.md and 2 more in German"):
        refuse_unfit(texts)


def test_a_text_in_two_languages_is_named():
    taken = sample(brisk(1) + "\n\n" + german(1), "both.md", None)
    assert [each.name for each in mixed([taken])] == ["both.md"]
    assert list(mixed([sample(brisk(1))])) == []


def test_too_many_texts_are_refused():
    refuse_too_many(500)
    with pytest.raises(UsageError, match="501 texts are more than the 500"):
        refuse_too_many(501)
