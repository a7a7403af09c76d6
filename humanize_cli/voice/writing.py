"""The YAML text of a learned profile: what was measured, in the order in which people ask about it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from humanize_cli.style.band import MEAN, QUANTITIES, SPREAD
from humanize_cli.style.read_bands import NAMES, SENTENCE_WORDS
from humanize_cli.text.document import Sentence
from humanize_cli.voice.habits import Habit
from humanize_cli.voice.learn import Learned

_WIDTH = 100
_COLUMN = 46
_EXAMPLES = 5
_OPENERS = 6


def profile_text(name: str, learned: Learned, examples: Sequence[str] = ()) -> str:
    """Return the profile called `name` as YAML, with comments that say what was measured.

    `examples` are sentences of the writer's that the editor must leave as they are.
    """
    language, voice = NAMES[learned.language], learned.voice
    sentences = "the sentences under examples" if examples else "no sentence of theirs"
    lines = [
        f"# How {name} writes, measured in {learned.texts} texts with {learned.words:,} words of {language}.",
        f"# Numbers and words only: it holds {sentences}. Everything may be changed.",
        f"# Check it with: humanize profile check {name}.yaml",
        f"description: {_text(f'How {name} writes.')}",
        f"tone: {learned.tone}".ljust(_COLUMN) + "# the tone whose bands these texts miss least",
        "",
        "# Ranges that most of these texts lie in: from the 10th to the 90th percentile, or somewhat wider.",
        "# The comments give the mean over all of them.",
        *_openers(learned),
        "languages:",
        f"  {learned.language}:",
    ]
    if learned.address:
        lines.append(f"    address: {learned.address}")
    lines += ["    bands:", *_bands(learned)]
    lines += _section(
        "prefer",
        [f"No text here has the first wording; all {learned.texts} together often have the second."],
        (f"  {_text(each.phrase)}: {_text(each.new)}" for each in learned.prefer),
        learned.prefer,
    )
    lines += _section(
        "avoid",
        ["Words that none of these texts has, so no edit adds them."],
        (f"  - {_text(each.phrase)}" for each in learned.avoid),
        learned.avoid,
    )
    lines += _section(
        "keep",
        ["Wordings that the rules would replace, and that these texts have again and again."],
        (f"  - {_text(each.phrase)}" for each in learned.keep),
        learned.keep,
    )
    if examples:
        lines += ["", "# Sentences from these texts, which the editor must leave as they are.", "examples:"]
        for each in examples:
            sentence = _quoted(each)
            lines += [
                f"  - before: {sentence}",
                f"    after: {sentence}",
                f"    language: {learned.language}",
            ]
    lines += [
        "",
        "# What tells these texts from those of others: means of the measures, how many sentences in a",
        "# hundred begin with a word, how often function words and pairs of neighbours stand in a thousand",
        "# words. `usual` is how far the texts are from what the others of them say, the nearest and the",
        "# farthest (Burrows's Delta).",
        "voice:",
        f"  {learned.language}:",
        f"    texts: {voice.texts}",
        f"    words: {voice.words}",
        f"    usual: [{voice.usual[0]:g}, {voice.usual[1]:g}]",
    ]
    for kind in ("measures", "openers", "frequencies", "pairs"):
        lines += [f"    {kind}:", *_flow(getattr(voice, kind))]
    return "\n".join(lines) + "\n"


def typical_sentences(sentences: Iterable[Sentence], learned: Learned) -> list[str]:
    """Return a few sentences as long as the writer's usually are, without literals, quotations or repeats."""
    mean, spread = learned.means[MEAN], learned.means.get(SPREAD, 0.0)
    plain = [
        sentence.text
        for sentence in sentences
        if not sentence.protected and abs(len(sentence.text.split()) - mean) <= max(2.0, spread / 2)
    ]
    unique = [*dict.fromkeys(plain)]
    step = max(1, len(unique) // _EXAMPLES)
    return unique[::step][:_EXAMPLES]


def _openers(learned: Learned) -> list[str]:
    """Return a line with the commonest first words of sentences and their shares, if any are common."""
    shares = {word: share for word, share in learned.voice.openers.items() if share >= 1}
    first = sorted(shares, key=lambda word: (-shares[word], word))[:_OPENERS]
    words = ", ".join(f"{word} {shares[word]:.0f}%" for word in first)
    return [f"# Most often sentences begin with: {words}."] if words else []


def _bands(learned: Learned) -> Iterator[str]:
    """Yield the lines of the bands, those of sentence lengths on one line."""
    parts = {name: _ends(learned, name) for name in (MEAN, SPREAD) if name in learned.bands}
    if parts:
        inner = ", ".join(f"{name.rpartition('.')[2]}: {ends}" for name, ends in parts.items())
        means = " and ".join(f"{learned.means[name]:.1f}" for name in parts if name in learned.means)
        yield _commented(f"      {SENTENCE_WORDS}: {{{inner}}}", means)
    for name in learned.bands:
        if name not in parts:
            mean = learned.means.get(name)
            shown = "" if mean is None else f"{mean:.{max(1, QUANTITIES[name].digits)}f}"
            yield _commented(f"      {name}: {_ends(learned, name)}", shown)


def _ends(learned: Learned, name: str) -> str:
    band = learned.bands[name]
    return f"[{band.low:g}, {band.high:g}]"


def _section(key: str, comments: Sequence[str], entries: Iterable[str], habits: Sequence[Habit]) -> list[str]:
    """Return the lines of a list of habits, none where it is empty."""
    if not habits:
        return []
    lines = (_commented(line, habit.evidence) for line, habit in zip(entries, habits, strict=True))
    return ["", *(f"# {each}" for each in comments), f"{key}:", *lines]


def _commented(line: str, comment: str) -> str:
    return f"{line.ljust(_COLUMN)}  # {comment}" if comment else line


def _flow(numbers: Mapping[str, float]) -> Iterator[str]:
    """Yield a mapping of numbers as YAML within braces, several on a line."""
    line = "      {"
    for index, (name, value) in enumerate(numbers.items()):
        entry = f"{_text(name)}: {value:g}"
        if len(line) + len(entry) > _WIDTH:
            yield line.rstrip()
            line = "       "
        line += entry + (", " if index < len(numbers) - 1 else "")
    yield f"{line}}}"


def _text(text: str) -> str:
    """Return a text as YAML reads it back: in quotes only where it would be taken for something else."""
    import yaml

    plain = all(each.isalnum() or each in " '._-" for each in text) and text[:1].isalnum()
    if plain and ": " not in text and yaml.safe_load(f"{{{text}: {text}}}") == {text: text}:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """Return a text in quotes; characters that YAML does not allow, or that do not show, as their numbers."""
    shown = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in shown)
