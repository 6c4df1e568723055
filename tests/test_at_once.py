"""Two pieces of work at once: both results, real simultaneity, and what happens on failure.

Whether a child may be made, and whether one was left behind, depends on what else the process has
been doing; so what looks at that runs in a fresh one.
"""

import os
import signal
import subprocess
import sys
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


def alone(call: str) -> str:
    """Run a function of this file in a new process; returns what was printed, errors included."""
    command = [sys.executable, "-c", f"from tests.test_at_once import *; {call}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def fail(message: str) -> int:
    raise ValueError(message)


def has_no_child() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def meet_each_other(here: str, there: str) -> None:
    first, second = at_once(
        partial(meet, Path(here), Path(there)), partial(meet, Path(there), Path(here))
    )
    sys.stdout.write(f"{first == os.getpid()} {second not in (0, os.getpid())}\n")


def test_both_are_done_at_the_same_time_in_two_processes(tmp_path: Path) -> None:
    here, there = str(tmp_path / "here"), str(tmp_path / "there")
    assert alone(f"meet_each_other({here!r}, {there!r})") == "True True\n"


def test_a_large_result_comes_back_whole() -> None:
    assert at_once(lambda: "a", lambda: "异" * 1_000_000) == ("a", "异" * 1_000_000)


FAILING: dict[str, tuple[Callable[[], int], Callable[[], int], str]] = {
    "the first": (partial(fail, "first"), lambda: 2, "first"),
    "the second": (lambda: 1, partial(fail, "second"), "second"),
    "both": (partial(fail, "first"), partial(fail, "second"), "first"),
}


def fail_in(which: str) -> None:
    first, second, _said = FAILING[which]
    try:
        at_once(first, second)
    except ValueError as error:
        sys.stdout.write(f"{error} {has_no_child()}\n")


@pytest.mark.parametrize("which", FAILING)
def test_a_failure_is_raised_here_and_leaves_no_process(which: str) -> None:
    assert alone(f"fail_in({which!r})") == f"{FAILING[which][2]} True\n"


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
