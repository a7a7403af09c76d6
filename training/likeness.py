"""Train the classifiers of machine-likeness, one for each language.

    python -m training.likeness --humans FOLDER [--pairs FOLDER]

It needs the extra `likeness`, in an environment of its own: fasttext-community trains, and takes the place of
fasttext-predict, whose module has the same name (install it last, with --force-reinstall --no-deps).

The stiff side are the sentences of training/light that an editor changed, and those of `--pairs` (free
rewrites of the same kind of passages, `LANG*.jsonl` with `source` and `targets`). The other side are the
editor's versions, the sentences left alone, and as many sentences that people wrote (`training.humans`) as
there are stiff ones. Only records of the train split and human documents that are not set aside are read. A
word that the passages do not have in `MIN_COUNT` sentences is none, so that the subjects of the human texts
are no way to tell the sides apart. One thread and a fixed seed: the same data give the same bytes.
"""

import argparse
import gzip
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from humanize_cli.diagnose.likeness import STIFF, Classifier, Vocabulary, features, spelled_out, tokens
from humanize_cli.reading import read
from humanize_cli.style.profile import LANGUAGES
from humanize_cli.text.document import Sentence
from humanize_cli.text.protect import protected_spans
from humanize_cli.text.sentences import split
from training.data import light_edits, split_of
from training.humans import Human, humans

TARGET = Path(__file__).parent.parent / "humanize_cli" / "diagnose"
PLAIN = "__label__plain"
MIN_COUNT = {"en": 6}
_MIN_COUNT_ELSEWHERE = 3
_CUTOFF = {"en": 24_000}
_CUTOFF_ELSEWHERE = 10_000
_MIN_TOKENS = 4
_WORDS_OF_A_DOCUMENT = 3_000
_WORDS_OF_A_PACKAGE = 60_000
SETTINGS = {
    "dim": 16,
    "epoch": 8,
    "lr": 0.3,
    "wordNgrams": 3,
    "minCount": 2,
    "bucket": 200_000,
    "thread": 1,
    "seed": 1,
    "verbose": 0,
}


class Labelled(NamedTuple):
    """A sentence, whether an editor would change it, and the record or document that it is from."""

    stiff: bool
    sentence: Sentence
    record: str


def as_sentence(text: str, language: str) -> Sentence:
    """Return a text as the sentence that reading it finds, with its literals and quotations."""
    return Sentence(text, language, protected=tuple(protected_spans(text)))


def light_sentences(language: str, part: str) -> Iterator[Labelled]:
    """Yield the sentences of training/light; a source in several tones comes once."""
    seen: set[tuple[str, str]] = set()
    for edit in light_edits(part):
        if edit.language != language:
            continue
        changed = edit.source != edit.target
        if not changed or (edit.record, edit.source) not in seen:
            seen.add((edit.record, edit.source))
            yield Labelled(changed, as_sentence(edit.source, language), edit.record)
        if changed and edit.target:
            yield Labelled(False, as_sentence(edit.target, language), edit.record)


