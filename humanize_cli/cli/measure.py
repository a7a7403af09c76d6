"""humanize measure: what a text's style comes to in numbers, beside the profile's bands."""

from typing import TYPE_CHECKING, Annotated

import typer

from humanize_cli import inputs
from humanize_cli.cli.options import Language, Quiet, complete_profile, level_of, refuse_language
from humanize_cli.cli.output import Talk, write_stdout
from humanize_cli.cli.source_text import source_text
from humanize_cli.errors import ExitCode, InputError, UsageError
from humanize_cli.inputs import Source

if TYPE_CHECKING:
    from humanize_cli.bands.measure import Measures
    from humanize_cli.style.profile import Profile, Voice

_FEW_WORDS = 100

_Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files, folders, or - for stdin; nothing means stdin.", metavar="PATHS|-", show_default=False
    ),
]
_Profile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        "-p",
        help="Hold the text to the bands of a profile: its name, or the path of a YAML file.",
        metavar="NAME|PATH",
        autocompletion=complete_profile,
    ),
]
_Against = Annotated[
    str | None,
    typer.Option("--against", help="An edited version of the text, to show beside it.", metavar="FILE"),
]
_After = Annotated[bool, typer.Option("--after", help="Edit the text (writing nothing), and show both.")]
_All = Annotated[bool, typer.Option("--all", help="Show measures too that the profile has no band for.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON, one line for each text.")]


def command(
    paths: _Paths = None,
    profile: _Profile = None,
    against: _Against = None,
    after: _After = False,
    everything: _All = False,
    as_json: _Json = False,
    language: Language = "auto",
    quiet: Quiet = False,
) -> int:
    """Measure sentence lengths, reading grade, passives, pronouns and more; with --profile, say what lies
    outside the profile's bands, too much as well as too little. Nothing is changed.

    Exit codes: 0 measured, whatever the figures; 2 wrong usage; 3 a text cannot be read.
    """
    refuse_language(language)
    if against is not None and after:
        raise UsageError("--against and --after both say what to show beside the text; give one")
    if against == inputs.STDIN and inputs.STDIN in (paths or [inputs.STDIN]):
        raise UsageError("standard input can be only one of the two texts")
    from humanize_cli.style.load import load_profile
    from humanize_cli.views import bands as view

    chosen = load_profile(profile) if profile is not None else None
    talk = Talk(level_of(quiet=quiet, verbose=False))
    found = inputs.find(paths or [])
    if against is not None and len(found.sources) != 1:
        raise UsageError("--against is the edited version of one text; give one file")
    if not found.sources:
        talk.warn(f"nothing to measure: {found.nothing or inputs.NO_TEXTS}")
    code = ExitCode.DONE
    second = _Second(against, after, chosen, None if language == "auto" else language)
    for source in found.sources:
        try:
            text = source_text(source)
            measures = second.measure(text, source)
            other = second.other(text, source)
        except InputError as error:
            talk.error(str(error))
            code = ExitCode.FAILED
            continue
        if other is not None and other.language not in (None, measures.language):
            talk.warn(f"{source.name}: is in another language ({measures.language}) than {against}")
        bands = chosen.bands_for(measures.language) if chosen and measures.language else {}
        voice = _voice(text, source, measures, chosen)
        measured = view.Measured(source.name, measures, bands, other, voice)
        _say(talk, measured.name, measures, chosen, bands_missing=bool(chosen and not bands))
        name = chosen.name if chosen else None
        shown = (
            view.as_json(measured, profile=name) + "\n"
            if as_json
            else view.text(measured, profile=name, everything=everything)
        )
        write_stdout(shown.encode("utf-8", "replace"))
    return code


class _Second:
    """Measures texts, and their other versions where one is asked for."""

    def __init__(
        self, against: str | None, after: bool, profile: "Profile | None", language: str | None
    ) -> None:
        """Take the file to compare with, whether to edit, the profile to edit by, and the texts' language."""
        self._against = against
        self._editor = None
        self._language = language
        if after:
            from humanize_cli.api import open_editor
            from humanize_cli.style.load import load_profile

            self._editor = open_editor(profile or load_profile("plain"), language=language or "auto")

    def measure(self, text: str, source: Source) -> "Measures":
        """Return a text's measures."""
        from humanize_cli.bands.measure import measure
        from humanize_cli.reading import read

        return measure(read(text, source.format, language=self._language))

    def other(self, text: str, source: Source) -> "Measures | None":
        """Return the measures of the text's other version, None where none is asked for."""
        if self._editor is not None:
            return self.measure(self._editor.edit(text, source.format).after, source)
        if self._against is None:
            return None
        other = inputs.find([self._against]).sources[0]
        return self.measure(source_text(other), other)


def _voice(
    text: str, source: Source, measures: "Measures", profile: "Profile | None"
) -> "tuple[float, Voice] | None":
    """Return how far a text is from the profile's voice in its language, with that voice, if there is one."""
    voice = profile.voices.get(measures.language or "") if profile else None
    if voice is None:
        return None
    from humanize_cli.reading import read
    from humanize_cli.voice.delta import distance
    from humanize_cli.voice.sample import Phrases, take

    sample = take(source.name, read(text, source.format, language=measures.language), lambda _: Phrases(()))
    return (distance([sample], voice), voice) if sample is not None and sample.words else None


def _say(
    talk: Talk, name: str, measures: "Measures", profile: "Profile | None", *, bands_missing: bool
) -> None:
    """Say on stderr what the figures do not cover, or why they say little."""
    if measures.other_words:
        talk.warn(f"{name}: not measured: {measures.other_words:,} words in other languages")
    if measures.language is None:
        talk.warn(f"{name}: no prose in a language that is measured")
        return
    if bands_missing and profile is not None:
        talk.warn(f"{name}: the profile {profile.name} has no bands for this language ({measures.language})")
    if measures.words < _FEW_WORDS:
        talk.note(f"{name}: {measures.words} words are few; figures settle from about {_FEW_WORDS} on")
