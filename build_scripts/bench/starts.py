"""Measures the start of everybody in a real browser, by turns, on a fast and on a slow line."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from build_scripts.bench.contestants import Case, Contestant, contestants, request_of
from build_scripts.bench.prepare import BENCH, PAGES, WWW, prepare
from build_scripts.bench.report import Run, table
from build_scripts.bench.server import BenchServer, key_of, running
from build_scripts.bench.slow import can_slow
from build_scripts.bench.visit import Condition, StartError, both_visits
from build_scripts.check import checked_policy
from build_scripts.site import POLICY, SITE

RUNS = 3
FAST = Condition("this machine, loopback")
TIMES = 4 if can_slow() else 1
SLOW = Condition(
    "1.6 Mbit/s, 150 ms away, "
    + (f"processor {TIMES} times slower" if TIMES > 1 else "processor as it is (needs Linux)"),
    rate=1_600_000 / 8, latency=0.150, times_slower=TIMES, patience=300,
)  # fmt: skip
COMPRESSED = BENCH / "compressed"


def measured_starts() -> Iterator[str]:
    """The lines on the starts; a peer that cannot start gets a line saying why.

    `BENCH_RUNS` in the environment says how many turns there are.
    """
    runs = int(os.environ.get("BENCH_RUNS") or RUNS)
    case = _case()
    server = BenchServer({"ours": SITE, "www": WWW}, COMPRESSED)
    missing = prepare(request_of(case), server.base)
    there = [who for who in contestants(case) if who.name not in missing]
    COMPRESSED.mkdir(exist_ok=True)
    with running(server), sync_playwright() as play:
        chromium = os.environ.get("CHROMIUM", "chromium")

        def visits(who: Contestant, condition: Condition) -> Run:
            return both_visits(play, chromium, server, who, condition)

        # A rehearsal finds who cannot start, and which files have to be compressed.
        for who in list(there):
            try:
                visits(who, FAST)
            except StartError as error:
                missing[who.name] = str(error)
                there.remove(who)
        _compress(server.line.asked)
        for condition in (FAST, SLOW):
            taken: dict[str, list[Run]] = {who.name: [] for who in there}
            for turn in range(runs):
                # whoever goes first meets a machine in another state: everybody does, by turns
                for who in there[turn % len(there) :] + there[: turn % len(there)]:
                    try:
                        taken[who.name].append(visits(who, condition))
                    except StartError as error:
                        missing[who.name] = str(error)
            titles = {who.name: who.title for who in there}
            yield from table(condition.title, titles, taken)
    yield from (f"{name} did not start: {why}" for name, why in missing.items())


def _case() -> Case:
    """The fullest of the policy's own examples, as of this day by the clock, as in the page."""
    examples = [
        example
        for cause in checked_policy(POLICY)["causes"].values()
        for example in cause["examples"]
    ]
    fullest = max(examples, key=lambda example: len(example["answers"]))
    return {"as_of": date.today().isoformat(), "answers": fullest["answers"]}


def _compress(paths: Iterable[Path]) -> None:
    """Make the compressed copies that are not there yet."""
    keys = {key_of(path): path for path in paths}
    new = [f"{key} {path}" for key, path in keys.items() if not any(COMPRESSED.glob(f"{key}.*"))]
    command = ["node", str(PAGES / "compress.mjs"), str(COMPRESSED)]
    subprocess.run(command, input="\n".join(new), text=True, check=True)
