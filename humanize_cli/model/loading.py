"""What is read from a built model, by a thread of its own while the first text is being read."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from humanize_cli.errors import ModelError
from humanize_cli.model.build import TOKENIZER
from humanize_cli.model.prompts import Tokenizer

_Made = TypeVar("_Made")


class Parts(NamedTuple):
    """A model in memory: its tokenizer, and CTranslate2's generator."""

    tokenizer: Tokenizer
    generator: Any


def read_parts(path: Path, workers: int) -> Parts:
    """Return the parts of the model in a folder, for so many workers.

    Raises ModelError when CTranslate2 cannot load it.
    """
    import ctranslate2

    try:
        tokenizer = Tokenizer(path / TOKENIZER)
        generator = ctranslate2.Generator(
            str(path), inter_threads=workers, intra_threads=1, max_queued_batches=-1
        )
    except (RuntimeError, OSError, ValueError) as error:
        raise ModelError(
            f"{path}: the model cannot be loaded ({error}); run: humanize model build"
        ) from error
    return Parts(tokenizer, generator)


def in_background(make: Callable[[], _Made]) -> "Future[_Made]":
    """Return what a thread makes, or the error it ends with; the process does not wait for it to end."""
    future: Future[_Made] = Future()

    def run() -> None:
        try:
            future.set_result(make())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, name="loading the model", daemon=True).start()
    return future
