import pytest

from humanize_cli.config.find import Configuration
from humanize_cli.config.rules import ids_of
from humanize_cli.config.settings import flags
from humanize_cli.config.tasks import make_tasks
from humanize_cli.errors import UsageError
from humanize_cli.inputs import find


def test_each_source_comes_with_what_holds_for_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api").mkdir()
    for name in ("api/a.md", "b.md", "c.md"):
        (tmp_path / name).write_text("text")
    (tmp_path / ".humanize.toml").write_text(
        'ignore = ["en.in-order-to"]\nexclude = ["c.md"]\n'
        '[[paths]]\nmatch = "api/"\nprofile = "technical"\nignore = ["en.contract"]\n'
    )
    tasks = make_tasks(find(["."]).sources, Configuration())
    assert [(task.source.name, task.profile.name, task.excluded) for task in tasks] == [
        ("b.md", "plain", None),
        ("c.md", "plain", ".humanize.toml:2"),
        ("api/a.md", "technical", None),
    ]
    assert tasks[0].ignore == {"en.in-order-to"}
    assert tasks[2].ignore == {"en.in-order-to"} | ids_of("en.contract")
    assert tasks[0].kind == tasks[1].kind != tasks[2].kind


def test_stdin_is_taken_for_the_file_that_it_is_called(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".humanize.toml").write_text('[[paths]]\nmatch = "*.txt"\nprofile = "casual"\n')
    sources = find(["-"], stdin_name="x/a.txt").sources
    assert make_tasks(sources, Configuration(), stdin_name="x/a.txt")[0].profile.name == "casual"
    assert make_tasks(find(["-"]).sources, Configuration())[0].profile.name == "plain"


def test_what_is_ignored_is_not_selected_and_nothing_left_is_an_error():
    sources = find(["-"]).sources
    (task,) = make_tasks(
        sources, Configuration(flags(select=("en.contract",), ignore=("en.contract-be",)), search=False)
    )
    assert task.select == ids_of("en.contract") - {"en.contract-be"}
    with pytest.raises(UsageError, match=r"no rule is left: .*flag --select.*flag --ignore"):
        make_tasks(sources, Configuration(flags(select=("en.contract",), ignore=("en",)), search=False))
