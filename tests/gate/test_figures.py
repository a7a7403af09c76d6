"""Figures: one value for one number, however it is written, and its unit."""

import pytest

from humanize_cli.gate.reading import read


def figures(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(each.value, each.unit) for each in read(text, language).figures]


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("1,500 seats", "en", "1500", None),
        ("1.500 seats", "en", "1.500", None),
        ("1.500 Plätze", "de", "1500", None),
        ("2,5 GB frei", "de", "2.5", "gigabyte"),
        ("1 500 kg de blé", "fr", "1500", "kilogram"),
        ("twenty-three days", "en", "23", "day"),
        ("one hundred and five users", "en", "105", None),
        ("two million euros", "en", "2000000", "euro"),
        ("$3 million", "en", "3000000", "dollar"),
        ("$3M", "en", "3000000", "dollar"),
        ("3 m", "en", "3", "metre"),
        ("30 ms", "en", "30", "millisecond"),
        ("30 s", "en", "30", "second"),
        ("50 %", "en", "50", "percent"),
        ("61 per cent", "en", "61", "percent"),
        ("a dozen sensors", "en", "12", None),
        ("at −4 °C", "en", "-4", "celsius"),
        ("a 22-year term", "en", "22", "year"),
        ("the 2nd edition", "en", "2.", None),
        ("a two-year plan", "en", "2", "year"),
        ("a twenty-five-page report", "en", "25", None),
        ("dreiundzwanzig Tage", "de", "23", "day"),
        ("der Dreijahresplan", "de", "3", "year"),
        ("eine zwölfmonatige Laufzeit", "de", "12", "month"),
        ("ein Drittel der Stimmen", "de", "0.33", None),
        ("een tweedaagse cursus", "nl", "2", "day"),
        ("quatre-vingt-dix jours", "fr", "90", "day"),
        ("20 Uhr", "de", "20", "o'clock"),
    ],
)
def test_value_and_unit(text: str, language: str, value: str, unit: str | None) -> None:
    assert figures(text, language) == [(value, unit)]


@pytest.mark.parametrize(
    "text", ["one another", "no one came", "which one", "the only one", "second to none"]
)
def test_number_words_that_count_nothing(text: str) -> None:
    assert figures(text, "en") == []


def test_a_range_has_two_numbers() -> None:
    assert [value for value, _ in figures("5-10 minutes", "en")] == ["5", "10"]


def test_a_month_that_is_a_verb_is_no_month() -> None:
    assert read("You may march in May.", "en").calendar == (("months 5", "may"),)


def test_weekdays_have_one_meaning_in_all_spellings() -> None:
    assert [meaning for meaning, _ in read("on Mon and Monday, not Sunday", "en").calendar] == [
        "weekdays 1",
        "weekdays 1",
        "weekdays 7",
    ]


def test_every_monday_is_not_this_monday() -> None:
    once, always = (read(f"The shop closes on {day}.", "en").calendar for day in ("Monday", "Mondays"))
    assert once != always
