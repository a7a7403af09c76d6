from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import Profile
from humanize_cli.voice.bands import measured_bands
from humanize_cli.voice.learn import split
from humanize_cli.voice.separation import Row, from_profiles, from_writers, table


def test_every_fifth_text_is_held_out(solemn_samples):
    kept, held = split(solemn_samples)
    assert [each.name for each in held] == ["4.md", "9.md"]
    assert len(kept) == 8


def test_a_voice_apart_is_told_from_profiles_and_from_another(solemn_samples, brisk_samples):
    rows = from_profiles(solemn_samples, [load_profile("casual"), load_profile("easy-read")])
    assert [(row.other, row.nearer, row.held) for row in rows] == [("casual", 2, 2), ("easy-read", 2, 2)]
    assert from_writers(solemn_samples, {"brisk": brisk_samples}) == [
        Row("brisk", 2, 2, their_nearer=2, their_held=2)
    ]


def test_a_writer_is_not_told_from_the_same_texts(solemn_samples):
    assert from_writers(solemn_samples, {"me": solemn_samples}) == [Row("me", 0, 2, their_held=2)]


def test_a_text_inside_all_of_both_is_level(solemn_samples):
    own = Profile("same", bands=measured_bands(split(solemn_samples)[0]))
    assert from_profiles(solemn_samples, [own]) == [Row("same", 0, 2, level=2)]


def test_a_profile_without_bands_has_no_row(solemn_samples):
    assert from_profiles(solemn_samples, [Profile("bare")]) == []


def test_another_writer_with_one_text_has_none_held_out(solemn_samples, brisk_samples):
    (row,) = from_writers(solemn_samples, {"brisk": brisk_samples[:1]})
    assert (row.nearer, row.their_held) == (2, 0)


def test_the_table_has_a_line_for_each():
    writers = [Row("brisk", 4, 4, their_nearer=1, their_held=2), Row("one", 2, 4)]
    text = table("me", [Row("plain", 3, 4), Row("docs", 1, 4, level=2)], writers)
    lines = [line.split() for line in text.splitlines()]
    assert ["plain", "3", "of", "4"] in lines
    assert ["docs", "1", "of", "4,", "2", "as", "near"] in lines
    assert ["brisk", "4", "of", "4;", "1", "of", "2"] in lines
    assert ["one", "2", "of", "4"] in lines
