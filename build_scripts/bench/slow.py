"""Makes a browser's pages four times slower by stopping their processes three quarters of the time.

The browser's own switch (`Emulation.setCPUThrottlingRate`) reaches a page's main thread and
refuses workers, where all the work is done here. Stopping the processes reaches every thread; the
browser's network service stays as fast as it is.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PERIOD = 0.02
"""Seconds in which a page's processes run once and stop once."""
RESCAN = 5
"""Periods after which new processes are looked for."""


@contextmanager
def slowed(profile: Path, times: float) -> Iterator[None]:
    """Slow the pages of the browser that runs in a profile; `times` 1 leaves it alone."""
    if times <= 1:
        yield
        return
    over = threading.Event()
    thread = threading.Thread(target=_run, args=(profile, times, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _run(profile: Path, times: float, over: threading.Event) -> None:
    pages: list[int] = []
    turn = 0
    while not over.is_set():
        if turn % RESCAN == 0:
            pages = page_processes(profile)
        turn += 1
        start = time.monotonic()
        _signal(pages, signal.SIGSTOP)
        over.wait(PERIOD * (1 - 1 / times))
        _signal(pages, signal.SIGCONT)
        # what a late wake-up took from them is given back
        time.sleep((time.monotonic() - start) / (times - 1))


def _signal(pages: list[int], number: int) -> None:
    for page in pages:
        with suppress(ProcessLookupError):
            os.kill(page, number)


def page_processes(profile: Path) -> list[int]:
    """The processes that run pages and workers of the browser in a profile."""
    parents: dict[int, int] = {}
    told: dict[int, bytes] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                told[int(entry.name)] = (entry / "cmdline").read_bytes()
                parents[int(entry.name)] = int(
                    (entry / "stat").read_text().rpartition(")")[2].split()[1]
                )
    mark = f"--user-data-dir={profile}".encode()
    roots = {number for number, line in told.items() if mark in line and b"--type=" not in line}

    def is_ours(number: int) -> bool:
        while number in parents:
            if number in roots:
                return True
            number = parents[number]
        return False

    return [
        number for number, line in told.items() if b"--type=renderer" in line and is_ours(number)
    ]
