"""Print how many of the messages in tests/harm/cases are told right, and each known miss and false alarm.

usage: python -m benchmarks.harm

The cases are written by hand, in large part by the author of the patterns and used to mend them, so the table
says what is covered; what a phrase that nobody thought of does, it cannot say. Then it counts the alarms in
sentences of the training data, which are prose about everything else.
"""

from pathlib import Path

import yaml

from humanize_cli.harm import Kind, harm
from training.data import light_edits

CASES = Path(__file__).parents[1] / "tests" / "harm" / "cases"


def main() -> None:
    """Print the table and the lists."""
    print(f"{'':4}{'harm':>8}{'missed':>8}{'harmless':>10}{'alarms':>8}")
    total = [0, 0, 0, 0]
    wrong: list[str] = []
    for path in sorted(CASES.glob("*.yaml")):
        cases, language = yaml.safe_load(path.read_text(encoding="utf-8")), path.stem
        speaking = [text for kind in (*Kind, "missed") for text in cases.get(kind, ())]
        harmless = [text for kind in ("harmless", "false_alarms") for text in cases.get(kind, ())]
        missed = [text for text in speaking if harm(text, language) is None]
        alarms = [text for text in harmless if harm(text, language) is not None]
        row = [len(speaking), len(missed), len(harmless), len(alarms)]
        total = [one + other for one, other in zip(total, row, strict=True)]
        wrong += [f"{language} missed: {text}" for text in missed]
        wrong += [f"{language} false alarm: {text}" for text in alarms]
        print(_row(language, row))
    print(_row("all", total))
    print(*wrong, sep="\n")
    prose = [(edit.source, edit.language) for edit in light_edits("train")]
    alarms = [text for text, language in prose if harm(text, language) is not None]
    print(f"prose: {len(alarms)} alarms in {len(prose)} sentences")
    print(*alarms, sep="\n")


def _row(name: str, cells: list[int]) -> str:
    return f"{name:4}{cells[0]:>8}{cells[1]:>8}{cells[2]:>10}{cells[3]:>8}"


if __name__ == "__main__":
    main()
