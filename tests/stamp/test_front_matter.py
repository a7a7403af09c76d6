import pytest
import yaml
from stamp_samples import STAMP, stamped

from humanize_cli.errors import InputError
from humanize_cli.stamp.front_matter import front_matter_form
from humanize_cli.text.document import Format
from humanize_cli.text.form import Form


def test_a_text_without_front_matter_gets_some():
    for text in ("Text.\n", "\n---\na: 1\n---\n", "---\n", "---\nno end\n", "----\na\n----\n", ""):
        assert front_matter_form(text, "x") is Form.NEW_FRONT_MATTER


@pytest.mark.parametrize(
    "body",
    [
        "",
        "# only a comment\n",
        "title: x # c\ntags: [a, b]\n",
        "text: |+\n  line\n\n\n",
        "a: &x 1\nb: *x\n",
        "list:\n- 1\n- 2\n# end\n",
        "'title': \"é\"\r\nother: 1\r\n",
        "when: 2026-01-01\n\n",
    ],
)
def test_a_key_is_added_and_nothing_else_is_touched(body):
    text = f"---\n{body}---\n\nText.\n"
    after = stamped(text, Form.FRONT_MATTER, Format.MARKDOWN)
    assert after is not None
    head = len("---\n" + body)
    assert after.startswith(text[:head])
    assert after.endswith(text[head:])
    added = after[head : len(after) - len(text) + head]
    assert yaml.safe_load(added)["humanize"]["model"] == STAMP.model
    old, new = yaml.safe_load(body) or {}, yaml.safe_load(body + added)
    assert {key: value for key, value in new.items() if key != "humanize"} == old


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("+++\ntitle = 1\n+++\n", "TOML"),
        ('{\n  "title": 1\n}\n', "JSON"),
        ("---\ntitle: a: b\n---\n", "x:2: its front matter is not YAML"),
        ("---\n\ttitle: a\n---\n", "not YAML"),
        ("---\ntitle: \x01\n---\n", "not YAML"),
        ("---\nJust a sentence.\n---\n", "not a YAML mapping"),
        ("---\n- a\n- b\n---\n", "not a YAML mapping"),
        ("---\n{title: x}\n---\n", "cannot be added to"),
        ("---\n  title: x\n---\n", "cannot be added to"),
        ("---\nhumanize: off\n---\n", 'has a key "humanize"'),
        ("---\nhumanize:\n  profile: casual\n---\n", 'has a key "humanize"'),
        ("---\ntitle: " + "[" * 5000 + "\n---\n", "not YAML"),
    ],
)
def test_front_matter_that_cannot_take_a_key_is_refused(text, said):
    with pytest.raises(InputError, match=r"^x") as caught:
        front_matter_form(text, "x")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
