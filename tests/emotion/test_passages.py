from humanize_cli.emotion.passages import inspect
from humanize_cli.emotion.tone import UNSURE, tones_of
from humanize_cli.reading import read
from humanize_cli.style.profile import LANGUAGES, Tone

TEXT = """# A heading is no passage

I hate this! I am furious, and nobody answers.

- It is important to note that the tank holds 40 litres of water.

> Das Ventil wird von einem kleinen Motor geöffnet, und der Tank fasst 40 Liter Wasser.

```
no prose here
```

Текст на языке, который программа не читает.
"""


def test_each_passage_has_its_line_kind_language_and_emotion():
    found = inspect(read(TEXT, headings=True, tables=True))
    assert [(each.line, each.kind, each.language) for each in found] == [
        (3, "paragraph", "en"),
        (5, "list_item", "en"),
        (7, "quote", "de"),
        (13, "paragraph", None),
    ]
    assert "anger" in found[0].emotions.labels
    assert found[1].emotions.labels == ("neutral",)
    assert found[2].emotions.labels == ("neutral",)
    assert (found[3].emotions, found[3].tone, found[3].tells) == (None, None, ())


def test_tells_stand_with_the_passage_that_has_them():
    found = inspect(read(TEXT, headings=True, tables=True))
    assert [len(each.tells) > 0 for each in found] == [False, True, False, False]
    assert found[1].tells[0].line == 5


def test_nothing_has_no_passages():
    assert inspect(read("")) == []
    assert inspect(read("# Only a heading\n")) == []


def test_a_short_text_has_no_tone_and_tones_sum_to_one():
    short, long = tones_of(
        ["Too short.", "We'd love to hear how you get on with it, so drop us a line!"], "en"
    )
    assert short.name == UNSURE
    assert [*long.chances] == [str(tone) for tone in Tone]
    assert abs(sum(long.chances.values()) - 1) < 1e-9
    assert long.chance == max(long.chances.values())


def test_a_tone_is_told_from_another():
    warm = (
        "Thank you so much for writing to us. We're so sorry this happened, and we'll do everything we can "
        "to put it right."
    )
    academic = (
        "The present analysis extends earlier findings on sediment transport, although the sample is limited "
        "and the estimates should therefore be interpreted with caution (Huber, 2019)."
    )
    first, second = tones_of([warm, academic], "en")
    assert first.name == "warm"
    assert second.name == "academic"


def test_other_languages_are_unsure_and_company_makes_no_difference():
    texts = ["Wir freuen uns sehr, dass Sie dabei sind, und melden uns bald.", "kurz", ""]
    for language in LANGUAGES:
        assert tones_of(texts, language) == [tones_of([text], language)[0] for text in texts]
    assert {each.name for each in tones_of(texts, "xx")} == {UNSURE}
