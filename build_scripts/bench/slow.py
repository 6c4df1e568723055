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
PROC = Path("/proc")
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
    """Stop and continue in turns; a turn that came out too long or short is made up for later."""
    pages = page_processes(profile)
    turn, owed = 0, 0.0
    before = time.monotonic()
    while not over.wait(PERIOD / times):
        _signal(pages, signal.SIGSTOP)
        stopped = time.monotonic()
        owed += (stopped - before) * (times - 1)
        turn += 1
        # looking takes its time too, so it is done while they stand
        found = page_processes(profile) if turn % RESCAN == 0 else pages
        over.wait(owed - (time.monotonic() - stopped))
        _signal(pages, signal.SIGCONT)
        pages, before = found, time.monotonic()
        owed -= before - stopped


def _signal(pages: list[int], number: int) -> None:
    for page in pages:
        with suppress(ProcessLookupError):
            os.kill(page, number)


def can_slow() -> bool:
    """Whether this system tells which processes run what, as Linux does."""
    return (PROC / "self" / "stat").exists()


def page_processes(profile: Path) -> list[int]:
    """The processes that run pages and workers of the browser in a profile."""
    told: dict[int, list[bytes]] = {}
    parents: dict[int, int] = {}
    for entry in PROC.glob("[0-9]*"):
        with suppress(OSError):
            # Chromium joins the arguments of its children by spaces
            told[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").split()
            stat = (entry / "stat").read_text().rpartition(")")[2]
            parents[int(entry.name)] = int(stat.split()[1])
    browser = f"--user-data-dir={profile}".encode()
    roots = {
        number
        for number, words in told.items()
        if browser in words and not any(word.startswith(b"--type=") for word in words)
    }

    def is_below(number: int) -> bool:
        while number in parents and number not in roots:
            number = parents[number]
        return number in roots

    return [n for n, words in told.items() if b"--type=renderer" in words and is_below(n)]
