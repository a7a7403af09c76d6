"""Stiff wording as another checker counts it: `humanizer-audit` of the package humanizer-pro, English only.

Of its findings those of wording count. What it says of citations, links, headings and the lengths of
sentences is left out: an editor of sentences changes none of that.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

_PROGRAM = "humanizer-audit"
_WORDING = ("clarity.", "family1.", "family3.", "family4.", "family5.", "family6.", "family7.", "family9.")


def installed() -> bool:
    """Say whether the checker is there."""
    return shutil.which(_PROGRAM) is not None


def findings(texts: Iterable[str]) -> float:
    """Return the checker's findings per 100 words of English texts.

    Raises CalledProcessError where it fails; its exit codes up to 2 only say that it found something.
    """
    words = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            words += len(text.split())
            (Path(folder) / f"{number:06}.md").write_text(f"{text}\n", encoding="utf-8")
        done = subprocess.run([_PROGRAM, "--json", folder], capture_output=True, encoding="utf-8")
    if done.returncode > 2:
        raise subprocess.CalledProcessError(done.returncode, _PROGRAM, done.stdout, done.stderr)
    found = [each for document in json.loads(done.stdout)["documents"] for each in document["findings"]]
    return 100 * sum(each["id"].startswith(_WORDING) for each in found) / max(1, words)
