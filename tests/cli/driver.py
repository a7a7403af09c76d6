"""The real command line in a process of its own, with an engine that answers by a script.

Run as `python driver.py SCRIPT WORDS…`. What replaces the model is named by SCRIPT, so that no option or
variable of the product exists for tests only.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from humanize_cli import api
from humanize_cli.cli.app import main
from humanize_cli.errors import ModelError
from humanize_cli.model.engine import Engine
from humanize_cli.model.scripted import ScriptedEngine

COPY = "="


def use(sentence: str) -> str:
    """Edit the sentences that say "utilize"."""
    return sentence.replace("utilize", "use") if "utilize" in sentence else COPY


def slow(sentence: str) -> str:
    """Edit as `use` does, and take a while for it; the file "asked" says that it has begun."""
    Path("asked").touch()
    time.sleep(0.05)
    return use(sentence)


def crash(sentence: str) -> str:
    """Fail as a program does that has a fault, with the user's text in the message."""
    raise ZeroDivisionError(f"cannot divide: {sentence}")


def crash_on_poison(sentence: str) -> str:
    """Fail for sentences that say "poison"."""
    return crash(sentence) if "poison" in sentence else use(sentence)


def interrupt(sentence: str) -> str:
    """Be interrupted as by Ctrl-C."""
    raise KeyboardInterrupt


def build(threads: int = 0, notify: Callable[[str, float], None] | None = None) -> Engine:
    """Build a model for as long as it takes to be interrupted."""
    if notify is not None:
        notify("merging the adapter", 0.1)
    Path("asked").touch()
    time.sleep(60)
    raise ModelError("nobody interrupted")


def typographic(sentence: str) -> str:
    """Contract "do not" with a curly apostrophe, which not every encoding has, and edit as `use` does."""
    return sentence.replace("do not", "don’t") if "do not" in sentence else use(sentence)


def never(threads: int = 0, notify: Callable[[str, float], None] | None = None) -> Engine:
    """Fail where the model is loaded."""
    raise ModelError("the model was loaded")


class LingeringEngine(ScriptedEngine):
    """An engine that has work under way when it is interrupted, and waits for that when it goes."""

    def __del__(self) -> None:
        time.sleep(60)


SCRIPTS = {each.__name__: each for each in (use, slow, crash, crash_on_poison, interrupt, typographic)}


if __name__ == "__main__":
    script = SCRIPTS.get(sys.argv[1])
    if sys.argv[1] in ("build", "never"):
        api.load_engine = {"build": build, "never": never}[sys.argv[1]]
    elif script is None:
        api.load_engine = lambda threads=0, notify=None: LingeringEngine(slow)
    else:
        api.load_engine = lambda threads=0, notify=None: ScriptedEngine(script)
    sys.exit(main(sys.argv[2:]))
