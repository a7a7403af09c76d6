"""Whether a text speaks of harm to people, which is no matter of tone."""

from humanize_cli.harm.find import ANY, Harm, harm
from humanize_cli.harm.kinds import Kind

__all__ = ["ANY", "Harm", "Kind", "harm"]
