"""Loads profiles by name or path, strictly, with inheritance."""

import os
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import MappingProxyType

from humanize_cli.errors import ProfileError
from humanize_cli.style.feelings import feelings
from humanize_cli.style.profile import LANGUAGES, Example, Profile, Strength, Tone
from humanize_cli.style.read_bands import merged, own_bands, own_languages, refuse_impossible
from humanize_cli.style.voice import own_voices
from humanize_cli.style.yaml_source import YamlNode, did_you_mean, load_mapping, read_source
from humanize_cli.text.form import FORM_CHOICES, wording_problem

KEYS = (
    *("description", "extends", "tone", "strength", "address", "bands"),
    *("avoid", "prefer", "keep", "disclose", "disclose-text", "languages", "emotion", "examples", "voice"),
)
"""The keys of a profile; any other is an error."""

_SUFFIXES = (".yaml", ".yml")
_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


def profile_names() -> tuple[str, ...]:
    """Return the names of the built-in profiles in alphabetical order."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def own_folder() -> Path:
    """Return the folder whose profiles go by name: HUMANIZE_PROFILES, else the platform's for settings.

    It need not be there.
    """
    import platformdirs

    chosen = os.environ.get("HUMANIZE_PROFILES")
    return Path(chosen) if chosen else platformdirs.user_config_path("humanize") / "profiles"


def own_names() -> tuple[str, ...]:
    """Return the names of the user's own profiles in alphabetical order, but for those of built-in ones."""
    try:
        found = {path.stem for path in own_folder().glob("*.yaml")}
    except OSError:
        return ()
    return tuple(sorted(found - {*profile_names()}))


def profile_source(name_or_path: str) -> str:
    """Return a profile's YAML text; raises ProfileError when there is none or it cannot be read."""
    return read_source(_locate(name_or_path), error=ProfileError)


def load_profile(name_or_path: str) -> Profile:
    """Return the profile of a built-in or own name, or of a YAML file given by its path.

    It is a path when it has a directory separator or ends in .yaml or .yml; a bare name never means a file.
    Scalars of a profile replace those of the one it extends, `avoid` and `keep` add to its lists, `prefer`
    and bands override entry by entry (a general band also the inherited ones of single languages), and
    examples are not inherited. Raises ProfileError that shows what is wrong.
    """
    path = _locate(name_or_path)
    return _parse(read_source(path, error=ProfileError), path, (path.resolve(),))


def _folder() -> Path:
    """Return the built-in profiles' folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "profiles"
    return installed if installed.is_dir() else package.parent / "profiles"


def is_path(name: str) -> bool:
    """Say whether a profile's name is a path: it has a directory separator or ends in .yaml or .yml."""
    return name.lower().endswith(_SUFFIXES) or any(each in name for each in _SEPARATORS)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # a name too long for the file system
        return False


def _locate(name: str) -> Path:
    """Return the file that `name` means; raises ProfileError, with the likely intention, if it means none."""
    names = profile_names()
    path = Path(name)
    if not is_path(name):
        if name in names:
            return _folder() / f"{name}.yaml"
        own = own_folder() / f"{name}.yaml"
        if name and _is_file(str(own)):
            return own
        hint = did_you_mean(name, (*names, *own_names()))
        near = [each for each in (name, *(name + suffix for suffix in _SUFFIXES)) if each and _is_file(each)]
        if near:
            hint = f'; for the file write "{os.curdir}{os.sep}{near[0]}"'
        mine = f"; your own: {', '.join(own_names())}" if own_names() else ""
        raise ProfileError(
            f'unknown profile "{name}"{hint} (built in: {", ".join(names)}{mine}; or the path of a YAML file)'
        )
    if path.stem in names and path.name == name and not path.exists():
        raise ProfileError(f'{name}: there is no such file; the built-in profile is called "{path.stem}"')
    return path


def _parse(text: str, path: Path, chain: tuple[Path, ...]) -> Profile:
    """Return the profile of a file's text; `chain` are the files from the one asked for down to this one."""
    root = load_mapping(text, str(path), error=ProfileError)
    fields = root.fields(KEYS)
    parent = _parent(fields["extends"], path, chain) if "extends" in fields else Profile(name="")
    avoid = _phrases(fields.get("avoid"))
    keep = _phrases(fields.get("keep"))
    prefer = _prefer(fields.get("prefer"))
    own, languages = own_bands(fields), own_languages(fields.get("languages"))
    bands, language_bands = merged(parent, own, languages)
    profile = Profile(
        name=path.stem,
        tone=Tone(fields["tone"].choice(tuple(Tone))) if "tone" in fields else parent.tone,
        strength=Strength(fields["strength"].choice(tuple(Strength)))
        if "strength" in fields
        else parent.strength,
        description=_line(fields["description"]) if "description" in fields else parent.description,
        extends=fields["extends"].text() if "extends" in fields else None,
        avoid=_union(parent.avoid, avoid),
        prefer=_override(parent.prefer, {key: _line(node) for key, node in prefer.items()}),
        keep=tuple(dict.fromkeys((*parent.keep, *keep))),
        examples=tuple(map(_example, fields["examples"].sequence())) if "examples" in fields else (),
        disclose=fields["disclose"].choice(FORM_CHOICES) if "disclose" in fields else parent.disclose,
        disclose_text=_wording(fields["disclose-text"])
        if "disclose-text" in fields
        else parent.disclose_text,
        bands=bands,
        language_bands=language_bands,
        voices=MappingProxyType({**parent.voices, **own_voices(fields.get("voice"))}),
        feelings=feelings(fields.get("emotion"), parent.feelings, lambda name: _other(name, path)),
    )
    refuse_impossible(profile, own, languages, root)
    _refuse_contradictions(profile, {**avoid, **prefer}, root)
    return profile


