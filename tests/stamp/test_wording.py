import pytest

from humanize_cli.stamp.wording import needs_date, sentence
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.form import PLACEHOLDERS, wording_problem

VALUES = dict.fromkeys(PLACEHOLDERS, "x") | {"share": "0.125", "tool": "humanize 1"}


def test_every_language_has_a_sentence_of_its_own_that_old_encodings_can_hold():
    said = [sentence(None, each, VALUES) for each in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    for each in said:
        assert "humanize 1" in each
        assert "13" in each
        each.encode("cp1252"), each.encode("cp850")
    assert sentence(None, "ru", VALUES) == said[0]


def test_a_wording_says_what_it_names_and_keeps_its_braces():
    assert sentence("{{a}} {tool}, {share}", "en", VALUES) == "{a} humanize 1, 13%"
    assert sentence("{share}", "de", VALUES) == "13\u00a0%"
    assert sentence("{share}", "en", VALUES | {"share": "0.001"}) == "1%"
    assert needs_date("On {date}")
    assert not needs_date("On {tool}")


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("By {who}", "{who} is no placeholder"),
        ("By {}", "{} is no placeholder"),
        ("By {0}", "{0} is no placeholder"),
        ("By {tool.__class__}", "is no placeholder"),
        ("By {tool[0]}", "is no placeholder"),
        ("By {tool!r}", "{tool!r} is no placeholder"),
        ("By {tool:>99}", "{tool:>99} is no placeholder"),
        ("By {tool", "write {{ or }}"),
        ("By }", "write {{ or }}"),
        ("", "is empty"),
        ("  ", "is empty"),
        ("a\nb", "one line"),
        (" a", "one line"),
        ("a\u2028b", "one line"),
        ("a\x1b[1m", "one line"),
        ("a --> b", "may not hold -->"),
        ("[Humanize-Disclosure: x]", "may not hold"),
        ("a" * 501, "501 characters"),
    ],
)
def test_a_wording_that_cannot_be_used_is_refused(wording, said):
    assert said in (wording_problem(wording) or "")


def test_a_wording_may_have_what_a_sentence_has():
    for wording in ("Édité par {tool}\u00a0!", "100\u202f% {{ours}}", "<b>{model}</b> -- {date}"):
        assert wording_problem(wording) is None
