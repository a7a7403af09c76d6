from humanize_cli.model.engine import Answer, Engine, Prompt, Score
from humanize_cli.model.scripted import ScriptedEngine


def test_a_table_answers_what_it_knows_and_copies_the_rest():
    engine: Engine = ScriptedEngine({"We utilize it.": "We use it."}, score=-0.5)
    answers = engine.answer([Prompt("plain", "We utilize it."), Prompt("plain", "It rains.")])
    assert answers == [Answer("We use it.", -0.5, 4), Answer("=", -0.5, 2)]


def test_a_function_answers_every_sentence():
    engine = ScriptedEngine(str.upper)
    assert [each.text for each in engine.answer([Prompt("warm", "a"), Prompt("warm", "b")])] == ["A", "B"]
    assert [prompt.sentence for prompt in engine.asked] == ["a", "b"]


def test_a_forbidden_copy_is_written_out():
    engine = ScriptedEngine(lambda sentence: "=")
    assert engine.answer([Prompt("plain", "It rains.", forbid_copy=True)])[0].text == "It rains."


def test_copy_probabilities_go_with_the_answers():
    engine = ScriptedEngine({"a": "b"}, copy_probability=0.75)
    assert engine.copy_probabilities([Prompt("plain", "a"), Prompt("plain", "c")]) == [0.25, 0.75]


def test_progress_counts_the_prompts():
    seen: list[int] = []
    ScriptedEngine(str.upper).answer([Prompt("plain", "a"), Prompt("plain", "b")], seen.append)
    assert sum(seen) == 2


def test_a_text_is_scored_by_its_words():
    (score,) = ScriptedEngine({}, score=-0.1, doubts={"b": -2.0}).score([(Prompt("plain", "a"), "a  b")])
    assert score == Score((0, 3, 4), (-0.1, -2.0, -0.1))


def test_faults_are_told_only_where_they_are_set():
    pairs = [("a", "b"), ("a", "c")]
    assert ScriptedEngine({}).faults(pairs) is None
    assert ScriptedEngine({}, faults={"b": 0.8}).faults(pairs) == [0.8, 0.0]
