import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.config.toml_file import TomlFile
from humanize_cli.errors import ConfigError

TEXT = '''\
# [tool.humanize] in a comment
[project]
description = """
[tool.humanize]
profile = "not this one"
"""
urls = { home = "https://example.org/#[x]" } # ]

[tool.humanize]
profile = "casual"
ignore = [
    "en.in-order-to", # a comment with ] and "
    'de.um-zu',
]
"max-score" = 40

[[tool.humanize.paths]]
match = "a"

[[tool.humanize.paths]] # the second
match = [
  "b",
]
tables = true

[tool.other]
profile = 3
'''


def toml(text: str) -> TomlFile:
    return TomlFile(Path("pyproject.toml"), text.encode(), "pyproject.toml")


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("project", "urls", "home"), 7),
        (("tool", "humanize"), 9),
        (("tool", "humanize", "profile"), 10),
        (("tool", "humanize", "ignore"), 11),
        (("tool", "humanize", "max-score"), 15),
        (("tool", "humanize", "paths", 0), 17),
        (("tool", "humanize", "paths", 0, "match"), 18),
        (("tool", "humanize", "paths", 1), 20),
        (("tool", "humanize", "paths", 1, "tables"), 24),
        (("tool", "other", "profile"), 27),
    ],
)
def test_the_line_of_a_key(key, line):
    assert toml(TEXT).line(key) == line
    assert toml(TEXT.replace("\n", "\r\n")).line(key) == line


def test_dotted_keys_and_inline_tables_have_lines():
    file = toml(
        'x = 1\ntool.humanize = {profile = "casual",\n paths = [{match = "a"}]}\n'.replace(",\n", ",")
    )
    assert file.line(("tool", "humanize", "paths", 0, "match")) == 2
    assert toml('[tool]\nhumanize.profile = "casual"').line(("tool", "humanize", "profile")) == 2


def test_a_key_without_a_statement_has_the_line_of_its_table():
    assert toml("[a]\nb = 1\n").line(("a", "nothing")) == 1
    assert toml("b = 1\n").line(("nothing",)) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\nb = \n", "pyproject.toml:2: not valid TOML: Invalid value"),
        ("a = 1\n\n[x\n", "pyproject.toml:3: not valid TOML: Expected ']'"),
        ('a = "x', "pyproject.toml:1: not valid TOML: Unterminated string"),
        ("a = 1\na = 2\n", "pyproject.toml:2: not valid TOML: Cannot overwrite a value"),
        ("a = " + "[" * 5000 + "]" * 5000, "pyproject.toml:1: not valid TOML"),
    ],
)
def test_broken_toml_is_shown_at_its_line(text, message):
    with pytest.raises(ConfigError) as caught:
        toml(text)
    assert str(caught.value).startswith(message)


def test_bytes_that_are_no_text():
    with pytest.raises(ConfigError, match=r"^x:2: not UTF-8"):
        TomlFile(Path("x"), b"a = 1\nb = '\xff'\n", "x")
    assert TomlFile(Path("x"), b"\xef\xbb\xbfa = 1\n", "x").data == {"a": 1}


scalars = st.one_of(
    st.integers(-9, 9).map(str),
    st.booleans().map(lambda value: str(value).lower()),
    st.text("ab#[]{}'=., \\", max_size=9).map(lambda text: '"' + text.replace("\\", "\\\\") + '"'),
    st.text('ab#[]{}"=., \\\n', max_size=9).map(lambda text: "'''" + text + "'''"),
    st.text("ab#[]{}'=., \n", max_size=9).map(lambda text: '"""' + text + '"""'),
)
values = st.one_of(scalars, st.lists(scalars, max_size=3).map(lambda each: "[\n" + ",\n".join(each) + "\n]"))


@given(st.lists(st.tuples(st.sampled_from(["", "# [a]\n", "[t{}]\n", "[[r]]\n"]), values), max_size=8))
def test_every_key_is_found_on_the_line_that_names_it(statements):
    text = ""
    expected = {}
    table: tuple[str | int, ...] = ()
    tables = 0
    for number, (head, value) in enumerate(statements):
        text += head.format(number)
        if head.startswith("[t"):
            table = (f"t{number}",)
        elif head.startswith("[["):
            table = ("r", tables)
            tables += 1
        expected[(*table, f"key{number}")] = text.count("\n") + 1
        text += f"key{number} = {value}\n"
    tomllib.loads(text)
    file = toml(text)
    assert {key: file.line(key) for key in expected} == expected
