"""Stiffened prose as records of the training data."""

import json
import subprocess
import sys
from pathlib import Path

from training.humans import Human
from training.stiffen import is_prose, records

PAGE = """<html><body>
<h1>You can use the title</h1>
<p>You can use the menu to open the file. It fails because the disk is full. Birds sing in the morning.</p>
<pre>You can use the code to open it.</pre>
<p>To build the package, run the script. Because the users asked, there are many options in it now.</p>
<p>The text here only makes the page long enough to count as a document that somebody has written for
others to read, and so it goes on for a while without saying much at all
about anything that matters to anyone.</p>
</body></html>"""


def human(text: str) -> Human:
    return Human("debian-faq/page.html", "en", "faq", text)


def run(folder: Path, out: Path) -> str:
    command = [sys.executable, "-m", "training.stiffen", str(folder), "--out", str(out)]
    root = Path(__file__).parents[2]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=root, timeout=120).stdout


def test_a_folder_becomes_records_in_the_layout_of_the_training_data(tmp_path):
    place = tmp_path / "debian-faq" / "usr" / "share" / "doc" / "debian" / "FAQ"
    place.mkdir(parents=True)
    for number in range(8):
        (place / f"page{number}.html").write_text(PAGE.replace("menu", f"menu {number}"), encoding="utf-8")
    said = run(tmp_path, tmp_path / "first.jsonl")
    run(tmp_path, tmp_path / "second.jsonl")
    written = (tmp_path / "first.jsonl").read_text(encoding="utf-8")
    assert written == (tmp_path / "second.jsonl").read_text(encoding="utf-8")
    found = [json.loads(line) for line in written.splitlines()]
    assert found
    assert len({each["id"] for each in found}) == len(found)
    for each in found:
        assert each.keys() == {"id", "lang", "tone", "sentences", "light"}
        assert len(each["sentences"]) == len(each["light"]) <= 6
        assert each["sentences"] != each["light"]
        assert all(plain in PAGE or "menu" in plain for plain in each["light"])
    assert said.startswith("en: ")


def test_a_sentence_is_in_one_record_only():
    text = "You can use the menu to open the file.\n\n" * 3
    seen: set[str] = set()
    light = [
        plain for seed in range(5) for each in records(human(text), seed, seen) for plain in each["light"]
    ]
    assert len(light) <= 1


def test_some_sentences_stay_to_teach_restraint():
    text = "\n\n".join(
        f"You can use the menu to open file {number}. It fails because disk {number} is full."
        for number in range(60)
    )
    pairs = [
        pair for each in records(human(text)) for pair in zip(each["sentences"], each["light"], strict=True)
    ]
    share = sum(stiff == plain for stiff, plain in pairs) / len(pairs)
    assert 0.1 < share < 0.5


def test_labels_and_lines_of_code_are_no_prose():
    assert is_prose("You can use the menu to open it.")
    for text in (
        "OK.",
        "you can use it here.",
        "See the following list:",
        "A = {b: [c, d], e: (f << 3)}; g++.",
    ):
        assert not is_prose(text)
