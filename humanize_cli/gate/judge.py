"""The gate's verdict: which of a sentence's edits may stand."""

from collections.abc import Callable, Sequence
from functools import partial

from humanize_cli.edits import Edit
from humanize_cli.gate import (
    articles,
    content,
    english,
    facts,
    form,
    german,
    governed,
    grammar,
    leftover,
    logic,
    meaning,
    partners,
    wording,
)
from humanize_cli.gate.reasons import Reason, Refusal, Verdict
from humanize_cli.gate.trial import Finding, Trial
from humanize_cli.text.document import Sentence

Check = Callable[[Trial], Finding | None]

# Cheap ones first; the last may load a dictionary.
_CHECKS: tuple[Check, ...] = (
    form.markup,
    facts.quotations,
    facts.numbers,
    facts.loose_units,
    facts.calendar,
    facts.names,
    meaning.markers,
    facts.step_lost,
    logic.cause_reversed,
    logic.aim_lost,
    logic.joints,
    wording.opposites,
    wording.adverse,
    wording.claims,
    form.shape,
    form.length,
    form.seams,
    form.aside,
    form.repetition,
    form.echo,
    articles.missing_article,
    articles.inflection,
    german.genitive_left,
    governed.mood_left,
    governed.infinitive_left,
    governed.mark_lost,
    governed.correlative,
    governed.second_clause,
    governed.series,
    governed.bound,
    partners.partner_left,
    partners.wrong_form,
    partners.member_left,
    partners.reflexive_left,
    partners.verb_twice,
    leftover.last_verb_gone,
    leftover.verb_left,
    leftover.verb_alone,
    leftover.only_halved,
    leftover.word_twice,
    wording.lost_verb,
    wording.split_word,
    content.dropped_content,
    content.list_item,
    content.bracket,
    grammar.tense,
    english.turned_voice,
    logic.voice,
    english.duration,
    english.purpose,
    english.sequence,
    english.merely,
    english.comparison,
    english.offer,
    grammar.splice,
    grammar.leftover_of,
    content.lost_noun,
    content.added_content,
    facts.first_names,
    wording.new_words,
    grammar.ending,
)
_MOST_LEFT_OUT = 6


def judge(
    sentence: Sentence, edits: Sequence[Edit], *, avoid: Sequence[str] = (), besides: Sequence[Check] = ()
) -> Verdict:
    """Say which edits of a sentence may stand together, and why the others may not.

    All are tried together first, since a word that moves is lost in one edit and added in another. If they
    fail, each is left out in turn; if that fails too, those that pass alone are put together one by one, as
    far as they agree. `avoid` are phrases that no edit may bring; `besides` are checks that need what the
    gate does not know, asked last. Raises ValueError if edits overlap or do not fit, or the language has no
    words here.
    """
    refused: dict[int, Finding] = {}
    for position, edit in enumerate(edits):
        if sentence.text[edit.start : edit.end] != edit.old:
            raise ValueError(f"edit does not fit the text: {edit!r}")
        touched = next((span for span in sentence.protected if span.overlaps(edit.start, edit.end)), None)
        if touched is not None:
            refused[position] = Finding(Reason.PROTECTED, sentence.text[touched.start : touched.end])
    accepted = _settle(
        sentence, edits, [each for each in range(len(edits)) if each not in refused], avoid, besides, refused
    )
    return Verdict(
        tuple(edits[position] for position in accepted),
        tuple(Refusal(edits[position], *refused[position]) for position in sorted(refused)),
    )


def _settle(
    sentence: Sentence,
    edits: Sequence[Edit],
    candidates: list[int],
    avoid: Sequence[str],
    besides: Sequence[Check],
    refused: dict[int, Finding],
) -> list[int]:
    """Return the positions of the edits that may stand together; the findings against the others go into
    `refused`.
    """
    find = partial(_find, sentence, avoid, besides)
    together = find([edits[each] for each in candidates])
    if together is None:
        return candidates
    if len(candidates) == 1:
        refused[candidates[0]] = together
        return []
    alone = {each: find([edits[each]]) for each in candidates}
    for each, finding in alone.items():
        # One half of an exchange says a word twice; what the exchange does is the better reason.
        if finding is not None and finding.reason is Reason.REPETITION:
            alone[each] = together
    if len(candidates) <= _MOST_LEFT_OUT:
        for out in sorted(candidates, key=lambda each: alone[each] is None):
            rest = [each for each in candidates if each != out]
            if find([edits[each] for each in rest]) is None:
                refused[out] = alone[out] or together
                return rest
    kept: list[int] = []
    for each in candidates:
        finding = alone[each]
        if finding is None and kept:
            finding = find([edits[other] for other in (*kept, each)])
        if finding is None:
            kept.append(each)
        else:
            refused[each] = finding
    return kept


def _find(
    sentence: Sentence, avoid: Sequence[str], besides: Sequence[Check], edits: Sequence[Edit]
) -> Finding | None:
    """Return the first thing that is wrong with some edits together, None if nothing is."""
    if not edits:
        return None
    trial = Trial(sentence, tuple(edits))
    if not trial.after.text.strip():
        return form.whole_deletion(trial)
    for check in (*_CHECKS, *besides):
        finding = check(trial)
        if finding is not None:
            return finding
    return wording.avoided(trial, avoid) if avoid else None
