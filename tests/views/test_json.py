import json
import re
from pathlib import Path

from humanize_cli.edits import Edit
from humanize_cli.gate.reasons import Reason
from humanize_cli.harm import Harm, Kind
from humanize_cli.harm.kinds import REASONS
from humanize_cli.reply import Message, Reply
from humanize_cli.result import Change, HeldBack, Result
from humanize_cli.style.profile import Profile
from humanize_cli.views import json as view
from humanize_cli.views import reply as reply_view

HARM = Harm(Kind.SELF, REASONS[Kind.SELF], "I want to die", 0, 13, 1, 1, "en")
MESSAGE = Message("mail.txt", "en", "en", "anger", 0.8765, "I am furious.", {"anger": 0.8765}, HARM)
REPLY = Reply(MESSAGE, "plain", Profile("warm"), "by default, anger is answered in warm", acknowledge=True)
DOCS = Path(__file__).parents[2] / "docs" / "json.md"
EDIT = Edit(3, 10, "utilize", "use", "model", "shorter", 0.75)
RESULT = Result(
    "We utilize 3.\n",
    "We use 3.\n",
    (Change(EDIT, 1, 4, "We utilize 3.", "We use 3.", "en", (1, 1), ("en.utilize",)),),
    (HeldBack(Edit(11, 12, "3", "three", "model"), Reason.NUMBER, "3", 1, "We utilize 3.", "en"),),
    sentences=1,
    words=3,
    languages={"en": 3},
    profile="plain",
)


def test_every_field_is_documented_and_every_documented_field_exists():
    more = {
        "reply": reply_view.value(REPLY, acknowledged=True),
        "needs_person": reply_view.person(HARM),
    }
    value = json.loads(view.result("a.md", RESULT, text=True, **more))
    fields = {*value, *value["edits"][0], *value["held_back"][0], *value["reply"], *value["needs_person"]}
    rows = [line.split("|")[1] for line in DOCS.read_text().splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == fields


def test_values():
    value = json.loads(view.result("a.md", RESULT, text=True))
    assert value["text"] == "We use 3.\n"
    assert value["counts"] == {"edits": 1, "held_back": 1, "sentences": 1, "words": 3}
    assert value["edits"][0]["probability"] == 0.75
    assert value["edits"][0]["tells"] == ["en.utilize"]
    assert (value["held_back"][0]["why"], value["held_back"][0]["detail"]) == ("number", "3")


def test_it_is_one_line_whatever_the_text():
    text = 'a\n\u2028\x85 \\ " ü \ud800'
    line = view.result("a.md", Result(text, text), text=True)
    assert len(line.encode().split(b"\n")) == 1
    assert json.loads(line)["text"] == text


def test_a_failure_has_a_name_and_a_message():
    assert json.loads(view.failure("a.md", "a.md: no such file")) == {
        "schema": 1,
        "file": "a.md",
        "error": "a.md: no such file",
    }
