"""Work in several processes: the same results in the same order, whatever becomes of a process."""

import os
import signal
import time
from pathlib import Path

import pytest

from humanize_cli import forked

HERE = os.getpid()


def alive(process: int) -> bool:
    """Say whether a process is there and is no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("processes", [1, 2, 3, 50])
@pytest.mark.parametrize("number", [0, 1, 7, 40])
@pytest.mark.parametrize("warm_up", [0, 5])
def test_results_come_in_the_items_order(processes, number, warm_up):
    found = forked.in_order(lambda item: item * item, range(number), processes=processes, warm_up=warm_up)
    assert list(found) == [item * item for item in range(number)]


def test_the_first_items_are_done_here_and_the_others_elsewhere():
    found = list(forked.in_order(lambda item: os.getpid(), range(20), processes=2, warm_up=4))
    assert found[:4] == [HERE] * 4
    assert len(set(found[4:])) == 2
    assert HERE not in found[4:]


def test_a_process_that_dies_leaves_its_rest_to_this_one():
    def work(item: int) -> int:
        if item == 6 and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return item + 1

    assert list(forked.in_order(work, range(30), processes=3)) == list(range(1, 31))


def test_results_larger_than_a_pipe_get_through():
    found = forked.in_order(lambda item: bytes([item]) * 300_000, range(9), processes=2)
    assert [len(set(each)) * len(each) for each in found] == [300_000] * 9


def test_no_process_is_left_when_the_rest_is_not_wanted():
    found = forked.in_order(lambda item: (os.getpid(), time.sleep(0.01)), range(1000), processes=2)
    workers = {next(found)[0], next(found)[0]}
    found.close()
    assert len(workers) == 2
    assert not any(map(alive, workers))
