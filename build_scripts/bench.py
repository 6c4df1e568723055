"""Measures the build by stage and one diagnosis; prints figures, judges nothing."""

import statistics
import time

from build_scripts.check import checked_policy
from build_scripts.site import POLICY, SITE, build
from checker import diagnose

ROUNDS, CALLS = 7, 200


def bench() -> None:
    """Print seconds of each build stage, per page, and milliseconds of one diagnosis."""
    times = build()
    count = sum(1 for _ in SITE.rglob("*.html"))
    print(f"{'stage':12} {'seconds':>8} {'ms/page':>8}   ({count} pages)")
    for stage, seconds in [*times.items(), ("total", sum(times.values()))]:
        print(f"{stage:12} {seconds:8.2f} {1000 * seconds / count:8.1f}")
    wall, cpu = _diagnosis()
    print(f"one diagnosis on CPython: {wall:.2f} ms, {cpu:.2f} ms of processor (goal <= 0.50)")


def _diagnosis() -> tuple[float, float]:
    """Median milliseconds of one diagnosis over the policy's own examples: wall, processor."""
    policy = checked_policy(POLICY)
    cases = [
        {"as_of": example["as_of"], "answers": example["answers"]}
        for cause in policy["causes"].values()
        for example in cause["examples"]
    ]
    walls, cpus = [], []
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        for call in range(CALLS):
            diagnose(policy, cases[call % len(cases)], "zh")
        walls.append(1000 * (time.perf_counter() - wall) / CALLS)
        cpus.append(1000 * (time.process_time() - cpu) / CALLS)
    return statistics.median(walls), statistics.median(cpus)
