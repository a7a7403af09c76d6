"""humanize profile: list, show."""

from typing import Annotated

import typer

from humanize_cli.cli.options import complete_profile
from humanize_cli.cli.output import write_stdout

app = typer.Typer(help="The profiles: what a text should sound like.", rich_markup_mode=None)


@app.command("list")
def list_profiles() -> int:
    """Print the built-in profiles, one on a line, with what each is for."""
    from humanize_cli.style.load import load_profile, profile_names

    names = profile_names()
    width = max(map(len, names), default=0)
    lines = (f"{name:<{width}}  {load_profile(name).description}".rstrip() for name in names)
    write_stdout("".join(f"{line}\n" for line in lines).encode())
    return 0


@app.command("show")
def show_profile(
    name: Annotated[
        str,
        typer.Argument(help="A profile's name or the path of a YAML file.", autocompletion=complete_profile),
    ],
) -> int:
    """Print a profile as YAML, ready to be copied and changed; a file that is no valid profile is refused."""
    from humanize_cli.style.load import load_profile, profile_source

    load_profile(name)
    write_stdout(profile_source(name).encode())
    return 0
