"""The figures of a model's outcomes, as rows of one table: all, by language, by tone, by length."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from humanize_cli.edits import diff_edits
from training.evaluate.outcomes import Outcome

LENGTHS = ((1, 10), (11, 20), (21, 30), (31, 999))
FAULTS = ("number", "unit", "name", "negation", "modal", "hedge", "condition", "contrast", "cause", "degree")

Row = dict[str, float]


def hunks(before: str, after: str) -> Counter[tuple[int, int, str]]:
    """Return the edits between two texts as a multiset."""
    return Counter((edit.start, edit.end, edit.new) for edit in diff_edits(before, after, "any"))


def edit_scores(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """Return precision and recall of the model's edits against the editor's."""
    matched = offered = asked = 0
    for each in outcomes:
        ours = hunks(each.edit.source, each.output)
        theirs = hunks(each.edit.source, each.edit.target)
        matched += (ours & theirs).total()
        offered, asked = offered + ours.total(), asked + theirs.total()
    return matched / max(1, offered), matched / max(1, asked)


def row(outcomes: Sequence[Outcome]) -> Row:
    """Return the figures of one row.

    An edit is right only if it equals the editor's in place and words, as grammatical error correction
    counts (F0.5, precision weighing twice as much as recall). Faults are sentences, of those touched, in
    which the gate's word lists find something lost or invented: an upper bound, since lists err.
    """
    from sacrebleu.metrics.chrf import CHRF

    wanted = [each for each in outcomes if each.wanted]
    alone = [each for each in outcomes if not each.wanted]
    touched = [each for each in outcomes if each.touched]
    precision, recall = edit_scores(outcomes)
    pairs = [(each.output, each.edit.target) for each in outcomes if each.edit.target]
    outputs, targets = [one for one, _ in pairs], [two for _, two in pairs]
    chrf = CHRF(word_order=2).corpus_score(outputs, [targets]).score if pairs else 0.0
    return {
        "n": len(outcomes),
        "touched": len(touched) / max(1, len(outcomes)),
        "recall": sum(each.touched for each in wanted) / max(1, len(wanted)),
        "restraint": sum(not each.touched for each in alone) / max(1, len(alone)),
        "exact": sum(each.output == each.edit.target for each in outcomes) / max(1, len(outcomes)),
        "edit P": precision,
        "edit R": recall,
        "F0.5": 1.25 * precision * recall / max(1e-9, 0.25 * precision + recall),
        "chrF++": chrf,
        "target": sum(each.target_score for each in outcomes) / max(1, len(outcomes)),
        "fault": sum(bool(each.faults) for each in touched) / max(1, len(touched)),
    }


def faults(outcomes: Sequence[Outcome]) -> Row:
    """Return, for each kind of fault, its share of the sentences touched."""
    touched = [each for each in outcomes if each.touched]
    return {kind: sum(kind in each.faults for each in touched) / max(1, len(touched)) for kind in FAULTS}


def groups(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Return the groups that have a row of their own, the copy of the input first."""
    found = {"copy of the input": [each.copied() for each in outcomes], "all": list(outcomes)}
    keys: tuple[Callable[[Outcome], str], ...] = (
        lambda each: each.edit.language,
        lambda each: each.edit.tone,
    )
    for key in keys:
        for name in sorted({key(each) for each in outcomes}):
            found[name] = [each for each in outcomes if key(each) == name]
    for low, high in LENGTHS:
        inside = [each for each in outcomes if low <= len(each.edit.source.split()) <= high]
        if inside:
            found[f"{low} to {high} words"] = inside
    return found


def markdown(rows: Mapping[str, Mapping[str, float]]) -> str:
    """Return rows as a Markdown table."""
    columns = list(next(iter(rows.values())))
    lines = [f"| | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
    for name, figures in rows.items():
        lines.append(f"| {name} | {' | '.join(cell(column, figures[column]) for column in columns)} |")
    return "\n".join(lines)


def cell(column: str, value: float) -> str:
    """Return a figure as its column shows it."""
    if column == "n":
        return str(int(value))
    if column == "chrF++":
        return f"{value:.1f}"
    return f"{value:.2f}" if column.startswith(("edit", "F", "target")) else f"{value:.1%}"


def threshold(outcomes: Iterable[Outcome], keep: Callable[[Outcome], bool]) -> Row:
    """Return the row that would come of leaving alone every sentence that `keep` does not take."""
    return row([each if keep(each) else each.copied() for each in outcomes])
