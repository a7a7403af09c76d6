"""The public API: one call for one text, or an editor for many."""

from collections.abc import Callable, Collection
from dataclasses import replace

from humanize_cli.errors import UsageError
from humanize_cli.model.engine import Engine
from humanize_cli.pipeline import Editor
from humanize_cli.propose.base import Proposer
from humanize_cli.result import Result
from humanize_cli.style.profile import LANGUAGES, Profile, Strength
from humanize_cli.text.document import Format


def load_engine(threads: int = 0, notify: Callable[[str, float], None] | None = None) -> Engine:
    """Return the model's engine, building the model first where that has not been done.

    Raises ModelError when the model cannot be found, built or loaded.
    """
    from humanize_cli.model.ctranslate2_engine import load_engine as load

    return load(threads=threads, progress=notify)


def open_editor(
    profile: Profile,
    *,
    language: str = "auto",
    strength: Strength | None = None,
    threads: int = 0,
    engine: Engine | None = None,
    headings: bool = False,
    tables: bool = False,
    notify: Callable[[str, float], None] | None = None,
    can_encode: Callable[[str], bool] | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> Editor:
    """Return an editor that asks the rules, then the phrasebook, then the model.

    `strength` overrides the profile's. `threads` is the number of processor cores to use, 0 for all. `engine`
    takes the place of the real model. `notify` is told what is going on and how far it is (0 to 1) while the
    model is built at its first use.
    `can_encode` says whether the text's encoding has a new wording's characters; None where it has all.
    `select` are the ids of the rules to use, none meaning all, and `ignore` of those to leave out.
    Raises UsageError for an unknown language, ModelError when the model cannot be had.
    """
    from humanize_cli.propose.encodable import EncodableProposer
    from humanize_cli.propose.model import ModelProposer
    from humanize_cli.propose.moves import MovesProposer
    from humanize_cli.propose.phrases import PhrasesProposer
    from humanize_cli.propose.rules import RulesProposer

    if language != "auto" and language not in LANGUAGES:
        raise UsageError(f"language {language!r} is not edited; choose auto or one of {', '.join(LANGUAGES)}")
    engine = engine or load_engine(threads, notify)
    proposers: list[Proposer] = [
        MovesProposer(),
        RulesProposer(select=select, ignore=ignore),
        PhrasesProposer(engine, select=select, ignore=ignore),
        ModelProposer(engine),
    ]
    if can_encode is not None:
        proposers = [EncodableProposer(each, can_encode) for each in proposers]
    profile = replace(profile, strength=strength or profile.strength)
    moves, *others = proposers
    return Editor(profile, others, language=language, headings=headings, tables=tables, toward=[moves])


def humanize(
    text: str,
    *,
    profile: str | Profile = "plain",
    language: str = "auto",
    format: str = "markdown",
    strength: str | None = None,
    threads: int = 0,
    engine: Engine | None = None,
) -> Result:
    """Edit one text and return what became of it: `humanize("…", profile="casual").after`.

    `profile` is a built-in name, a path to a YAML file, or a Profile; `format` is "markdown" or "plain";
    `strength` is
    "light", "normal" or "strong", None for the profile's own. The model is loaded anew at every call: open an
    editor with `open_editor` to edit many texts. Raises HumanizeError (ProfileError, UsageError, ModelError).
    """
    from humanize_cli.style.load import load_profile

    try:
        chosen = (Format(format), Strength(strength) if strength else None)
    except ValueError as error:
        raise UsageError(f"{error}; formats: markdown, plain; strengths: light, normal, strong") from None
    loaded = profile if isinstance(profile, Profile) else load_profile(profile)
    editor = open_editor(loaded, language=language, strength=chosen[1], threads=threads, engine=engine)
    return editor.edit(text, chosen[0])
