"""A score's tokens and the places that they stand in."""

from humanize_cli.model.engine import Score

SCORE = Score((0, 2, 5, 9), (-0.1, -1.0, -0.2, -0.4))
"""Of "We use it." as "We", " use", " it.", and the end."""


def test_a_place_has_the_tokens_in_it_and_the_one_behind():
    assert SCORE.of(3, 6) == -1.2
    assert round(SCORE.of(0, 9), 4) == -1.7


def test_where_nothing_stands_the_token_behind_tells():
    assert SCORE.of(5, 5) == -0.2


def test_the_mean_is_over_all_tokens_and_nothing_is_the_least():
    assert SCORE.mean == -0.425
    assert Score().mean == float("-inf")
    assert Score().of(0, 3) == 0
