from pathlib import Path

import pytest

from humanize_cli.errors import InputError, UsageError
from humanize_cli.style.yaml_source import YamlNode, load_mapping, read_source


def test_error_is_of_the_class_asked_for() -> None:
    with pytest.raises(InputError, match=r"pack\.yaml:2: the key \"a\" is given twice"):
        load_mapping("a: b\na: c\n", "pack.yaml", error=InputError)
    assert isinstance(load_mapping("a: b\n", "pack.yaml", error=InputError).error("no"), InputError)
    assert isinstance(load_mapping("a: b\n", "pack.yaml").error("no"), UsageError)


def value(text: str, key: str = "key") -> YamlNode:
    return load_mapping(text, "f.yaml").fields([key])[key]


def test_free_keys_come_in_order_with_their_places() -> None:
    entries = load_mapping("b: 1\na: [x, y]\n\nc: {d: e}\n", "f.yaml").entries()
    assert [(key.text(), key.line, node.kind) for key, node in entries] == [
        ("b", 1, "a number"),
        ("a", 2, "a list"),
        ("c", 4, "a mapping"),
    ]


def test_required_key_is_asked_for_by_name() -> None:
    with pytest.raises(UsageError, match=r'f\.yaml:1: the key "id" is missing'):
        load_mapping("a: b\n", "f.yaml").fields(["a", "id"], required=["id"])


def test_error_can_be_put_at_another_value_and_list_values() -> None:
    root = load_mapping("first: one\nsecond: two\n", "f.yaml")
    second = root.fields(["first", "second"])["second"]
    assert str(root.error("wrong", second, valid=["1", "2"])) == (
        "f.yaml:2: wrong\n    second: two\n            ^^^\nvalid values: 1, 2"
    )


def test_mark_stands_under_the_value_after_odd_white_space() -> None:
    assert str(value('a: "é\t\u00a0x"\nkey: 1\n'.replace("a:", "key:").split("\n")[0]).error("here")) == (
        'f.yaml:1: here\n    key: "é  x"\n         ^^^^^^'
    )


def test_mark_of_a_value_over_several_lines_ends_with_the_first() -> None:
    lines = str(value("key: 'one\n  two'\n").error("here")).split("\n")
    assert lines[1:] == ["    key: 'one", "         ^^^^"]


def test_texts_keep_their_own_white_space() -> None:
    assert value("key: [' a  b ', \"c\\td\"]\n").texts() == (" a  b ", "c\td")


@pytest.mark.parametrize(
    "text", ["1", "1.5", "true", "off", "~", "null", "2026-01-31", "0x1F", ".inf", "=", "!x y"]
)
def test_what_yaml_takes_for_something_else_is_no_text(text: str) -> None:
    with pytest.raises(UsageError, match=r"f\.yaml:1: expected text"):
        value(f"key: {text}\n").text()


@pytest.mark.parametrize("text", ["01a", "1.2.3", "y", "n", "nein", "-5 °C", "../x", "12:30:45x"])
def test_text_that_only_looks_like_something_else_is_text(text: str) -> None:
    assert value(f"key: {text}\n").text() == text


@pytest.mark.parametrize("deep", ["[" * 5_000, "{a: " * 5_000, "- " * 5_000])
def test_nesting_without_end_is_an_error(deep: str) -> None:
    with pytest.raises(UsageError, match=r"^f\.yaml"):
        load_mapping("key: " + deep, "f.yaml")


def test_value_that_holds_itself_is_an_error() -> None:
    with pytest.raises(UsageError, match="write the value out"):
        load_mapping("key: &a [*a]\n", "f.yaml")


def test_source_without_byte_order_mark_and_with_line_ends_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: b\r\n")
    assert read_source(path) == "a: b\r\n"


def test_source_error_names_what_the_caller_says(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^the English pack: there is no such file"):
        read_source(tmp_path / "x.yaml", error=InputError, where="the English pack")
