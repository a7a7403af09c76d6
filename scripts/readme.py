"""Run the README's console examples and put their true output into it; with --check, only say which are
stale.

usage: python scripts/readme.py [--check]

An example is a ```console block: each line that begins with "$ " is run by a shell in the repository's
folder, and what it prints on standard output follows it.
"""

import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def true_output(block: str) -> str:
    """Return a block with each command followed by what it prints now."""
    lines = []
    environment = {
        **os.environ,
        "NO_COLOR": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    for command in (line[2:] for line in block.splitlines() if line.startswith("$ ")):
        done = subprocess.run(
            command, shell=True, cwd=ROOT, env=environment, capture_output=True, check=False
        )
        printed = done.stdout.decode()
        lines.append(f"$ {command}\n{printed}{'' if printed.endswith(chr(10)) or not printed else chr(10)}")
    return "".join(lines)


def refreshed(text: str) -> str:
    """Return the README with true output in every example."""
    return BLOCK.sub(lambda match: true_output(match[1]), text)


def main() -> int:
    """Refresh the README, or say how it is stale; exit 1 if it is."""
    before = README.read_text(encoding="utf-8")
    after = refreshed(before)
    if "--check" not in sys.argv:
        README.write_text(after, encoding="utf-8")
        return 0
    sys.stdout.writelines(
        difflib.unified_diff(before.splitlines(True), after.splitlines(True), "README.md", "true output")
    )
    return int(before != after)


if __name__ == "__main__":
    raise SystemExit(main())
