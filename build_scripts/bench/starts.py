"""Measures the start of everybody in a real browser, by turns, on a fast and on a slow line."""

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from playwright.sync_api import sync_playwright

from build_scripts.bench.contestants import Case, Contestant, contestants, request_of
from build_scripts.bench.prepare import BENCH, PAGES, WWW, prepare
from build_scripts.bench.report import PEER, Run, table
from build_scripts.bench.server import BenchServer, key_of, running
from build_scripts.bench.slow import can_slow
from build_scripts.bench.visit import Condition, StartError, both_visits
from build_scripts.check import checked_policy
from build_scripts.site import POLICY, SITE

TIMES = 4 if can_slow() else 1
CONDITIONS = {
    "fast": Condition("this machine, loopback"),
    "slow": Condition(
        "1.6 Mbit/s, 150 ms away, "
        + (f"processor {TIMES} times slower" if TIMES > 1 else "processor as it is (needs Linux)"),
        rate=1_600_000 / 8, latency=0.150, times_slower=TIMES, patience=300,
    ),
}  # fmt: skip
COMPARED = {"ours", PEER}
"""Those of the ratios. A slow line takes minutes, so the others have one turn on it."""
COMPRESSED = BENCH / "compressed"
REHEARSALS = 3
Visits = Callable[[Contestant, Condition], Run]


def measured_starts(conditions: Iterable[Condition], runs: int) -> Iterator[str]:
    """The lines on the starts; a peer that cannot start gets a line saying why.

    Args:
        conditions: what to measure on.
        runs: how many turns there are.
    """
    case = _case()
    server = BenchServer({"ours": SITE, "www": WWW}, COMPRESSED)
    missing = prepare(request_of(case), server.base)
    there = [who for who in contestants(case) if who.name not in missing]
    COMPRESSED.mkdir(exist_ok=True)
    with running(server), sync_playwright() as play:
        chromium = os.environ.get("CHROMIUM", "chromium")

        def visits(who: Contestant, condition: Condition) -> Run:
            return both_visits(play, chromium, server, who, condition)

        for who in list(there):
            try:
                _rehearse(server, visits, who)
            except StartError as error:
                missing[who.name] = str(error)
                there.remove(who)
        for condition in conditions:
            taken = _by_turns(visits, there, condition, runs, missing)
            yield from table(condition.title, {who.name: who.title for who in there}, taken)
    yield from (f"{name} did not start: {why}" for name, why in missing.items())


def _case() -> Case:
    """The fullest of the policy's own examples, as of this day by the clock, as in the page."""
    causes = checked_policy(POLICY)["causes"].values()
    examples = [example for cause in causes for example in cause["examples"]]
    fullest = max(examples, key=lambda example: len(example["answers"]))
    return {"as_of": date.today().isoformat(), "answers": fullest["answers"]}


def _rehearse(server: BenchServer, visits: Visits, who: Contestant) -> None:
    """Let somebody start until all it asks for has its compressed copies.

    More than once, since a page may ask for other files where the server compresses.

    Raises:
        StartError: it does not start.
    """
    for _ in range(REHEARSALS):
        visits(who, CONDITIONS["fast"])
        keys = {key_of(path): path for path in server.line.asked}
        new = [f"{k} {path}" for k, path in keys.items() if not (COMPRESSED / f"{k}.done").exists()]
        if not new:
            return
        command = ["node", str(PAGES / "compress.mjs"), str(COMPRESSED)]
        subprocess.run(command, input="\n".join(new), text=True, check=True)


def _by_turns(
    visits: Visits,
    there: list[Contestant],
    condition: Condition,
    runs: int,
    missing: dict[str, str],
) -> dict[str, list[Run]]:
    """The runs of everybody; whoever goes first in one turn goes last in the next."""
    taken: dict[str, list[Run]] = {who.name: [] for who in there}
    for turn in range(runs):
        first = turn % len(there)
        for who in there[first:] + there[:first]:
            if turn and condition.rate and who.name not in COMPARED:
                continue
            try:
                taken[who.name].append(visits(who, condition))
            except StartError as error:
                missing[who.name] = str(error)
    return taken
