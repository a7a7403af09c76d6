"""Facts of a passage as the gate reads them, and which of them a rewrite lost, added or turned round."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from humanize_cli.compare.passage import Passage
from humanize_cli.edits import diff_edits
from humanize_cli.gate import content, wording
from humanize_cli.gate import facts as gate_facts
from humanize_cli.gate.lexicon import lexicon
from humanize_cli.gate.meaning import lost_and_added
from humanize_cli.gate.reading import Marker, Reading
from humanize_cli.gate.reasons import Reason
from humanize_cli.gate.trial import Trial, same_stem
from humanize_cli.text.document import Sentence

_QUOTES = frozenset("\"'“”„‟«»‹›‚‘’「」『』")
_LONGEST_INFLECTION = 2
_UNIT = " of "
# A passive turns the order of names round without turning what happens.
_AGENT = {"en": "by", "de": "von", "fr": "par", "es": "por", "it": "da", "pt": "por", "nl": "door"}
_CHECKS = (
    gate_facts.loose_units,
    gate_facts.first_names,
    wording.opposites,
    wording.adverse,
    wording.claims,
    content.list_item,
    content.bracket,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that must be said the same number of times: `key` tells whether two are the same fact."""

    reason: Reason
    key: str
    text: str
    marker: Marker | None = None

    def same(self, other: "Fact") -> bool:
        """Say whether two facts are the same, markers by what they mean."""
        if self.marker and other.marker:
            return bool(self.marker.labels & other.marker.labels)
        return self.reason is other.reason and self.key == other.key


@dataclass(frozen=True)
class Facts:
    """The facts of one side of a bead, and its words in lower case, in which names are looked for."""

    others: tuple[Fact, ...]
    names: tuple[str, ...]
    markers: tuple[Marker, ...]
    norms: tuple[str, ...]


def facts_of(passages: Sequence[Passage]) -> Facts:
    """Return the facts of some sentences together."""
    others: list[Fact] = []
    names: list[str] = []
    markers: list[Marker] = []
    norms: list[str] = []
    for passage in passages:
        reading = passage.reading
        others += _literals(passage)
        others += (
            Fact(Reason.NUMBER, f"{each.value}{_UNIT}{each.unit or ''}", each.text)
            for each in reading.figures
        )
        others += (Fact(Reason.NUMBER, meaning, spelling) for meaning, spelling in reading.calendar)
        names += (name for _, name in reading.names)
        # Two sentences' markers are never a double of one another: they stand far apart.
        shift = len(norms)
        markers += (replace(each, start=each.start + shift, end=each.end + shift) for each in reading.markers)
        norms += reading.norms
    return Facts(tuple(others), tuple(names), tuple(markers), tuple(norms))


def matched(before: Facts, after: Facts, language: str) -> tuple[list[Fact], list[Fact]]:
    """Return the facts that are lost and those that are added."""
    lost, added = _surplus(before.others, after.others), _surplus(after.others, before.others)
    lost, added = _unit_changes(lost, added)
    lost += (Fact(Reason.NAME, name, name) for name in _missing_names(before, after))
    added += (Fact(Reason.NAME, name, name) for name in _missing_names(after, before))
    gone, new = lost_and_added(before.markers, after.markers, lexicon(language).doubles)
    lost += map(_marker_fact, gone)
    added += map(_marker_fact, new)
    return lost, added


def turned(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[tuple[Reason, str]]:
    """Yield how sentences may say something else with the same facts: numbers that trade what they count,
    names that trade places, a unit, a word of the opposite sense, a word of harm, a stronger claim, an item
    that a list lost, a remark in brackets that went.
    """
    language = before[0].language
    old, new = (" ".join(each.masked for each in side) for side in (before, after))
    trial = Trial(Sentence(old, language), tuple(diff_edits(old, new, "rewrite")))
    moved = _moved_number(trial.before, trial.after)
    if moved:
        yield Reason.NUMBER, moved
    traded = _traded_names(trial.before, trial.after, _AGENT[language])
    if traded:
        yield Reason.NAME, traded
    for check in _CHECKS:
        finding = check(trial)
        if finding is not None:
            yield finding.reason, finding.detail


def _literals(passage: Passage) -> Iterator[Fact]:
    for literal in passage.literals:
        reason = Reason.QUOTATION if literal[0] in _QUOTES else Reason.PROTECTED
        bare = "".join(each for each in literal if each not in _QUOTES)
        yield Fact(reason, " ".join(bare.split()).rstrip(".,;:!?"), literal)


def _marker_fact(mark: Marker) -> Fact:
    return Fact(mark.reason, mark.required[0][1], mark.text, mark)


def _surplus(facts: Iterable[Fact], others: Iterable[Fact]) -> list[Fact]:
    """Return the facts that stand more often here than there."""
    left = Counter((each.reason, each.key) for each in others)
    found: list[Fact] = []
    for fact in facts:
        if left[fact.reason, fact.key] > 0:
            left[fact.reason, fact.key] -= 1
        else:
            found.append(fact)
    return found


def _unit_changes(lost: Sequence[Fact], added: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return the facts with a number that only changed its unit told as one lost unit."""
    rest = list(added)
    found: list[Fact] = []
    for fact in lost:
        value, is_figure, _ = fact.key.partition(_UNIT)
        twin = next((each for each in rest if is_figure and each.key.startswith(value + _UNIT)), None)
        if twin is None:
            found.append(fact)
        else:
            rest.remove(twin)
            found.append(Fact(Reason.UNIT, fact.key, f"{fact.text} → {twin.text}"))
    return found, rest


def _missing_names(here: Facts, there: Facts) -> Iterator[str]:
    """Yield the names that stand here and in no form there; how often is a matter of style."""
    words = set(there.norms)
    for name in dict.fromkeys(here.names):
        if name not in words and not any(_inflected(name, other) for other in words):
            yield name


def _inflected(name: str, other: str) -> bool:
    if other == name or min(len(name), len(other)) < 3:
        return False
    return abs(len(other) - len(name)) <= _LONGEST_INFLECTION and (
        other.startswith(name) or name.startswith(other)
    )


def _traded_names(before: Reading, after: Reading, agent: str) -> str | None:
    """Return the first of the common names that come in another order, unless a passive turned them."""
    if (agent in before.norms) != (agent in after.norms):
        return None
    old, new = ([name for _, name in side.names] for side in (before, after))
    common = set(old) & set(new)
    orders = [list(dict.fromkeys(name for name in side if name in common)) for side in (old, new)]
    return next((one for one, other in zip(*orders, strict=True) if one != other), None)


def _moved_number(before: Reading, after: Reading) -> str | None:
    """Return a number that now counts what another number counted."""
    old, new = dict(_counted(before)), dict(_counted(after))
    for value, word in new.items():
        if value in old and not same_stem(old[value], word):
            owner = next((each for each, was in old.items() if same_stem(was, word)), None)
            if owner is not None and owner != value:
                return value
    return None


def _counted(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield each figure's value with the word that it counts."""
    for figure in reading.figures:
        word = gate_facts.counted_word(reading, figure.end)
        if word is not None:
            yield figure.value, word