def _parent(node: YamlNode, path: Path, chain: tuple[Path, ...]) -> Profile:
    """Return the profile that `node` names: built in, or a path seen from the folder of the file `path`."""
    name = node.text()
    try:
        parent = path.parent / name if is_path(name) else _locate(name)
        text = read_source(parent, error=ProfileError)
    except ProfileError as problem:
        raise node.error(f"cannot extend: {problem}") from None
    resolved = parent.resolve()
    if resolved in chain:
        circle = " → ".join(each.name for each in (*chain[chain.index(resolved) :], resolved))
        raise node.error(f"profiles extend each other in a circle: {circle}")
    return _parse(text, parent, (*chain, resolved))


def _other(name: str, path: Path) -> str:
    """Return how to load a profile that the file `path` names; raises ProfileError where there is none."""
    found = path.parent / name if is_path(name) else _locate(name)
    if not _is_file(str(found)):
        raise ProfileError(f"{name}: there is no such file")
    return str(found) if is_path(name) else name


def _line(node: YamlNode) -> str:
    """Return a text with each run of white space as one space, since sentences are matched in that form."""
    return " ".join(node.text().split())


def _wording(node: YamlNode) -> str:
    """Return what a disclosure says to people."""
    text = node.text()
    if problem := wording_problem(text):
        raise node.error(problem)
    return text


def _phrases(node: YamlNode | None) -> dict[str, YamlNode]:
    """Return the phrases of a list with the nodes they stand at."""
    return {_line(each): each for each in node.sequence()} if node else {}


def _prefer(node: YamlNode | None) -> dict[str, YamlNode]:
    """Return the phrases to replace with their replacements' nodes; the same in another case is an error."""
    found: dict[str, YamlNode] = {}
    seen: dict[str, str] = {}
    for key, value in node.entries() if node else ():
        phrase = _line(key)
        if other := seen.get(phrase.casefold()):
            raise key.error(f'"{phrase}" stands here already as "{other}"; case makes no difference')
        seen[phrase.casefold()] = phrase
        found[phrase] = value
    return found


def _example(node: YamlNode) -> Example:
    fields = node.fields(("before", "after", "language"), required=("before", "after"))
    language = fields["language"].choice(LANGUAGES) if "language" in fields else "en"
    return Example(fields["before"].text().strip(), fields["after"].text().strip(), language, node.line)


def _union(inherited: Iterable[str], own: Iterable[str]) -> tuple[str, ...]:
    """Return the phrases of both in order, each once whatever its case."""
    found: dict[str, str] = {}
    for phrase in (*inherited, *own):
        found.setdefault(phrase.casefold(), phrase)
    return tuple(found.values())


def _override(inherited: Mapping[str, str], own: Mapping[str, str]) -> Mapping[str, str]:
    """Return the replacements of both, the own ones winning whatever the phrase's case."""
    replaced = {phrase.casefold() for phrase in own}
    kept = {phrase: new for phrase, new in inherited.items() if phrase.casefold() not in replaced}
    return MappingProxyType({**kept, **own})


def _refuse_contradictions(profile: Profile, own: Mapping[str, YamlNode], root: YamlNode) -> None:
    """Raise when a replacement holds what is to be avoided, or leads back to itself."""
    avoided = {_words(phrase): phrase for phrase in profile.avoid}
    replaced = {_words(phrase): phrase for phrase in profile.prefer}
    leads_to: dict[str, list[str]] = {}
    for phrase, new in profile.prefer.items():
        leads_to[phrase] = [replaced[run] for run in _runs(_words(new), replaced)]
        for run in _runs(_words(new), avoided):
            node = own.get(phrase) or own.get(avoided[run]) or root
            raise node.error(f'prefer turns "{phrase}" into "{new}", but avoid forbids "{avoided[run]}"')
    try:
        TopologicalSorter(leads_to).prepare()
    except CycleError as problem:
        circle = list(reversed(problem.args[1]))
        node = next(own[phrase] for phrase in circle if phrase in own)
        steps = " → ".join([circle[0], *(profile.prefer[phrase] for phrase in circle[:-1])])
        raise node.error(f"prefer would apply to its own result for ever: {steps}") from None


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.casefold().split())


def _runs(words: tuple[str, ...], known: Mapping[tuple[str, ...], str]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words that are among the `known` ones."""
    longest = max(map(len, known), default=0)
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + longest) + 1):
            if words[start:end] in known:
                yield words[start:end]
