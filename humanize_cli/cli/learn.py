"""humanize profile learn: a profile from a writer's own texts."""

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from humanize_cli import disk, inputs
from humanize_cli.cli.options import Language, Quiet, level_of, refuse_language
from humanize_cli.cli.output import Talk
from humanize_cli.cli.source_text import source_text
from humanize_cli.errors import ExitCode, InputError, UsageError

if TYPE_CHECKING:
    from humanize_cli.voice.sample import Sample

_Samples = Annotated[
    list[str],
    typer.Argument(help="5 to 500 texts by one writer: files, or folders of them.", metavar="SAMPLES..."),
]
_Name = Annotated[
    str | None, typer.Option("--name", help="What the profile is called: --profile NAME.", metavar="NAME")
]
_Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        help="Write this file, instead of NAME.yaml among your own profiles.",
        metavar="FILE",
    ),
]
_Others = Annotated[
    str | None,
    typer.Option(
        "--others",
        help="Texts by others, a folder for each writer: say how well the voice is told from theirs.",
        metavar="FOLDER",
    ),
]
_Examples = Annotated[
    bool, typer.Option("--with-examples", help="Store a few of the writer's sentences as examples.")
]
_Deep = Annotated[
    bool,
    typer.Option(
        "--deep", help="Also train a small adapter of the model on the texts (needs the extra train)."
    ),
]
_Minutes = Annotated[
    float | None,
    typer.Option("--minutes", help="With --deep: end the training after so long at the latest.", metavar="N"),
]
_Force = Annotated[bool, typer.Option("--force", help="Replace a profile that is there.")]


def learn(
    samples: _Samples,
    name: _Name = None,
    output: _Output = None,
    others: _Others = None,
    with_examples: _Examples = False,
    deep: _Deep = False,
    minutes: _Minutes = None,
    force: _Force = False,
    language: Language = "auto",
    quiet: Quiet = False,
) -> int:
    """Measure how a writer writes, and write a profile that says so: numbers and words, no sentences.

    Texts held out meanwhile show how well it tells the writer from built-in profiles, and from others.
    Exit codes: 0 learned; 2 wrong usage; 3 too little or unfit text, or some text could not be read.
    """
    refuse_language(language)
    code = None if language == "auto" else language
    from humanize_cli.voice.fit import mixed, refuse_unfit
    from humanize_cli.voice.learn import learn as learn_from
    from humanize_cli.voice.writing import profile_text, typical_sentences

    talk = Talk(level_of(quiet=quiet, verbose=False))
    name, path = _target(name, output, force=force)
    if minutes is not None and not deep:
        raise UsageError("--minutes says how long to train; add --deep")
    if deep:
        from humanize_cli.cli.deep import refuse, train_adapter

        refuse(path, minutes)
    taken, failed = _take(samples, talk, code, sentences=with_examples)
    refuse_unfit(taken)
    for each in mixed(taken):
        talk.warn(f"{each.name}: not counted: {each.other_words:,} words in other languages")
    learned = learn_from(taken)
    sentences = (sentence for sample in taken for sentence in sample.shown)
    examples = typical_sentences(sentences, learned) if with_examples else []
    if not quiet:
        talk.report(_separation(name, taken, others, talk))
    disk.create(path, profile_text(name, learned, examples).encode())
    use = name if output is None else str(path) if path.name != str(path) else f"./{path}"
    talk.note(
        f"wrote {disk.display_name(path)}, learned from {learned.texts} texts with {learned.words:,} words; "
        f"use it with --profile {disk.display_name(use)}"
    )
    if deep:
        tone = str(learned.tone)
        train_adapter(samples, path, talk, name=name, tone=tone, language=code, minutes=minutes)
    return ExitCode.FAILED if failed else ExitCode.DONE


