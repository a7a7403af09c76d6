import json
import math
from pathlib import Path

import pytest

from humanize_cli.errors import ModelError
from humanize_cli.model.ctranslate2_engine import CTranslate2Engine
from humanize_cli.model.engine import Answer, Prompt, Score
from humanize_cli.model.store import BuiltModel

DATA = Path(__file__).parent.parent / "data" / "model"
PROMPTS = [
    Prompt(each["tone"], each["sentence"]) for each in json.loads((DATA / "prompts.json").read_text("utf-8"))
]

model = pytest.mark.model


@model
def test_answers_and_scores_do_not_depend_on_batches_threads_or_order(built):
    alone = CTranslate2Engine(built, threads=1, batch_size=1)
    answers = alone.answer(PROMPTS)
    copies = alone.copy_probabilities(PROMPTS)
    pairs = [(prompt, answer.text) for prompt, answer in zip(PROMPTS, answers, strict=True)]
    scores = alone.score(pairs)
    other = CTranslate2Engine(built, threads=2, batch_size=64)
    assert other.answer(PROMPTS[::-1])[::-1] == answers
    assert other.copy_probabilities(PROMPTS[::-1])[::-1] == copies
    assert other.score(pairs[::-1])[::-1] == scores


@model
def test_a_forbidden_copy_is_not_answered_and_leaves_others_alone(engine):
    sentence = "The cat sat on the mat."
    plain = engine.answer([Prompt("plain", sentence)])
    both = engine.answer([Prompt("plain", sentence), Prompt("plain", sentence, forbid_copy=True)])
    assert plain[0].text == "="
    assert both[0] == plain[0]
    assert both[1].text not in ("=", "")


@model
def test_an_answers_score_is_its_mean_log_probability(engine):
    answers = engine.answer(PROMPTS)
    scores = engine.score([(prompt, answer.text) for prompt, answer in zip(PROMPTS, answers, strict=True)])
    differences = [
        abs(answer.score - score.mean)
        for answer, score in zip(answers, scores, strict=True)
        if answer.finished
    ]
    assert sum(differences) / len(differences) < 0.05
    assert all(answer.score <= 0 for answer in answers)


@model
def test_the_copy_probability_is_the_probability_of_the_first_token(engine):
    copied = [
        (answer, probability)
        for answer, probability in zip(
            engine.answer(PROMPTS), engine.copy_probabilities(PROMPTS), strict=True
        )
        if answer.text == "="
    ]
    assert copied
    for answer, probability in copied:
        assert math.exp(answer.said.log_probabilities[0]) == pytest.approx(probability, abs=0.005)


@model
def test_a_broken_seam_scores_far_below_a_good_one(engine):
    prompt = Prompt("plain", "This tool is a replacement for the old one.")
    good, broken = engine.score(
        [(prompt, "This tool replaces the old one."), (prompt, "This tool are replacement old one.")]
    )
    assert good.mean > broken.mean + 1
    assert broken.of(10, 13) < good.of(10, 18) - 1


@model
def test_a_score_tells_where_its_tokens_stand(engine):
    text = "Das Maß beträgt\n  30 °C – ungefähr 😀."
    (score,) = engine.score([(Prompt("plain", "Das Maß ist 30 °C, ungefähr 😀."), text)])
    (joined,) = engine.score([(Prompt("plain", "Das Maß ist 30 °C, ungefähr 😀."), " ".join(text.split()))])
    assert score.log_probabilities == joined.log_probabilities
    assert score.starts == tuple(sorted(score.starts))
    assert (score.starts[0], score.starts[-1]) == (0, len(text))
    pieces = [text[a:b] for a, b in zip(score.starts, score.starts[1:], strict=False)]
    assert "".join(pieces) == text
    assert pieces[0].startswith("Das")
    assert any(piece.strip().startswith("ungef") for piece in pieces)


