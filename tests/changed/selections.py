"""What the tests of changed lines share: texts, selections, and the lines that git says have changed."""

from humanize_cli.changed import Selection, find
from humanize_cli.lines import Lines

OLD = "We utilize the old pump in the yard every day.\n"
NEW = "They utilize the new pump in the garden now.\n"

SINCE = Selection("HEAD")
STAGED = Selection(None)
THREE = "one\n\ntwo\n\nthree\n"


def lines(selection=SINCE, *paths: str, **more) -> dict[str, Lines | None]:
    return {each.name: each.lines for each in find(selection, paths, **more).sources}
