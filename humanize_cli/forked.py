"""Work on many items in several processes, the results in order.

The processes are forked, so that they share what is loaded by then, and each has every so many items. One
that dies leaves its rest to this process; they all end when this one does. Where processes cannot be forked,
this one does all the work.
"""

import os
import pickle
import signal
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from typing import IO, NamedTuple, NoReturn, TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class _Worker(NamedTuple):
    """A process, and the pipe that its results come through."""

    process: int
    results: IO[bytes]


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[Item], Outcome], items: Sequence[Item], *, processes: int, warm_up: int = 0
) -> Generator[Outcome, None, None]:
    """Yield what `work` makes of each item, in the items' order.

    This process does the first `warm_up` alone, so that what they load need not be loaded in each of the
    others. `work` raises nothing, and what it returns can be pickled.
    """
    together = warm_up if processes > 1 and hasattr(os, "fork") else len(items)
    yield from map(work, items[:together])
    rest = items[together:]
    if not rest:
        return
    workers: list[_Worker] = []
    try:
        for number in range(processes):
            workers.append(_fork(work, rest[number::processes], workers))
        for number, item in enumerate(rest):
            try:
                outcome: Outcome = pickle.load(workers[number % processes].results)
            except (EOFError, pickle.UnpicklingError):
                outcome = work(item)
            yield outcome
    finally:
        for worker in workers:
            worker.results.close()
            with suppress(ProcessLookupError):
                os.kill(worker.process, signal.SIGTERM)
            os.waitpid(worker.process, 0)


def _fork(work: Callable[[Item], Outcome], items: Sequence[Item], others: Sequence[_Worker]) -> _Worker:
    """Start a process for some of the items."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        # A pipe that nobody else reads ends its process with the first one.
        for each in (reading, *(other.results.fileno() for other in others)):
            os.close(each)
        _be_worker(work, items, writing)
    os.close(writing)
    return _Worker(process, os.fdopen(reading, "rb"))


def _be_worker(work: Callable[[Item], Outcome], items: Sequence[Item], writing: int) -> NoReturn:
    """Do the work of a process, and end it without what the first process has to do at its end."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGPIPE):
        signal.signal(each, signal.SIG_DFL)
    try:
        with os.fdopen(writing, "wb") as results:
            for item in items:
                pickle.dump(work(item), results)
                results.flush()
    finally:
        os._exit(0)
