"""Holds a profile's examples against the gate and against the profile itself."""

from collections.abc import Iterator

from humanize_cli.edits import apply_edits, diff_edits
from humanize_cli.gate import judge
from humanize_cli.style.profile import Example, Profile
from humanize_cli.text.document import Sentence
from humanize_cli.text.protect import protected_spans


def faults(profile: Profile) -> Iterator[tuple[Example, str]]:
    """Yield each example that could not come about with what is wrong with it.

    An example's after must keep the facts of its before (the gate lets each of its edits pass), add nothing
    that the profile avoids, and hold nothing that it prefers another word for.
    """
    for example in profile.examples:
        after = _spaced(example.after)
        for phrase in profile.prefer:
            if _spaced(phrase) in after:
                yield example, f'the after has "{phrase}", and prefer has "{profile.prefer[phrase]}" for it'
        for phrase in profile.avoid:
            if _spaced(phrase) in after and _spaced(phrase) not in _spaced(example.before):
                yield example, f'the after brings in "{phrase}", which avoid forbids'
        sentence = Sentence(
            example.before, example.language, protected=tuple(protected_spans(example.before, profile.keep))
        )
        verdict = judge(sentence, diff_edits(example.before, example.after, "example"), avoid=profile.avoid)
        if apply_edits(example.before, verdict.accepted) != example.after:
            reasons = "; ".join(
                dict.fromkeys(f"{each.reason} {each.detail}".strip() for each in verdict.refused)
            )
            yield example, f"the edit would be held back: {reasons}"


def _spaced(text: str) -> str:
    """Return the words with one space between and around, to look for phrases as whole words."""
    return f" {' '.join(text.casefold().replace(',', ' ').rstrip('.').split())} "
