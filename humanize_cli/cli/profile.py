"""humanize profile: list, show, check, new, learn, diff, schema."""

import json
from pathlib import Path
from typing import Annotated

import typer

from humanize_cli.cli.learn import learn
from humanize_cli.cli.options import complete_profile
from humanize_cli.cli.output import Talk, write_stdout
from humanize_cli.errors import ExitCode, ProfileError, UsageError

app = typer.Typer(help="The profiles: what a text should sound like.", rich_markup_mode=None)

_Name = Annotated[
    str,
    typer.Argument(help="A profile's name or the path of a YAML file.", autocompletion=complete_profile),
]


@app.command("list")
def list_profiles() -> int:
    """Print the built-in profiles and your own ones, one on a line, with what each is for."""
    from humanize_cli.style.load import load_profile, own_names, profile_names

    def described(name: str) -> str:
        try:
            return load_profile(name).description
        except ProfileError:
            return f"not valid; see humanize profile check {name}"

    names = (*profile_names(), *own_names())
    width = max(map(len, names), default=0)
    lines = (f"{name:<{width}}  {described(name)}".rstrip() for name in names)
    write_stdout("".join(f"{line}\n" for line in lines).encode())
    return 0


@app.command("show")
def show_profile(name: _Name) -> int:
    """Print a profile as YAML, ready to be copied and changed; a file that is no valid profile is refused."""
    from humanize_cli.style.load import load_profile, profile_source

    load_profile(name)
    write_stdout(profile_source(name).encode())
    return 0


@app.command("check")
def check_profile(
    files: Annotated[list[str], typer.Argument(help="Profiles: names or paths.", metavar="FILE...")],
) -> int:
    """Check profiles: their keys, that they do not contradict themselves, and that their examples hold.

    Exit code 1 where an example could not come about, 2 where a file is no valid profile.
    """
    from humanize_cli.style.load import load_profile
    from humanize_cli.style.proof import faults

    talk = Talk()
    code, wrong = ExitCode.DONE, False
    for name in files:
        try:
            profile = load_profile(name)
        except ProfileError as problem:
            talk.error(str(problem))
            wrong = True
            continue
        found = list(faults(profile))
        lines = (f"{name}:{example.line}: {message}\n" for example, message in found)
        write_stdout("".join(lines).encode())
        count = len(profile.examples)
        examples = f"{count} example{'' if count == 1 else 's'}"
        talk.note(f"{name}: a valid profile; {examples}, {len({id(each) for each, _ in found})} with faults")
        code = ExitCode.WOULD_CHANGE if found else code
    return ExitCode.USAGE if wrong else code


@app.command("new")
def new_profile(
    name: Annotated[
        str, typer.Argument(help="The new profile's name; its file is NAME.yaml.", metavar="NAME")
    ],
    extends: Annotated[
        str,
        typer.Option(
            help="The built-in profile to begin from.", metavar="TONE", autocompletion=complete_profile
        ),
    ] = "plain",
) -> int:
    """Write a profile to begin with, NAME.yaml, that extends a built-in one; no file is replaced."""
    from humanize_cli import disk
    from humanize_cli.style.draft import draft
    from humanize_cli.style.load import is_path, load_profile, profile_names

    path = Path(name if is_path(name) else f"{name}.yaml")
    if path.suffix.lower() not in (".yaml", ".yml") or not path.stem:
        raise UsageError(f"{name}: a profile's file ends in .yaml")
    if path.stem in profile_names():
        raise UsageError(f'"{path.stem}" is the name of a built-in profile; choose another')
    if extends not in profile_names():
        load_profile(extends)
        raise UsageError(
            f"--extends {extends}: give a built-in profile; for a file write extends into the new one"
        )
    if path.exists() or path.is_symlink():
        raise UsageError(
            f"{disk.display_name(path)}: is there already; choose another name, or delete it first"
        )
    text = draft(path.stem, load_profile(extends))
    disk.create(path, text.encode())
    shown = str(path) if is_path(name) else f"./{path}"
    Talk().note(f"wrote {disk.display_name(path)}; use it with --profile {disk.display_name(Path(shown))}")
    return 0


app.command("learn")(learn)


@app.command("diff")
def diff_profiles(
    first: _Name,
    second: _Name,
) -> int:
    """Print what two profiles do differently, inherited things included; exit code 1 where anything."""
    from humanize_cli.style.difference import difference
    from humanize_cli.style.load import load_profile

    lines = list(difference(load_profile(first), load_profile(second)))
    write_stdout("".join(f"{line}\n" for line in lines).encode())
    return ExitCode.WOULD_CHANGE if lines else ExitCode.DONE


@app.command("schema")
def print_schema() -> int:
    """Print the JSON Schema of profiles, for editors that complete and check YAML."""
    from humanize_cli.style.schema import schema

    write_stdout((json.dumps(schema(), ensure_ascii=False, indent=2) + "\n").encode())
    return 0
