from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from humanize_cli import disk, inputs
from humanize_cli.batch import Action, Outcome, Run, Tally
from humanize_cli.errors import ExitCode, InputError, ModelError
from humanize_cli.result import Result
from humanize_cli.text.document import Format


class Upper:
    """An editor that turns texts to capitals, in windows of three, and fails for those that say "poison"."""

    def __init__(self, fault: type[Exception] = ValueError) -> None:
        self.fault = fault
        self.calls: list[tuple[str, Format]] = []

    def edit(self, text: str, format: Format = Format.MARKDOWN) -> Result:
        self.calls.append((text, format))
        if "poison" in text:
            raise self.fault("poisoned")
        return Result(text, text.upper(), words=len(text.split()))

    def edit_many(
        self, items: Iterable[tuple[str, Format]], progress: Callable[[int], None] | None = None
    ) -> Iterator[Result]:
        window: list[tuple[str, Format]] = []
        for item in items:
            window.append(item)
            if len(window) == 3:
                yield from [self.edit(*each) for each in window]
                window = []
        yield from [self.edit(*each) for each in window]


def run(
    sources: Iterable[inputs.Source], action: Action = Action.SHOW, editor: Upper | None = None
) -> list[Outcome]:
    return list(Run(sources, lambda: editor or Upper(), action, stdin=lambda: b"from stdin\n"))


def sources(folder: Path, **texts: str) -> list[inputs.Source]:
    made = []
    for name, text in texts.items():
        path = folder / f"{name}.md"
        path.write_text(text)
        made.append(inputs.Source(name, path))
    return made


def test_outcomes_come_in_the_order_of_the_inputs_also_round_failures(tmp_path):
    given = sources(tmp_path, a="one", b="two", c="three", d="four", e="five")
    given.insert(0, inputs.Source("gone0", tmp_path / "gone0.md"))
    given.insert(3, inputs.Source("gone1", tmp_path / "gone1.md"))
    given.append(inputs.Source("gone2", tmp_path / "gone2.md"))
    outcomes = run(given)
    assert [each.source.name for each in outcomes] == ["gone0", "a", "b", "gone1", "c", "d", "e", "gone2"]
    assert [each.after for each in outcomes] == [None, b"ONE", b"TWO", None, b"THREE", b"FOUR", b"FIVE", None]
    assert [type(each.error) for each in outcomes if each.after is None] == [InputError] * 3


@pytest.mark.parametrize("place", range(6))
def test_a_text_that_upsets_the_editor_fails_alone(tmp_path, place):
    texts = ["one", "two", "three", "four", "five", "six"]
    texts[place] = "poison"
    outcomes = run(sources(tmp_path, **dict(zip("abcdef", texts, strict=True))), Action.REWRITE)
    assert [each.source.name for each in outcomes] == list("abcdef")
    assert [each.source.name for each in outcomes if each.error] == ["abcdef"[place]]
    for letter, text in zip("abcdef", texts, strict=True):
        assert (tmp_path / f"{letter}.md").read_text() == (text if text == "poison" else text.upper())


def test_an_editor_that_fails_without_a_text_is_not_tried_for_ever(tmp_path):
    class Broken(Upper):
        def edit_many(self, items, progress=None):
            raise ValueError("broken")
            yield

    with pytest.raises(ValueError, match="broken"):
        run(sources(tmp_path, a="x"), editor=Broken())


def test_a_model_error_ends_the_run(tmp_path):
    with pytest.raises(ModelError):
        run(sources(tmp_path, a="one", b="poison"), editor=Upper(ModelError))


def test_no_editor_is_opened_where_there_is_no_text(tmp_path):
    def never() -> Upper:
        raise AssertionError("opened")

    missing = inputs.Source("gone", tmp_path / "gone.md")
    outcomes = list(Run([missing], never, Action.SHOW, stdin=bytes))
    assert isinstance(outcomes[0].error, InputError)


