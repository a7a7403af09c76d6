"""A text outside its profile's bands is brought nearer, no further than needed, and stays there."""

from proposers import FunctionProposer, replacing

from humanize_cli.bands.measure import measure
from humanize_cli.pipeline import Editor
from humanize_cli.propose.moves import MovesProposer
from humanize_cli.reading import read
from humanize_cli.style.band import CONTRACTIONS, MEAN, Band
from humanize_cli.style.profile import Profile, Strength

EXCLAMATIONS = "exclamations_per_100_sentences"

FORMAL = "\n\n".join(f"We do not water bed number {number} in the morning hours." for number in range(12))
LOUD = "\n\n".join(f"Bed number {number} is full of the finest beans!" for number in range(12))
LONG = "\n\n".join(
    f"We utilize the old pump number {number} in order to water the beds." for number in range(12)
)


def opened(bands: dict[str, Band], *proposers: FunctionProposer, **profile) -> Editor:
    return Editor(Profile("own", bands=bands, **profile), proposers, language="en", toward=[MovesProposer()])


def measured(text: str, name: str) -> float:
    return measure(read(text, language="en")).values[name]


def test_a_text_is_brought_into_its_band_and_no_further():
    editor = opened({CONTRACTIONS: Band(4, 7)})
    result = editor.edit(FORMAL)
    assert 4 <= measured(result.after, CONTRACTIONS) <= 7
    assert 0 < len(result.changes) < 12
    assert editor.edit(result.after).after == result.after


def test_what_is_changed_lies_scattered_over_the_text():
    result = opened({CONTRACTIONS: Band(4, 7)}).edit(FORMAL)
    lines = [change.line for change in result.changes]
    assert min(lines) <= 3
    assert max(lines) >= 19


def test_where_the_band_is_out_of_reach_all_is_done_that_helps():
    editor = opened({EXCLAMATIONS: Band(0, 0)})
    result = editor.edit(LOUD + "\n\nHooray for beans!")
    assert result.after == LOUD.replace("!", ".") + "\n\nHooray for beans!"
    assert editor.edit(result.after).after == result.after


def test_a_short_text_is_left():
    short = "\n\n".join(LOUD.split("\n\n")[:6])
    assert opened({EXCLAMATIONS: Band(0, 0)}).edit(short).after == short


def test_a_text_within_its_bands_is_left():
    assert opened({EXCLAMATIONS: Band(0, 100)}).edit(LOUD).after == LOUD


def test_contractions_are_written_out_only_where_the_profile_has_hardly_any():
    spoken = FORMAL.replace("do not", "don't")
    assert opened({CONTRACTIONS: Band(0, 2)}).edit(spoken).after == spoken
    assert opened({CONTRACTIONS: Band(0, 0.5)}).edit(spoken).after == FORMAL


class Insistent(FunctionProposer):
    """Rewrites only where it is pressed."""

    def propose(self, sentences, profile, progress=None):
        found = super().propose(sentences, profile, progress)
        return found if profile.strength is Strength.STRONG else [() for _ in found]


def shortening() -> Insistent:
    return Insistent(replacing(("utilize", "use"), ("in order to", "to")))


def test_the_model_is_pressed_for_sentences_with_too_much_of_something():
    editor = opened({MEAN: Band(5, 12)}, shortening())
    result = editor.edit(LONG)
    assert measured(result.after, MEAN) <= 12
    assert 0 < result.after.count("in order to") < 12
    assert editor.edit(result.after).after == result.after


def test_a_light_hand_does_not_press():
    editor = opened({MEAN: Band(5, 12)}, shortening(), strength=Strength.LIGHT)
    assert editor.edit(LONG).after == LONG


def test_sentences_that_would_be_edited_again_stay_as_they_were():
    restless = FunctionProposer(replacing(("don't water", "do not ever water")))
    editor = opened({CONTRACTIONS: Band(4, 7)}, restless)
    result = editor.edit(FORMAL)
    assert editor.edit(result.after).after == result.after


def test_edits_by_others_are_kept_and_explained_beside_it():
    use = FunctionProposer(replacing(("in order to", "to")))
    text = FORMAL.replace("in the morning hours", "in order to save water")
    result = opened({CONTRACTIONS: Band(7, 9)}, use).edit(text)
    assert "in order" not in result.after
    assert {maker for change in result.changes for maker in change.edit.makers} == {"function", "bands"}


def test_apostrophes_are_those_of_the_text():
    typographic = FORMAL + "\n\nIt’s the gardener’s rule."
    after = opened({CONTRACTIONS: Band(4, 7)}).edit(typographic).after
    assert "don’t" in after
    assert "don't" not in after
