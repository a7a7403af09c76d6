"""May a text get a key in its YAML front matter, its other bytes as they are?"""

import re

from humanize_cli.errors import InputError
from humanize_cli.text.form import Form
from humanize_cli.text.stamps import FRONT_MATTER, KEY

_OTHER_FORM = "use --disclose comment, footer or sidecar"
_JSON = re.compile(r"\{[ \t]*(?:\r\n|\r|\n)\s*\"")


def front_matter_form(text: str, name: str) -> Form:
    """Return whether the text has front matter that can take a key, or needs some.

    Raises InputError, `name` first, where its front matter is TOML, JSON or no YAML mapping in block style.
    """
    if re.match(r"\+\+\+[ \t]*(?:\r|\n)", text):
        raise InputError(f"{name}: its front matter is TOML (+++), and the disclosure is YAML; {_OTHER_FORM}")
    if _JSON.match(text):
        raise InputError(f"{name}: its front matter is JSON, and the disclosure is YAML; {_OTHER_FORM}")
    front = FRONT_MATTER.match(text)
    if front is None:
        return Form.NEW_FRONT_MATTER
    refuse_unfit(front["body"], name)
    return Form.FRONT_MATTER


def refuse_unfit(body: str, name: str) -> None:
    """Raise InputError unless `body` is a YAML mapping that a line at its end can add a key to."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(body, Loader=loader)
    except (yaml.YAMLError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        line = f":{mark.line + 2}" if mark is not None else ""
        what = getattr(problem, "problem", None) or "a character that YAML does not allow"
        raise InputError(
            f"{name}{line}: its front matter is not YAML ({what}); correct it, or {_OTHER_FORM}"
        ) from None
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        raise InputError(f"{name}: its front matter is not a YAML mapping (key: value); {_OTHER_FORM}")
    if any(isinstance(key, yaml.ScalarNode) and key.value == KEY for key, _ in node.value):
        raise InputError(f'{name}: its front matter has a key "{KEY}" that is no disclosure; {_OTHER_FORM}')
    if node.flow_style or not _takes_key(body):
        raise InputError(f"{name}: its front matter cannot be added to as it is written; {_OTHER_FORM}")


def _takes_key(body: str) -> bool:
    """Say whether a key at the end of a mapping's lines is added to it and changes nothing else."""
    import yaml

    try:
        before, after = _events(body), _events(f"{body}{KEY}:\n  disclosure: 1\n")
    except (yaml.YAMLError, RecursionError):
        return False
    # The last three say where the mapping, the document and the stream end.
    return after[: len(before) - 3] == before[:-3]


def _events(text: str) -> list[str]:
    """Return what a YAML parser reads in a text, without the places."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [repr(each) for each in yaml.parse(text, Loader=loader)]
