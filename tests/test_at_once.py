"""Two pieces of work at once: both results, real simultaneity, and what happens on failure."""

import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from build_scripts.at_once import at_once


def meet(mine: Path, other: Path) -> int:
    """Wait until the other piece of work has begun; returns the process it is done in."""
    mine.touch()
    patience = time.monotonic() + 20
    while not other.exists():
        assert time.monotonic() < patience, "the other piece of work was not begun"
        time.sleep(0.01)
    return os.getpid()


def fail(message: str) -> int:
    raise ValueError(message)


def has_no_child() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_both_are_done_at_the_same_time_in_two_processes(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    first, second = at_once(partial(meet, here, there), partial(meet, there, here))
    assert first == os.getpid()
    assert second not in (0, os.getpid())


def test_a_large_result_comes_back_whole() -> None:
    assert at_once(lambda: "a", lambda: "异" * 1_000_000) == ("a", "异" * 1_000_000)


FAILING: dict[str, tuple[Callable[[], int], Callable[[], int], str]] = {
    "the first": (partial(fail, "first"), lambda: 2, "first"),
    "the second": (lambda: 1, partial(fail, "second"), "second"),
    "both": (partial(fail, "first"), partial(fail, "second"), "first"),
}


@pytest.mark.parametrize(("first", "second", "said"), FAILING.values(), ids=FAILING)
def test_a_failure_is_raised_here_and_leaves_no_process(
    first: Callable[[], int], second: Callable[[], int], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        at_once(first, second)
    assert has_no_child()


def test_a_child_that_is_killed_has_its_work_done_again() -> None:
    parent = os.getpid()

    def die_as_a_child() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert at_once(lambda: "first", die_as_a_child) == ("first", "done")


def test_a_process_with_threads_does_one_after_the_other() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert at_once(os.getpid, os.getpid) == (os.getpid(), os.getpid())
    finally:
        stop.set()
        thread.join()