def test_a_blank_text_opens_no_editor_and_is_written_where_it_belongs(tmp_path):
    def never() -> Upper:
        raise AssertionError("opened")

    (tmp_path / "a.md").write_bytes(b" \r\n")
    source = inputs.Source("a", tmp_path / "a.md", target=tmp_path / "out/a.md")
    (outcome,) = Run([source], never, Action.OUTPUT, stdin=bytes, profile="warm")
    assert (outcome.after, outcome.changed, outcome.result.profile) == (b" \r\n", False, "warm")
    assert (tmp_path / "out/a.md").read_bytes() == b" \r\n"


def test_a_result_that_the_encoding_lacks_is_made_again_within_it(tmp_path):
    (tmp_path / "a.md").write_bytes("M\x81ller".encode("latin-1"))

    class Curly(Upper):
        def edit(self, text: str, format: Format = Format.MARKDOWN) -> Result:
            return Result(text, text + self.added)

    def open_editor(can_encode: Callable[[str], bool] | None = None) -> Upper:
        editor = Curly()
        editor.added = "!" if can_encode and not can_encode("’") else "’"
        return editor

    (outcome,) = Run([inputs.Source("a", tmp_path / "a.md")], open_editor, Action.REWRITE, stdin=bytes)
    assert outcome.error is None
    assert (tmp_path / "a.md").read_bytes() == b"M\x81ller!"
    assert "U+2019" in outcome.result.warnings[0]


def test_rewriting_touches_only_what_changes(tmp_path):
    given = sources(tmp_path, a="one", b="TWO")
    before = (tmp_path / "b.md").stat()
    outcomes = run(given, Action.REWRITE)
    assert [each.changed for each in outcomes] == [True, False]
    assert (tmp_path / "a.md").read_text() == "ONE"
    after = (tmp_path / "b.md").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_showing_writes_nothing(tmp_path):
    given = sources(tmp_path, a="one")
    assert run(given)[0].after == b"ONE"
    assert (tmp_path / "a.md").read_text() == "one"


def test_a_file_changed_meanwhile_is_left_alone(tmp_path):
    class Meddling(Upper):
        def edit(self, text, format=Format.MARKDOWN):
            (tmp_path / "a.md").write_text("somebody else wrote this")
            return super().edit(text, format)

    (outcome,) = run(sources(tmp_path, a="one"), Action.REWRITE, Meddling())
    assert "was changed by another program meanwhile" in str(outcome.error)
    assert (tmp_path / "a.md").read_text() == "somebody else wrote this"


def test_outputs_copies_and_formats(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.md").write_text("one")
    (tmp_path / "in/b.txt").write_text("two")
    (tmp_path / "in/c.bin").write_bytes(b"\0three")
    editor = Upper()
    found = inputs.find([str(tmp_path / "in")], output=str(tmp_path / "out"))
    outcomes = run(found.sources, Action.OUTPUT, editor)
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        "a.md": b"ONE",
        "b.txt": b"TWO",
        "c.bin": b"\0three",
    }
    assert editor.calls == [("one", Format.MARKDOWN), ("two", Format.PLAIN)]
    assert outcomes[2].result is None
    assert outcomes[2].error is None


def test_stdin_is_read_by_the_function_given():
    assert run([inputs.Source("stdin", None)])[0].after == b"FROM STDIN\n"


def test_tally_and_code(tmp_path):
    tally = Tally()
    assert tally.exit_code(reporting=True) is ExitCode.DONE
    for outcome in run(sources(tmp_path, a="one", b="TWO")):
        tally.add(outcome)
    assert (tally.edited, tally.unchanged, tally.words) == (1, 1, 2)
    assert tally.exit_code(reporting=False) is ExitCode.DONE
    assert tally.exit_code(reporting=True) is ExitCode.WOULD_CHANGE
    tally.add(Outcome(inputs.Source("x", None), error=InputError("x")))
    assert tally.exit_code(reporting=True) is ExitCode.FAILED


def test_files_are_read_as_the_editor_asks_for_them(tmp_path, monkeypatch):
    read: list[str] = []
    real = disk.read
    monkeypatch.setattr(disk, "read", lambda path: read.append(path.stem) or real(path))
    given = sources(tmp_path, **{f"f{number}": "x" for number in range(9)})
    outcomes = iter(Run(given, Upper, Action.SHOW, stdin=bytes))
    next(outcomes)
    assert len(read) == 3