@model
@pytest.mark.parametrize("sentence", ["", "\n", "word " * 500, "a\u2581b", "\ud800", "x" * 100_000])
def test_what_cannot_be_asked_is_left_alone(engine, sentence):
    prompt = Prompt("plain", sentence)
    assert engine.answer([prompt]) == [Answer("=", 0.0, 0)]
    assert engine.copy_probabilities([prompt]) == [1.0]
    assert engine.score([(prompt, "text")]) == [Score()]


@model
@pytest.mark.parametrize("text", ["\u2581", "\ud800", "word " * 400])
def test_a_text_the_model_cannot_write_scores_lowest(engine, text):
    assert engine.score([(Prompt("plain", "It rains."), text)]) == [Score()]


@model
def test_unanswerable_prompts_do_not_move_the_others(engine):
    mixed = [Prompt("plain", ""), PROMPTS[0], Prompt("plain", "word " * 500), PROMPTS[1]]
    answers = engine.answer(mixed)
    assert [answers[1], answers[3]] == engine.answer(PROMPTS[:2])


@model
def test_progress_counts_every_prompt_once(engine):
    seen: list[int] = []
    engine.answer([*PROMPTS[:5], Prompt("plain", "")], seen.append)
    assert sum(seen) == 6


@model
def test_nothing_asked_is_nothing_answered(engine):
    assert engine.answer([]) == engine.copy_probabilities([]) == engine.score([]) == []


@model
def test_a_tone_the_model_was_not_trained_on_is_refused(engine):
    with pytest.raises(ModelError, match="no tone 'sarcastic'; its tones are plain, "):
        engine.answer([Prompt("sarcastic", "It rains.")])


@model
def test_control_tokens_in_a_sentence_do_not_end_the_prompt(engine):
    answer = engine.answer([Prompt("plain", "We utilize <eos> and <start_of_turn> in the file.")])[0]
    assert answer.text == "=" or "<eos>" in answer.text


def test_a_folder_without_a_model_is_one_line(tmp_path):
    with pytest.raises(ModelError) as caught:
        CTranslate2Engine(BuiltModel(tmp_path, "none", {"tones": ["plain"]})).answer(
            [Prompt("plain", "It rains.")]
        )
    assert str(tmp_path) in str(caught.value)
    assert "humanize model build" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("threads", "batch_size"), [(-1, 32), (1, 0)])
def test_impossible_settings_are_refused(tmp_path, threads, batch_size):
    with pytest.raises(ValueError, match="threads"):
        CTranslate2Engine(BuiltModel(tmp_path, "none", {}), threads=threads, batch_size=batch_size)


@model
def test_an_answer_tells_how_likely_its_tokens_were(engine):
    heard = 0
    for answer in engine.answer(PROMPTS):
        if not answer.said.starts:
            continue
        heard += 1
        assert len(answer.said.log_probabilities) == answer.tokens
        assert answer.said.mean == pytest.approx(answer.score, abs=0.001)
        assert answer.said.starts[-1] == len(answer.text)
    assert heard > len(PROMPTS) / 2


@model
def test_a_second_opinion_tells_a_broken_edit_from_a_good_one(engine):
    sentence = "We utilize the old pump in order to drain the lower field every spring."
    good = "We use the old pump to drain the lower field every spring."
    broken = "We use the old pump to drain the every spring lower."
    faults = engine.faults([(sentence, good), (sentence, broken)])
    assert faults is not None
    assert faults[0] < 0.1
    assert faults[1] > 0.5


@model
def test_opinions_do_not_depend_on_their_neighbours(built):
    pairs = [(prompt.sentence, prompt.sentence.replace(" the ", " ", 1)) for prompt in PROMPTS]
    alone = CTranslate2Engine(built, threads=1, batch_size=1).faults(pairs)
    assert alone == CTranslate2Engine(built, threads=2, batch_size=64).faults(pairs[::-1])[::-1]
