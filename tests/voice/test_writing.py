import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from taking import samples
from writers import brisk, german, solemn

from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.style.proof import faults
from humanize_cli.voice.habits import Habit
from humanize_cli.voice.learn import learn
from humanize_cli.voice.writing import profile_text, typical_sentences


def loaded(tmp_path, text):
    path = tmp_path / "me.yaml"
    path.write_text(text, encoding="utf-8")
    return load_profile(str(path))


def test_what_is_written_is_what_was_learned(tmp_path, solemn_samples):
    learned = learn(solemn_samples)
    profile = loaded(tmp_path, profile_text("me", learned))
    assert profile.voices == {"en": learned.voice}
    assert profile.bands_for("en") == learned.bands
    assert profile.tone == learned.tone
    assert profile.prefer == {each.phrase: each.new for each in learned.prefer}
    assert profile.keep == tuple(each.phrase for each in learned.keep)
    assert list(faults(profile)) == []


def test_comments_say_what_was_measured(brisk_samples):
    learned = learn(brisk_samples)
    lines = profile_text("me", learned).splitlines()
    assert lines[0] == f"# How me writes, measured in 10 texts with {learned.words:,} words of English."
    assert any(line.startswith("# Most often sentences begin with: ") and "you " in line for line in lines)
    (questions,) = (line for line in lines if line.strip().startswith("questions_per_100_sentences: ["))
    assert questions.endswith(f"# {learned.means['questions_per_100_sentences']:.1f}")
    (start,) = (line for line in lines if line.startswith("  commence: start"))
    assert 'never; "start"' in start


def test_no_run_of_words_of_the_texts_is_in_it(solemn_samples):
    text = " ".join(profile_text("me", learn(solemn_samples)).split())
    words = solemn(0).split()
    assert not any(" ".join(words[at : at + 4]) in text for at in range(len(words) - 3))


def test_german_has_its_address_and_german_comments_none(tmp_path):
    profile = loaded(tmp_path, profile_text("ich", learn(samples(german, range(8), "de"))))
    assert profile.bands_for("de")["formal_address"].low == 0.95
    assert "de" in profile.voices


def test_examples_are_sentences_that_stay_as_they_are(tmp_path, brisk_samples):
    learned = learn(brisk_samples)
    taken = samples(brisk, range(3))
    sentences = [each for one in taken for each in one.shown]
    assert typical_sentences(sentences, learned) == []
    from taking import sample

    shown = [each for number in range(3) for each in sample(brisk(number), sentences=True).shown]
    examples = typical_sentences(shown, learned)
    assert 1 <= len(examples) <= 5
    profile = loaded(tmp_path, profile_text("me", learned, examples))
    assert [each.before for each in profile.examples] == examples
    assert [each.after for each in profile.examples] == examples
    assert list(faults(profile)) == []


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda text: text.strip()), max_size=4, unique=True))
def test_any_word_can_be_written(words):
    learned = replace(LEARNED, keep=tuple(Habit(word, "", "twice") for word in words), prefer=(), avoid=())
    read = yaml.safe_load(profile_text("me", learned))
    assert [str(each) for each in read.get("keep", [])] == words


@pytest.mark.parametrize(
    "word", ["no", "on", "yes", "null", "12", "1e3", "~", "a: b", "a #b", "'", "- a", "y"]
)
def test_words_that_yaml_reads_otherwise_are_quoted(word):
    text = profile_text("me", replace(LEARNED, keep=(Habit(word, "", ""),)))
    assert yaml.safe_load(text)["keep"] == [word]


def test_the_same_text_whatever_the_hash_seed(tmp_path):
    program = (
        "from taking import samples; from writers import brisk; from humanize_cli.voice.learn import learn; "
        "from humanize_cli.voice.writing import profile_text; "
        "print(profile_text('me', learn(samples(brisk, range(5)))))"
    )
    folders = [*Path(__file__).parents][:3]
    texts = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(map(str, folders)),
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def test_the_tone_wants_as_many_contractions_as_the_writer_has(solemn_samples, brisk_samples):
    for each in (learn(solemn_samples), learn(brisk_samples)):
        name = "contractions_per_100_words"
        misses = [abs(load_profile(tone.value).bands_for("en")[name].miss(each.means[name])) for tone in Tone]
        chosen = load_profile(each.tone.value).bands_for("en")[name]
        assert abs(chosen.miss(each.means[name])) == min(misses)


def test_every_language_can_be_learned(tmp_path):
    for language in LANGUAGES:
        loaded(tmp_path, profile_text("me", learn(samples(brisk, range(5), language))))


LEARNED = learn(samples(brisk, range(5)))
