import pytest

from humanize_cli.emotion.words import Weights, weights_of


def test_stems_and_whole_words_with_all_their_emotions():
    weights = Weights({"joy": "glad delight*", "surprise": "delight* wow"})
    assert weights.of("glad") == {"joy"}
    assert weights.of("gladly") == frozenset()
    assert weights.of("delightful") == {"joy", "surprise"}
    assert weights.of("de") == frozenset()


@pytest.mark.parametrize(
    ("language", "said", "denied"),
    [
        ("en", "I am very angry.", "I am not very angry."),
        ("en", "They are afraid.", "They aren't afraid."),
        ("de", "Ich bin wütend.", "Ich bin nicht wütend."),
        ("fr", "Je suis furieux.", "Je ne suis pas furieux."),
        ("es", "Estoy enfadado.", "No estoy enfadado."),
        ("it", "Sono arrabbiato.", "Non sono arrabbiato."),
        ("nl", "Ik ben boos.", "Ik ben niet boos."),
        ("pt", "Estou zangado.", "Não estou zangado."),
    ],
)
def test_what_is_denied_is_not_said(language, said, denied):
    weights = weights_of(language)
    assert weights.said(said)
    assert not weights.said(denied)


def test_a_denial_reaches_a_few_words_only():
    assert weights_of("en").said("It is not here, and the people in town are angry.") == {"anger"}


def test_no_list_for_other_languages():
    assert weights_of("xx").said("angry") == frozenset()
