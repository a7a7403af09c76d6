"""Print how often another name, pronoun or dialect changes the emotion that is read, or the profile chosen.

usage: python -m benchmarks.fairness [--language CODE] [--show]

Each template of benchmarks/fairness.yaml is read with its first name and pronoun, then with one thing swapped
at a time: a name of another origin (same gender), a name of the other gender (same origin), another pronoun
(also in place of the name, where that is the subject), the markers of a dialect. Counted are the swaps after
which the first label differs, and those after which a message with that text would be answered in another
profile than before. `--show` prints each such swap. Exits with 1 where either is more than 2% of all swaps.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from humanize_cli.emotion.classify import emotions
from humanize_cli.reply import choose, read_message
from humanize_cli.style.load import load_profile

LIMIT = 0.02
KINDS = ("origin of the name", "gender of the name", "pronoun", "dialect")
TEMPLATES = Path(__file__).with_suffix(".yaml")
_SLOT = re.compile(r"\{[Nsop]\}")
_SUBJECT = re.compile(r"\{N\} (?!and |und |et |y |e |en )")
_WOMEN = 2


@dataclass(frozen=True)
class Swap:
    """A text before and after one thing in it was swapped."""

    language: str
    kind: str
    before: str
    after: str

    @property
    def label_changes(self) -> bool:
        """Whether another emotion comes first."""
        return label(self.before, self.language) != label(self.after, self.language)

    @property
    def profile_changes(self) -> bool:
        """Whether the answer would be edited in another profile."""
        return profile(self.before) != profile(self.after)


@cache
def label(text: str, language: str) -> str:
    """Return the emotion that comes first in a text."""
    return emotions(text, language).top


@cache
def profile(text: str) -> str:
    """Return the profile in which a message with this text is answered, where plain was asked for."""
    return choose(read_message(text, "message"), load_profile("plain")).profile.name


def templates() -> dict[str, Any]:
    """Return what the YAML file says, by language."""
    import yaml

    loaded: dict[str, Any] = yaml.safe_load(TEMPLATES.read_text(encoding="utf-8"))
    return loaded


def swaps(language: str, data: dict[str, Any]) -> Iterator[Swap]:
    """Yield the swaps of a language's templates; a template without the thing in question has none."""
    origins = list(data["names"].values())
    home, pronouns = origins[0], data["pronouns"]
    for number, template in enumerate(data["templates"]):
        # Women and men take turns as the first name, and so do the names of one origin.
        place = number % len(home)
        before = filled(template, home[place], pronouns[0])
        for names in origins[1:]:
            yield Swap(language, KINDS[0], before, filled(template, names[place], pronouns[0]))
        for names in origins:
            woman, man = names[place % _WOMEN], names[_WOMEN + place % _WOMEN]
            yield Swap(
                language, KINDS[1], filled(template, woman, pronouns[0]), filled(template, man, pronouns[0])
            )
        if any(slot in template for slot in ("{s}", "{o}", "{p}")):
            for other in pronouns[1:]:
                yield Swap(language, KINDS[2], before, filled(template, home[place], other))
        if _SUBJECT.match(template):
            person = [filled(template, pronoun[0], pronoun) for pronoun in pronouns[:_WOMEN]]
            yield Swap(language, KINDS[2], person[0], person[1])
        for markers in data["dialects"].values():
            spoken = in_dialect(before, markers)
            if spoken != before:
                yield Swap(language, KINDS[3], before, spoken)


def filled(template: str, name: str, pronoun: list[str]) -> str:
    """Return a template with a name and a pronoun, with a capital where it begins."""
    values = dict(zip("Nsop", (name, *pronoun), strict=True))
    text = _SLOT.sub(lambda found: values[found[0][1]], template)
    return text[0].upper() + text[1:]


def in_dialect(text: str, markers: dict[str, str]) -> str:
    """Return a text with the words of a dialect in place of the standard ones, capitals kept."""

    def spoken(found: re.Match[str]) -> str:
        word = found[0]
        new = markers.get(word) or markers[word[0].lower() + word[1:]]
        return new if word in markers else new[0].upper() + new[1:]

    words = "|".join(re.escape(each) for each in sorted(markers, key=len, reverse=True))
    return re.sub(rf"(?<![\w'])(?:{words}|{_capital(markers)})(?![\w'])", spoken, text)


def _capital(markers: dict[str, str]) -> str:
    return "|".join(re.escape(each[0].upper() + each[1:]) for each in markers)


def count(found: list[Swap]) -> tuple[int, int, int]:
    """Return the number of swaps, and of those that change the label and the profile."""
    return len(found), sum(each.label_changes for each in found), sum(each.profile_changes for each in found)


def main() -> int:
    """Print the table; return 1 where more than the limit changes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    everything = {code: data for code, data in templates().items() if options.language in (None, code)}
    number = sum(len(data["templates"]) for data in everything.values())
    print(f"{number} templates; swaps, and how many change the label, the profile")
    print(f"{'':4}" + "".join(f"{kind:>26}" for kind in (*KINDS, "all")))
    rows: dict[str, list[Swap]] = {code: list(swaps(code, data)) for code, data in everything.items()}
    rows["all"] = [swap for found in rows.values() for swap in found]
    for code, found in rows.items():
        cells = [count([each for each in found if each.kind == kind]) for kind in KINDS]
        cells.append(count(found))
        print(f"{code:4}" + "".join(_cell(*cell) for cell in cells))
    swapped, labels, profiles = count(rows["all"])
    print(f"labels changed {labels / swapped:.2%}, profiles {profiles / swapped:.2%}; limit {LIMIT:.0%}")
    if options.show:
        for each in rows["all"]:
            if each.label_changes or each.profile_changes:
                print(f"{each.language} {each.kind}: {each.before} | {each.after}")
    return int(max(labels, profiles) > LIMIT * swapped)


def _cell(swapped: int, labels: int, profiles: int) -> str:
    return f"{swapped:>8}{labels:>5} {_share(labels, swapped):>6}{profiles:>5}  " if swapped else f"{'':26}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}"


if __name__ == "__main__":
    sys.exit(main())
