"""Whether texts are fit to learn a voice from: enough, one language, each once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from humanize_cli.errors import InputError, UsageError
from humanize_cli.style.read_bands import NAMES
from humanize_cli.voice.sample import Sample

MIN_TEXTS, MAX_TEXTS = 5, 500
MIN_WORDS = 2_000
_SHOWN = 5


def refuse_too_many(texts: int) -> None:
    """Raise UsageError for more texts than are learned from."""
    if texts > MAX_TEXTS:
        raise UsageError(
            f"{texts:,} texts are more than the {MAX_TEXTS} that a voice is learned from; give fewer"
        )


def refuse_unfit(samples: Sequence[Sample]) -> None:
    """Raise InputError where the texts are in two languages, too few or too short, saying what is missing."""
    languages = Counter(sample.language for sample in samples)
    if len(languages) > 1:
        (main, _), *others = languages.most_common()
        named = "; ".join(_named(code, samples) for code, _ in others)
        raise InputError(
            f"the texts are in {len(languages)} languages: most are in {NAMES[main]}, but {named}. "
            "Leave these out, or learn one voice for each language"
        )
    words = sum(sample.words for sample in samples)
    missing = [
        f"{least - have:,} more {what}"
        for least, have, what in ((MIN_TEXTS, len(samples), "texts"), (MIN_WORDS, words, "words"))
        if have < least
    ]
    if missing:
        texts = f"{len(samples)} text{'' if len(samples) == 1 else 's'}"
        raise InputError(
            f"too little to learn from: {texts} with {words:,} words of prose; {' and '.join(missing)} "
            f"needed (at least {MIN_TEXTS} texts and {MIN_WORDS:,} words; without headings, code, quotations)"
        )


def mixed(samples: Sequence[Sample]) -> Iterator[Sample]:
    """Yield the texts in which a fifth of the words are in another language, so were not counted."""
    return (sample for sample in samples if 4 * sample.other_words > sample.words)


def _named(language: str, samples: Sequence[Sample]) -> str:
    names = [sample.name for sample in samples if sample.language == language]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more} in {NAMES[language]}"