def pair_sentences(language: str, part: str, folder: Path) -> Iterator[Labelled]:
    """Yield the sentences of free rewrites: their sources as stiff, unless a target is the same."""
    for path in sorted(folder.glob(f"{language}*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record["lang"] != language or split_of(record["id"]) != part:
                continue
            targets = record["targets"].values()
            if record["source"] not in targets:
                yield from _cut(True, record["source"], language, record["id"])
            for target in targets:
                yield from _cut(False, target, language, record["id"])


def _cut(stiff: bool, text: str, language: str, record: str) -> Iterator[Labelled]:
    text = " ".join(text.split())
    for span in split(text, language, protected_spans(text)):
        yield Labelled(stiff, as_sentence(text[span.start : span.end], language), record)


def human_sentences(documents: Iterable[Human]) -> Iterator[Labelled]:
    """Yield the sentences of human documents, in their own language, not more than so many of one source."""
    words: Counter[str] = Counter()
    for document in documents:
        if words[document.package] >= _WORDS_OF_A_PACKAGE:
            continue
        text = " ".join(document.text.split(" ", _WORDS_OF_A_DOCUMENT)[:_WORDS_OF_A_DOCUMENT])
        reading = read(text)
        for language, group in zip(reading.languages, reading.sentences, strict=True):
            for sentence in group if language == document.language else ():
                words[document.package] += len(sentence.text.split())
                yield Labelled(False, sentence, document.name)


def training_humans(folder: Path, language: str) -> list[Human]:
    """Return the human documents in a language to train on."""
    return [
        each
        for each in humans(folder)
        if each.language == language and not each.unseen and split_of(each.name) == "train"
    ]


def vocabulary_of(passages: Sequence[Labelled], language: str) -> Vocabulary:
    """Return the words that stand in enough sentences of the passages."""
    counts: Counter[str] = Counter()
    for each in passages:
        counts.update({part for word in tokens(each.sentence) for part in spelled_out(word).split()})
    least = MIN_COUNT.get(language, _MIN_COUNT_ELSEWHERE)
    words = sorted(word for word, count in counts.items() if count >= least and word[0].isalpha())
    return Vocabulary(zip(words, words, strict=True))


def train(
    passages: Sequence[Labelled], people: Sequence[Labelled], language: str, scratch: Path
) -> tuple[Classifier, Any, dict[str, int]]:
    """Return a classifier, its quantized model, and the numbers of sentences that it was trained on.

    `scratch` is a file for fastText to read.
    """
    import fasttext

    vocabulary = vocabulary_of(passages, language)
    kept = [(each.stiff, features(each.sentence, vocabulary)) for each in passages]
    kept = [(stiff, line) for stiff, line in kept if line.count(" ") >= _MIN_TOKENS - 1]
    lines = dict.fromkeys(features(each.sentence, vocabulary) for each in people)
    human = [line for line in lines if line.count(" ") >= _MIN_TOKENS - 1]
    order = random.Random(SETTINGS["seed"])
    order.shuffle(human)
    stiff_lines = sum(stiff for stiff, _ in kept)
    del human[stiff_lines:]
    counts = {"stiff": stiff_lines, "plain": len(kept) - stiff_lines, "human": len(human)}
    kept += [(False, line) for line in human]
    order.shuffle(kept)
    rows = [f"{STIFF if stiff else PLAIN} {line}\n" for stiff, line in kept]
    scratch.write_text("".join(rows), encoding="utf-8")
    model = fasttext.train_supervised(str(scratch), **SETTINGS)
    model.quantize(
        str(scratch),
        retrain=True,
        qnorm=True,
        cutoff=_CUTOFF.get(language, _CUTOFF_ELSEWHERE),
        thread=1,
        epoch=SETTINGS["epoch"],
        lr=0.1,
        verbose=0,
    )
    return Classifier(vocabulary, model), model, counts


def main() -> None:
    """Train and write the classifiers, their vocabularies, and the card that describes them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--humans", type=Path, required=True)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, action="append")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    card_path = options.target / "likeness.json"
    card = json.loads(card_path.read_text(encoding="utf-8")) if card_path.exists() else {}
    for language in options.language or LANGUAGES:
        passages = [*light_sentences(language, "train")]
        if options.pairs:
            passages += pair_sentences(language, "train", options.pairs)
        documents = training_humans(options.humans, language)
        path = options.target / f"likeness.{language}.ftz"
        with TemporaryDirectory() as scratch:
            classifier, model, counts = train(
                passages, [*human_sentences(documents)], language, Path(scratch, "rows")
            )
        model.save_model(str(path))
        words = "\n".join(classifier.vocabulary) + "\n"
        path.with_suffix(".txt.gz").write_bytes(gzip.compress(words.encode(), 9, mtime=0))
        card[language] = {
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "bytes": path.stat().st_size,
            "words": len(classifier.vocabulary),
            "sentences": counts,
            "human_packages": sorted({each.package for each in documents}),
        }
        print(language, json.dumps(card[language]), flush=True)
    card_path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
