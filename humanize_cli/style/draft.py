"""The text of a new profile: short, valid, and showing what can be said."""

from humanize_cli.style.profile import Profile

_DRAFT = """\
# A profile: how a text should sound. Check it with: humanize profile check {name}.yaml
description: How {name} writes.
extends: {parent}

# Ranges that `humanize measure --profile` holds a text to; what is not named is as in {parent}.
# bands:
#   sentence_words: {{mean: [10, 18], spread: [4, 10]}}
#   passives_per_100_sentences: [0, 20]

# What holds for one language only.
# languages:
#   de: {{address: formal}}

# Words that no edit adds; words to replace; names that no edit touches.
# avoid: [reach out]
# prefer: {{utilize: use}}
# keep: [Acme Cloud]

# Sentences before and after, which `humanize profile check` runs.
examples:
  - before: In order to use the printer, enter code 4417.
    after: To use the printer, enter code 4417.
"""


def draft(name: str, parent: Profile) -> str:
    """Return the YAML text of a profile called `name` that extends a built-in one."""
    return _DRAFT.format(name=name, parent=parent.name)
