"""Tells: what counts as a match of a rule, whatever says what it looks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.rules.match import find_edits
from humanize_cli.rules.pack import load_pack, read_pack
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.profile import LANGUAGES, Tone
from humanize_cli.text.document import Sentence, Span

EDIT = """
  - {id: LL.prior-to, family: connective, message: M., role: edit, pattern: prior to, replace: before,
     examples: [{before: a, after: b}], source: test}"""


def tell(name: str, subject: str, *, family: str = "filler", role: str = "tell", more: str = "") -> str:
    return f"""
  - id: LL.{name}
    family: {family}
    message: A message.
    role: {role}
    {subject}
    cost: 2
    confidence: medium
    match: [a, b]
    no_match: [c]
    source: test
    {more}"""


def tells(
    text: str,
    *rules: str,
    language: str = "en",
    protected: tuple[Span, ...] = (),
    tone: Tone = Tone.PLAIN,
    **position: bool,
) -> list[str]:
    source = ("rules:" + "".join(rules)).replace("LL.", f"{language}.")
    pack = read_pack(source, "test.yaml", language)
    found = find_tells(Sentence(text, language, protected=protected), pack, tone, **position)
    assert all(each.text == text[each.start : each.end] for each in found)
    return [f"{each.rule.id.partition('.')[2]}:{each.text}" for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They delve into it.", ["delve"]),
        ("She delved and is delving still.", ["delved", "delving"]),
        ("Delving deeper helps.", ["Delving"]),
        ("“Delving” helps.", ["Delving"]),
        ("We met Delve there.", []),
        ("DELVE", []),
        ("A well-delved pit and delve_in, a/delve.", []),
        ("It is a delver.", []),
    ],
)
def test_a_word_is_found_in_any_form_but_never_as_a_name(text, found):
    assert tells(text, tell("fad", "words: [delve]")) == [f"fad:{each}" for each in found]


@pytest.mark.parametrize(
    ("word", "language", "text", "found"),
    [
        ("Landschaft", "de", "Die Landschaften, die landschaft", ["Landschaften"]),
        ("nahtlos", "de", "Nahtlose Übergänge, das Nahtlose, nahtlosem", ["Nahtlose", "nahtlosem"]),
        (
            "souligner",
            "fr",
            "Il souligne, soulignées et l'a souligné.",
            ["souligne", "soulignées", "souligné"],
        ),
        ("incomparável", "pt", "São incomparáveis.", ["incomparáveis"]),
        ("innovador", "es", "Innovadoras y un innovador.", ["Innovadoras", "innovador"]),
        ("cruciaal", "nl", "een cruciale stap", ["cruciale"]),
        ("fondamentale", "it", "passi fondamentali", ["fondamentali"]),
    ],
)
def test_words_are_inflected_in_every_language(word, language, text, found):
    assert tells(text, tell("w", f"words: [{word}]"), language=language) == [f"w:{each}" for each in found]


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("We leverage it.", 1, 0),
        ("They can leverage data.", 1, 0),
        ("It leverages the cloud.", 1, 0),
        ("Leveraging data helps.", 1, 0),
        ("The leverage is high.", 0, 1),
        ("Financial leverage grew.", 0, 1),
        ("High leverage hurts.", 0, 0),
    ],
)
def test_a_part_of_speech_decides_where_one_is_asked_for(text, verb, noun):
    assert len(tells(text, tell("v", "words: [leverage]", more="part: verb"))) == verb
    assert len(tells(text, tell("n", "words: [leverage]", more="part: noun"))) == noun


def test_phrases_and_expressions_are_found_as_they_stand():
    rules = [
        tell("phrase", "pattern: (a|the) testament to", family="filler"),
        tell("regex", r"regex: '(?i)\bnot only\b.{1,40}\bbut also\b'", family="triad"),
    ]
    assert tells("Not only a testament to X but also that.", *rules) == [
        "regex:Not only a testament to X but also",
        "phrase:a testament to",
    ]
    assert tells("It’s A testament to", *rules) == ["phrase:A testament to"]


def test_guards_hold_for_words_and_expressions_too():
    guards = "not_before: fund\n    only_after: the"
    for subject in ("words: [hedge]", r"regex: '\bhedges?\b'"):
        rule = tell("g", subject, more=guards)
        assert tells("the hedge fund", rule) == []
        assert tells("the hedges fall", rule) == ["g:hedges"]
        assert tells("a hedge fell", rule) == []


def test_protected_spans_never_match_and_may_lie_within():
    rules = [
        tell("word", "words: [delve]", family="filler"),
        tell("regex", r"regex: '\bnot just .{1,20} but\b'", family="triad"),
        tell("ends", r"regex: '\bbut .'", family="rhythm"),
    ]
    text = "It is not just `delve` but `x`."
    assert tells(text, *rules, protected=(Span(15, 22), Span(27, 30))) == ["regex:not just `delve` but"]


def test_a_longer_match_of_a_family_covers_a_shorter_one_and_no_other_familys():
    rules = [
        tell("long", "pattern: plays a crucial role", family="filler"),
        tell("short", "words: [crucial]", family="filler", role="cluster"),
        tell("other", "pattern: crucial role", family="triad"),
    ]
    assert tells("It plays a crucial role, a crucial one.", *rules) == [
        "long:plays a crucial role",
        "other:crucial role",
        "short:crucial",
    ]


def test_first_and_last_sentences_have_rules_of_their_own():
    rules = [
        tell("start", "pattern: in today's world", more="scope: start"),
        tell("end", "pattern: in conclusion", more="scope: end"),
    ]
    text = "In today's world, in conclusion, so."
    assert tells(text, *rules) == []
    assert tells(text, *rules, first=True) == ["start:In today's world"]
    assert tells(text, *rules, last=True) == ["end:in conclusion"]


def test_a_rule_is_silent_in_its_other_registers():
    rule = tell("robust", "words: [robust]", more="registers_off: [technical]")
    assert tells("A robust fit.", rule) == ["robust:robust"]
    assert tells("A robust fit.", rule, tone=Tone.TECHNICAL) == []


def test_edits_are_shown_where_they_would_be_offered():
    assert tells("prior to it, before prior to it", EDIT) == ["prior-to:prior to"]
    assert tells("prior to it", EDIT, protected=(Span(0, 2),)) == []


def test_a_tell_with_a_replacement_is_an_edit_and_a_tell_at_once():
    more = "replace: use\n    examples: [{before: a, after: b}]"
    source = "rules:" + tell("utilize", "pattern: utilize", more=more).replace("LL.", "en.")
    pack = read_pack(source, "test.yaml", "en")
    sentence = Sentence("We utilize it.", "en")
    assert [each.new for each in find_edits(sentence, pack, Tone.PLAIN)] == ["use"]
    assert [each.text for each in find_tells(sentence, pack, Tone.PLAIN)] == ["utilize"]


def test_a_tell_without_a_replacement_is_never_edited():
    pack = read_pack("rules:" + tell("x", "pattern: a b").replace("LL.", "en."), "test.yaml", "en")
    assert find_edits(Sentence("a b", "en"), pack, Tone.PLAIN) == []


PIECES = ["**", "`x`", "İ", "\ud800"]
PIECES += [text for language in LANGUAGES for rule in load_pack(language).rules for text in rule.match]


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=4),
    st.sampled_from(LANGUAGES),
    st.integers(0, 40),
    st.booleans(),
)
def test_any_text_has_its_tells_in_order_and_outside_what_is_protected(parts, language, cut, ends):
    text = " ".join(parts)
    cut = min(cut, len(text))
    protected = (Span(cut, min(cut + 5, len(text))),)
    sentence = Sentence(text, language, protected=protected)
    found = find_tells(sentence, load_pack(language), Tone.PLAIN, first=ends, last=ends)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all(each.start < each.end and each.text == text[each.start : each.end] for each in found)
    assert found == find_tells(sentence, load_pack(language), Tone.PLAIN, first=ends, last=ends)
    for each in found:
        edges = (each.start, each.end - 1)
        assert not any(span.start <= edge < span.end for span in protected for edge in edges)