def _target(name: str | None, output: str | None, *, force: bool) -> tuple[str, Path]:
    """Return the profile's name and file; raises UsageError where either cannot be."""
    from humanize_cli.style.load import own_folder, profile_names

    path = None if output is None else Path(output)
    if path is not None and disk.is_folder(path):
        path = path / f"{name}.yaml" if name else path
    if path is not None and path.suffix.lower() not in (".yaml", ".yml"):
        raise UsageError(f"--output {disk.display_name(path)}: a profile's file ends in .yaml")
    name = name if name is not None else path.stem if path is not None else None
    if name is None:
        raise UsageError("the profile needs a name; give --name, such as --name me")
    if not name.replace("-", "").replace("_", "").isalnum() or name[0] in "-_" or len(name.encode()) > 100:
        raise UsageError(
            f"--name {disk.display_name(name)}: a profile is named by its file; "
            "use letters, digits, - and _ (100 at most)"
        )
    if name in profile_names():
        raise UsageError(f'"{name}" is the name of a built-in profile; choose another')
    path = path or own_folder() / f"{name}.yaml"
    if not force and os.path.lexists(path):
        raise UsageError(
            f"{disk.display_name(path)}: is there already; choose another name, or replace it with --force"
        )
    return name, path


def _take(
    paths: Sequence[str],
    talk: Talk,
    language: str | None,
    *,
    sentences: bool = False,
    known: Collection["Sample"] = (),
) -> tuple[list["Sample"], bool]:
    """Return what is counted in the texts, each once, and whether any could not be read.

    A text that counts as one of the `known` ones does is passed over.
    """
    from humanize_cli.reading import read
    from humanize_cli.voice.fit import refuse_too_many
    from humanize_cli.voice.habits import phrases_of
    from humanize_cli.voice.sample import Sample, take

    if inputs.STDIN in paths:
        raise UsageError("stdin is one text, and a voice is learned from several; give files or folders")
    sources = inputs.find(paths).sources
    refuse_too_many(len(sources))
    taken: list[Sample] = []
    seen: dict[str, str] = {}
    failed = False
    for source in sources:
        try:
            text = source_text(source)
        except InputError as error:
            talk.error(str(error))
            failed = True
            continue
        if (first := seen.setdefault(" ".join(text.split()), source.name)) != source.name:
            talk.warn(f"{source.name}: the same text as {first}; counted once")
            continue
        reading = read(text, source.format, language=language)
        sample = take(source.name, reading, phrases_of, sentences=sentences)
        if sample is None or not sample.words:
            talk.warn(f"{source.name}: no prose in a language that is measured; passed over")
        elif any(sample.counts == each.counts and sample.openers == each.openers for each in known):
            talk.warn(f"{source.name}: is one of the writer's own texts; passed over")
        else:
            taken.append(sample)
    return taken, failed


def _separation(name: str, samples: Sequence["Sample"], others: str | None, talk: Talk) -> str:
    """Return the table of how the writer's held-out texts are told from profiles and other writers."""
    from humanize_cli.style.load import load_profile, profile_names
    from humanize_cli.voice.separation import from_profiles, from_writers, table

    writers = _writers(others, samples, talk) if others is not None else {}
    profiles = [load_profile(each) for each in profile_names()]
    return table(name, from_profiles(samples, profiles), from_writers(samples, writers))


def _writers(folder: str, own: Sequence["Sample"], talk: Talk) -> dict[str, list["Sample"]]:
    """Return what is counted in the texts of each folder in a folder, if in the writer's language."""
    if not disk.is_folder(Path(folder)):
        raise UsageError(
            f"--others {disk.display_name(folder)}: is no folder; give one with a folder for each writer"
        )
    found: dict[str, list[Sample]] = {}
    try:
        folders = sorted(each for each in Path(folder).iterdir() if disk.is_folder(each))
    except OSError as error:
        raise InputError(f"{disk.display_name(folder)}: cannot be listed: {error.strerror}") from None
    for path in folders:
        taken, _ = _take([str(path)], talk, None, known=own)
        if texts := [sample for sample in taken if sample.language == own[0].language]:
            found[disk.display_name(path.name)] = texts
    if not found:
        talk.warn(f"--others {disk.display_name(folder)}: no folder in it has texts in this language")
    return found
