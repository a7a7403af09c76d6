"""The text of a source, for commands that only look at it."""

from humanize_cli import disk
from humanize_cli.cli.output import read_stdin
from humanize_cli.inputs import Source


def source_text(source: Source) -> str:
    """Return the decoded text of a file, or of standard input; raises InputError where it cannot be had."""
    from humanize_cli.text.encoding import decode

    if source.problem is not None:
        raise source.problem
    data = read_stdin() if source.path is None else disk.read(source.path).data
    return decode(data, source.name).text
