"""The whole tool over whole passages: rules, model, gate and rounds, as a user gets it."""

import re
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from humanize_cli.api import open_editor
from humanize_cli.compare import compare
from humanize_cli.edits import NOT_RULES
from humanize_cli.model.engine import Engine
from humanize_cli.reading import read
from humanize_cli.result import Change, Result
from humanize_cli.rules.pack import load_pack
from humanize_cli.rules.tell import find_tells
from humanize_cli.style.load import load_profile
from humanize_cli.style.profile import Tone
from humanize_cli.text.document import Format
from training.data import LightEdit
from training.evaluate import outsider
from training.evaluate.outcomes import Outcome

# Facts that a person would count without knowing the gate: figures, addresses, code, and words with a capital
# or a digit inside.
_FACT = re.compile(r"\d+(?:[.,:/]\d+)*|https?://\S+|`[^`]+`|\b\w*[a-z0-9]\w*[A-Z]\w*\b|\b[A-Z]{2,}\b")


@dataclass(frozen=True)
class Edited:
    """A passage in a tone, what became of it, and what the editor made of it."""

    language: str
    tone: str
    target: str
    result: Result


def edit_passages(engine: Engine, edits: Sequence[LightEdit]) -> tuple[list[Edited], float]:
    """Edit the passages that the sentences make; return them and the seconds it took."""
    records: dict[tuple[str, str, str], list[LightEdit]] = defaultdict(list)
    for edit in edits:
        records[edit.record, edit.language, edit.tone].append(edit)
    groups = sorted(records.items(), key=lambda each: each[0][1:])
    texts = [(key[1], key[2], " ".join(each.source for each in group)) for key, group in groups]
    started = time.monotonic()
    results = _edited(engine, texts)
    seconds = time.monotonic() - started
    found = [
        Edited(language, tone, " ".join(filter(None, (each.target for each in group))), result)
        for ((_, language, tone), group), result in zip(groups, results, strict=True)
    ]
    return found, seconds


def edit_sentences(engine: Engine, edits: Sequence[LightEdit]) -> list[Outcome]:
    """Edit every sentence alone and return the outcomes, to stand beside those of the model alone."""
    results = _edited(engine, [(each.language, each.tone, each.source) for each in edits])
    return [Outcome(each, result.after) for each, result in zip(edits, results, strict=True)]


def _edited(engine: Engine, texts: Sequence[tuple[str, str, str]]) -> list[Result]:
    """Return what becomes of texts, each with its language and tone before it, in their order."""
    found: dict[int, Result] = {}
    for language, tone in sorted({text[:2] for text in texts}):
        chosen = [place for place, text in enumerate(texts) if text[:2] == (language, tone)]
        editor = open_editor(load_profile(tone), language=language, engine=engine)
        results = editor.edit_many((texts[place][2], Format.MARKDOWN) for place in chosen)
        found |= zip(chosen, results, strict=True)
    return [found[place] for place in range(len(texts))]


def tells(items: Iterable[tuple[str, str, str]]) -> float:
    """Return our rules' matches per 100 words; items are language, tone and text."""
    hits = words = 0
    for language, tone, text in items:
        words += len(text.split())
        for group in read(text, language=language).sentences:
            hits += sum(len(find_tells(each, load_pack(language), Tone(tone))) for each in group)
    return 100 * hits / max(1, words)


def lost_facts(before: str, after: str) -> list[str]:
    """Return the facts that stand fewer times in `after`, counted without the gate."""
    return sorted((Counter(_FACT.findall(before)) - Counter(_FACT.findall(after))).elements())


def makers(changes: Iterable[Change]) -> str:
    """Return how many changes are by whom, in words, the commonest first."""
    found = Counter(
        " and ".join(sorted({f"the {each if each in NOT_RULES else 'rules'}" for each in change.edit.makers}))
        for change in changes
    )
    return ", ".join(f"by {maker} {count}" for maker, count in found.most_common())


def report(engine: Engine, edits: Sequence[LightEdit]) -> str:
    """Return what the whole tool did, as lines."""
    edited, seconds = edit_passages(engine, edits)
    changes = [change for each in edited for change in each.result.changes]
    held = Counter(each.reason.value for one in edited for each in one.result.held_back)
    total = sum(each.result.sentences for each in edited)
    touched = len(
        {(id(each.result), change.sentence_before) for each in edited for change in each.result.changes}
    )
    lost = [(each, fact) for each in edited for fact in lost_facts(each.result.before, each.result.after)]
    unfaithful = sum(
        not compare(
            read(each.result.before, language=each.language), read(each.result.after, language=each.language)
        ).faithful
        for each in edited
    )
    texts = {
        "source (copy of the input)": [(each.language, each.tone, each.result.before) for each in edited],
        "output": [(each.language, each.tone, each.result.after) for each in edited],
        "target": [(each.language, each.tone, each.target) for each in edited],
    }
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [
        f"whole tool: {len(edited)} passages, {total} sentences, {touched / max(1, total):.0%} touched",
        f"edits: {len(changes)}: {makers(changes)}",
        f"held back: {held.total()}: "
        + ", ".join(f"{reason} {count}" for reason, count in held.most_common()),
        f"facts lost by an independent count: {len(lost)}",
        *(f"  {fact}: {each.result.before} → {each.result.after}" for each, fact in lost),
        f"passages in which humanize compare finds a difference: {unfaithful}",
        "tells per 100 words by our rules: " + _shares({name: tells(each) for name, each in texts.items()}),
        *_by_an_outsider(texts),
        f"{total / seconds:.1f} sentences a second; peak memory of this process {memory:,.0f} MB",
    ]
    return "\n".join(lines)


def _by_an_outsider(texts: Mapping[str, Sequence[tuple[str, str, str]]]) -> list[str]:
    """Return a line on the English texts by another checker, none where it is not installed."""
    if not outsider.installed():
        return []
    counts = {
        name: outsider.findings(text for language, _, text in items if language == "en")
        for name, items in texts.items()
    }
    return [f"tells per 100 English words by humanizer-audit: {_shares(counts)}"]


def _shares(counts: Mapping[str, float]) -> str:
    """Return counts with the share of the first one's that the others lack."""
    first = next(iter(counts.values()))
    return ", ".join(
        f"{name} {count:.2f}" + (f" ({1 - count / first:.0%} gone)" if first and count != first else "")
        for name, count in counts.items()
    )
