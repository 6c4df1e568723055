"""One first visit and one return visit in a browser profile of its own, measured."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Playwright, ViewportSize

from build_scripts.bench.contestants import Contestant
from build_scripts.bench.server import BenchServer
from build_scripts.bench.slow import slowed

PHONE = ViewportSize(width=390, height=844)
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-quic"]  # fmt: skip
SETTLE = 1_500
"""Milliseconds a browser that was just opened gets to itself: readers have it open already."""
STAY = 4_000
"""Milliseconds a reader stays after the first reply; what a page keeps for later is kept then."""


@dataclass(frozen=True)
class Condition:
    """A line (bytes a second, None for no limit; seconds away) and how much slower a machine."""

    title: str
    rate: float | None = None
    latency: float = 0.0
    times_slower: float = 1
    patience: int = 60
    """Seconds after which a start is given up."""


@dataclass(frozen=True)
class Start:
    """Seconds from the navigation until ready, those of them since the first worker was made.

    Then the bytes on the wire until ready, and the requests.
    """

    seconds: float
    of_worker: float
    carried: int
    requests: int


class StartError(Exception):
    """A contestant did not get ready; says what it said."""


def both_visits(
    play: Playwright, chromium: str, server: BenchServer, who: Contestant, condition: Condition
) -> tuple[Start, Start]:
    """A first visit in a fresh profile, and a return visit in a new page of the same browser.

    Raises:
        StartError: it did not get ready.
    """
    server.line.rate, server.line.latency = condition.rate, condition.latency
    with _profile() as profile:
        context = play.chromium.launch_persistent_context(
            profile, executable_path=chromium, args=FLAGS, viewport=PHONE
        )
        try:
            context.pages[0].wait_for_timeout(SETTLE)
            context.add_init_script(who.script)
            first = _visit(context, profile, server, who, condition)
            return first, _visit(context, profile, server, who, condition)
        finally:
            context.close()


def _visit(
    context: BrowserContext,
    profile: Path,
    server: BenchServer,
    who: Contestant,
    condition: Condition,
) -> Start:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    server.line.clear()
    try:
        with (
            slowed(profile, condition.times_slower),
            page.expect_console_message(
                lambda message: message.text.startswith("bench-"), timeout=1000 * condition.patience
            ) as told,
        ):
            page.goto(server.base + who.address, wait_until="commit")
        kind, _, rest = told.value.text.partition(" ")
        start = server.line.carried, server.line.requests
    except Error as error:
        raise StartError(" | ".join([str(error).splitlines()[0], *said[-3:]])) from None
    if kind != "bench-ready":
        raise StartError(rest)
    page.wait_for_timeout(STAY)
    page.close()
    seconds, of_worker = (float(number) / 1000 for number in rest.split())
    return Start(seconds, of_worker, *start)


@contextmanager
def _profile() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
